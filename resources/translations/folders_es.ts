<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>FolderLine</name>
    <message>
        <source>“{0}” has no “_config.yml”, by which Jekyll knows its folder, so the page may look different from the published one. Is the whole repo in another folder?</source>
        <translation>«{0}» no tiene «_config.yml», por el que Jekyll reconoce su carpeta, así que la página puede verse distinta de la publicada. ¿Está el repositorio entero en otra carpeta?</translation>
    </message>
    <message>
        <source>“{0}” is a part of “{1}”, which is open now.</source>
        <translation>«{0}» es parte de «{1}», que es lo que se ha abierto.</translation>
    </message>
</context>
</TS>
