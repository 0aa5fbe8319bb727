"""At the start: what a program that was killed could not save, to be taken back or dropped."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document.recovery import FileState, Unsaved
from newsletter_editor.document.source import Source, decode, plain_text, read_bytes
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel, plain_tip, says_yes
from newsletter_editor.gui.recovery.difference_view import DifferenceView
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.errors import EditorError


class UnsavedDialog(Dialog):
    """Lists the posts with unsaved work beside the difference to their files."""

    taken_back = Signal(object)
    """(Unsaved): to be opened."""
    discarded = Signal(object)
    """(Unsaved): not wanted; the author has been asked twice."""

    def __init__(self, unsaved: list[Unsaved], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("unsaved_dialog")
        self.setWindowTitle(self.tr("Unsaved work was found"))
        self.resize(1180, 700)
        self._unsaved = list(unsaved)
        explanation = PlainLabel(
            self.tr(
                "The program ended before these changes were saved. Nothing is lost: take them "
                "back into the editor, or leave them for later."
            )
        )
        explanation.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Posts with unsaved work"))
        self._list.setFixedWidth(270)
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._state = PlainLabel()
        self._state.setWordWrap(True)
        self._view = DifferenceView(theme, self.tr("In the file"), self.tr("Unsaved"))
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._state)
        right.addWidget(self._view, 1)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self._list)
        middle.addLayout(right, 1)
        self._take = QPushButton(self.tr("&Take back"))
        self._take.clicked.connect(self._take_back)
        self._all = QPushButton(self.tr("Take back &all"))
        self._all.clicked.connect(self._take_all_back)
        self._drop = QPushButton(self.tr("&Discard…"))
        self._drop.clicked.connect(self._discard)
        buttons = QDialogButtonBox()
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._all, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._drop, QDialogButtonBox.ButtonRole.DestructiveRole)
        later = buttons.addButton(self.tr("&Later"), QDialogButtonBox.ButtonRole.RejectRole)
        later.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.stack(explanation, middle, buttons, grows=middle)
        for one in self._unsaved:
            item = QListWidgetItem(f"{self._name(one)}\n{self._time(one)}")
            item.setToolTip(plain_tip(str(one.path or "")))
            item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() * 3 + 10))
            self._list.addItem(item)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self._offer_all()

    def _offer_all(self) -> None:
        """What is damaged is looked at one by one."""
        several = sum(each.is_whole for each in self._unsaved) > 1
        self._all.setVisible(several)
        (self._all if several else self._take).setDefault(True)

    def _name(self, unsaved: Unsaved) -> str:
        return unsaved.path.name if unsaved.path else self.tr("Untitled")

    def _time(self, unsaved: Unsaved) -> str:
        return self.tr("changed {0}").format(
            QLocale().toString(unsaved.changed_at, QLocale.FormatType.ShortFormat)
        )

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._unsaved):
            return
        unsaved = self._unsaved[row]
        told = unsaved.replay
        state = self._state_of(unsaved)
        if not unsaved.is_whole:
            state += "\n" + self.tr(
                "Its journal is damaged, so some of it may be missing or wrong: look it through. "
                "The damaged file is kept when you take this back or discard it."
            )
        self._state.setText(state)
        self._view.show_texts(_on_disk(unsaved), plain_text(told.text, told.base.format))

    def _state_of(self, unsaved: Unsaved) -> str:
        match unsaved.file_state:
            case FileState.NEVER_WAS:
                return self.tr("This post was never saved to a file.")
            case FileState.GONE:
                return self.tr("The file is no longer there: {0}").format(unsaved.path)
            case FileState.UNREADABLE:
                return self.tr("The file cannot be read at present: {0}").format(unsaved.path)
            case FileState.CHANGED:
                return self.tr(
                    "The file has changed since: {0}. After taking back you can compare and merge."
                ).format(unsaved.path)
            case _:
                return str(unsaved.path)

    def _take_back(self) -> None:
        if self._unsaved:
            self.taken_back.emit(self._unsaved[self._list.currentRow()])
        self.accept()

    def _take_all_back(self) -> None:
        # Each comes to the front, and the one that is looked at is to stay there.
        looked_at = self._unsaved[self._list.currentRow()]
        others = [each for each in self._unsaved if each.is_whole and each is not looked_at]
        for unsaved in (*others, *[looked_at] * looked_at.is_whole):
            self.taken_back.emit(unsaved)
        self.accept()

    def _discard(self) -> None:
        row = self._list.currentRow()
        question = self.tr("Discard the unsaved changes of “{0}” for good?").format(
            self._name(self._unsaved[row])
        )
        if not says_yes(self, self.tr("Discard unsaved work"), question):
            return
        self.discarded.emit(self._unsaved.pop(row))
        self._list.takeItem(row)
        self._offer_all()
        if not self._unsaved:
            self.accept()


def source_of(unsaved: Unsaved) -> Source:
    """What the post was before its unsaved work, to be opened with that as one undo step."""
    base = unsaved.replay.base
    return Source(base.text, base.format, base.digest or "")


def _on_disk(unsaved: Unsaved) -> str:
    if unsaved.path is None:
        return ""
    try:
        source = decode(read_bytes(unsaved.path))
    except EditorError:
        return ""
    return plain_text(source.text, source.format)
