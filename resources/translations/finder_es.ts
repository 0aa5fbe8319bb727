<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Paleta de órdenes</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué quieres hacer?</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>Buscar una orden</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Órdenes encontradas</translation>
    </message>
    <message>
        <source>No command of that name.</source>
        <translation>No hay ninguna orden con ese nombre.</translation>
    </message>
</context>
<context>
    <name>PostFinder</name>
    <message>
        <source>Quick open</source>
        <translation>Abrir rápido</translation>
    </message>
    <message>
        <source>Title, day, author, tag or file name</source>
        <translation>Título, día, autor, etiqueta o archivo</translation>
    </message>
    <message>
        <source>Search for a post</source>
        <translation>Buscar un artículo</translation>
    </message>
    <message>
        <source>Posts found</source>
        <translation>Artículos encontrados</translation>
    </message>
    <message>
        <source>No post has all of these words.</source>
        <translation>Ningún artículo tiene todas esas palabras.</translation>
    </message>
</context>
</TS>
