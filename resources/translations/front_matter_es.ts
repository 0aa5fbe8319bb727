<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AuthorEditor</name>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Date, or date with time and zone: 2020-02-23 10:00:00 +0100</source>
        <translation>Fecha, o fecha con hora y zona: 2020-02-23 10:00:00 +0100</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>Elegir un día</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>More about {0}</source>
        <translation>Más sobre {0}</translation>
    </message>
    <message>
        <source>Rename or remove the field</source>
        <translation>Cambiar el nombre del campo o quitarlo</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>Ver en el texto</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar el nombre…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Rename the field</source>
        <translation>Cambiar el nombre del campo</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>Nombre nuevo:</translation>
    </message>
</context>
<context>
    <name>FrontMatterPane</name>
    <message>
        <source>Add a field</source>
        <translation>Añadir un campo</translation>
    </message>
    <message>
        <source>The front matter cannot be read. Line {0}: {1}</source>
        <translation>El front matter no se puede leer. Línea {0}: {1}</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir ahí</translation>
    </message>
    <message>
        <source>The front matter is not closed: a line “---” is missing.</source>
        <translation>El front matter no se cierra: falta una línea «---».</translation>
    </message>
    <message>
        <source>This post has no front matter.</source>
        <translation>Este artículo no tiene front matter.</translation>
    </message>
    <message>
        <source>Add the front matter</source>
        <translation>Añadir el front matter</translation>
    </message>
    <message>
        <source>Another one…</source>
        <translation>Otro…</translation>
    </message>
    <message>
        <source>Name of the field:</source>
        <translation>Nombre del campo:</translation>
    </message>
</context>
<context>
    <name>ImageEditor</name>
    <message>
        <source>Choose an image; one from elsewhere is copied into the repo</source>
        <translation>Elegir una imagen; si es de fuera, se copia al repositorio</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>Elegir una imagen</translation>
    </message>
    <message>
        <source>not in the repo</source>
        <translation>no está en el repositorio</translation>
    </message>
    <message>
        <source>What the image shows</source>
        <translation>Lo que muestra la imagen</translation>
    </message>
    <message>
        <source>cannot be shown</source>
        <translation>no se puede mostrar</translation>
    </message>
</context>
<context>
    <name>ListEditor</name>
    <message>
        <source>add, then Enter</source>
        <translation>añadir y pulsar Intro</translation>
    </message>
    <message>
        <source>Take out {0}</source>
        <translation>Quitar {0}</translation>
    </message>
</context>
<context>
    <name>LongTextEditor</name>
    <message>
        <source>empty text</source>
        <translation>texto vacío</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
</context>
<context>
    <name>ParsedEditor</name>
    <message>
        <source>This cannot be read, so the post keeps what it had.</source>
        <translation>Esto no se puede leer, así que el artículo conserva lo que tenía.</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>empty text</source>
        <translation>texto vacío</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
</context>
<context>
    <name>YesNoEditor</name>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
</TS>
