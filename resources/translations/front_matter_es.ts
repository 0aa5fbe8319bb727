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
    <name>FieldForm</name>
    <message>
        <source>There are more fields; they stand in the text.</source>
        <translation>Hay más campos; están en el texto.</translation>
    </message>
</context>
<context>
    <name>FieldNames</name>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autores</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Pie de imagen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Portada</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Créditos</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Large picture</source>
        <translation>Imagen grande</translation>
    </message>
    <message>
        <source>Featured</source>
        <translation>Destacado</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Cabecera</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Palabras clave</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Último cambio</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Diseño</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>Fórmulas</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicado</translation>
    </message>
    <message>
        <source>Old addresses</source>
        <translation>Direcciones antiguas</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Compartir</translation>
    </message>
    <message>
        <source>Name in the address</source>
        <translation>Nombre en la dirección</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>Subtítulo</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Small picture</source>
        <translation>Imagen pequeña</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Table of contents</source>
        <translation>Índice</translation>
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
