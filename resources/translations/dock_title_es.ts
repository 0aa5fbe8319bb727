<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>DockTitle</name>
    <message>
        <source>Hide this pane</source>
        <translation>Ocultar este panel</translation>
    </message>
    <message>
        <source>Panes at the side</source>
        <translation>Paneles laterales</translation>
    </message>
</context>
</TS>
