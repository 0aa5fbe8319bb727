<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Everywhere</name>
    <message>
        <source>Done; posts changed: {0}.</source>
        <translation>Hecho; artículos cambiados: {0}.</translation>
    </message>
    <message>
        <source>Left as they are, since they have changed or cannot be written ({0}): {1}.</source>
        <translation>Quedan como están porque han cambiado o no se pueden escribir ({0}): {1}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Left as they are, since they have changed in the meantime ({0}): {1}.</source>
        <translation>Quedan como están porque han cambiado entretanto ({0}): {1}.</translation>
    </message>
</context>
</TS>
