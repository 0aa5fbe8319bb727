"""The dialog that every new picture passes: what it becomes, its name, what it shows."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.images.converter import Converter
from newsletter_editor.images.new_image import NewImage
from newsletter_editor.images.taking import Prepared, TakenIn, prepare, put
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

_THUMBNAIL = QSize(360, 220)


class Place(NamedTuple):
    """For which post a picture is, and where it goes."""

    post: Path | None
    site: Site | None
    folder: Path | None = None
    """None for the one in which the repo keeps its pictures."""


class NewPictureDialog(Dialog):
    """Converts the picture while the author describes it; `taken` is what came of it."""

    def __init__(
        self,
        image: NewImage,
        place: Place,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        alt: str = "",
        asks_words: bool = True,
    ) -> None:
        """Without `asks_words`, the picture is described elsewhere, or nowhere."""
        super().__init__(parent)
        self.setObjectName("new_picture")
        self.setWindowTitle(self.tr("Describe the image") if asks_words else self.tr("A new image"))
        self.setMinimumWidth(460)
        self.taken: TakenIn | None = None
        self.error: EditorError | None = None
        self._place, self._tasks = place, tasks
        self._prepared: Prepared | None = None
        self._is_accepting = self._is_writing = False
        self._converter = Converter()
        self._picture = PlainLabel(self.tr("Preparing the picture…"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(self.tr("The image"))
        self._picture.setFixedHeight(_THUMBNAIL.height())
        self.report = PlainLabel()
        self.report.setProperty("muted", True)
        self.report.setWordWrap(True)
        self.report.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.alt = QLineEdit(alt)
        self.alt.setPlaceholderText(self.tr("Leave empty for mere decoration"))
        self.name = QLineEdit()
        self.name.setEnabled(False)
        self.keep = QCheckBox(self.tr("&Keep the original file as it is"))
        self.keep.setToolTip(
            plain_tip(
                self.tr(
                    "Takes the file in with all its pixels and all that the camera wrote into it, "
                    "such as the place."
                )
            )
        )
        self.keep.hide()
        self.buttons = self.button_box(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out(asks_words)
        self.finished.connect(self._converter.stop)
        tasks.run(
            partial(_prepared, image, place, self._converter),
            done=self._show_prepared,
            failed=self._give_up,
        )

    def accept(self) -> None:
        """Put the picture into the repo; once it is prepared, if it is not yet."""
        if self._prepared is None:
            self._is_accepting = True
            self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
            return
        if self._is_writing:
            return
        self._is_writing = True
        # The disk of a repo may be far away, and a picture has megabytes.
        self.buttons.setEnabled(False)
        post = self._place.post
        work = partial(
            put,
            self._prepared,
            self._place.site,
            post.parent if post is not None else self._prepared.folder,
            self.name.text(),
            self.keep.isChecked(),
        )
        self._tasks.run(work, done=self._take, failed=self._give_up)

    def reject(self) -> None:
        """Leave the picture where it is; one that is just being written is waited for."""
        if not self._is_writing:
            super().reject()

    def _lay_out(self, asks_words: bool) -> None:
        question = PlainLabel(
            self.tr(
                "What does it &show? Readers who cannot see it, and mail programs that do not "
                "load images, get these words instead."
            )
        )
        question.setWordWrap(True)
        question.setBuddy(self.alt)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        label = PlainLabel(self.tr("&Name of the file"))
        label.setBuddy(self.name)
        form.addRow(label, self.name)
        parts = (self._picture, self.report, question, self.alt, form, self.keep, self.buttons)
        self.stack(*parts)
        for part in (question, self.alt):
            part.setVisible(asks_words)
        (self.alt if asks_words else self.name).setFocus()

    def _show_prepared(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self.name.setText(prepared.name)
        self.name.setEnabled(prepared.twin is None)
        if not self.alt.isVisibleTo(self) and prepared.twin is None:
            self.name.setFocus()
            self.name.selectAll()
        self.report.setText(self._told(prepared))
        converted = prepared.converted
        self.keep.setVisible(
            not converted.is_same and converted.is_shown_as_it_was and prepared.twin is None
        )
        self._make_room()
        ratio = self.devicePixelRatioF()
        self._tasks.pictures.fetch_from(converted.data, _THUMBNAIL, self._show, ratio)
        if self._is_accepting:
            self.accept()

    def _make_room(self) -> None:
        """For the lines that have come: a window does not grow with words that wrap."""
        self.layout().activate()
        wanted = self.layout().totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), wanted))

    def _told(self, prepared: Prepared) -> str:
        found = prepared.converted
        if prepared.twin is not None:
            folder = self._place.site.root if self._place.site else prepared.twin.parent
            path = prepared.twin.relative_to(folder).as_posix()
            return self.tr("The repo has it already: {0}. That one is used.").format(path)
        size = self.locale().formattedDataSize(len(found.data))
        if found.is_same:
            return size
        said = [f"{self.locale().formattedDataSize(found.old_size)} → {size}"]
        before, after = (found.old_width, found.old_height), (found.width, found.height)
        if before != after:
            said.append(f"{before[0]} × {before[1]} → {after[0]} × {after[1]}")
        kind = {".jpg": "JPEG", ".png": "PNG", ".webp": "WebP", ".gif": "GIF"}[found.ending]
        if kind != found.was:
            said.append(f"{found.was} → {kind}")
        if found.had_place:
            said.append(self.tr("without the place where it was taken"))
        return " · ".join(said)

    def _show(self, image: QImage) -> None:
        # The room that was kept for it goes where there is no picture.
        self._picture.setVisible(not image.isNull())
        self._picture.setPixmap(QPixmap.fromImage(image))

    def _take(self, taken: TakenIn) -> None:
        self.taken = taken
        super().accept()

    def _give_up(self, error: EditorError) -> None:
        self._is_writing = False
        self.error = error
        self.reject()


def ask_for_new_picture(dialog: NewPictureDialog) -> TakenIn | None:
    """Show the dialog; None where it was cancelled. Raises EditorError for what cannot be taken."""
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if not is_accepted and dialog.error is not None:
        raise dialog.error
    return dialog.taken if is_accepted else None


def _prepared(image: NewImage, place: Place, converter: Converter) -> Prepared:
    with converter:
        return prepare(image, place.post, place.site, converter, place.folder)
