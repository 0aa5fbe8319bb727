"""Bars above the editor: what the author should know, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.flow_layout import FlowLayout
from newsletter_editor.gui.plain import PlainLabel

_SPACE = 8
PASSING_MS = 20_000
"""Milliseconds for which an offer stays that nobody has to answer."""
_LEAST_WIDTH = 300
"""Pixels for a sentence beside its buttons."""


class Choice(NamedTuple):
    """A button of a notice. The notice closes when `chosen` returns None or True."""

    text: str
    chosen: Callable[[], bool | None]


class Notice(QFrame):
    """One bar: a sentence, buttons, and a cross that closes it."""

    closed = Signal()

    def __init__(
        self, text: str, kind: str = "information", choices: Sequence[Choice] = ()
    ) -> None:
        """`kind` is information, warning or error; it sets the colour and the accessible name."""
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.label = PlainLabel(text)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._choices = list(choices)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        flow.setSpacing(_SPACE)
        for number, choice in enumerate(choices):
            button = QPushButton(choice.text)
            button.setProperty("choice", number)
            button.clicked.connect(self._choose)
            flow.addWidget(button)
        cross = QToolButton()
        cross.setObjectName("notice.close")
        cross.setText("×")
        cross.setAutoRaise(True)
        cross.setAccessibleName(self.tr("Close this notice"))
        cross.setToolTip(self.tr("Close this notice"))
        cross.clicked.connect(self.close_notice)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 8, 8, 8)
        self._grid.setSpacing(_SPACE)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.label, 0, 0)
        self._grid.addWidget(cross, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._is_stacked: bool | None = None
        self._stack(False)
        # Not before it has its place: what is shown without one is a window of its own.
        self._buttons.setVisible(bool(choices))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The sentence comes first: buttons go below it where it would become a column of words.
        self._stack(self.width() - self._width_of_buttons() < _LEAST_WIDTH)

    def _width_of_buttons(self) -> int:
        buttons = self._buttons.findChildren(QPushButton)
        return sum(button.sizeHint().width() + _SPACE for button in buttons)

    def _stack(self, is_stacked: bool) -> None:
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        self._grid.removeWidget(self._buttons)
        if is_stacked:
            self._buttons.setMinimumWidth(0)
            self._grid.addWidget(self._buttons, 1, 0, 1, 3)
        else:
            self._buttons.setMinimumWidth(self._width_of_buttons())
            self._grid.addWidget(self._buttons, 0, 1)

    def close_notice(self) -> None:
        """Take the bar away; the keyboard, if it was here, goes back to the text."""
        if self._has_keyboard() and (home := _home(self)) is not None:
            home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def pass_by(self) -> None:
        """Close by itself after a while, but never under the author's hand."""
        QTimer.singleShot(PASSING_MS, self, self._pass)

    def _pass(self) -> None:
        if self.underMouse() or self._has_keyboard():
            self.pass_by()
        else:
            self.close_notice()

    def _has_keyboard(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _choose(self) -> None:
        choice = self._choices[self.sender().property("choice")]
        if choice.chosen() is not False:
            self.close_notice()


class Notices(QWidget):
    """The stack of bars. A notice with a key replaces the one that had it before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.home: QWidget | None = None
        """Has the keyboard when a bar goes that had it; Qt would take any widget nearby."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def say(
        self,
        text: str,
        kind: str = "information",
        choices: Sequence[Choice] = (),
        key: str = "",
    ) -> Notice:
        """Show a bar; `key` names its matter, of which only the newest bar stays."""
        if key:
            self.withdraw(key)
        notice = Notice(text, kind, choices)
        notice.setProperty("key", key)
        self._layout.addWidget(notice)
        # Without this it would count as hidden until Qt finds time for it.
        notice.show()
        return notice

    def add(self, bar: QWidget) -> None:
        """Hang a bar of one's own, which shows and hides itself."""
        self._layout.addWidget(bar)

    def withdraw(self, key: str) -> None:
        """Take away the notice of a matter that is settled."""
        for notice in self.showing():
            if notice.property("key") == key:
                notice.close_notice()

    def showing(self) -> list[Notice]:
        """The notices that the author has not closed."""
        return [notice for notice in self.findChildren(Notice) if not notice.isHidden()]


def _home(notice: Notice) -> QWidget | None:
    above = notice.parentWidget()
    return above.home if isinstance(above, Notices) else None
