<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Newsletter Editor</source>
        <translation>Acerca de Newsletter Editor</translation>
    </message>
    <message>
        <source>Parts of this window</source>
        <translation>Partes de esta ventana</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Write a newsletter beside the page that Jekyll will publish.</source>
        <translation>Escribe un boletín junto a la página que publicará Jekyll.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior.</translation>
    </message>
    <message>
        <source>The release page is asked only when you press this button.</source>
        <translation>La página de versiones solo se consulta cuando pulsas este botón.</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Versiones nuevas</translation>
    </message>
    <message>
        <source>&amp;Look for a new version</source>
        <translation>&amp;Buscar una versión nueva</translation>
    </message>
    <message>
        <source>&amp;Open the release page</source>
        <translation>&amp;Abrir la página de versiones</translation>
    </message>
    <message>
        <source>What travels with the program</source>
        <translation>Lo que acompaña al programa</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <source>&amp;Copy the diagnosis</source>
        <translation>&amp;Copiar el diagnóstico</translation>
    </message>
    <message>
        <source>Nothing of what you write is in here.</source>
        <translation>Aquí no hay nada de lo que escribes.</translation>
    </message>
    <message>
        <source>Asking the release page…</source>
        <translation>Consultando la página de versiones…</translation>
    </message>
    <message>
        <source>Version {0} is there.</source>
        <translation>Ya está la versión {0}.</translation>
    </message>
    <message>
        <source>You have the newest version.</source>
        <translation>Tienes la versión más reciente.</translation>
    </message>
</context>
</TS>
