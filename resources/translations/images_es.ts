<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>DescribeDialog</name>
    <message>
        <source>Describe pictures</source>
        <translation>Describir imágenes</translation>
    </message>
    <message>
        <source>&amp;Show pictures of other hosts</source>
        <translation>&amp;Mostrar imágenes de otros servidores</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>La imagen</translation>
    </message>
    <message>
        <source>What the post says around it</source>
        <translation>Lo que el artículo dice alrededor</translation>
    </message>
    <message>
        <source>What it sho&amp;ws</source>
        <translation>&amp;Qué muestra</translation>
    </message>
    <message>
        <source>For those who do not see it; empty to leave it as it is</source>
        <translation>Para quien no la ve; vacío para dejarla como está</translation>
    </message>
    <message>
        <source>That was the last one. Without words still: {0}.</source>
        <translation>Era la última. Aún sin texto: {0}.</translation>
    </message>
    <message>
        <source>All pictures have words.</source>
        <translation>Todas las imágenes tienen texto.</translation>
    </message>
    <message>
        <source>Caption: {0}</source>
        <translation>Pie: {0}</translation>
    </message>
    <message>
        <source>{0} of {1} · {2}</source>
        <translation>{0} de {1} · {2}</translation>
    </message>
    <message>
        <source>left: {0}</source>
        <translation>quedan: {0}</translation>
    </message>
    <message>
        <source>The repo has no such picture: {0}</source>
        <translation>El repositorio no tiene esa imagen: {0}</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Descargando…</translation>
    </message>
    <message>
        <source>This picture is on {0}, which has not been asked for it.</source>
        <translation>Esta imagen está en {0}, a quien no se le ha pedido.</translation>
    </message>
    <message>
        <source>The picture cannot be shown.</source>
        <translation>La imagen no se puede mostrar.</translation>
    </message>
</context>
<context>
    <name>HomeDialog</name>
    <message>
        <source>Bring pictures home</source>
        <translation>Traer imágenes a casa</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Parar</translation>
    </message>
    <message>
        <source>These pictures are shown from other people&apos;s servers: they vanish with them. Those that are ticked are fetched, made smaller and put into the repo.</source>
        <translation>Estas imágenes se muestran desde servidores ajenos y desaparecen con ellos. Las marcadas se descargan, se reducen y se guardan en el repositorio.</translation>
    </message>
    <message>
        <source>Pictures of other hosts</source>
        <translation>Imágenes de otros servidores</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Artículos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>&amp;Bring {0} home</source>
        <translation>&amp;Traer {0} a casa</translation>
    </message>
    <message>
        <source>Fetched: {0}.</source>
        <translation>Descargadas: {0}.</translation>
    </message>
    <message>
        <source>Cannot be had: {0}; the list says why.</source>
        <translation>No se pueden obtener: {0}; la lista dice por qué.</translation>
    </message>
    <message>
        <source>&amp;Fetch {0}</source>
        <translation>&amp;Descargar {0}</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Fetching… nothing in the repo has changed yet.</source>
        <translation>Descargando… en el repositorio aún no ha cambiado nada.</translation>
    </message>
    <message>
        <source>Nothing is asked for until you say so.</source>
        <translation>No se pide nada hasta que lo digas.</translation>
    </message>
    <message>
        <source>No picture is shown from another host.</source>
        <translation>No se muestra ninguna imagen de otro servidor.</translation>
    </message>
</context>
<context>
    <name>ImageTools</name>
    <message>
        <source>Open a repo first.</source>
        <translation>Abre antes un repositorio.</translation>
    </message>
    <message>
        <source>Pictures described: {0}.</source>
        <translation>Imágenes descritas: {0}.</translation>
    </message>
    <message>
        <source>Undo in files</source>
        <translation>Deshacer en los archivos</translation>
    </message>
    <message>
        <source>Pictures brought home: {0}</source>
        <translation>Imágenes traídas a casa: {0}</translation>
    </message>
    <message>
        <source>posts changed: {0}.</source>
        <translation>artículos cambiados: {0}.</translation>
    </message>
    <message>
        <source>Renamed: {0}</source>
        <translation>Renombrada: {0}</translation>
    </message>
    <message>
        <source>Taken out of the repo: {0}.</source>
        <translation>Sacada del repositorio: {0}.</translation>
    </message>
</context>
<context>
    <name>ImagesPane</name>
    <message>
        <source>I&amp;nsert</source>
        <translation>I&amp;nsertar</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renombrar…</translation>
    </message>
    <message>
        <source>Take &amp;out</source>
        <translation>&amp;Sacar</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>No repo is open.</source>
        <translation>No hay ningún repositorio abierto.</translation>
    </message>
    <message>
        <source>Find among the images of the repo</source>
        <translation>Busca entre las imágenes del repositorio</translation>
    </message>
    <message>
        <source>Which images are shown</source>
        <translation>Qué imágenes se muestran</translation>
    </message>
    <message>
        <source>Where the image is used</source>
        <translation>Dónde se usa la imagen</translation>
    </message>
    <message>
        <source>Puts the image into the post, where the cursor is</source>
        <translation>Pone la imagen en el artículo, donde está el cursor</translation>
    </message>
    <message>
        <source>Renames the file, and every text that names it (F2)</source>
        <translation>Renombra el archivo y todo texto que lo nombra (F2)</translation>
    </message>
    <message>
        <source>Takes a file that nothing names out of the repo (Delete)</source>
        <translation>Saca del repositorio un archivo que nada nombra (Supr)</translation>
    </message>
    <message>
        <source>All images ({0})</source>
        <translation>Todas las imágenes ({0})</translation>
    </message>
    <message>
        <source>In this post ({0})</source>
        <translation>En este artículo ({0})</translation>
    </message>
    <message>
        <source>Used nowhere ({0})</source>
        <translation>Sin uso ({0})</translation>
    </message>
    <message>
        <source>Too heavy ({0})</source>
        <translation>Demasiado pesadas ({0})</translation>
    </message>
    <message>
        <source>shown: {0} · all together {1}</source>
        <translation>se ven: {0} · en total {1}</translation>
    </message>
    <message>
        <source>too heavy</source>
        <translation>demasiado pesada</translation>
    </message>
    <message>
        <source>used nowhere</source>
        <translation>sin uso</translation>
    </message>
    <message>
        <source>Rename the image</source>
        <translation>Renombrar la imagen</translation>
    </message>
    <message>
        <source>Name of the file, without its ending:</source>
        <translation>Nombre del archivo, sin su extensión:</translation>
    </message>
</context>
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
<context>
    <name>ScopeBox</name>
    <message>
        <source>Where to look</source>
        <translation>Dónde buscar</translation>
    </message>
    <message>
        <source>In this post</source>
        <translation>En este artículo</translation>
    </message>
    <message>
        <source>In the whole blog</source>
        <translation>En todo el blog</translation>
    </message>
</context>
</TS>
