"""Images into the post: asked for their description, put into the repo, linked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.editor.formatting import Change
from newsletter_editor.gui.editor.image_dialog import ImageChoice, ImageDialog
from newsletter_editor.gui.editor.image_import import (
    NewImage,
    TakenIn,
    require_picture,
    take_in,
)
from newsletter_editor.gui.editor.image_markup import (
    Image,
    change_image,
    image_at,
    insert_image,
    is_image_address,
    is_image_url,
    unwrap_image,
    wrap_address,
)
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.editor.taken_images import TakenImages
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pictures.pictures import Pictures
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range

_THUMBNAIL = QSize(360, 220)


class AltTextDialog(Dialog):
    """Asks what an image shows, for those who do not see it."""

    def __init__(self, image: NewImage, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alt_text")
        self.setWindowTitle(self.tr("Describe the image"))
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(14)
        self._picture = PlainLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(self.tr("The image"))
        self._picture.setFixedHeight(_THUMBNAIL.height())
        layout.addWidget(self._picture)
        question = PlainLabel(
            self.tr(
                "What does it &show? Readers who cannot see it, and mail programs that do not "
                "load images, get these words instead."
            )
        )
        question.setWordWrap(True)
        self.alt = QLineEdit()
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
        if image.data is not None:
            pictures.fetch_from(image.data, _THUMBNAIL, self._show)
        elif image.file is not None:
            pictures.fetch(image.file, None, _THUMBNAIL, self._show)

    def _show(self, image: QImage) -> None:
        # The room that was kept for it goes where there is no picture.
        self._picture.setVisible(not image.isNull())
        self._picture.setPixmap(QPixmap.fromImage(image))


class ImageInsertion(QObject):
    """Brings images that were pasted, dropped or chosen into repo and text."""

    def __init__(
        self,
        post: OpenPost,
        edit: SourceEdit,
        tasks: Tasks,
        notices: Notices,
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._post, self._edit, self._tasks, self._notices = post, edit, tasks, notices
        self._language, self._parent = language, parent
        self._files = TakenImages.of(post, tasks)
        self._files.failed.connect(self._explain)
        edit.images_arrived.connect(self.take)
        edit.images_left_out.connect(self._say_left_out)

    def _say_left_out(self, count: int) -> None:
        self._notices.say(
            self.tr(
                "%n image(s) could not be pasted with the text, because they are on no web page. "
                "Copy and paste each by itself to put it into the repo.",
                "",
                count,
            ),
            "warning",
            key="pasted-images",
        )

    def toggle(self) -> None:
        """Make an image of what is selected, or change the one that is there.

        An image that is selected whole becomes its words again; one with the cursor in it is shown
        to be changed. A selected address becomes an image to be described; selected words describe
        the image that is asked for.
        """
        text, selection = self._post.text(), self._edit.selection()
        image = image_at(text, selection)
        words = selection.of(text)
        if image is not None and image.alt and image.range == selection:
            self._apply(unwrap_image(image))
        elif image is not None:
            self._change(image)
        elif is_image_address(words):
            self._apply(wrap_address(selection, words))
        elif "\n" in words or "](" in words:
            # More than a description: what is selected stays, and the image comes behind it.
            self._insert(Range(selection.end, selection.end), "")
        else:
            self._insert(selection, words.strip())

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
            try:
                require_picture(image)
            except EditorError as error:
                self._explain(error)
                return
            alt = self._describe(image)
            taken = self._taken_in(image) if alt is not None else None
            if alt is None or taken is None:
                return
            text, selection = self._post.text(), self._edit.selection()
            present = image_at(text, selection)
            place = present.range if present is not None else selection
            self._apply(insert_image(place, alt, taken.address), taken)
        self._edit.setFocus()

    def _change(self, image: Image) -> None:
        dialog = self._dialog(alt=image.alt, address=image.address, is_there=True)
        if self._is_accepted(dialog):
            if dialog.choice is ImageChoice.UNWRAP:
                self._apply(unwrap_image(image))
            elif (taken := self._chosen_in(dialog)) is not None:
                self._apply(change_image(image, dialog.wanted_alt, taken.address), taken)
        dialog.deleteLater()

    def _insert(self, place: Range, alt: str) -> None:
        copied = QGuiApplication.clipboard().text().strip()
        address = copied if is_image_url(copied) else ""
        dialog = self._dialog(alt=alt, address=address, is_there=False)
        if self._is_accepted(dialog) and (taken := self._chosen_in(dialog)) is not None:
            self._apply(insert_image(place, dialog.wanted_alt, taken.address), taken)
        dialog.deleteLater()

    def _dialog(self, *, alt: str, address: str, is_there: bool) -> ImageDialog:
        site, path = self._post.site, self._post.path
        return ImageDialog(
            self._tasks,
            site.root if site else None,
            site.root if site else path.parent if path else Path.home(),
            self._parent.window(),
            alt=alt,
            address=address,
            is_there=is_there,
            takes_files=path is not None,
        )

    @staticmethod
    def _is_accepted(dialog: QDialog) -> bool:
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _chosen_in(self, dialog: ImageDialog) -> TakenIn | None:
        if dialog.file is None:
            return TakenIn(dialog.wanted_address)
        return self._taken_in(NewImage(dialog.file.suffix.lower(), dialog.file, None))

    def _describe(self, image: NewImage) -> str | None:
        dialog = AltTextDialog(image, self._tasks.pictures, self._parent.window())
        answer = dialog.alt.text() if self._is_accepted(dialog) else None
        dialog.deleteLater()
        return answer

    def _taken_in(self, image: NewImage) -> TakenIn | None:
        assert self._post.path is not None
        try:
            return take_in(image, self._post.path, self._post.site)
        except EditorError as error:
            self._explain(error)
            return None

    def _explain(self, error: EditorError) -> None:
        self._notices.say(error.message.in_language(self._language), "error", key="image")

    def _apply(self, change: Change, taken: TakenIn | None = None) -> None:
        self._post.apply(change.edits, select=change.selection)
        if taken is not None and taken.made is not None:
            self._files.watch(taken.made)
        self._edit.setFocus()
