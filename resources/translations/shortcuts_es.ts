<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys of the commands</source>
        <translation>Teclas de las órdenes</translation>
    </message>
    <message>
        <source>Command or keys</source>
        <translation>Orden o teclas</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Buscar una orden</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Ninguna</translation>
    </message>
    <message>
        <source>&amp;Usual keys</source>
        <translation>Teclas &amp;habituales</translation>
    </message>
    <message>
        <source>&amp;All as usual</source>
        <translation>&amp;Todas como siempre</translation>
    </message>
    <message>
        <source>What is the matter with the keys</source>
        <translation>Qué pasa con las teclas</translation>
    </message>
    <message>
        <source>New &amp;keys</source>
        <translation>Teclas n&amp;uevas</translation>
    </message>
    <message>
        <source>{0} is taken by “{1}”. Choose other keys, or give that one others first.</source>
        <translation>{0} ya es de «{1}». Elige otras teclas, o dale antes otras a esa orden.</translation>
    </message>
    <message>
        <source>{0} is needed for writing. Add Ctrl, or use F1 to F12.</source>
        <translation>{0} hace falta para escribir. Añade Ctrl, o usa F1 a F12.</translation>
    </message>
</context>
</TS>
