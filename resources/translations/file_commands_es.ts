<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>FileCommands</name>
    <message>
        <source>Open another folder…</source>
        <translation>Abrir otra carpeta…</translation>
    </message>
    <message>
        <source>Opened, each in a tab of its own: {0}.</source>
        <translation>Abiertos, cada uno en su pestaña: {0}.</translation>
    </message>
    <message>
        <source>Left out, as too many at once: {0}.</source>
        <translation>Sin abrir, por ser demasiados a la vez: {0}.</translation>
    </message>
    <message>
        <source>Cannot be opened: {0}; the first: {1}</source>
        <translation>No se pueden abrir: {0}; el primero: {1}</translation>
    </message>
    <message>
        <source>Close the other posts</source>
        <translation>Cerrar los demás artículos</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
</context>
</TS>
