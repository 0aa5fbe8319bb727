<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>StartPage</name>
    <message>
        <source>Open the folder of your newsletter…</source>
        <translation>Abrir la carpeta de tu boletín…</translation>
    </message>
    <message>
        <source>Download a blog…</source>
        <translation>Descargar un blog…</translation>
    </message>
    <message>
        <source>Look at a sample newsletter</source>
        <translation>Ver un boletín de muestra</translation>
    </message>
    <message>
        <source>Write without a folder</source>
        <translation>Escribir sin carpeta</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Write a post beside the page that it will become.</source>
        <translation>Escribe un artículo al lado de la página en que se convertirá.</translation>
    </message>
    <message>
        <source>You can also drop a folder or a post anywhere on this window.</source>
        <translation>También puedes soltar una carpeta o un artículo en cualquier lugar de esta ventana.</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>Abrir {0}</translation>
    </message>
</context>
</TS>
