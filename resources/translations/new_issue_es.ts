<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>IssueForm</name>
    <message>
        <source>Skeleton of a translation</source>
        <translation>Esqueleto de una traducción</translation>
    </message>
    <message>
        <source>Headings, images and links of the original stay; its words are to be written.</source>
        <translation>Quedan los títulos, las imágenes y los enlaces del original; sus palabras están por escribir.</translation>
    </message>
    <message>
        <source>Keep the original&apos;s paragraphs as hidden notes</source>
        <translation>Conservar los párrafos del original como notas ocultas</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>&amp;Original</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Número</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Título</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Autor</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Fecha</translation>
    </message>
    <message>
        <source>&amp;Sections</source>
        <translation>&amp;Secciones</translation>
    </message>
    <message>
        <source>&amp;File name</source>
        <translation>Nom&amp;bre del archivo</translation>
    </message>
    <message>
        <source>— none —</source>
        <translation>— ninguno —</translation>
    </message>
</context>
<context>
    <name>NewIssueDialog</name>
    <message>
        <source>New translation</source>
        <translation>Nueva traducción</translation>
    </message>
    <message>
        <source>New issue</source>
        <translation>Nueva edición</translation>
    </message>
    <message>
        <source>Where the file will be</source>
        <translation>Dónde estará el archivo</translation>
    </message>
    <message>
        <source>The file as it will be</source>
        <translation>El archivo tal como quedará</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Crear</translation>
    </message>
    <message>
        <source>Write a title.</source>
        <translation>Escribe un título.</translation>
    </message>
    <message>
        <source>%1 is there already: choose another title, date or name.</source>
        <translation>%1 ya existe: elige otro título, otra fecha u otro nombre.</translation>
    </message>
</context>
</TS>
