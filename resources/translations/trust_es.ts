<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>TrustLine</name>
    <message>
        <source>Do you trust the folder “{0}”? Until you do, images from other sites are not shown and nothing can be published.</source>
        <translation>¿Confías en la carpeta «{0}»? Mientras no, no se muestran las imágenes de otros sitios y no se puede publicar nada.</translation>
    </message>
    <message>
        <source>Trust this folder</source>
        <translation>Confiar en esta carpeta</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
</TS>
