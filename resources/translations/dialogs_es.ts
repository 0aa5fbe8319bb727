<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Questions</name>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Cambios sin guardar</translation>
    </message>
    <message>
        <source>“{0}” has changes that are not saved.</source>
        <translation>«{0}» tiene cambios sin guardar.</translation>
    </message>
    <message>
        <source>What should be done with them?</source>
        <translation>¿Qué hacemos con ellos?</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Descartar</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>{0} posts have changes that are not saved.</source>
        <translation>{0} artículos tienen cambios sin guardar.</translation>
    </message>
    <message>
        <source>&amp;Save all</source>
        <translation>&amp;Guardar todo</translation>
    </message>
    <message>
        <source>&amp;Discard all</source>
        <translation>&amp;Descartar todo</translation>
    </message>
    <message>
        <source>untitled.md</source>
        <translation>sin-titulo.md</translation>
    </message>
    <message>
        <source>Save the post</source>
        <translation>Guardar el artículo</translation>
    </message>
    <message>
        <source>Open a post</source>
        <translation>Abrir un artículo</translation>
    </message>
    <message>
        <source>Open the folder of a newsletter</source>
        <translation>Abrir la carpeta de un boletín</translation>
    </message>
    <message>
        <source>Posts ({0})</source>
        <translation>Artículos ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Idioma del sistema</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Aspecto</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Seguir al sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Font of the system</source>
        <translation>Letra del sistema</translation>
    </message>
    <message>
        <source>&amp;Font of the editor</source>
        <translation>&amp;Letra del editor</translation>
    </message>
    <message>
        <source>Font &amp;size</source>
        <translation>&amp;Tamaño de letra</translation>
    </message>
    <message>
        <source>Characters in a &amp;line</source>
        <translation>&amp;Caracteres por línea</translation>
    </message>
    <message>
        <source>&amp;Words of a post (0: no goal)</source>
        <translation>Palabras de un artíc&amp;ulo (0: sin meta)</translation>
    </message>
    <message>
        <source>Show line &amp;numbers</source>
        <translation>Mostrar &amp;números de línea</translation>
    </message>
    <message>
        <source>Close &amp;pairs of signs while typing</source>
        <translation>Cerrar los &amp;pares de signos al escribir</translation>
    </message>
    <message>
        <source>&amp;Draw without the graphics card (from the next start on)</source>
        <translation>&amp;Dibujar sin la tarjeta gráfica (a partir del próximo inicio)</translation>
    </message>
</context>
</TS>
