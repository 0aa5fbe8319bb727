<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>SearchPane</name>
    <message>
        <source>Re&amp;place by</source>
        <translation>Reem&amp;plazar por</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>&amp;Replace what is ticked…</source>
        <translation>&amp;Reemplazar lo marcado…</translation>
    </message>
    <message>
        <source>Search in all posts</source>
        <translation>Buscar en todos los artículos</translation>
    </message>
    <message>
        <source>What to look for in all posts</source>
        <translation>Qué buscar en todos los artículos</translation>
    </message>
    <message>
        <source>What takes its place</source>
        <translation>Qué ocupa su lugar</translation>
    </message>
    <message>
        <source>Only posts with: author, tag, year…</source>
        <translation>Solo artículos con: autor, etiqueta, año…</translation>
    </message>
    <message>
        <source>Only in posts with these words</source>
        <translation>Solo en artículos con estas palabras</translation>
    </message>
    <message>
        <source>Where in the posts</source>
        <translation>En qué parte de los artículos</translation>
    </message>
    <message>
        <source>Where in the posts; a key of the front matter may be typed</source>
        <translation>En qué parte de los artículos; se puede escribir una clave del front matter</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todo</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>En el texto</translation>
    </message>
    <message>
        <source>In the title</source>
        <translation>En el título</translation>
    </message>
    <message>
        <source>Tell capitals apart</source>
        <translation>Distinguir mayúsculas</translation>
    </message>
    <message>
        <source>Tell accents apart</source>
        <translation>Distinguir acentos</translation>
    </message>
    <message>
        <source>Whole words alone</source>
        <translation>Solo palabras enteras</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expresión regular</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>How much was found</source>
        <translation>Cuánto se ha encontrado</translation>
    </message>
</context>
<context>
    <name>SearchTools</name>
    <message>
        <source>No repo is open.</source>
        <translation>No hay ningún repositorio abierto.</translation>
    </message>
    <message>
        <source>Matches: {0} · posts: {1}</source>
        <translation>Coincidencias: {0} · artículos: {1}</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>No se ha encontrado nada.</translation>
    </message>
    <message>
        <source>looked at: {0} of {1}</source>
        <translation>mirados: {0} de {1}</translation>
    </message>
    <message>
        <source>could not be read: {0}</source>
        <translation>no se pudieron leer: {0}</translation>
    </message>
    <message>
        <source>Replace what is ticked? Matches: {0} · posts: {1}</source>
        <translation>¿Reemplazar lo marcado? Coincidencias: {0} · artículos: {1}</translation>
    </message>
    <message>
        <source>The files are written at once. It can be undone, and versions are kept.</source>
        <translation>Los archivos se escriben enseguida. Se puede deshacer, y se guardan versiones.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
</context>
</TS>
