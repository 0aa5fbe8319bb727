<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>LinkQuestion</name>
    <message>
        <source>Open link</source>
        <translation>Abrir enlace</translation>
    </message>
    <message>
        <source>Open this address in your browser?</source>
        <translation>¿Abrir esta dirección en tu navegador?</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>This link leads to no web or mail address, so it cannot be opened from here.</source>
        <translation>Este enlace no lleva a ninguna dirección web ni de correo, así que no se puede abrir desde aquí.</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>&amp;Copiar la dirección</translation>
    </message>
</context>
<context>
    <name>PageExport</name>
    <message>
        <source>Export page as PDF</source>
        <translation>Exportar la página como PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Archivos PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The page is in {0}. Open it to print it.</source>
        <translation>La página está en {0}. Ábrela para imprimirla.</translation>
    </message>
    <message>
        <source>The page could not be made into a PDF. Try again.</source>
        <translation>No se ha podido hacer el PDF de la página. Inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Show the preview first: it makes the page that is taken from here.</source>
        <translation>Muestra antes la vista previa: de ella se toma la página.</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
</context>
<context>
    <name>PageWatch</name>
    <message>
        <source>The site&apos;s own page did not respond, so the article alone is shown. Your text is safe; the next post is shown whole again.</source>
        <translation>La página del sitio no respondió, así que se muestra solo el artículo. Tu texto está a salvo; el próximo artículo se verá otra vez en su página.</translation>
    </message>
    <message>
        <source>The page did not respond, so it is shown without images. Your text is safe; the next post is shown whole again.</source>
        <translation>La página no respondía, así que se muestra sin imágenes. Tu texto está a salvo; el próximo artículo se verá entero.</translation>
    </message>
    <message>
        <source>Show the images again</source>
        <translation>Mostrar de nuevo las imágenes</translation>
    </message>
    <message>
        <source>The page does not respond even without images. Your text is safe; go on writing.</source>
        <translation>La página no responde ni sin imágenes. Tu texto está a salvo; sigue escribiendo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview of the post</source>
        <translation>Vista previa del artículo</translation>
    </message>
    <message>
        <source>Image not found</source>
        <translation>No se encuentra la imagen</translation>
    </message>
    <message>
        <source>Image left out</source>
        <translation>Imagen omitida</translation>
    </message>
    <message>
        <source>Image could not be loaded</source>
        <translation>No se pudo cargar la imagen</translation>
    </message>
    <message>
        <source>Embedded content is not shown here</source>
        <translation>El contenido incrustado no se muestra aquí</translation>
    </message>
</context>
<context>
    <name>PreviewToolbar</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0} %</translation>
    </message>
</context>
<context>
    <name>PreviewWebView</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>Copiar la dirección del enlace</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>RemoteImages</name>
    <message>
        <source>Show for this post</source>
        <translation>Mostrar en este artículo</translation>
    </message>
    <message>
        <source>Trust this folder</source>
        <translation>Confiar en esta carpeta</translation>
    </message>
    <message>
        <source>Images from other sites are not shown, because you do not trust this folder yet.</source>
        <translation>Las imágenes de otros sitios no se muestran porque aún no confías en esta carpeta.</translation>
    </message>
    <message>
        <source>Images whose addresses templates have made are held back: such an address could carry parts of your repo to another site.</source>
        <translation>Se retienen las imágenes cuya dirección forma una plantilla: esa dirección podría llevar partes de tu repositorio a otro sitio.</translation>
    </message>
</context>
<context>
    <name>RenderNotices</name>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Línea {0}: {1}</translation>
    </message>
    <message>
        <source>…and {0} more</source>
        <translation>…y {0} más</translation>
    </message>
    <message>
        <source>The preview was cut off: this text takes more than {0} seconds to render. Go on writing; the next change is tried again.</source>
        <translation>La vista previa se ha interrumpido: este texto tarda más de {0} segundos. Sigue escribiendo; con el próximo cambio se intenta de nuevo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>This text cannot be shown: rendering it fails. Your text is safe; go on writing, the next change is tried again.</source>
        <translation>Este texto no se puede mostrar: falla al convertirlo. Tu texto está a salvo; sigue escribiendo, con el próximo cambio se intenta de nuevo.</translation>
    </message>
</context>
<context>
    <name>ThemeGetter</name>
    <message>
        <source>Getting “{0}” from {1}…</source>
        <translation>Obteniendo «{0}» de {1}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>WholeNotices</name>
    <message>
        <source>…and {0} more</source>
        <translation>…y {0} más</translation>
    </message>
    <message>
        <source>This page takes styles or fonts from other sites ({0}). They are left out: such a style sheet could tell them what the page says.</source>
        <translation>Esta página toma estilos o fuentes de otros sitios ({0}). Se dejan fuera: una hoja de estilo así podría contarles lo que dice la página.</translation>
    </message>
    <message>
        <source>Images from other sites are left out of the whole page.</source>
        <translation>Las imágenes de otros sitios se dejan fuera de la página entera.</translation>
    </message>
    <message>
        <source>Load for this folder</source>
        <translation>Cargar en esta carpeta</translation>
    </message>
    <message>
        <source>Get “{0}” {1} from {2}</source>
        <translation>Obtener «{0}» {1} de {2}</translation>
    </message>
    <message>
        <source>The whole page takes too long to make. The article alone is shown.</source>
        <translation>Hacer la página entera tarda demasiado. Se muestra solo el artículo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>The one of the site that was built last is shown.</source>
        <translation>Se muestra la del último sitio generado.</translation>
    </message>
    <message>
        <source>The page is shown without it.</source>
        <translation>La página se muestra sin ella.</translation>
    </message>
</context>
</TS>
