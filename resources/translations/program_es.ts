<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Program</name>
    <message>
        <source>The program has run into a fault of its own and goes on. Your text is safe; saving it now is a good idea. A report for the developers is kept.</source>
        <translation>El programa ha tropezado con un fallo propio y sigue adelante. Tu texto está a salvo; conviene guardarlo ahora. Queda un informe para quienes lo desarrollan.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Ver el informe</translation>
    </message>
</context>
</TS>
