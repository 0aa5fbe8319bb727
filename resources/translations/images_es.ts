<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>NewPictureDialog</name>
    <message>
        <source>Describe the image</source>
        <translation>Describir la imagen</translation>
    </message>
    <message>
        <source>A new image</source>
        <translation>Una imagen nueva</translation>
    </message>
    <message>
        <source>Preparing the picture…</source>
        <translation>Preparando la imagen…</translation>
    </message>
    <message>
        <source>The image</source>
        <translation>La imagen</translation>
    </message>
    <message>
        <source>Leave empty for mere decoration</source>
        <translation>Vacío si solo adorna</translation>
    </message>
    <message>
        <source>&amp;Keep the original file as it is</source>
        <translation>&amp;Conservar el archivo original tal cual</translation>
    </message>
    <message>
        <source>Takes the file in with all its pixels and all that the camera wrote into it, such as the place.</source>
        <translation>Trae el archivo con todos sus píxeles y todo lo que escribió la cámara, como el lugar.</translation>
    </message>
    <message>
        <source>What does it &amp;show? Readers who cannot see it, and mail programs that do not load images, get these words instead.</source>
        <translation>¿Qué &amp;muestra? Quien no puede verla, y los programas de correo que no cargan imágenes, reciben estas palabras.</translation>
    </message>
    <message>
        <source>&amp;Name of the file</source>
        <translation>&amp;Nombre del archivo</translation>
    </message>
    <message>
        <source>The repo has it already: {0}. That one is used.</source>
        <translation>El repositorio ya la tiene: {0}. Se usa esa.</translation>
    </message>
    <message>
        <source>without the place where it was taken</source>
        <translation>sin el lugar donde se tomó</translation>
    </message>
</context>
</TS>
