<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>EditorStatus</name>
    <message>
        <source>Number of words</source>
        <translation>Número de palabras</translation>
    </message>
    <message>
        <source>Line {0}, column {1}</source>
        <translation>Línea {0}, columna {1}</translation>
    </message>
    <message>
        <source>{0} cursors</source>
        <translation>{0} cursores</translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n palabra</numerusform>
            <numerusform>%n palabras</numerusform>
        </translation>
    </message>
</context>
</TS>
