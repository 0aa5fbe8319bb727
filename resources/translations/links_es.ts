<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>LinkTools</name>
    <message>
        <source>No repo is open.</source>
        <translation>No hay ningún repositorio abierto.</translation>
    </message>
    <message>
        <source>No post is open.</source>
        <translation>No hay ningún artículo abierto.</translation>
    </message>
    <message>
        <source>The links could not be looked at; try again.</source>
        <translation>No se han podido mirar los enlaces; inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Reading posts…</source>
        <translation>Leyendo artículos…</translation>
    </message>
    <message>
        <source>Nobody was asked yet.</source>
        <translation>Todavía no se ha preguntado a nadie.</translation>
    </message>
    <message>
        <source>No links.</source>
        <translation>No hay enlaces.</translation>
    </message>
    <message>
        <source>Looked at: {0} of {1}</source>
        <translation>Mirados: {0} de {1}</translation>
    </message>
    <message>
        <source>Links: {0} · in order: {1}</source>
        <translation>Enlaces: {0} · en orden: {1}</translation>
    </message>
</context>
<context>
    <name>LinksPane</name>
    <message>
        <source>Of this post</source>
        <translation>De este artículo</translation>
    </message>
    <message>
        <source>Of the whole blog</source>
        <translation>De todo el blog</translation>
    </message>
    <message>
        <source>Whose links are looked at</source>
        <translation>Qué enlaces se miran</translation>
    </message>
    <message>
        <source>&amp;Look at the links</source>
        <translation>&amp;Mirar los enlaces</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Ask &amp;again about all</source>
        <translation>&amp;Volver a preguntar por todos</translation>
    </message>
    <message>
        <source>Also about what was found out in the last days</source>
        <translation>También por lo que se averiguó en los últimos días</translation>
    </message>
    <message>
        <source>Look for &amp;tidier addresses</source>
        <translation>Buscar direcciones más &amp;limpias</translation>
    </message>
    <message>
        <source>Without tracking, for all screens, by https: where the same page answers</source>
        <translation>Sin rastreo, para todas las pantallas, por https: donde responde la misma página</translation>
    </message>
    <message>
        <source>Only with: address, post…</source>
        <translation>Solo con: dirección, artículo…</translation>
    </message>
    <message>
        <source>Only rows with these words</source>
        <translation>Solo filas con estas palabras</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Por dónde va</translation>
    </message>
    <message>
        <source>Use the &amp;new address in all posts</source>
        <translation>Usar la dirección &amp;nueva en todos los artículos</translation>
    </message>
    <message>
        <source>Link the &amp;saved copy</source>
        <translation>Enlazar la &amp;copia guardada</translation>
    </message>
    <message>
        <source>&amp;Open in the browser</source>
        <translation>&amp;Abrir en el navegador</translation>
    </message>
    <message>
        <source>What was found out about links</source>
        <translation>Qué se ha averiguado de los enlaces</translation>
    </message>
</context>
<context>
    <name>SaidBefore</name>
    <message>
        <source>Said before</source>
        <translation>Dicho antes</translation>
    </message>
    <message>
        <source>Said before: {0}</source>
        <translation>Ya se dijo: {0}</translation>
    </message>
    <message>
        <source> and {0} more</source>
        <translation> y {0} más</translation>
    </message>
    <message>
        <source>same address</source>
        <translation>misma dirección</translation>
    </message>
    <message>
        <source>same paper</source>
        <translation>mismo artículo científico</translation>
    </message>
    <message>
        <source>same repo</source>
        <translation>mismo repositorio</translation>
    </message>
    <message>
        <source>same title</source>
        <translation>mismo título</translation>
    </message>
    <message>
        <source>{0} ({1}, {2})</source>
        <translation>{0} ({1}, {2})</translation>
    </message>
</context>
</TS>
