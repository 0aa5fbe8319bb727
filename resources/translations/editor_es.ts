<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>EditorCommands</name>
    <message>
        <source>Go to line</source>
        <translation>Ir a la línea</translation>
    </message>
    <message>
        <source>Line (1 to {0}):</source>
        <translation>Línea (de 1 a {0}):</translation>
    </message>
</context>
<context>
    <name>EmojiCompletion</name>
    <message>
        <source>Emoji called so</source>
        <translation>Emojis con ese nombre</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Insert emoji</source>
        <translation>Insertar emoji</translation>
    </message>
    <message>
        <source>Search by name: rocket, book, flag…</source>
        <translation>Busca por nombre: cohete, libro, bandera…</translation>
    </message>
    <message>
        <source>Name of the emoji</source>
        <translation>Nombre del emoji</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Name of the chosen emoji</source>
        <translation>Nombre del emoji elegido</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>Ningún emoji se llama así.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n reemplazado</numerusform>
            <numerusform>%n reemplazados</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>{0} found</source>
        <translation>{0} encontrados</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>Texto que buscar</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar por</translation>
    </message>
    <message>
        <source>Text to put in its place</source>
        <translation>Texto que poner en su lugar</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Distinguir mayúsculas</translation>
    </message>
    <message>
        <source>Match accents</source>
        <translation>Distinguir acentos</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Solo palabras completas</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expresión regular</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Número de coincidencias</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Coincidencia anterior (Mayús+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Coincidencia siguiente (F3)</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Cerrar (Escape)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Reemplazar</translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation>Reemplazar &amp;todo</translation>
    </message>
</context>
<context>
    <name>FormatPlace</name>
    <message>
        <source>Formatting is for the text, below the second line of dashes; the cursor is in the front matter.</source>
        <translation>El formato es para el texto, que empieza debajo de la segunda línea de guiones; el cursor está en los datos del principio.</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>Line numbers and problem marks</source>
        <translation>Números de línea y marcas de problemas</translation>
    </message>
</context>
<context>
    <name>ImageDialog</name>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Insert an image</source>
        <translation>Insertar una imagen</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>Elegir una imagen</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>De un &amp;archivo…</translation>
    </message>
    <message>
        <source>Save the post first: an image is named after it and kept in its repo.</source>
        <translation>Guarda antes el artículo: la imagen toma su nombre y se guarda en su repositorio.</translation>
    </message>
    <message>
        <source>The repo has no images yet.</source>
        <translation>El repositorio todavía no tiene imágenes.</translation>
    </message>
    <message>
        <source>Find among the images of the repo</source>
        <translation>Buscar entre las imágenes del repositorio</translation>
    </message>
    <message>
        <source>Leave empty for mere decoration</source>
        <translation>Vacío si es solo un adorno</translation>
    </message>
    <message>
        <source>/images/picture.png or https://…</source>
        <translation>/images/foto.png o https://…</translation>
    </message>
    <message>
        <source>For readers who cannot see it, and mail programs that do not load images.</source>
        <translation>Para quien no puede verla y para los programas de correo que no cargan imágenes.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>What it &amp;shows</source>
        <translation>Qué &amp;muestra</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Elegir</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Cambiar</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Insertar</translation>
    </message>
    <message>
        <source>&amp;Leave only the words</source>
        <translation>Dejar solo las &amp;palabras</translation>
    </message>
    <message>
        <source>&amp;Take it out</source>
        <translation>&amp;Quitarla</translation>
    </message>
    <message>
        <source>Takes the image out of the post; its file stays.</source>
        <translation>Quita la imagen del artículo; su archivo se queda.</translation>
    </message>
    <message>
        <source>Images ({0})</source>
        <translation>Imágenes ({0})</translation>
    </message>
</context>
<context>
    <name>ImageInsertion</name>
    <message numerus="yes">
        <source>%n image(s) could not be pasted with the text, because they are on no web page. Copy and paste each by itself to put it into the repo.</source>
        <translation>
            <numerusform>%n imagen no se ha podido pegar con el texto, porque no está en ninguna página web. Cópiala y pégala sola para guardarla en el repo.</numerusform>
            <numerusform>%n imágenes no se han podido pegar con el texto, porque no están en ninguna página web. Cópialas y pégalas una a una para guardarlas en el repo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the post first: an image is named after it and kept in its repo.</source>
        <translation>Guarda antes el artículo: la imagen toma su nombre y se guarda en su repositorio.</translation>
    </message>
</context>
<context>
    <name>ImageShelf</name>
    <message>
        <source>Images of the repo</source>
        <translation>Imágenes del repositorio</translation>
    </message>
</context>
<context>
    <name>OutlinePane</name>
    <message>
        <source>Headings of the post</source>
        <translation>Títulos del artículo</translation>
    </message>
    <message>
        <source>Drag, or press Ctrl+Shift+Up or Down, to move a part</source>
        <translation>Arrastra, o pulsa Ctrl+Mayús+Arriba o Abajo, para mover una parte</translation>
    </message>
    <message>
        <source>No headings yet.</source>
        <translation>Aún no hay títulos.</translation>
    </message>
</context>
<context>
    <name>SourceEdit</name>
    <message>
        <source>Source of the post</source>
        <translation>Texto del artículo</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Insert table</source>
        <translation>Insertar tabla</translation>
    </message>
    <message>
        <source>&amp;Columns:</source>
        <translation>&amp;Columnas:</translation>
    </message>
    <message>
        <source>&amp;Rows below the head:</source>
        <translation>&amp;Filas bajo la cabecera:</translation>
    </message>
</context>
<context>
    <name>TableTools</name>
    <message>
        <source>Column {0}</source>
        <translation>Columna {0}</translation>
    </message>
</context>
</TS>
