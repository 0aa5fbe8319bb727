"""What the author chose and where things stood, kept in one ini file of the user's."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer, Signal

from newsletter_editor.document.storage import settings_path
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

Value = TypeVar("Value", bool, int, str)

RECENT_LENGTH = 12
_WRITTEN_WITHIN = 1000
"""Milliseconds."""


class Settings(QObject):
    """Typed reading and writing; keys are `group/name`. A damaged value counts as not set."""

    changed = Signal(str)
    """(key) of a value that is another one now."""
    failed = Signal(object)
    """(EditorError): what was chosen cannot be kept. Said once, since Qt never forgets an error."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)
        self._meanwhile: dict[str, object] | None = {} if _is_refused(self._file) else None
        """What was chosen while the file could not be read; it holds until it can be."""
        self._has_failed = False
        # Qt writes by itself, but tells nobody whether it could.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WRITTEN_WITHIN)
        self._soon.timeout.connect(self.flush)

    @property
    def folder(self) -> Path:
        """Where the author's own files are kept, beside the settings."""
        return Path(self._file.fileName()).parent

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
        others = [other for other in self.paths(key) if other != path]
        self.set_paths(key, [path, *others][:RECENT_LENGTH])

    def flush(self) -> None:
        """Write to disk now, whole or not at all."""
        self._file.sync()
        if _is_refused(self._file) and not self._has_failed:
            self._has_failed = True
            path = Path(self._file.fileName())
            self.failed.emit(EditorError(_NOT_KEPT.format(name=path.name, folder=path.parent)))

    def _value(self, key: str, default: object = None) -> Any:
        self._read_again()
        return self._file.value(key, (self._meanwhile or {}).get(key, default))

    def _keep(self, key: str, value: object) -> None:
        self._read_again()
        if self._meanwhile is None:
            self._file.setValue(key, value)
        else:
            # Lists that begin anew would take the place of those in the file.
            self._meanwhile[key] = value
        self._soon.start()

    def _read_again(self) -> None:
        if self._meanwhile is not None:
            self._file = QSettings(self._file.fileName(), QSettings.Format.IniFormat)
            if not _is_refused(self._file):
                self._meanwhile = None


def _is_refused(file: QSettings) -> bool:
    return file.status() is QSettings.Status.AccessError


_NOT_KEPT = Localized(
    es="Los ajustes no se pueden guardar en «{folder}» ({name}); "
    "libera espacio o revisa los permisos de esa carpeta.",
    en="Settings cannot be kept in “{folder}” ({name}); "
    "free some space or check the permissions of that folder.",
)
