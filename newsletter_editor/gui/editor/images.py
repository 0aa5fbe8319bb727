"""Images into the post: asked for their description, put into the repo, linked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.editor.formatting import insert_image, link_at
from newsletter_editor.gui.editor.image_import import IMAGE_ENDINGS, NewImage, take_in
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

_THUMBNAIL = QSize(360, 220)


class AltTextDialog(QDialog):
    """Asks what an image shows, for those who do not see it."""

    def __init__(self, image: NewImage | None, alt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alt_text")
        self.setWindowTitle(self.tr("Describe the image"))
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(14)
        thumbnail = _thumbnail(image) if image else QPixmap()
        if not thumbnail.isNull():
            picture = QLabel()
            picture.setPixmap(thumbnail)
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            picture.setAccessibleName(self.tr("The image"))
            layout.addWidget(picture)
        question = QLabel(
            self.tr(
                "What does it &show? Readers who cannot see it, and mail programs that do not "
                "load images, get these words instead."
            )
        )
        question.setWordWrap(True)
        self.alt = QLineEdit(alt)
        self.alt.setPlaceholderText(self.tr("Leave empty for mere decoration"))
        question.setBuddy(self.alt)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(question)
        layout.addWidget(self.alt)
        layout.addWidget(buttons)


class ImageInsertion(QObject):
    """Brings images that were pasted, dropped or chosen into repo and text."""

    def __init__(
        self,
        post: OpenPost,
        edit: SourceEdit,
        notices: Notices,
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._post, self._edit, self._notices = post, edit, notices
        self._language, self._parent = language, parent
        edit.images_arrived.connect(self.take)

    def choose(self) -> None:
        """Ask for a file; with the cursor in an image, ask for its description anew instead."""
        text, selection = self._post.text(), self._edit.selection()
        image = link_at(text, selection)
        if image is not None and image["mark"]:
            alt = self._ask(None, image["text"])
            if alt is not None:
                change = insert_image(text, selection, alt, image["target"])
                self._post.apply(change.edits, select=change.selection)
            return
        site = self._post.site
        start = site.root if site else (self._post.path.parent if self._post.path else Path.home())
        patterns = " ".join(f"*{ending}" for ending in IMAGE_ENDINGS)
        name, _ = QFileDialog.getOpenFileName(
            self._parent.window(),
            self.tr("Insert an image"),
            str(start),
            self.tr("Images ({0})").format(patterns),
        )
        if name:
            path = Path(name)
            self.take([NewImage(path.suffix.lower(), path, None)])

    def take(self, images: list[NewImage]) -> None:
        """Describe, store and link each image; a refusal stops before anything is written."""
        if self._post.path is None:
            self._notices.say(
                self.tr("Save the post first: an image is named after it and kept in its repo."),
                "warning",
                key="image",
            )
            return
        for image in images:
            alt = self._ask(image, "")
            if alt is None:
                return
            try:
                target = take_in(image, self._post.path, self._post.site)
            except EditorError as error:
                self._notices.say(error.message.in_language(self._language), "error", key="image")
                return
            selection = self._edit.selection()
            change = insert_image(self._post.text(), selection, alt, target)
            self._post.apply(change.edits, select=change.selection)
        self._edit.setFocus()

    def _ask(self, image: NewImage | None, alt: str) -> str | None:
        dialog = AltTextDialog(image, alt, self._parent.window())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.alt.text() if accepted else None
        dialog.deleteLater()
        return answer


def _thumbnail(image: NewImage) -> QPixmap:
    pixmap = QPixmap()
    if image.data is not None:
        pixmap.loadFromData(image.data)
    elif image.file is not None:
        reader = QImageReader(str(image.file))
        # Decoded small: a photograph of 50 megapixels would take the memory of the whole program.
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(size.scaled(_THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio))
        pixmap = QPixmap.fromImage(reader.read())
    if pixmap.width() > _THUMBNAIL.width() or pixmap.height() > _THUMBNAIL.height():
        return pixmap.scaled(
            _THUMBNAIL,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return pixmap
