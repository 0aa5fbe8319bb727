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
    <message>
        <source>{0} of {1} words</source>
        <translation>{0} de {1} palabras</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>Words, and minutes that reading them takes</source>
        <translation>Palabras, y minutos que se tarda en leerlas</translation>
    </message>
</context>
</TS>
