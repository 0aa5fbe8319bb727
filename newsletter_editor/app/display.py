"""Whether there is a screen to open a window on, asked before Qt would abort for want of one."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_NEEDED_LIBRARY = "libxcb-cursor.so.0"
_SECONDS = 2.0


def require_display(environment: Mapping[str, str] = os.environ) -> None:
    """Raise EditorError, which says what to do, where no window can be shown."""
    if sys.platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM"):
        return
    wayland = environment.get("WAYLAND_DISPLAY")
    display = environment.get("DISPLAY")
    if wayland and _answers(socket.AF_UNIX, _wayland_socket(wayland, environment)):
        return
    if not display:
        raise EditorError(_NO_DISPLAY)
    if not _x_server_answers(display):
        raise EditorError(_NO_ANSWER.format(display=display))
    try:
        ctypes.CDLL(_NEEDED_LIBRARY)
    except OSError:
        raise EditorError(_NO_LIBRARY) from None


def _wayland_socket(name: str, environment: Mapping[str, str]) -> str:
    return str(Path(environment.get("XDG_RUNTIME_DIR", "/"), name))


def _x_server_answers(display: str) -> bool:
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    local = f"/tmp/.X11-unix/X{number}"
    if host in ("", "unix"):
        return _answers(socket.AF_UNIX, local) or _answers(socket.AF_UNIX, f"\0{local}")
    if host.startswith("/"):
        # macOS names the socket itself.
        return True
    return _answers(socket.AF_INET, (host, 6000 + int(number)))


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(_SECONDS)
            connection.connect(address)
    except (OSError, OverflowError):
        return False
    return True


_TO_SEE_IT = Localized(
    es="para verlo igualmente, usa «xvfb-run -a newsletter-editor» o mira las imágenes que hace "
    "«make screenshots»",
    en="to see the program all the same, run “xvfb-run -a newsletter-editor”, or look at the "
    "pictures that “make screenshots” makes",
)
_NO_DISPLAY = Localized(
    es="no hay pantalla en la que abrir la ventana (faltan DISPLAY y WAYLAND_DISPLAY); {hint}.",
    en="there is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "
    "{hint}.",
).format(hint=_TO_SEE_IT)
_NO_ANSWER = Localized(
    es="la pantalla «{display}» de la variable DISPLAY no responde; {hint}.",
    en="the display “{display}” that DISPLAY names does not answer; {hint}.",
).format(hint=_TO_SEE_IT, display="{display}")
_NO_LIBRARY = Localized(
    es="falta una biblioteca del sistema para abrir la ventana; instálala con "
    "«sudo apt install libxcb-cursor0» y prueba de nuevo.",
    en="a system library that windows need is missing; install it with "
    "“sudo apt install libxcb-cursor0” and try again.",
)
