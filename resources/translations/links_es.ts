<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>SaidBefore</name>
    <message>
        <source>Said before: {0}</source>
        <translation>Ya se dijo: {0}</translation>
    </message>
    <message>
        <source> and {0} more</source>
        <translation> y {0} más</translation>
    </message>
    <message>
        <source>same address</source>
        <translation>misma dirección</translation>
    </message>
    <message>
        <source>same paper</source>
        <translation>mismo artículo científico</translation>
    </message>
    <message>
        <source>same repo</source>
        <translation>mismo repositorio</translation>
    </message>
    <message>
        <source>same title</source>
        <translation>mismo título</translation>
    </message>
    <message>
        <source>{0} ({1}, {2})</source>
        <translation>{0} ({1}, {2})</translation>
    </message>
</context>
</TS>
