<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Words for the team&apos;s glossary</source>
        <translation>Palabras para el glosario del equipo</translation>
    </message>
    <message>
        <source>Names of your authors and words that several of your posts use, but no dictionary knows. Tick those that are right.</source>
        <translation>Nombres de tus autores y palabras que varios de tus artículos usan, pero que ningún diccionario conoce. Marca las que estén bien.</translation>
    </message>
    <message>
        <source>Proposed words</source>
        <translation>Palabras propuestas</translation>
    </message>
    <message>
        <source>Reading the posts…</source>
        <translation>Leyendo los artículos…</translation>
    </message>
    <message>
        <source>&amp;Add ticked words</source>
        <translation>&amp;Añadir las marcadas</translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>%n artículo</numerusform>
            <numerusform>%n artículos</numerusform>
        </translation>
    </message>
    <message>
        <source>author</source>
        <translation>autor</translation>
    </message>
    <message>
        <source>There is nothing to propose.</source>
        <translation>No hay nada que proponer.</translation>
    </message>
    <message numerus="yes">
        <source>%n words ticked</source>
        <translation>
            <numerusform>%n palabra marcada</numerusform>
            <numerusform>%n palabras marcadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Review spelling</source>
        <translation>Revisar la ortografía</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
    <message>
        <source>Change &amp;to:</source>
        <translation>Cambiar p&amp;or:</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Cambiar</translation>
    </message>
    <message>
        <source>Change &amp;all</source>
        <translation>Cambiar &amp;todas</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Saltar</translation>
    </message>
    <message>
        <source>S&amp;kip all</source>
        <translation>Sa&amp;ltar todas</translation>
    </message>
    <message>
        <source>Add to the team&apos;s &amp;glossary</source>
        <translation>Añadir al &amp;glosario del equipo</translation>
    </message>
    <message>
        <source>Add to &amp;my words</source>
        <translation>Añadir a &amp;mis palabras</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;errar</translation>
    </message>
    <message>
        <source>No more mistakes down to the end of the post.</source>
        <translation>No hay más errores hasta el final del artículo.</translation>
    </message>
</context>
<context>
    <name>SpellingStatus</name>
    <message>
        <source>No spelling</source>
        <translation>Sin ortografía</translation>
    </message>
    <message>
        <source>Spelling: {0}</source>
        <translation>Ortografía: {0}</translation>
    </message>
    <message>
        <source>{0} spelling, {1} accents, {2} orthography — F7 goes to the next</source>
        <translation>{0} de ortografía, {1} de tildes, {2} de signos y formas: F7 va al siguiente</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language of the post: {0}</source>
        <translation>Idioma del artículo: {0}</translation>
    </message>
    <message>
        <source>Language in which the post is checked</source>
        <translation>Idioma en que se revisa el artículo</translation>
    </message>
    <message>
        <source>Spanish of…</source>
        <translation>Español de…</translation>
    </message>
</context>
<context>
    <name>SpellingTools</name>
    <message>
        <source>The front matter of this post says “{0}” now.</source>
        <translation>El front matter de este artículo dice ahora «{0}».</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>SuggestionMenu</name>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Buscando sugerencias…</translation>
    </message>
    <message>
        <source>Add to the team&apos;s glossary</source>
        <translation>Añadir al glosario del equipo</translation>
    </message>
    <message>
        <source>Add to my words</source>
        <translation>Añadir a mis palabras</translation>
    </message>
    <message>
        <source>Ignore in this post</source>
        <translation>Ignorar en este artículo</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Sin sugerencias</translation>
    </message>
</context>
</TS>
