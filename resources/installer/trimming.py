"""What the bundle leaves out: most of Qt is not used by this program, and WebEngine brings much of its own.

Names are paths inside the bundle with forward slashes. Kept is what `libQt6WebEngineCore` and the
widgets link to (Qml and Quick among them); dropped is what nothing loads.
"""

from __future__ import annotations

import re

KEPT_QT = frozenset(
    """Core DBus EglFSDeviceIntegration Gui Network OpenGL OpenGLWidgets Positioning PrintSupport Qml
    QmlMeta QmlModels QmlWorkerScript Quick QuickWidgets Svg WaylandClient WaylandEglClientHwIntegration
    WebChannel WebEngineCore WebEngineWidgets Widgets WlShellIntegration XcbQpa""".split()
)
"""Qt modules, as in `libQt6<name>.so.6`, `Qt6<name>.dll`, `Qt<name>.framework` or `Qt<name>.abi3.so`."""

KEPT_PLUGINS = frozenset(
    """egldeviceintegrations iconengines imageformats networkinformation platforminputcontexts platforms
    platformthemes position styles tls wayland-decoration-client wayland-graphics-integration-client
    wayland-shell-integration xcbglintegrations""".split()
)
KEPT_LOCALES = frozenset({"en-US", "es", "es-419"})
KEPT_TRANSLATIONS = re.compile(r"(qt|qtbase|qtwebengine)_(es|en)\.qm")

_QT_LIBRARY = re.compile(
    r"(?:lib)?Qt6?(?P<module>[A-Z]\w*?)(?:\.abi3)?(?:\.cpython-\w+)?(?:\.so|\.dll|\.pyd|\.dylib|\.framework)\b"
)
_DROPPED = re.compile(
    r"""
    /qml/ | \.debug\.(?:pak|bin)$ | qtwebengine_devtools_resources
    | (?:^|/)(?:tests?|testing)/ | \.pyi$ | \.(?:h|cmake|prl|la|a)$
    | libQt6EglFSDeviceIntegration | /plugins/platforms/libq(?:eglfs|vnc|linuxfb|minimalegl|vkkhrdisplay)
    | /plugins/imageformats/\w*q(?:pdf|tga|wbmp|tiff|icns)
    | /(?:assistant|designer|linguist|lupdate|lrelease|qmllint|qmlformat|qmlls|balsam\w*|svgtoqml)(?:\.exe)?$
    | /(?:scripts|typesystems|glue|include|metatypes|doc|support)/
    | enchant/data/mingw64/(?:bin/(?!lib(?:enchant|glib|gmodule|hunspell|intl|iconv|pcre2-8|stdc|gcc_s|winpthread|ffi))|lib/(?!enchant-2/enchant_hunspell))
    # Debian's libenchant finds its providers at a fixed path only: chunspell reads the dictionaries.
    | (?:^|/)lib(?:enchant-2|aspell|hspell|voikko)\.so
    | (?:^|/)opengl32sw\.dll$
    """,
    re.VERBOSE,
)


def is_kept(name: str) -> bool:
    """Whether the file `name` of the bundle is needed by the program."""
    name = name.replace("\\", "/")
    if _DROPPED.search("/" + name):
        return False
    if locale := re.search(r"qtwebengine_locales/([\w-]+)\.pak$", name):
        return locale[1] in KEPT_LOCALES
    if translation := re.search(r"/translations/([\w-]+\.qm)$", "/" + name):
        return KEPT_TRANSLATIONS.fullmatch(translation[1]) is not None
    if plugin := re.search(r"/plugins/([\w-]+)/", "/" + name):
        return plugin[1] in KEPT_PLUGINS
    if "PySide6" in name or re.match(r"(?:lib)?Qt6", name.rsplit("/", 1)[-1]):
        for part in name.split("/"):
            if library := _QT_LIBRARY.match(part):
                return library["module"] in KEPT_QT
    return True
