<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ChangesPane</name>
    <message>
        <source>Trust this folder</source>
        <translation>Confiar en esta carpeta</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message>
        <source>Get the newest</source>
        <translation>Traer lo más nuevo</translation>
    </message>
    <message>
        <source>Discard this change…</source>
        <translation>Descartar este cambio…</translation>
    </message>
    <message>
        <source>Open the folder of a blog to see what is not on the site yet.</source>
        <translation>Abre la carpeta de un blog para ver qué no está todavía en el sitio.</translation>
    </message>
    <message>
        <source>One open post has changes that are not saved yet.</source>
        <translation>Un artículo abierto tiene cambios sin guardar.</translation>
    </message>
    <message>
        <source>Open posts with changes that are not saved yet: {0}.</source>
        <translation>Artículos abiertos con cambios sin guardar: {0}.</translation>
    </message>
    <message>
        <source>Publications that were not sent yet: {0}.</source>
        <translation>Publicaciones sin enviar: {0}.</translation>
    </message>
    <message>
        <source>Changes of others that are not here yet: {0}.</source>
        <translation>Cambios de otros que aún no están aquí: {0}.</translation>
    </message>
    <message>
        <source>Something was cut off; it finishes with the next step.</source>
        <translation>Algo se cortó a la mitad; se termina con el próximo paso.</translation>
    </message>
    <message>
        <source>All is on the site.</source>
        <translation>Todo está en el sitio.</translation>
    </message>
    <message>
        <source>Nothing was published yet, or no server is known here.</source>
        <translation>No se ha publicado nada todavía, o aquí no se conoce ningún servidor.</translation>
    </message>
</context>
<context>
    <name>ChangesTree</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Qué ha cambiado</translation>
    </message>
    <message>
        <source>What is not on the site yet</source>
        <translation>Lo que no está todavía en el sitio</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Artículos</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Otros archivos</translation>
    </message>
    <message>
        <source>changed by others, too</source>
        <translation>también lo han cambiado otros</translation>
    </message>
    <message>
        <source>moved; was {0}</source>
        <translation>cambió de nombre; era {0}</translation>
    </message>
    <message>
        <source>+{0} −{1} words</source>
        <translation>+{0} −{1} palabras</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiado</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>borrado</translation>
    </message>
    <message>
        <source>left half merged by another program</source>
        <translation>otro programa lo dejó a medio unir</translation>
    </message>
</context>
<context>
    <name>DownloadDialog</name>
    <message>
        <source>Download a blog</source>
        <translation>Descargar un blog</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Elegir…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Elegir la carpeta</translation>
    </message>
    <message>
        <source>&amp;Address of the blog</source>
        <translation>&amp;Dirección del blog</translation>
    </message>
    <message>
        <source>&amp;Folder on this machine</source>
        <translation>&amp;Carpeta en este equipo</translation>
    </message>
    <message>
        <source>Copy the address from the page on which your team keeps the blog.</source>
        <translation>Copia la dirección de la página en la que tu equipo guarda el blog.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>De&amp;scargar</translation>
    </message>
    <message>
        <source>The folder in which the blog&apos;s own folder is made</source>
        <translation>La carpeta dentro de la que se crea la del blog</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Descargando…</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Nobody has published this line yet; it is new here.</source>
        <translation>Nadie ha publicado todavía esta línea; es nueva aquí.</translation>
    </message>
    <message>
        <source>{0} wrote this line, {1}: “{2}”</source>
        <translation>{0} escribió esta línea, {1}: «{2}»</translation>
    </message>
    <message>
        <source>last changed by {0}, {1}: “{2}”</source>
        <translation>último cambio de {0}, {1}: «{2}»</translation>
    </message>
</context>
<context>
    <name>PostMoves</name>
    <message>
        <source>“{0}” is a draft now.</source>
        <translation>«{0}» ya es un borrador.</translation>
    </message>
    <message>
        <source>“{0}” is the copy.</source>
        <translation>«{0}» es la copia.</translation>
    </message>
    <message>
        <source>Turn the draft into a post</source>
        <translation>Convertir el borrador en artículo</translation>
    </message>
    <message>
        <source>&amp;Day of the post</source>
        <translation>&amp;Día del artículo</translation>
    </message>
    <message>
        <source>“{0}” is a post now.</source>
        <translation>«{0}» ya es un artículo.</translation>
    </message>
    <message>
        <source>This site shows posts of days to come as soon as they are published.</source>
        <translation>Este sitio muestra los artículos de días futuros en cuanto se publican.</translation>
    </message>
    <message>
        <source>With a day to come it can be published now: this site is built by itself at fixed times, and shows it then.</source>
        <translation>Con un día futuro puede publicarse ya: este sitio se construye solo cada cierto tiempo y lo mostrará entonces.</translation>
    </message>
    <message>
        <source>With a day to come this site leaves it out until it is built on that day: publish something then, or have your team build the site by a schedule.</source>
        <translation>Con un día futuro este sitio no lo muestra hasta que se construye ese día: publica algo entonces, o pide a tu equipo que el sitio se construya con un horario.</translation>
    </message>
    <message>
        <source>Rename the post</source>
        <translation>Cambiar el nombre del artículo</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>Its address changes with the name; where the site can, the old one leads to it.</source>
        <translation>Con el nombre cambia su dirección; si el sitio sabe hacerlo, la antigua lleva a la nueva.</translation>
    </message>
    <message>
        <source>The post is called “{0}” now.</source>
        <translation>El artículo se llama ahora «{0}».</translation>
    </message>
    <message>
        <source>“{0}” goes to the bin; on the site it stays until you publish that. Delete it?</source>
        <translation>«{0}» va a la papelera; en el sitio sigue hasta que publiques el cambio. ¿Lo elimino?</translation>
    </message>
    <message>
        <source>Delete the post</source>
        <translation>Eliminar el artículo</translation>
    </message>
    <message>
        <source>Its images, too ({0})</source>
        <translation>También sus imágenes ({0})</translation>
    </message>
    <message>
        <source>“{0}” is in the bin.</source>
        <translation>«{0}» está en la papelera.</translation>
    </message>
    <message>
        <source>“{0}” is deleted: there is no bin here.</source>
        <translation>«{0}» se ha borrado: aquí no hay papelera.</translation>
    </message>
    <message>
        <source>Images in the bin: {0}.</source>
        <translation>Imágenes en la papelera: {0}.</translation>
    </message>
    <message>
        <source>Images deleted: {0}.</source>
        <translation>Imágenes borradas: {0}.</translation>
    </message>
    <message>
        <source>Links to it follow; files: {0}.</source>
        <translation>Los enlaces que llevan a él se han adaptado; archivos: {0}.</translation>
    </message>
    <message>
        <source>Links in {0} lead to it and must go or change.</source>
        <translation>Hay enlaces que llevan a él en {0}; quítalos o cámbialos.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>To the &amp;site</source>
        <translation>En el &amp;sitio</translation>
    </message>
    <message>
        <source>For &amp;review: the team looks at it first</source>
        <translation>Para &amp;revisión: el equipo lo mira antes</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Publish &amp;despite these errors</source>
        <translation>Publicar &amp;a pesar de estos errores</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>&amp;Publicar</translation>
    </message>
    <message>
        <source>Send for re&amp;view</source>
        <translation>&amp;Enviar a revisión</translation>
    </message>
    <message>
        <source>Publications that were not sent yet go along: {0}.</source>
        <translation>También va lo que aún no se había enviado; publicaciones: {0}.</translation>
    </message>
    <message>
        <source>The checks have found errors; correct them, or say that you know.</source>
        <translation>Las comprobaciones han encontrado errores; corrígelos, o di que ya lo sabes.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Who publishes is written down with it, and asked only once.</source>
        <translation>Con lo publicado se anota quién lo publica; solo se pregunta una vez.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Tu &amp;nombre</translation>
    </message>
    <message>
        <source>Your &amp;e-mail</source>
        <translation>Tu &amp;correo</translation>
    </message>
    <message>
        <source>&amp;What has changed, in a line</source>
        <translation>&amp;Qué ha cambiado, en una línea</translation>
    </message>
</context>
<context>
    <name>PublishTools</name>
    <message>
        <source>Open the folder of a blog to see what is not on the site yet.</source>
        <translation>Abre la carpeta de un blog para ver qué no está todavía en el sitio.</translation>
    </message>
    <message>
        <source>This folder is no copy of a blog in git; download the blog first.</source>
        <translation>Esta carpeta no es una copia de un blog en git; descarga el blog primero.</translation>
    </message>
    <message>
        <source>Publishing runs what the folder tells git to. Do you trust it?</source>
        <translation>Publicar ejecuta lo que la carpeta mande a git. ¿Confías en ella?</translation>
    </message>
    <message>
        <source>Getting the newest…</source>
        <translation>Trayendo lo más nuevo…</translation>
    </message>
    <message>
        <source>Nothing is new.</source>
        <translation>No hay nada nuevo.</translation>
    </message>
    <message>
        <source>The last publication is taken off the site by a new one; your files here stay as they are. Shall it be?</source>
        <translation>La última publicación se quita del sitio con una nueva; tus archivos de aquí se quedan como están. ¿La deshago?</translation>
    </message>
    <message>
        <source>Undo the last publication</source>
        <translation>Deshacer la última publicación</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Deshaciendo…</translation>
    </message>
    <message>
        <source>The last publication is off the site; your files are as they were.</source>
        <translation>La última publicación ya no está en el sitio; tus archivos siguen como estaban.</translation>
    </message>
    <message>
        <source>“{0}” becomes as it was when it was last committed. What it holds now stays among its earlier versions. Discard the change?</source>
        <translation>«{0}» vuelve a como estaba la última vez que se publicó o trajo. Lo que tiene ahora queda entre sus versiones anteriores. ¿Descarto el cambio?</translation>
    </message>
    <message>
        <source>Discard this change</source>
        <translation>Descartar este cambio</translation>
    </message>
    <message>
        <source>Get the newest</source>
        <translation>Traer lo más nuevo</translation>
    </message>
    <message>
        <source>Others have published; changes that are not here yet: {0}.</source>
        <translation>Otros han publicado; cambios que aún no están aquí: {0}.</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>All is on the site; there is nothing to publish.</source>
        <translation>Todo está en el sitio; no hay nada que publicar.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Publicando…</translation>
    </message>
    <message>
        <source>Sending it for review…</source>
        <translation>Enviando a revisión…</translation>
    </message>
    <message>
        <source>It is on the branch {0}, for review.</source>
        <translation>Está en la rama {0}, para revisión.</translation>
    </message>
    <message>
        <source>&amp;Ask for the review in the browser</source>
        <translation>Pe&amp;dir la revisión en el navegador</translation>
    </message>
    <message>
        <source>There was nothing to publish.</source>
        <translation>No había nada que publicar.</translation>
    </message>
    <message>
        <source>It has been sent; the site shows it once it has been built.</source>
        <translation>Se ha enviado; el sitio lo muestra en cuanto se genere.</translation>
    </message>
    <message>
        <source>&amp;Look whether it is there</source>
        <translation>&amp;Mirar si ya está</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>{0} does not know who you are. Most servers want a token in place of the password; you make one on your page there, among the settings. It is kept by the keyring of this machine.</source>
        <translation>{0} no sabe quién eres. La mayoría de los servidores piden un token en lugar de la contraseña; se crea en tu página de allí, entre los ajustes. Lo guarda el llavero de este equipo.</translation>
    </message>
    <message>
        <source>&amp;Name there</source>
        <translation>Tu &amp;nombre allí</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Publishing runs what the folder “{0}” tells git to, such as the checks of your team. Do you trust it?</source>
        <translation>Publicar ejecuta lo que la carpeta «{0}» mande a git, como las comprobaciones de tu equipo. ¿Confías en ella?</translation>
    </message>
    <message>
        <source>Trust this folder</source>
        <translation>Confiar en esta carpeta</translation>
    </message>
    <message>
        <source>Nothing has been changed; it waits until you decide.</source>
        <translation>No se ha cambiado nada; espera a que decidas.</translation>
    </message>
    <message>
        <source>Changes of others have come in; files: {0}.</source>
        <translation>Han llegado cambios de otros; archivos: {0}.</translation>
    </message>
    <message>
        <source>{0}: yours and theirs are together now.</source>
        <translation>{0}: tus cambios y los suyos están juntos ahora.</translation>
    </message>
    <message>
        <source>{0}: deleted here, changed by others; it is back.</source>
        <translation>{0}: aquí se borró y otros lo cambiaron; ha vuelto.</translation>
    </message>
    <message>
        <source>{0}: deleted by others; yours stays, unpublished.</source>
        <translation>{0}: otros lo borraron; el tuyo se queda, sin publicar.</translation>
    </message>
    <message>
        <source>{0}: changed by others, too; it stays as you have it.</source>
        <translation>{0}: también lo cambiaron otros; se queda como lo tienes.</translation>
    </message>
</context>
</TS>
