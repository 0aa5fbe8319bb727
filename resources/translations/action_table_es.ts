<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>&amp;Publicar</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;New issue…</source>
        <translation>&amp;Nueva edición…</translation>
    </message>
    <message>
        <source>New &amp;translation of this issue…</source>
        <translation>Nueva &amp;traducción de esta edición…</translation>
    </message>
    <message>
        <source>Open &amp;repo…</source>
        <translation>Abrir &amp;repositorio…</translation>
    </message>
    <message>
        <source>&amp;Open post…</source>
        <translation>&amp;Abrir artículo…</translation>
    </message>
    <message>
        <source>Recent r&amp;epos</source>
        <translation>R&amp;epositorios recientes</translation>
    </message>
    <message>
        <source>Recent &amp;posts</source>
        <translation>Artícu&amp;los recientes</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Guardar &amp;como…</translation>
    </message>
    <message>
        <source>Export page as P&amp;DF…</source>
        <translation>Exportar la página como P&amp;DF…</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Mensaje</translation>
    </message>
    <message>
        <source>&amp;Copy as rich text</source>
        <translation>&amp;Copiar como texto con formato</translation>
    </message>
    <message>
        <source>Copy the &amp;HTML</source>
        <translation>Copiar el &amp;HTML</translation>
    </message>
    <message>
        <source>Send me a &amp;test…</source>
        <translation>Enviarme una &amp;prueba…</translation>
    </message>
    <message>
        <source>&amp;Draft in Buttondown…</source>
        <translation>&amp;Borrador en Buttondown…</translation>
    </message>
    <message>
        <source>&amp;Look and service…</source>
        <translation>&amp;Aspecto y servicio…</translation>
    </message>
    <message>
        <source>&amp;Save message…</source>
        <translation>&amp;Guardar mensaje…</translation>
    </message>
    <message>
        <source>Trust t&amp;his folder</source>
        <translation>Con&amp;fiar en esta carpeta</translation>
    </message>
    <message>
        <source>Earlier &amp;versions…</source>
        <translation>&amp;Versiones anteriores…</translation>
    </message>
    <message>
        <source>&amp;Unsaved work…</source>
        <translation>Trabajo sin g&amp;uardar…</translation>
    </message>
    <message>
        <source>&amp;Close post</source>
        <translation>Cerrar art&amp;ículo</translation>
    </message>
    <message>
        <source>C&amp;lose the other posts</source>
        <translation>Cerrar l&amp;os demás artículos</translation>
    </message>
    <message>
        <source>Open the closed post aga&amp;in</source>
        <translation>Volver a a&amp;brir el artículo cerrado</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>A&amp;justes…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy page as &amp;HTML</source>
        <translation>Copiar la página como &amp;HTML</translation>
    </message>
    <message>
        <source>Copy page as r&amp;ich text</source>
        <translation>Copiar la página como texto co&amp;n formato</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>Paste as p&amp;lain text</source>
        <translation>Pegar como te&amp;xto sin formato</translation>
    </message>
    <message>
        <source>Line&amp;s</source>
        <translation>&amp;Líneas</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Mover hacia &amp;arriba</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Mover hacia a&amp;bajo</translation>
    </message>
    <message>
        <source>&amp;Copy below</source>
        <translation>&amp;Duplicar debajo</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>B&amp;orrar</translation>
    </message>
    <message>
        <source>&amp;Many cursors</source>
        <translation>&amp;Varios cursores</translation>
    </message>
    <message>
        <source>At the &amp;next place that says the same</source>
        <translation>En el &amp;siguiente lugar que dice lo mismo</translation>
    </message>
    <message>
        <source>At &amp;all places that say the same</source>
        <translation>En &amp;todos los lugares que dicen lo mismo</translation>
    </message>
    <message>
        <source>On the line a&amp;bove</source>
        <translation>En la línea de &amp;arriba</translation>
    </message>
    <message>
        <source>On the line b&amp;elow</source>
        <translation>En la línea de a&amp;bajo</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Seleccionar t&amp;odo</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <source>Find and r&amp;eplace…</source>
        <translation>Buscar y r&amp;eemplazar…</translation>
    </message>
    <message>
        <source>Find in all p&amp;osts…</source>
        <translation>Buscar en todos los artíc&amp;ulos…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Buscar &amp;siguiente</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Buscar &amp;anterior</translation>
    </message>
    <message>
        <source>Fi&amp;x the problem here…</source>
        <translation>Corre&amp;gir el problema…</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>&amp;Paneles</translation>
    </message>
    <message>
        <source>Full scr&amp;een</source>
        <translation>Pantalla compl&amp;eta</translation>
    </message>
    <message>
        <source>Onl&amp;y the text</source>
        <translation>So&amp;lo el texto</translation>
    </message>
    <message>
        <source>&amp;Line numbers</source>
        <translation>&amp;Números de línea</translation>
    </message>
    <message>
        <source>Name posts that said it &amp;before</source>
        <translation>Nombrar artículos que &amp;ya lo dijeron</translation>
    </message>
    <message>
        <source>Larger te&amp;xt</source>
        <translation>Te&amp;xto más grande</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Texto más pe&amp;queño</translation>
    </message>
    <message>
        <source>Text at &amp;normal size</source>
        <translation>Texto de tamañ&amp;o normal</translation>
    </message>
    <message>
        <source>Larger p&amp;review</source>
        <translation>Vista p&amp;revia más grande</translation>
    </message>
    <message>
        <source>Smaller pre&amp;view</source>
        <translation>&amp;Vista previa más pequeña</translation>
    </message>
    <message>
        <source>Preview at normal si&amp;ze</source>
        <translation>Vista previa de ta&amp;maño normal</translation>
    </message>
    <message>
        <source>Preview sh&amp;ows</source>
        <translation>La vista previa mues&amp;tra</translation>
    </message>
    <message>
        <source>The &amp;article</source>
        <translation>El &amp;artículo</translation>
    </message>
    <message>
        <source>The &amp;whole page</source>
        <translation>La &amp;página entera</translation>
    </message>
    <message>
        <source>The &amp;message</source>
        <translation>El &amp;mensaje</translation>
    </message>
    <message>
        <source>Preview &amp;width</source>
        <translation>An&amp;cho de la vista previa</translation>
    </message>
    <message>
        <source>As wide as the &amp;pane</source>
        <translation>Tan ancha como el &amp;panel</translation>
    </message>
    <message>
        <source>As on a &amp;tablet</source>
        <translation>Como en una &amp;tableta</translation>
    </message>
    <message>
        <source>As on a p&amp;hone</source>
        <translation>Como en un te&amp;léfono</translation>
    </message>
    <message>
        <source>Load images from other &amp;sites</source>
        <translation>Cargar imágenes de otros &amp;sitios</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Aspecto</translation>
    </message>
    <message>
        <source>Follow the &amp;system</source>
        <translation>Seguir al &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>Light page in a dar&amp;k window</source>
        <translation>Pá&amp;gina clara en ventana oscura</translation>
    </message>
    <message>
        <source>Lan&amp;guage (idioma)</source>
        <translation>&amp;Idioma (language)</translation>
    </message>
    <message>
        <source>Language of the &amp;system</source>
        <translation>Idioma del &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Negrita</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>&amp;Cursiva</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>C&amp;ódigo</translation>
    </message>
    <message>
        <source>Strikethrou&amp;gh</source>
        <translation>Tach&amp;ado</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Enlace</translation>
    </message>
    <message>
        <source>I&amp;mage…</source>
        <translation>I&amp;magen…</translation>
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation>Título &amp;1</translation>
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation>Título &amp;2</translation>
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation>Título &amp;3</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>Ci&amp;ta</translation>
    </message>
    <message>
        <source>Bulleted li&amp;st</source>
        <translation>&amp;Lista con viñetas</translation>
    </message>
    <message>
        <source>&amp;Numbered list</source>
        <translation>Lista n&amp;umerada</translation>
    </message>
    <message>
        <source>Tas&amp;k list</source>
        <translation>L&amp;ista de tareas</translation>
    </message>
    <message>
        <source>Code bl&amp;ock</source>
        <translation>Bloque de có&amp;digo</translation>
    </message>
    <message>
        <source>&amp;Footnote</source>
        <translation>Nota al &amp;pie</translation>
    </message>
    <message>
        <source>Line &amp;across the page</source>
        <translation>Línea &amp;horizontal</translation>
    </message>
    <message>
        <source>&amp;Emoji…</source>
        <translation>Em&amp;oji…</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>Ta&amp;bla</translation>
    </message>
    <message>
        <source>&amp;Insert table…</source>
        <translation>&amp;Insertar tabla…</translation>
    </message>
    <message>
        <source>New row &amp;above</source>
        <translation>Fila nueva &amp;encima</translation>
    </message>
    <message>
        <source>New row &amp;below</source>
        <translation>Fila nueva &amp;debajo</translation>
    </message>
    <message>
        <source>Move row &amp;up</source>
        <translation>&amp;Subir fila</translation>
    </message>
    <message>
        <source>Move row &amp;down</source>
        <translation>&amp;Bajar fila</translation>
    </message>
    <message>
        <source>R&amp;emove row</source>
        <translation>&amp;Quitar fila</translation>
    </message>
    <message>
        <source>New column be&amp;fore</source>
        <translation>Columna nueva a&amp;ntes</translation>
    </message>
    <message>
        <source>New column after&amp;wards</source>
        <translation>Columna nueva des&amp;pués</translation>
    </message>
    <message>
        <source>Move column &amp;left</source>
        <translation>Mover columna a la i&amp;zquierda</translation>
    </message>
    <message>
        <source>Move column &amp;right</source>
        <translation>Mover columna a la de&amp;recha</translation>
    </message>
    <message>
        <source>Re&amp;move column</source>
        <translation>Quitar &amp;columna</translation>
    </message>
    <message>
        <source>Align column lef&amp;t</source>
        <translation>Alinear columna a la izq&amp;uierda</translation>
    </message>
    <message>
        <source>&amp;Centre column</source>
        <translation>Cen&amp;trar columna</translation>
    </message>
    <message>
        <source>Align column ri&amp;ght</source>
        <translation>A&amp;linear columna a la derecha</translation>
    </message>
    <message>
        <source>Align column as the &amp;page does</source>
        <translation>Alinear columna como la pá&amp;gina</translation>
    </message>
    <message>
        <source>Line up the pipe&amp;s</source>
        <translation>&amp;Alinear las barras</translation>
    </message>
    <message>
        <source>In&amp;dent</source>
        <translation>Aumentar la &amp;sangría</translation>
    </message>
    <message>
        <source>O&amp;utdent</source>
        <translation>&amp;Reducir la sangría</translation>
    </message>
    <message>
        <source>&amp;Quick open…</source>
        <translation>Abrir &amp;rápido…</translation>
    </message>
    <message>
        <source>Next p&amp;ost</source>
        <translation>Artículo si&amp;guiente</translation>
    </message>
    <message>
        <source>Previo&amp;us post</source>
        <translation>Artículo anteri&amp;or</translation>
    </message>
    <message>
        <source>Next pro&amp;blem</source>
        <translation>Siguiente pro&amp;blema</translation>
    </message>
    <message>
        <source>Pre&amp;vious problem</source>
        <translation>Problema &amp;anterior</translation>
    </message>
    <message>
        <source>Go to &amp;line…</source>
        <translation>Ir a la &amp;línea…</translation>
    </message>
    <message>
        <source>&amp;Said before…</source>
        <translation>&amp;Ya se dijo…</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Panel &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>Panel an&amp;terior</translation>
    </message>
    <message>
        <source>&amp;Next mistake</source>
        <translation>Error &amp;siguiente</translation>
    </message>
    <message>
        <source>Review &amp;spelling…</source>
        <translation>Revisar la ortogra&amp;fía…</translation>
    </message>
    <message>
        <source>Team&apos;s &amp;glossary…</source>
        <translation>&amp;Glosario del equipo…</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Paleta de órdenes…</translation>
    </message>
    <message>
        <source>Keys of the comman&amp;ds…</source>
        <translation>T&amp;eclas de las órdenes…</translation>
    </message>
    <message>
        <source>Section &amp;templates…</source>
        <translation>Plantillas &amp;de secciones…</translation>
    </message>
    <message>
        <source>Section na&amp;mes…</source>
        <translation>&amp;Nombres de las secciones…</translation>
    </message>
    <message>
        <source>&amp;Learn sections from these posts…</source>
        <translation>&amp;Aprender las secciones de estos artículos…</translation>
    </message>
    <message>
        <source>Next block to t&amp;ranslate</source>
        <translation>Siguiente bloque por t&amp;raducir</translation>
    </message>
    <message>
        <source>Take &amp;out the notes of the original</source>
        <translation>&amp;Quitar las notas del original</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>&amp;Imágenes</translation>
    </message>
    <message>
        <source>&amp;Describe pictures…</source>
        <translation>&amp;Describir imágenes…</translation>
    </message>
    <message>
        <source>&amp;Bring pictures home…</source>
        <translation>&amp;Traer imágenes a casa…</translation>
    </message>
    <message>
        <source>Look &amp;at links…</source>
        <translation>&amp;Mirar los enlaces…</translation>
    </message>
    <message>
        <source>Chec&amp;k the whole repo</source>
        <translation>Comprobar todo el reposi&amp;torio</translation>
    </message>
    <message>
        <source>&amp;Publish…</source>
        <translation>&amp;Publicar…</translation>
    </message>
    <message>
        <source>&amp;Get the newest</source>
        <translation>&amp;Traer lo más nuevo</translation>
    </message>
    <message>
        <source>&amp;Undo the last publication…</source>
        <translation>Des&amp;hacer la última publicación…</translation>
    </message>
    <message>
        <source>&amp;Who wrote this line</source>
        <translation>&amp;Quién escribió esta línea</translation>
    </message>
    <message>
        <source>&amp;Download a blog…</source>
        <translation>&amp;Descargar un blog…</translation>
    </message>
    <message>
        <source>The first &amp;hour</source>
        <translation>La primera &amp;hora</translation>
    </message>
    <message>
        <source>All &amp;shortcuts</source>
        <translation>&amp;Todos los atajos</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Acerca de</translation>
    </message>
</context>
</TS>
