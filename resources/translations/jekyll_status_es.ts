<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>JekyllStatus</name>
    <message>
        <source>Jekyll {0}</source>
        <translation>Jekyll {0}</translation>
    </message>
    <message>
        <source>Jekyll {0} (GitHub Pages)</source>
        <translation>Jekyll {0} (GitHub Pages)</translation>
    </message>
    <message>
        <source>No file of the repo says which Jekyll builds the site, so the preview is what GitHub Pages makes of it, with Jekyll {0}.</source>
        <translation>Ningún archivo del repositorio dice qué Jekyll genera el sitio, así que la vista previa es lo que hace GitHub Pages, con Jekyll {0}.</translation>
    </message>
    <message>
        <source>GitHub Pages builds the site, with Jekyll {0}: {1} says so.</source>
        <translation>El sitio lo genera GitHub Pages, con Jekyll {0}: lo dice {1}.</translation>
    </message>
    <message>
        <source>Jekyll {0} builds the site: {1} says so.</source>
        <translation>El sitio se genera con Jekyll {0}: lo dice {1}.</translation>
    </message>
    <message>
        <source>The preview follows Jekyll {0}.</source>
        <translation>La vista previa sigue a Jekyll {0}.</translation>
    </message>
</context>
</TS>
