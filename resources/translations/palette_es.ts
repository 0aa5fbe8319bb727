<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CardTexts</name>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>not in this post</source>
        <translation>no está en este artículo</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 entrada</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 entradas</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 palabra</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 palabras</translation>
    </message>
    <message>
        <source>Click to go there, drag to move the whole section.</source>
        <translation>Haz clic para ir allí; arrástrala para mover toda la sección.</translation>
    </message>
    <message>
        <source>Click to insert at its place, with Alt at the cursor; or drag it into the text.</source>
        <translation>Haz clic para insertarla en su lugar, o con Alt donde está el cursor; también puedes arrastrarla al texto.</translation>
    </message>
    <message>
        <source>1 section</source>
        <translation>1 sección</translation>
    </message>
    <message>
        <source>%1 sections</source>
        <translation>%1 secciones</translation>
    </message>
    <message>
        <source>1 section missing</source>
        <translation>falta 1 sección</translation>
    </message>
    <message>
        <source>%1 sections missing</source>
        <translation>faltan %1 secciones</translation>
    </message>
    <message>
        <source>%1 + Tab</source>
        <translation>%1 + Tab</translation>
    </message>
    <message>
        <source>Click to insert at the cursor, or drag it into the text.</source>
        <translation>Haz clic para insertarla donde está el cursor, o arrástrala al texto.</translation>
    </message>
</context>
<context>
    <name>LearnDialog</name>
    <message>
        <source>Learn from these posts</source>
        <translation>Aprender de estos artículos</translation>
    </message>
    <message>
        <source>Language of the posts</source>
        <translation>Idioma de los artículos</translation>
    </message>
    <message>
        <source>Headings that the posts share</source>
        <translation>Títulos que los artículos comparten</translation>
    </message>
    <message>
        <source>Reading the posts…</source>
        <translation>Leyendo los artículos…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>&amp;Keep for the team</source>
        <translation>&amp;Guardar para el equipo</translation>
    </message>
    <message>
        <source>Posts in</source>
        <translation>Artículos en</translation>
    </message>
    <message>
        <source>in %1 of %2 posts</source>
        <translation>en %1 de %2 artículos</translation>
    </message>
    <message>
        <source>What is ticked becomes a template, with its emoji, spacing and order.</source>
        <translation>Lo marcado se convierte en plantilla, con su emoji, sus espacios y su orden.</translation>
    </message>
    <message>
        <source>The posts of this language share no headings.</source>
        <translation>Los artículos de este idioma no comparten ningún título.</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>Paste a link to fill the next item…</source>
        <translation>Pega un enlace para rellenar la próxima entrada…</translation>
    </message>
    <message>
        <source>Link for the next item</source>
        <translation>Enlace para la próxima entrada</translation>
    </message>
    <message>
        <source>Ask the page for its title</source>
        <translation>Preguntar su título a la página</translation>
    </message>
    <message>
        <source>Off: only the address itself is looked at, and nothing is sent anywhere.</source>
        <translation>Si no se marca, solo se mira la dirección y no se envía nada a ninguna parte.</translation>
    </message>
    <message>
        <source>What is known of the link</source>
        <translation>Lo que se sabe del enlace</translation>
    </message>
    <message>
        <source>Asking the page</source>
        <translation>Preguntando a la página</translation>
    </message>
</context>
<context>
    <name>PalettePane</name>
    <message>
        <source>Sections of the post</source>
        <translation>Secciones del artículo</translation>
    </message>
    <message>
        <source>Items to insert</source>
        <translation>Entradas que se pueden insertar</translation>
    </message>
    <message>
        <source>Summary of the sections</source>
        <translation>Resumen de las secciones</translation>
    </message>
    <message>
        <source>Templates that cannot be used</source>
        <translation>Plantillas que no se pueden usar</translation>
    </message>
    <message>
        <source>Templates menu</source>
        <translation>Menú de plantillas</translation>
    </message>
    <message>
        <source>Edit templates, learn from the posts</source>
        <translation>Editar plantillas, aprender de los artículos</translation>
    </message>
    <message>
        <source>Sections or items</source>
        <translation>Secciones o entradas</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Edit templates…</source>
        <translation>Editar plantillas…</translation>
    </message>
    <message>
        <source>Section names…</source>
        <translation>Nombres de las secciones…</translation>
    </message>
    <message>
        <source>Learn from these posts…</source>
        <translation>Aprender de estos artículos…</translation>
    </message>
    <message>
        <source>Section %1 of the palette</source>
        <translation>Sección %1 de la paleta</translation>
    </message>
    <message>
        <source>Templates that cannot be used: %1. “Edit templates” says why.</source>
        <translation>Plantillas que no se pueden usar: %1. «Editar plantillas» dice por qué.</translation>
    </message>
</context>
<context>
    <name>SectionNamesDialog</name>
    <message>
        <source>Section names</source>
        <translation>Nombres de las secciones</translation>
    </message>
    <message>
        <source>What a section or caption is called in another language, one a line: “en: Top Stories = es: Noticias destacadas”. Your lines win over the program&apos;s.</source>
        <translation>Cómo se llama una sección o un pie en otro idioma, uno por línea: «en: Top Stories = es: Noticias destacadas». Tus líneas valen más que las del programa.</translation>
    </message>
    <message>
        <source>Whose names</source>
        <translation>De quién son los nombres</translation>
    </message>
    <message>
        <source>The team&apos;s, in this repo</source>
        <translation>Del equipo, en este repositorio</translation>
    </message>
    <message>
        <source>Mine, in every repo</source>
        <translation>Míos, en todos los repositorios</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Names that came with the program</source>
        <translation>Nombres que venían con el programa</translation>
    </message>
    <message>
        <source>What cannot be understood</source>
        <translation>Lo que no se entiende</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Line %1 is not of the form “en: … = es: …”.</source>
        <translation>La línea %1 no tiene la forma «en: … = es: …».</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Show hidden &amp;ones ({0})</source>
        <translation>Mostrar las &amp;ocultas ({0})</translation>
    </message>
    <message>
        <source>{0}  · hidden</source>
        <translation>{0}  · oculta</translation>
    </message>
    <message>
        <source>Not offered in the palette</source>
        <translation>No se ofrece en la paleta</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>venía con el programa</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>mía</translation>
    </message>
    <message>
        <source>the team&apos;s</source>
        <translation>del equipo</translation>
    </message>
</context>
<context>
    <name>TemplateText</name>
    <message>
        <source>Text of the template</source>
        <translation>Texto de la plantilla</translation>
    </message>
    <message>
        <source>What it inserts</source>
        <translation>Lo que inserta</translation>
    </message>
    <message>
        <source>Why it cannot be used</source>
        <translation>Por qué no se puede usar</translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>&amp;New item…</source>
        <translation>&amp;Nueva entrada…</translation>
    </message>
    <message>
        <source>New &amp;section…</source>
        <translation>Nueva &amp;sección…</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Dónde se guarda</translation>
    </message>
    <message>
        <source>For me, in every repo</source>
        <translation>Para mí, en todos los repositorios</translation>
    </message>
    <message>
        <source>For the team, in this repo</source>
        <translation>Para el equipo, en este repositorio</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Deshacer la propia</translation>
    </message>
    <message>
        <source>Remove this version; the one that came with the program holds again.</source>
        <translation>Quita esta versión; vuelve a valer la que venía con el programa.</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Ocultar</translation>
    </message>
    <message>
        <source>S&amp;how again</source>
        <translation>&amp;Mostrar de nuevo</translation>
    </message>
    <message>
        <source>Offer it in the palette again</source>
        <translation>Ofrecerla de nuevo en la paleta</translation>
    </message>
    <message>
        <source>Do not offer it in the palette; it can be shown again</source>
        <translation>No ofrecerla en la paleta; se puede mostrar de nuevo</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Nueva entrada</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>Nueva sección</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Guardada.</translation>
    </message>
</context>
</TS>
