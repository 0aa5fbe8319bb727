"""The page taken elsewhere: as a PDF to print or send, as HTML, as rich text for a mail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from newsletter_editor.document.saving import save
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

NOTICE = "export"


class PageExport(QObject):
    """Works on what the preview shows: the body alone is copied, the whole page is printed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._preview, self._post = window, window.preview, window.post
        for id, slot in {
            "file.export_pdf": self._ask_for_pdf,
            "edit.copy_html": self._copy_html,
            "edit.copy_rich": self._copy_rich,
        }.items():
            window.actions_[id].triggered.connect(slot)

    def write_pdf(self, path: Path) -> None:
        """Write the page to a file, light on white paper; a notice tells when it is there."""
        view = self._preview.page_view
        theme = self._preview.live.policy.get("theme", "light")
        # Nobody prints white on black.
        view.call("theme", "light")

        def write(data: QByteArray) -> None:
            view.call("theme", theme)
            self._write(path, data.data())

        # Chromium writing the file itself would leave half of it on a full disk, in the place of
        # what was there.
        view.page.printToPdf(write)

    def _ask_for_pdf(self) -> None:
        if not self._is_shown():
            return
        name = self._post.path.with_suffix(".pdf").name if self._post.path else "post.pdf"
        start = str(Path.home() / name)
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export page as PDF"), start, self.tr("PDF files (*.pdf)")
        )
        if path:
            self.write_pdf(Path(path if path.lower().endswith(".pdf") else f"{path}.pdf"))

    def _write(self, path: Path, data: bytes) -> None:
        def done(_: object) -> None:
            said = self.tr("The page is in {0}. Open it to print it.").format(path)
            self._window.notices.say(said, key=NOTICE)

        def failed(error: EditorError) -> None:
            said = error.message.in_language(self._window.language)
            self._window.notices.say(said, "error", key=NOTICE)

        if data:
            self._window.tasks.run(lambda: save(path, data), done, failed)
        else:
            said = self.tr("The page could not be made into a PDF. Try again.")
            self._window.notices.say(said, "error", key=NOTICE)

    def _copy_html(self) -> None:
        if self._is_shown():
            QGuiApplication.clipboard().setText(self._preview.live.blocks.html())

    def _copy_rich(self) -> None:
        if self._is_shown():
            data = QMimeData()
            data.setHtml(self._preview.live.blocks.html())
            data.setText(self._post.text())
            QGuiApplication.clipboard().setMimeData(data)

    def _is_shown(self) -> bool:
        if self._preview.isVisible() and self._preview.page_view.is_ready:
            return True
        said = self.tr("Show the preview first: it makes the page that is taken from here.")
        self._window.notices.say(said, "warning", key=NOTICE)
        return False


def hang(window: MainWindow) -> PageExport:
    """Hang the commands into the window."""
    return PageExport(window)
