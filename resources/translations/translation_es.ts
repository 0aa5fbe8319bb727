<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>DifferenceList</name>
    <message>
        <source>Differences from the original</source>
        <translation>Diferencias con el original</translation>
    </message>
</context>
<context>
    <name>OriginalChoice</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>— no original —</source>
        <translation>— sin original —</translation>
    </message>
</context>
<context>
    <name>TranslationPane</name>
    <message>
        <source>Blocks translated</source>
        <translation>Bloques traducidos</translation>
    </message>
    <message>
        <source>How far the translation is</source>
        <translation>Cuánto falta por traducir</translation>
    </message>
    <message>
        <source>&amp;Next to translate</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>Go to the next block that is still to be translated</source>
        <translation>Ir al siguiente bloque por traducir</translation>
    </message>
    <message>
        <source>&amp;Edit the original</source>
        <translation>&amp;Editar el original</translation>
    </message>
    <message>
        <source>Write in the original, too; it opens in a tab and is saved from here</source>
        <translation>Escribe también en el original; se abre en una pestaña y se guarda desde aquí</translation>
    </message>
    <message>
        <source>Text of the original</source>
        <translation>Texto del original</translation>
    </message>
    <message>
        <source>Choose the original to see it beside your text.</source>
        <translation>Elige el original para verlo junto a tu texto.</translation>
    </message>
    <message>
        <source>All is translated.</source>
        <translation>Está todo traducido.</translation>
    </message>
    <message>
        <source>%1 of %2 blocks translated</source>
        <translation>%1 de %2 bloques traducidos</translation>
    </message>
</context>
</TS>
