"""What the window asks before it opens, saves or leaves."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainMessageBox
from newsletter_editor.gui.post_files import Answer
from newsletter_editor.gui.post_text import PostText

_NAMED = 12
"""Posts that a question names."""
ENDINGS = "*.md *.markdown *.mkd *.mkdn *.mkdown *.html *.txt"


class TypedPath(QObject):
    """What an author has typed into a dialog of Qt's own for folders; systems' dialogs have none.

    While the folders on the way are not listed yet, Qt takes the one above for what was typed.
    """

    def __init__(self, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._typed = self._start = ""
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        if line is not None:
            line.completer().highlighted.connect(self._take)
            line.completer().activated.connect(self._take)
            line.textEdited.connect(self._take)
            line.returnPressed.connect(self._accept)
            for view in dialog.findChildren(QAbstractItemView):
                view.clicked.connect(self._forget)
                view.activated.connect(self._forget)
            QApplication.instance().focusChanged.connect(self._look_at_focus)

    @property
    def path(self) -> Path | None:
        """Whatever was typed last, if nothing was chosen after it."""
        typed = self._typed.strip()
        return Path(self._start, os.path.expanduser(typed)) if typed else None  # noqa: PTH111

    def _take(self, text: str) -> None:
        if not self._typed:
            # The dialog follows what is being typed from folder to folder.
            self._start = self._dialog.directory().absolutePath()
        self._typed = text

    def _accept(self) -> None:
        path = self.path
        if path is not None and path.is_dir():
            self._dialog.done(QFileDialog.DialogCode.Accepted)

    def _forget(self) -> None:
        self._typed = ""

    def _look_at_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QAbstractItemView) and self._dialog.isAncestorOf(new):
            self._typed = ""


class Questions(QObject):
    """Asks in the program's language, over one window."""

    def __init__(self, post: OpenPost, window: QWidget) -> None:
        super().__init__(window)
        self._post, self._window = post, window

    def about_unsaved(self) -> Answer:
        """Save, discard or stay? Escape stays."""
        name = self._post.path.name if self._post.path else self.tr("Untitled")
        return self._answer(
            self.tr("“{0}” has changes that are not saved.").format(name),
            self.tr("What should be done with them?"),
            self.tr("&Save"),
            self.tr("&Discard"),
        )

    def _answer(self, text: str, more: str, saving: str, discarding: str) -> Answer:
        box = PlainMessageBox(self._window)
        box.setObjectName("unsaved")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setText(text)
        box.setInformativeText(more)
        save = box.addButton(saving, QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(discarding, QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is save:
            return Answer.SAVE
        return Answer.DISCARD if clicked is discard else Answer.CANCEL

    def about_all(self, unsaved: list[PostText]) -> Answer:
        """What is to become of several posts with unsaved work? Escape stays."""
        names = [text.path.name if text.path else self.tr("Untitled") for text in unsaved]
        shown = names[:_NAMED] + ["…"] * (len(names) > _NAMED)
        return self._answer(
            self.tr("{0} posts have changes that are not saved.").format(len(names)),
            "\n".join(shown),
            self.tr("&Save all"),
            self.tr("&Discard all"),
        )

    def where_to_save(self, suggested: Path | None) -> Path | None:
        """A name to save under; the dialog itself asks before a file is replaced."""
        start = suggested or self._folder() / self.tr("untitled.md")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the post"), str(start), self._filters()
        )
        return Path(name) if name else None

    def which_post(self) -> Path | None:
        """A post to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a post"), str(self._folder()), self._filters()
        )
        return Path(name) if name else None

    def which_repo(self) -> Path | None:
        """A repo folder to open."""
        dialog = QFileDialog(
            self._window, self.tr("Open the folder of a newsletter"), str(self._folder())
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        typed = TypedPath(dialog)
        chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
        path = typed.path or Path(dialog.selectedFiles()[0]) if chosen else None
        dialog.deleteLater()
        return path

    def _folder(self) -> Path:
        if self._post.path is not None:
            return self._post.path.parent
        return self._post.folder.root if self._post.folder else Path.home()

    def _filters(self) -> str:
        return ";;".join([self.tr("Posts ({0})").format(ENDINGS), self.tr("All files (*)")])
