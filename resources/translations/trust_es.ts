<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>TrustLine</name>
    <message>
        <source>Until you trust “{0}”, images from other sites and publishing are held back.</source>
        <translation>Hasta que confíes en «{0}», se retienen las imágenes de otros sitios y la publicación.</translation>
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
