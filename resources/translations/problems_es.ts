<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Cures</name>
    <message>
        <source>Change to “{0}”</source>
        <translation>Cambiar por «{0}»</translation>
    </message>
    <message>
        <source>Describe the image…</source>
        <translation>Describir la imagen…</translation>
    </message>
    <message>
        <source>Ignore here</source>
        <translation>Ignorar aquí</translation>
    </message>
    <message>
        <source>Turn this rule off: {0}</source>
        <translation>Desactivar esta regla: {0}</translation>
    </message>
    <message>
        <source>“{0}” is ignored in “{1}” from now on, for everybody who works on this repo: the file “{2}” says so.</source>
        <translation>A partir de ahora, «{0}» se ignora en «{1}» para todos los que trabajan en este repositorio: lo dice el archivo «{2}».</translation>
    </message>
    <message>
        <source>“{0}” is off from now on, for everybody who works on this repo: the file “{1}” says so. The settings turn it on again.</source>
        <translation>A partir de ahora, «{0}» está desactivada para todos los que trabajan en este repositorio: lo dice el archivo «{1}». Se vuelve a activar en los ajustes.</translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Consejo</translation>
    </message>
</context>
<context>
    <name>ProblemStatus</name>
    <message>
        <source>Show the problems of the post</source>
        <translation>Ver los problemas del artículo</translation>
    </message>
    <message>
        <source>Checking before saving…</source>
        <translation>Comprobando antes de guardar…</translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hints</source>
        <translation>
            <numerusform>%n consejo</numerusform>
            <numerusform>%n consejos</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sin problemas</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Sin revisar</translation>
    </message>
    <message>
        <source>State of the post: {0}</source>
        <translation>Estado del artículo: {0}</translation>
    </message>
</context>
<context>
    <name>ProblemTools</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>ProblemsPane</name>
    <message>
        <source>Check the whole repo</source>
        <translation>Comprobar todo el repositorio</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>This post only</source>
        <translation>Solo este artículo</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Show the problems of one rule</source>
        <translation>Ver los problemas de una sola regla</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Progreso de la comprobación</translation>
    </message>
    <message>
        <source>How many posts have been checked</source>
        <translation>Cuántos artículos se han revisado</translation>
    </message>
    <message>
        <source>{0} of {1} posts</source>
        <translation>{0} de {1} artículos</translation>
    </message>
    <message>
        <source>Incomplete: {0}</source>
        <translation>Incompleto: {0}</translation>
    </message>
    <message>
        <source>Show or hide: {0}</source>
        <translation>Mostrar u ocultar: {0}</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>Todas las reglas</translation>
    </message>
    <message>
        <source>Choose a problem to go there; right-click for what to do.</source>
        <translation>Elige un problema para ir a él; con el botón derecho, qué se puede hacer.</translation>
    </message>
    <message>
        <source>Nothing to object to.</source>
        <translation>Nada que objetar.</translation>
    </message>
    <message>
        <source>Open the post here</source>
        <translation>Abrir el artículo aquí</translation>
    </message>
</context>
<context>
    <name>SaveSheet</name>
    <message>
        <source>Before saving</source>
        <translation>Antes de guardar</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Línea {0}: {1}</translation>
    </message>
    <message>
        <source>The published page would be broken. Nothing that you wrote is lost either way.</source>
        <translation>La página publicada saldría mal. En cualquier caso, no se pierde nada de lo escrito.</translation>
    </message>
    <message numerus="yes">
        <source>This post has %n errors</source>
        <translation>
            <numerusform>Este artículo tiene %n error</numerusform>
            <numerusform>Este artículo tiene %n errores</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Fix</source>
        <translation>C&amp;orregir</translation>
    </message>
    <message>
        <source>Go to the selected error without saving</source>
        <translation>Ir al error elegido sin guardar</translation>
    </message>
    <message>
        <source>&amp;Save all the same</source>
        <translation>&amp;Guardar de todos modos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>TeamRules</name>
    <message>
        <source>&amp;Rules that are off in this repo, as “{0}” says for the whole team</source>
        <translation>&amp;Reglas desactivadas en este repositorio, según dice «{0}» para todo el equipo</translation>
    </message>
    <message>
        <source>Turn &amp;on again</source>
        <translation>Volver a &amp;activar</translation>
    </message>
    <message>
        <source>{0} — in {1}</source>
        <translation>{0} — en {1}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
</context>
</TS>
