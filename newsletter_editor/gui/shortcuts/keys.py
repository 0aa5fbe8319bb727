"""The keys of all actions: those of the table, until the author chooses others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.settings import Settings

_USUAL = "usual"
_NEEDS_NONE = range(Qt.Key.Key_F1, Qt.Key.Key_F35 + 1)


class Shortcuts(QObject):
    """Keeps what the author chose in `shortcuts/<id>`: keys as Qt writes them everywhere, or none
    at all as an empty text."""

    def __init__(self, actions: Actions, settings: Settings) -> None:
        super().__init__(actions)
        self._actions, self._settings = actions, settings
        self._usual = {id: actions[id].shortcuts() for id in actions}
        self._apply()

    @property
    def ids(self) -> list[str]:
        """The actions whose keys can be chosen."""
        return list(self._usual)

    def is_usual(self, id: str) -> bool:
        """Whether the author has left its keys as they are."""
        return self._settings.get(f"shortcuts/{id}", _USUAL) == _USUAL

    def holder(self, keys: QKeySequence, but: str) -> str | None:
        """The action, other than `but`, that has these keys already."""
        for id in self._actions:
            if id != but and keys in self._actions[id].shortcuts():
                return id
        return None

    def choose(self, id: str, keys: QKeySequence) -> None:
        """Have an action done by these keys alone, by none where they are empty."""
        portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
        self._settings.set(f"shortcuts/{id}", portable)
        self._apply()

    def reset(self, id: str) -> None:
        """Give an action its usual keys, but for those that another one has now."""
        self._settings.set(f"shortcuts/{id}", _USUAL)
        self._apply()

    def reset_all(self) -> None:
        """Give all actions their usual keys."""
        for id in self._usual:
            if not self.is_usual(id):
                self._settings.set(f"shortcuts/{id}", _USUAL)
        self._apply()

    def _apply(self) -> None:
        kept = {id: self._settings.get(f"shortcuts/{id}", _USUAL) for id in self._usual}
        chosen = {id: QKeySequence(keys) for id, keys in kept.items() if keys != _USUAL}
        taken = list(chosen.values())
        for id, usual in self._usual.items():
            # What was chosen for one is no longer another one's usual.
            keys = [each for each in usual if each not in taken]
            if id in chosen:
                keys = [] if chosen[id].isEmpty() else [chosen[id]]
            self._actions.give_keys(id, keys)


def types_a_sign(keys: QKeySequence) -> bool:
    """Whether keys are needed to write: a letter by itself, or one with AltGr."""
    if keys.isEmpty():
        return False
    combination = keys[0]
    modifiers, key = combination.keyboardModifiers(), combination.key()
    control = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
    alt = modifiers & Qt.KeyboardModifier.AltModifier
    is_letter = Qt.Key.Key_Space <= key <= Qt.Key.Key_ydiaeresis
    if control:
        # AltGr on Windows.
        return bool(alt) and is_letter
    # Alt and a letter types on a Mac, and opens menus elsewhere.
    return key not in _NEEDS_NONE and (is_letter or not alt)
