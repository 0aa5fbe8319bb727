"""What the author chose and where things stood, kept in one ini file of the user's."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QLockFile, QObject, QSettings, QTimer, Signal

from newsletter_editor.document.storage import settings_path
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

Value = TypeVar("Value", bool, int, str)

RECENT_LENGTH = 12
_WRITTEN_WITHIN, _MOST_BETWEEN_TRIES = 1_000, 60_000
_SAID_FROM = 10_000
"""Between two tries: others have had the lock for as long."""
LONGEST_WAIT = 2_000
"""For a lock that another program has, at the end of this one; all are milliseconds."""


class Settings(QObject):
    """Typed reading and writing; keys are `group/name`. A damaged value counts as not set.

    The file is read once, and what is chosen known here at once. It is written, beside what other
    programs have written, when its lock is free: Qt waits for that, where another program has it
    or the system refuses it, for longer than a window may, and holds all threads up.
    """

    changed = Signal(str)
    """(key) of a value that is another one now."""
    failed = Signal(object)
    """(EditorError): what was chosen cannot be kept. Said once."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or settings_path()
        values = _read(self._path)
        self._values = values or {}
        self._is_known = values is not None
        """Whether the file could be read, so that lists in it are not begun anew."""
        self._chosen: dict[str, object] = {}
        """What is not in the file yet."""
        self._remembered: dict[str, list[str]] = {}
        """Paths that belong before those of the file, which is not known."""
        self._has_failed = False
        self._soon = QTimer(self, singleShot=True, interval=_WRITTEN_WITHIN, timeout=self.write)
        if not self._is_known:
            self._soon.start()

    @property
    def folder(self) -> Path:
        """Where the author's own files are kept, beside the settings."""
        return self._path.parent

    def get(self, key: str, default: Value) -> Value:
        """The value of `key`, of the type of `default`."""
        value = self._value(key, default)
        if isinstance(default, bool):
            # An ini file knows no types: what was written as True is read as "true".
            return type(default)(str(value).lower() == "true")
        try:
            return type(default)(value)
        except (TypeError, ValueError):
            return default

    def set(self, key: str, value: bool | int | str) -> None:
        """Keep a value; written to disk soon, and at the latest by `flush`."""
        if self._value(key) is None or self.get(key, value) != value:
            self._keep(key, value)
            self.changed.emit(key)

    def state(self, key: str) -> QByteArray:
        """What a widget's `saveState` gave, or an empty array."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, key: str, value: QByteArray) -> None:
        """Keep what a widget's `saveState` gives."""
        self._keep(key, value)

    def paths(self, key: str) -> list[Path]:
        """A list of paths, such as the recent repos; the newest comes first."""
        value = self._value(key) or []
        return [Path(item) for item in ([value] if isinstance(value, str) else value)]

    def set_paths(self, key: str, paths: list[Path]) -> None:
        """Keep a list of paths."""
        self._keep(key, [str(path) for path in paths])
        self.changed.emit(key)

    def remember_path(self, key: str, path: Path) -> None:
        """Put a path first in a list of recent ones."""
        if self._is_known:
            self.set_paths(key, [Path(each) for each in _with([str(path)], self._value(key))])
            return
        self._remembered[key] = _with([str(path)], self._remembered.get(key))
        self.changed.emit(key)

    def write(self) -> None:
        """Write to disk now, whole or not at all; later where the lock is not free."""
        self._write(0)

    def flush(self) -> None:
        """The same at the end, when there is no later."""
        self._write(LONGEST_WAIT)

    def _write(self, wait: int) -> None:
        self._soon.stop()
        if not self._is_known and not self._read_again():
            self._try_later(is_refused=True)
        elif self._chosen:
            lock = QLockFile(f"{self._path}.lock")
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
            is_free = lock.tryLock(wait)
            # Qt takes it by itself.
            lock.unlock()
            if not is_free:
                self._try_later(is_refused=lock.error() is not QLockFile.LockError.LockFailedError)
                return
            file = QSettings(str(self._path), QSettings.Format.IniFormat)
            for key, value in self._chosen.items():
                file.setValue(key, value)
            file.sync()
            values = _values_of(file)
            if values is None:
                self._try_later(is_refused=True)
                return
            self._values = values
            self._chosen.clear()
            self._soon.setInterval(_WRITTEN_WITHIN)

    def _read_again(self) -> bool:
        values = _read(self._path)
        if values is None:
            return False
        self._values, self._is_known = values, True
        for key, paths in self._remembered.items():
            self._chosen[key] = _with(paths, values.get(key))
        self._remembered.clear()
        return True

    def _try_later(self, *, is_refused: bool) -> None:
        pause = min(2 * self._soon.interval(), _MOST_BETWEEN_TRIES)
        self._soon.start(pause)
        if not self._has_failed and (is_refused or pause > _SAID_FROM):
            self._has_failed = True
            name, folder = self._path.name, self._path.parent
            self.failed.emit(EditorError(_NOT_KEPT.format(name=name, folder=folder)))

    def _value(self, key: str, default: object = None) -> Any:
        if key in self._chosen:
            return self._chosen[key]
        return self._remembered.get(key, self._values.get(key, default))

    def _keep(self, key: str, value: object) -> None:
        self._remembered.pop(key, None)
        self._chosen[key] = value
        if not self._soon.isActive():
            self._soon.start()


def _with(paths: Sequence[str], others: str | Sequence[str] | None) -> list[str]:
    """Paths and behind them those of a list as a file has it, which calls a single one a text."""
    known = [others] if isinstance(others, str) else others or []
    return list(dict.fromkeys([*paths, *known]))[:RECENT_LENGTH]


def _is_refused(file: QSettings) -> bool:
    return file.status() is QSettings.Status.AccessError


def _read(path: Path) -> dict[str, Any] | None:
    return _values_of(QSettings(str(path), QSettings.Format.IniFormat))


def _values_of(file: QSettings) -> dict[str, Any] | None:
    return None if _is_refused(file) else {key: file.value(key) for key in file.allKeys()}


_NOT_KEPT = Localized(
    es="Los ajustes no se pueden guardar en «{folder}» ({name}); "
    "libera espacio o revisa los permisos de esa carpeta.",
    en="Settings cannot be kept in “{folder}” ({name}); "
    "free some space or check the permissions of that folder.",
)
