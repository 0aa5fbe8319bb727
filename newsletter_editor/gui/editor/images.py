"""Images into the post: asked for their description, put into the repo, linked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from newsletter_editor.gui.editor.formatting import Change
from newsletter_editor.gui.editor.image_dialog import ImageChoice, ImageDialog
from newsletter_editor.gui.editor.image_markup import (
    Image,
    change_image,
    image_at,
    insert_image,
    is_image_address,
    is_image_url,
    room_for_image,
    unwrap_image,
    wrap_address,
)
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.editor.taken_images import TakenImages
from newsletter_editor.gui.images.new_picture import (
    NewPictureDialog,
    Place,
    ask_for_new_picture,
)
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.images.new_image import NewImage
from newsletter_editor.images.taking import TakenIn, require_picture
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range


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
        post.opened.connect(self._follow_post)

    def _follow_post(self) -> None:
        self._files.failed.disconnect(self._explain)
        self._files = TakenImages.of(self._post, self._tasks)
        self._files.failed.connect(self._explain)

    def say_left_out(self, count: int) -> None:
        """Tell how many images of a pasted text have no address."""
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
        else:
            self._insert(*room_for_image(text, selection))

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
            found = self._taken_in(image)
            if found is None:
                return
            alt, taken = found
            text, selection = self._post.text(), self._edit.selection()
            present = image_at(text, selection)
            place = selection
            # Right behind one it is not meant: the last one that came ends there.
            if present is not None and selection.start < present.range.end:
                place = present.range
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
        image = NewImage(dialog.file.suffix.lower(), dialog.file, None)
        found = self._taken_in(image, asks_words=False)
        return found[1] if found is not None else None

    def _taken_in(self, image: NewImage, asks_words: bool = True) -> tuple[str, TakenIn] | None:
        """What the author says of a new picture, and where it is now; None for neither."""
        dialog = NewPictureDialog(
            image,
            Place(self._post.path, self._post.site),
            self._tasks,
            self._parent.window(),
            asks_words=asks_words,
        )
        try:
            taken = ask_for_new_picture(dialog)
            return (dialog.alt.text().strip(), taken) if taken is not None else None
        except EditorError as error:
            self._explain(error)
            return None
        finally:
            dialog.deleteLater()

    def _explain(self, error: EditorError) -> None:
        self._notices.say(error.message.in_language(self._language), "error", key="image")

    def _apply(self, change: Change, taken: TakenIn | None = None) -> None:
        self._post.apply(change.edits, select=change.selection)
        if taken is not None and taken.made is not None:
            self._files.watch(taken.made)
        self._edit.setFocus()
