<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>DifferenceView</name>
    <message>
        <source>The two texts are the same.</source>
        <translation>Los dos textos son iguales.</translation>
    </message>
    <message>
        <source>⋯ one unchanged line</source>
        <translation>⋯ una línea sin cambios</translation>
    </message>
    <message>
        <source>⋯ {0} unchanged lines</source>
        <translation>⋯ {0} líneas sin cambios</translation>
    </message>
</context>
<context>
    <name>EncodingBars</name>
    <message>
        <source>This file is in {0}. Jekyll reads UTF-8 only.</source>
        <translation>Este archivo está en {0}. Jekyll solo lee UTF-8.</translation>
    </message>
    <message>
        <source>&amp;Convert to UTF-8</source>
        <translation>&amp;Convertir a UTF-8</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Dejarlo así</translation>
    </message>
    <message>
        <source>The file will be UTF-8 as soon as you save it.</source>
        <translation>El archivo será UTF-8 en cuanto lo guardes.</translation>
    </message>
    <message>
        <source>Do &amp;not convert</source>
        <translation>&amp;No convertir</translation>
    </message>
    <message>
        <source>One byte of this file is no text. It is shown as a box and stays as it is.</source>
        <translation>Un byte de este archivo no es texto. Se muestra como un recuadro y queda como está.</translation>
    </message>
    <message>
        <source>{0} bytes of this file are no text. They are shown as boxes and stay as they are.</source>
        <translation>{0} bytes de este archivo no son texto. Se muestran como recuadros y quedan como están.</translation>
    </message>
    <message>
        <source>&amp;Show the first</source>
        <translation>&amp;Mostrar el primero</translation>
    </message>
    <message>
        <source>One damaged character: “{0}” was “{1}”.</source>
        <translation>Un carácter dañado: «{0}» era «{1}».</translation>
    </message>
    <message>
        <source>{0} damaged characters: “{1}” was “{2}”.</source>
        <translation>{0} caracteres dañados: «{1}» era «{2}».</translation>
    </message>
    <message>
        <source>The text was once read as {0}.</source>
        <translation>El texto se leyó una vez como {0}.</translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>&amp;Comparar…</translation>
    </message>
    <message>
        <source> and then </source>
        <translation> y luego por </translation>
    </message>
    <message>
        <source>Jekyll needs UTF-8; this file is read as {0}, the likeliest encoding.</source>
        <translation>Jekyll necesita UTF-8; este archivo se lee como {0}, la codificación más probable.</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Reparar</translation>
    </message>
    <message>
        <source>Damaged characters</source>
        <translation>Caracteres dañados</translation>
    </message>
    <message>
        <source>Repairing is one step that undo takes back.</source>
        <translation>Reparar es un solo paso, que puedes deshacer.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Reparado</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>{0} has been changed by others, too</source>
        <translation>Otros también han cambiado {0}</translation>
    </message>
    <message>
        <source>The file has changed on disk</source>
        <translation>El archivo cambió en el disco</translation>
    </message>
    <message>
        <source>Changes, one after another</source>
        <translation>Los cambios, uno tras otro</translation>
    </message>
    <message>
        <source>&amp;Merge as chosen</source>
        <translation>&amp;Combinar como se eligió</translation>
    </message>
    <message>
        <source>Keep all of m&amp;ine</source>
        <translation>Quedarse con lo &amp;mío</translation>
    </message>
    <message>
        <source>Saving will replace what is on disk; a copy of that is kept.</source>
        <translation>Al guardar se reemplaza lo que hay en el disco; se conserva una copia.</translation>
    </message>
    <message>
        <source>Take all from &amp;disk</source>
        <translation>Tomar lo del &amp;disco</translation>
    </message>
    <message>
        <source>Take all of thei&amp;rs</source>
        <translation>Tomar todo lo &amp;suyo</translation>
    </message>
    <message>
        <source>Your changes are replaced; undo brings them back.</source>
        <translation>Tus cambios se reemplazan; deshacer los devuelve.</translation>
    </message>
    <message>
        <source>Decide &amp;later</source>
        <translation>Decidir &amp;después</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Lo tuyo</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>En el disco</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Lo suyo</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Changed by others alone</source>
        <translation>Cambiado solo por otros</translation>
    </message>
    <message>
        <source>Changed by you and by others: what should stand here?</source>
        <translation>Cambiado por ti y por otros: ¿qué debe quedar aquí?</translation>
    </message>
    <message>
        <source>Changed by you alone</source>
        <translation>Solo lo cambiaste tú</translation>
    </message>
    <message>
        <source>Changed on disk alone</source>
        <translation>Solo cambió en el disco</translation>
    </message>
    <message>
        <source>Changed in the same way by both</source>
        <translation>Cambió igual en ambos lados</translation>
    </message>
    <message>
        <source>Changed by you and on disk: what should stand here?</source>
        <translation>Lo cambiaste tú y cambió en el disco: ¿qué debe quedar aquí?</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Lo mío</translation>
    </message>
    <message>
        <source>The one on disk</source>
        <translation>Lo del disco</translation>
    </message>
    <message>
        <source>Both, mine first</source>
        <translation>Ambos, primero lo mío</translation>
    </message>
    <message>
        <source>The changes do not touch each other and can be merged as they are.</source>
        <translation>Los cambios no se tocan y se pueden combinar tal como están.</translation>
    </message>
    <message>
        <source>Places that were changed by you and by others, and wait for your decision: {0}</source>
        <translation>Lugares que cambiaste tú y también otros, y que esperan tu decisión: {0}</translation>
    </message>
    <message>
        <source>Places that were changed by you and on disk, and wait for your decision: {0}</source>
        <translation>Lugares que cambiaste tú y que cambiaron en el disco, y esperan tu decisión: {0}</translation>
    </message>
    <message>
        <source>Everything is decided.</source>
        <translation>Todo está decidido.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>There is no unsaved work.</source>
        <translation>No hay trabajo sin guardar.</translation>
    </message>
    <message>
        <source>{0} more posts have unsaved work from last time.</source>
        <translation>Otros {0} artículos tienen trabajo sin guardar de la última vez.</translation>
    </message>
    <message>
        <source>One more post has unsaved work from last time.</source>
        <translation>Otro artículo tiene trabajo sin guardar de la última vez.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Unsaved work from last time cannot be read ({0}). The file is kept: {1}</source>
        <translation>No se puede leer trabajo sin guardar de la última vez ({0}). El archivo se conserva: {1}</translation>
    </message>
    <message>
        <source>Unsaved work from last time cannot be read: {0} files (the first: {1}). They are kept in {2}</source>
        <translation>No se puede leer trabajo sin guardar de la última vez: {0} archivos (el primero: {1}). Se conservan en {2}</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar la carpeta</translation>
    </message>
    <message>
        <source>This post is open in another window, too (since {0}). Write in one of them only, or each will meet the other&apos;s changes.</source>
        <translation>Este artículo está abierto también en otra ventana (desde el {0}). Escribe solo en una de ellas, o cada una encontrará los cambios de la otra.</translation>
    </message>
    <message>
        <source>Another program changed the file; its changes are shown here.</source>
        <translation>Otro programa cambió el archivo; aquí se ven sus cambios.</translation>
    </message>
    <message>
        <source>What changed?</source>
        <translation>¿Qué cambió?</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Cambiado por otro programa</translation>
    </message>
    <message>
        <source>Undo in the editor brings the text before back.</source>
        <translation>Con deshacer vuelve el texto anterior.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>The file has changed on disk, in places that you changed too.</source>
        <translation>El archivo cambió en el disco, en lugares que tú también cambiaste.</translation>
    </message>
    <message>
        <source>The file has changed on disk; your changes are in other places.</source>
        <translation>El archivo cambió en el disco; tus cambios están en otros lugares.</translation>
    </message>
    <message>
        <source>&amp;Merge both</source>
        <translation>&amp;Combinar ambos</translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>&amp;Comparar…</translation>
    </message>
    <message>
        <source>&amp;Save it again</source>
        <translation>&amp;Guardarlo de nuevo</translation>
    </message>
    <message>
        <source>The file was deleted by another program. Its text is kept here.</source>
        <translation>Otro programa borró el archivo. Su texto se conserva aquí.</translation>
    </message>
    <message>
        <source>The file was renamed to “{0}” by another program.</source>
        <translation>Otro programa cambió el nombre del archivo a «{0}».</translation>
    </message>
    <message>
        <source>&amp;Go on with the new name</source>
        <translation>&amp;Seguir con el nombre nuevo</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Unsaved work was found</source>
        <translation>Se encontró trabajo sin guardar</translation>
    </message>
    <message>
        <source>The program ended before these changes were saved. Nothing is lost: take them back into the editor, or leave them for later.</source>
        <translation>El programa terminó antes de que estos cambios se guardaran. No se perdió nada: recupéralos en el editor o déjalos para después.</translation>
    </message>
    <message>
        <source>Posts with unsaved work</source>
        <translation>Artículos con trabajo sin guardar</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>En el archivo</translation>
    </message>
    <message>
        <source>Unsaved</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Recuperar</translation>
    </message>
    <message>
        <source>Take back &amp;all</source>
        <translation>Recuperar &amp;todo</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Descartar…</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Des&amp;pués</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>changed {0}</source>
        <translation>cambiada el {0}</translation>
    </message>
    <message>
        <source>Its journal is damaged, so some of it may be missing or wrong: look it through. The damaged file is kept when you take this back or discard it.</source>
        <translation>Su diario está dañado, así que algo puede faltar o estar mal: revísalo. El archivo dañado se conserva tanto si lo recuperas como si lo descartas.</translation>
    </message>
    <message>
        <source>This post was never saved to a file.</source>
        <translation>Este artículo nunca se guardó en un archivo.</translation>
    </message>
    <message>
        <source>The file is no longer there: {0}</source>
        <translation>El archivo ya no está: {0}</translation>
    </message>
    <message>
        <source>The file cannot be read at present: {0}</source>
        <translation>El archivo no se puede leer por ahora: {0}</translation>
    </message>
    <message>
        <source>The file has changed since: {0}. After taking back you can compare and merge.</source>
        <translation>El archivo cambió desde entonces: {0}. Después de recuperar podrás comparar y combinar.</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>Descartar trabajo sin guardar</translation>
    </message>
    <message>
        <source>Discard the unsaved changes of “{0}” for good?</source>
        <translation>¿Descartar para siempre los cambios sin guardar de «{0}»?</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Earlier versions</source>
        <translation>Versiones anteriores</translation>
    </message>
    <message>
        <source>Versions by date</source>
        <translation>Versiones por fecha</translation>
    </message>
    <message>
        <source>That version</source>
        <translation>Esa versión</translation>
    </message>
    <message>
        <source>The text now</source>
        <translation>El texto ahora</translation>
    </message>
    <message>
        <source>&amp;Bring this version back</source>
        <translation>&amp;Traer de vuelta esta versión</translation>
    </message>
    <message>
        <source>There are none yet: each time you save, the version before is kept here.</source>
        <translation>Todavía no hay: cada vez que guardes, aquí se conserva la versión anterior.</translation>
    </message>
</context>
</TS>
