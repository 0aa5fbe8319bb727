<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ChoicesDialog</name>
    <message>
        <source>Look and service of the messages</source>
        <translation>Aspecto y servicio de los mensajes</translation>
    </message>
    <message>
        <source>Below each section</source>
        <translation>Debajo de cada sección</translation>
    </message>
    <message>
        <source>In place</source>
        <translation>En su sitio</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>&amp;Servicio</translation>
    </message>
    <message>
        <source>Mark or address to &amp;unsubscribe</source>
        <translation>&amp;Marca o dirección para darse de baja</translation>
    </message>
    <message>
        <source>&amp;Footer, in Markdown</source>
        <translation>&amp;Pie, en Markdown</translation>
    </message>
    <message>
        <source>&amp;Logo</source>
        <translation>&amp;Logotipo</translation>
    </message>
    <message>
        <source>&amp;Width in pixels</source>
        <translation>&amp;Ancho en píxeles</translation>
    </message>
    <message>
        <source>F&amp;ont</source>
        <translation>&amp;Tipo de letra</translation>
    </message>
    <message>
        <source>L&amp;inks of the plain text</source>
        <translation>E&amp;nlaces del texto sin formato</translation>
    </message>
    <message>
        <source>Colour of the &amp;text</source>
        <translation>&amp;Color del texto</translation>
    </message>
    <message>
        <source>Colour of &amp;headings</source>
        <translation>Color de los t&amp;ítulos</translation>
    </message>
    <message>
        <source>Colour of lin&amp;ks</source>
        <translation>Color de los &amp;enlaces</translation>
    </message>
    <message>
        <source>Colour of what stands &amp;around</source>
        <translation>Color de lo que está alre&amp;dedor</translation>
    </message>
    <message>
        <source>Colour behind the &amp;post</source>
        <translation>Color detrás del a&amp;rtículo</translation>
    </message>
    <message>
        <source>Colour &amp;behind all</source>
        <translation>Color del f&amp;ondo</translation>
    </message>
</context>
<context>
    <name>DraftDialog</name>
    <message>
        <source>Draft in Buttondown</source>
        <translation>Borrador en Buttondown</translation>
    </message>
    <message>
        <source>Makes a draft of “{0}”. Nothing is sent to your readers: look at the draft there, and send it from there. The key is in your account&apos;s settings, under API.</source>
        <translation>Crea un borrador de «{0}». No se envía nada a tus lectores: revísalo allí y envíalo desde allí. La clave está en los ajustes de tu cuenta, en «API».</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Clave</translation>
    </message>
    <message>
        <source>Make the &amp;draft</source>
        <translation>Crear el &amp;borrador</translation>
    </message>
    <message>
        <source>Type the key of your account.</source>
        <translation>Escribe la clave de tu cuenta.</translation>
    </message>
    <message>
        <source>On its way to Buttondown…</source>
        <translation>Camino de Buttondown…</translation>
    </message>
</context>
<context>
    <name>MessagePane</name>
    <message>
        <source>How the message is shown</source>
        <translation>Cómo se muestra el mensaje</translation>
    </message>
    <message>
        <source>On a computer</source>
        <translation>En un ordenador</translation>
    </message>
    <message>
        <source>On a phone</source>
        <translation>En un teléfono</translation>
    </message>
    <message>
        <source>As plain text</source>
        <translation>Como texto sin formato</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>With images</source>
        <translation>Con imágenes</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>El mensaje</translation>
    </message>
    <message>
        <source>The message as plain text</source>
        <translation>El mensaje como texto sin formato</translation>
    </message>
    <message>
        <source>Without a subject</source>
        <translation>Sin asunto</translation>
    </message>
    <message>
        <source>{0} KB, {1} % of what Gmail shows</source>
        <translation>{0} KB, un {1} % de lo que muestra Gmail</translation>
    </message>
    <message>
        <source>heaviest: line {0}, {1} KB</source>
        <translation>lo más pesado: línea {0}, {1} KB</translation>
    </message>
    <message>
        <source>This post takes too long to be made into a message.</source>
        <translation>Este artículo tarda demasiado en convertirse en mensaje.</translation>
    </message>
</context>
<context>
    <name>MessageTools</name>
    <message>
        <source>Send or save</source>
        <translation>Enviar o guardar</translation>
    </message>
    <message>
        <source>The message is in {0}.</source>
        <translation>El mensaje está en {0}.</translation>
    </message>
    <message>
        <source>The message is on the clipboard</source>
        <translation>El mensaje está en el portapapeles</translation>
    </message>
    <message>
        <source>Open a post of a repo first: the look belongs to its team.</source>
        <translation>Abre antes un artículo de un repositorio: el aspecto es de su equipo.</translation>
    </message>
    <message>
        <source>The test is on its way to {0}.</source>
        <translation>La prueba va camino de {0}.</translation>
    </message>
    <message>
        <source>The draft is in Buttondown.</source>
        <translation>El borrador está en Buttondown.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Message with everything (*.eml)</source>
        <translation>Mensaje con todo (*.eml)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Texto sin formato (*.txt)</translation>
    </message>
    <message>
        <source>Save message</source>
        <translation>Guardar mensaje</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Remember it in the system&apos;s &amp;keyring</source>
        <translation>Recordarla en el &amp;llavero del sistema</translation>
    </message>
    <message>
        <source>This system has no keyring, so the password is asked for each time.</source>
        <translation>Este sistema no tiene llavero, así que la contraseña se pide cada vez.</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Send me a test</source>
        <translation>Enviarme una prueba</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Para</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Servidor</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>C&amp;ifrado</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>Pue&amp;rto</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation>&amp;Enviar</translation>
    </message>
    <message>
        <source>Type the name of your mail server.</source>
        <translation>Escribe el nombre de tu servidor de correo.</translation>
    </message>
</context>
<context>
    <name>_View</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
</TS>
