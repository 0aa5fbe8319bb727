<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>The first &amp;hour</source>
        <translation>La primera &amp;hora</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Atajos</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Where the keyboard is</source>
        <translation>Dónde está el teclado</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>List of posts</source>
        <translation>Lista de artículos</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Sections and items</source>
        <translation>Secciones y entradas</translation>
    </message>
    <message>
        <source>Next blank of a template, next cell of a table, indent</source>
        <translation>Siguiente hueco de una plantilla, siguiente celda de una tabla, sangrar</translation>
    </message>
    <message>
        <source>The same backwards</source>
        <translation>Lo mismo hacia atrás</translation>
    </message>
    <message>
        <source>New line without a new item of the list</source>
        <translation>Línea nueva sin otro punto de la lista</translation>
    </message>
    <message>
        <source>Emoji by its name</source>
        <translation>Emoji por su nombre</translation>
    </message>
    <message>
        <source>Open the post</source>
        <translation>Abrir el artículo</translation>
    </message>
    <message>
        <source>Rename the post</source>
        <translation>Cambiar el nombre del artículo</translation>
    </message>
    <message>
        <source>Delete the post</source>
        <translation>Borrar el artículo</translation>
    </message>
    <message>
        <source>Move the section or the item up</source>
        <translation>Subir la sección o la entrada</translation>
    </message>
    <message>
        <source>Move the section or the item down</source>
        <translation>Bajar la sección o la entrada</translation>
    </message>
    <message>
        <source>Put it into the text</source>
        <translation>Ponerla en el texto</translation>
    </message>
    <message>
        <source>Move the section up</source>
        <translation>Subir la sección</translation>
    </message>
    <message>
        <source>Move the section down</source>
        <translation>Bajar la sección</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Next match, or replace</source>
        <translation>Siguiente resultado, o reemplazar</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Find in all posts</source>
        <translation>Buscar en todos los artículos</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>Tick or untick</source>
        <translation>Marcar o desmarcar</translation>
    </message>
</context>
</TS>
