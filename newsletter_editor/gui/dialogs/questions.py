"""What the window asks before it opens, saves or leaves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainMessageBox
from newsletter_editor.gui.post_files import Answer

ENDINGS = "*.md *.markdown *.mkd *.mkdn *.mkdown *.html *.txt"


class Questions(QObject):
    """Asks in the program's language, over one window."""

    def __init__(self, post: OpenPost, window: QWidget) -> None:
        super().__init__(window)
        self._post, self._window = post, window

    def about_unsaved(self) -> Answer:
        """Save, discard or stay? Escape stays."""
        name = self._post.path.name if self._post.path else self.tr("Untitled")
        box = PlainMessageBox(self._window)
        box.setObjectName("unsaved")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setText(self.tr("“{0}” has changes that are not saved.").format(name))
        box.setInformativeText(self.tr("What should be done with them?"))
        save = box.addButton(self.tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is save:
            return Answer.SAVE
        return Answer.DISCARD if clicked is discard else Answer.CANCEL

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
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open the folder of a newsletter"), str(self._folder())
        )
        return Path(name) if name else None

    def _folder(self) -> Path:
        if self._post.path is not None:
            return self._post.path.parent
        return self._post.site.root if self._post.site else Path.home()

    def _filters(self) -> str:
        return ";;".join([self.tr("Posts ({0})").format(ENDINGS), self.tr("All files (*)")])
