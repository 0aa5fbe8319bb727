"""What the bundle leaves out: most of Qt is unused here, and WebEngine brings much of its own.

Names are paths inside the bundle with forward slashes. Kept is what `libQt6WebEngineCore` and the
widgets link to (Qml and Quick among them); dropped is what nothing loads.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KEPT_QT = _words(
    """
    Core DBus Gui Network OpenGL OpenGLWidgets Positioning PrintSupport Qml QmlMeta QmlModels
    QmlWorkerScript Quick QuickWidgets Svg WaylandClient WaylandEglClientHwIntegration WebChannel
    WebEngineCore WebEngineWidgets Widgets WlShellIntegration XcbQpa
    """
)
"""Qt modules, the NAME of libQt6NAME.so.6, Qt6NAME.dll, QtNAME.framework and QtNAME.abi3.so."""

KEPT_PLUGINS = _words(
    """
    iconengines imageformats networkinformation platforminputcontexts platforms platformthemes
    position styles tls wayland-decoration-client wayland-graphics-integration-client
    wayland-shell-integration xcbglintegrations
    """
)
KEPT_LOCALES = _words("en-US es es-419")
KEPT_TRANSLATIONS = re.compile(r"(qt|qtbase|qtwebengine)_(es|en)\.qm")

DROPPED = (
    r"/qml/",
    r"\.debug\.(pak|bin)$",
    r"qtwebengine_devtools_resources",
    r"/(tests?|testing)/",
    r"\.(pyi|h|cmake|prl|la|a)$",
    r"/plugins/platforms/libq(eglfs|vnc|linuxfb|minimalegl|vkkhrdisplay)",
    r"/plugins/imageformats/\w*q(pdf|tga|wbmp|tiff|icns)",
    r"/plugins/platformthemes/libqgtk3",
    # What that theme, and the printing that is left out too, would load of the system's.
    r"/lib(gtk-3|gdk-3|gdk_pixbuf|pango\w*|cairo(-gobject)?|pixman-1|atk(-bridge)?|atspi|epoxy"
    r"|cups|avahi-\w+|gnutls|p11-kit|tasn1|nettle|hogweed|idn2|unistring)[-.]\S*so",
    # Python's side of OpenGL; WebEngine links to Qt's.
    r"/QtOpenGL\.(abi3\.so|pyd)$",
    # Qt's own tools travel in the wheel.
    r"/(assistant|designer|linguist|lupdate|lrelease|qmllint|qmlformat|qmlls|balsam\w*|svgtoqml)"
    r"(\.exe)?$",
    r"PySide6/(scripts|typesystems|glue|include|metatypes|doc|support)/",
    # Of the 95 MB in pyenchant's Windows wheel these are what Hunspell needs.
    r"enchant/data/mingw64/bin/(?!lib(enchant|glib|gmodule|hunspell|intl|iconv|pcre2-8|stdc|gcc_s"
    r"|winpthread|ffi))",
    r"enchant/data/mingw64/lib/(?!enchant-2/enchant_hunspell)",
    # Twenty kinds of English; the program has dictionaries of its own.
    r"enchant/data/mingw64/share/(?!enchant/\w+\.ordering)",
    # Debian's libenchant finds its providers at a fixed path only: chunspell spells instead.
    r"/lib(enchant-2|aspell|hspell|voikko)\.so",
    # Numbers and dates of 800 locales, which only Liquid filters that Jekyll lacks would read.
    r"/babel/locale-data/(?!(root|en|es)[._])",
    r"/opengl32sw\.dll$",
)
_DROPPED = re.compile("|".join(f"(?:{pattern})" for pattern in DROPPED))

_QT_LIBRARY = re.compile(
    r"(?:lib)?Qt6?(?P<module>\w+?)(?:\.abi3|\.cpython-\w+)?\.(?:so|dll|pyd|dylib|framework)\b"
)


def is_kept(name: str) -> bool:
    """Whether the file `name` of the bundle is needed by the program."""
    name = "/" + name.replace("\\", "/")
    if _DROPPED.search(name):
        return False
    if locale := re.search(r"/qtwebengine_locales/([\w-]+)\.pak$", name):
        return locale[1] in KEPT_LOCALES
    if translation := re.search(r"/translations/([\w-]+\.qm)$", name):
        return KEPT_TRANSLATIONS.fullmatch(translation[1]) is not None
    if plugin := re.search(r"/plugins/([\w-]+)/", name):
        return plugin[1] in KEPT_PLUGINS
    libraries = [found for part in name.split("/") if (found := _QT_LIBRARY.match(part))]
    return all(library["module"] in KEPT_QT for library in libraries)
