<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>LanguageChips</name>
    <message>
        <source>Only posts in {0}</source>
        <translation>Solo artículos en {0}</translation>
    </message>
</context>
<context>
    <name>PostMenu</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Mostrar en la &amp;carpeta</translation>
    </message>
    <message>
        <source>&amp;Turn into a post…</source>
        <translation>Convertir en ar&amp;tículo…</translation>
    </message>
    <message>
        <source>Turn into a &amp;draft</source>
        <translation>Convertir en &amp;borrador</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>Cambiar el &amp;nombre…</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;uplicar</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Eliminar…</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>Copiar la &amp;ruta</translation>
    </message>
    <message>
        <source>Copy &amp;web address</source>
        <translation>Copiar la dirección &amp;web</translation>
    </message>
</context>
<context>
    <name>PostModel</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>in translation</source>
        <translation>en traducción</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>sin publicar</translation>
    </message>
    <message>
        <source>changed since the last commit</source>
        <translation>cambiado desde el último commit</translation>
    </message>
    <message>
        <source>has errors</source>
        <translation>con errores</translation>
    </message>
    <message>
        <source>has remarks</source>
        <translation>con observaciones</translation>
    </message>
    <message>
        <source>published</source>
        <translation>publicado</translation>
    </message>
</context>
<context>
    <name>PostsPane</name>
    <message>
        <source>Open repo…</source>
        <translation>Abrir repositorio…</translation>
    </message>
    <message>
        <source>Title, day, author, tag or file name</source>
        <translation>Título, día, autor, etiqueta o archivo</translation>
    </message>
    <message>
        <source>Filter the posts</source>
        <translation>Filtrar los artículos</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Artículos</translation>
    </message>
    <message>
        <source>Open the folder of your blog to see its posts here.</source>
        <translation>Abre la carpeta de tu blog para ver aquí sus artículos.</translation>
    </message>
    <message>
        <source>No post has all of these words.</source>
        <translation>Ningún artículo tiene todas estas palabras.</translation>
    </message>
    <message>
        <source>Reading the posts…</source>
        <translation>Leyendo los artículos…</translation>
    </message>
    <message>
        <source>This repo has no posts yet.</source>
        <translation>Este repositorio aún no tiene artículos.</translation>
    </message>
</context>
<context>
    <name>model</name>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>sin publicar</translation>
    </message>
    <message>
        <source>in translation</source>
        <translation>en traducción</translation>
    </message>
</context>
</TS>
