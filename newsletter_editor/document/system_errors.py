"""What the system says when a file cannot be read or written, as a sentence for authors."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsletter_editor.repo.regular import RefusedError
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


@contextmanager
def explained(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn an OSError of the body into an EditorError that names `path` and says what to do."""
    try:
        yield
    except OSError as error:
        raise EditorError(explanation(error, path, reading=reading)) from error


def explanation(error: OSError, path: Path, *, reading: bool = False) -> Localized:
    """One sentence on why `path` could not be written, or read."""
    if isinstance(error, RefusedError):
        return error.message
    known = _ALWAYS | (_READING if reading else _WRITING)
    sentence = known.get(error.errno or 0)
    if getattr(error, "winerror", None) in LOCKED_ON_WINDOWS:
        sentence = LOCKED
    elif getattr(error, "winerror", None) == _INVALID_NAME_ON_WINDOWS:
        sentence = _BAD_NAME
    reason = error.strerror or str(error) or type(error).__name__
    unknown = _UNREADABLE if reading else _UNWRITABLE
    return (sentence or unknown).format(
        name=path.name or path, folder=path.parent.name or path.parent, reason=reason
    )


def cause(error: OSError) -> Localized:
    """What is the matter, to stand in a sentence."""
    reason = error.strerror or str(error) or type(error).__name__
    return _CAUSES.get(error.errno or 0, Localized(es=reason, en=reason))


LOCKED_ON_WINDOWS = (32, 33)
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION."""
_INVALID_NAME_ON_WINDOWS = 123

LOCKED = Localized(
    es="«{name}» está abierto en otro programa (quizá un antivirus o la sincronización); "
    "ciérralo allí o espera un momento y guarda de nuevo.",
    en="“{name}” is in use by another program (a virus scanner or sync tool, perhaps); "
    "close it there or wait a moment, then save again.",
)
READ_ONLY_FILE = Localized(
    es="«{name}» es de solo lectura; permite escribir en él o guarda con otro nombre.",
    en="“{name}” is read-only; allow writing to it or save under another name.",
)
READ_ONLY_FOLDER = Localized(
    es="No se puede escribir en la carpeta «{folder}»; "
    "permite escribir en ella o guarda en otra carpeta.",
    en="The folder “{folder}” cannot be written to; allow writing to it or save in another folder.",
)
IS_FOLDER = Localized(
    es="«{name}» es una carpeta; elige el nombre de un archivo.",
    en="“{name}” is a folder; choose the name of a file.",
)
_FULL = Localized(
    es="El disco está lleno y «{name}» no se guardó; libera espacio y guarda de nuevo.",
    en="The disk is full and “{name}” was not saved; free some space and save again.",
)
_QUOTA = Localized(
    es="Se agotó tu cuota de disco y «{name}» no se guardó; libera espacio y guarda de nuevo.",
    en="Your disk quota is used up and “{name}” was not saved; free some space and save again.",
)
_READ_ONLY_DISK = Localized(
    es="El disco de «{name}» es de solo lectura; guarda en otro lugar.",
    en="The disk of “{name}” is read-only; save somewhere else.",
)
_NO_FOLDER = Localized(
    es="La carpeta «{folder}» ya no existe; vuelve a crearla o guarda en otra carpeta.",
    en="The folder “{folder}” is no longer there; make it again or save in another folder.",
)
_TOO_LONG = Localized(
    es="El nombre «{name}» es demasiado largo; elige uno más corto.",
    en="The name “{name}” is too long; choose a shorter one.",
)
_BAD_NAME = Localized(
    es="El sistema no admite el nombre «{name}»; elige otro sin signos especiales.",
    en="The system does not allow the name “{name}”; choose one without special characters.",
)
_LINK_LOOP = Localized(
    es="«{name}» es un enlace que vuelve a sí mismo; quítalo o elige otro archivo.",
    en="“{name}” is a link that leads back to itself; remove it or choose another file.",
)
_MISSING = Localized(
    es="«{name}» no existe; comprueba el nombre y la carpeta.",
    en="“{name}” does not exist; check the name and the folder.",
)
_FORBIDDEN = Localized(
    es="No tienes permiso para leer «{name}»; pídelo o elige otro archivo.",
    en="You may not read “{name}”; ask for permission or choose another file.",
)
_UNREADABLE = Localized(
    es="«{name}» no se pudo leer ({reason}); inténtalo de nuevo.",
    en="“{name}” could not be read ({reason}); try again.",
)
_UNWRITABLE = Localized(
    es="«{name}» no se pudo guardar ({reason}); inténtalo de nuevo o guarda en otro lugar.",
    en="“{name}” could not be saved ({reason}); try again or save somewhere else.",
)
_ALWAYS = {
    errno.EISDIR: IS_FOLDER,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ELOOP: _LINK_LOOP,
}
_READING = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
}
_WRITING = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _QUOTA,
    errno.EROFS: _READ_ONLY_DISK,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EACCES: READ_ONLY_FOLDER,
    errno.EPERM: READ_ONLY_FOLDER,
    errno.EBUSY: LOCKED,
}
_FULL_CAUSE = Localized(es="el disco está lleno", en="the disk is full")
_FORBIDDEN_CAUSE = Localized(es="no hay permiso", en="there is no permission")
_CAUSES = {
    errno.ENOSPC: _FULL_CAUSE,
    errno.EDQUOT: Localized(es="se agotó la cuota de disco", en="the disk quota is used up"),
    errno.EACCES: _FORBIDDEN_CAUSE,
    errno.EPERM: _FORBIDDEN_CAUSE,
    errno.EROFS: Localized(es="el disco es de solo lectura", en="the disk is read-only"),
    errno.ENOENT: Localized(es="ya no existe", en="it is no longer there"),
    errno.ENOTDIR: Localized(es="no es una carpeta", en="it is no folder"),
    errno.EMFILE: Localized(es="hay demasiados archivos abiertos", en="too many files are open"),
}
