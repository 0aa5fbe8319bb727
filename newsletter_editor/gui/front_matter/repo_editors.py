"""Fields that the repo fills: an author with name and picture, an image with its thumbnail."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
)

from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.gui.editor.image_dialog import ImageDialog
from newsletter_editor.gui.front_matter.editors import FieldEditor, fit_to_pane, show_text
from newsletter_editor.gui.front_matter.knowledge import FormKnowledge, KnownAuthor
from newsletter_editor.gui.images.new_picture import (
    NewPictureDialog,
    Place,
    ask_for_new_picture,
)
from newsletter_editor.gui.pictures.pictures import Pictures
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.images.new_image import NewImage
from newsletter_editor.images.taking import TakenIn
from newsletter_editor.markup.links import path_address
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

_THUMBNAIL = QSize(240, 120)


class AuthorEditor(FieldEditor):
    """Someone from the author file; an unknown key stays as it is and can be typed."""

    def __init__(
        self, authors: tuple[KnownAuthor, ...], root: Path | None, pictures: Pictures
    ) -> None:
        self.box = QComboBox()
        super().__init__(self.box)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setIconSize(QSize(22, 22))
        fit_to_pane(self.box)
        for author in authors:
            self.box.addItem(f"{author.name} — {author.key}", author.key)
        ratio, size = self.box.devicePixelRatioF(), self.box.iconSize()
        for place in reversed(range(len(authors))):
            file = authors[place].picture
            if file is not None:
                pictures.fetch(file, root, size, partial(self._show_picture, place), ratio)
        completer = QCompleter(self.box.model(), self.box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.box.setCompleter(completer)
        self.box.activated.connect(self._choose)
        self.box.lineEdit().textEdited.connect(self._type)
        self.box.lineEdit().setPlaceholderText(self.tr("nobody"))

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        text = value if isinstance(value, str) else written
        place = self.box.findData(text)
        if place >= 0:
            if self.box.currentIndex() != place or not self.box.lineEdit().hasFocus():
                self.box.setCurrentIndex(place)
        elif self.box.currentText() != text:
            self.box.setCurrentIndex(-1)
            self.box.setEditText(text)

    def _show_picture(self, place: int, picture: QImage) -> None:
        self.box.setItemIcon(place, QIcon(QPixmap.fromImage(picture)))

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.say(self.box.itemData(place))

    def _type(self, text: str) -> None:
        place = self.box.findText(text)
        key = self.box.itemData(place) if place >= 0 else text
        self.say_typed(None if not key and self._value is None else key)


class ImageEditor(FieldEditor):
    """The name of an image, what it shows, and a button that brings one into the repo."""

    image_added = Signal(object)
    """(NewFile): an image that was copied into the repo, and that the post speaks of now."""

    def __init__(
        self, knowledge: FormKnowledge, folder: str, uses_paths: bool, tasks: Tasks
    ) -> None:
        """`uses_paths`: whether posts write `/images/x.png`, and not the name alone."""
        super().__init__()
        self._knowledge, self._folder, self._uses_paths = knowledge, folder, uses_paths
        self._tasks = tasks
        self._file: Path | None = None
        self.post_path: Callable[[], Path | None] = lambda: None
        """The post that is filled in; pictures are named after it."""
        self.ask_for_file: Callable[[], str] = self._ask_for_file
        self.line = QLineEdit()
        self.main = self.line
        self.setFocusProxy(self.line)
        names = [self._name_of(image) for image in knowledge.images_of(folder)]
        completer = QCompleter(names, self.line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._take)
        self.picture = PlainLabel()
        self.picture.setMinimumWidth(1)
        self.picture.setObjectName("thumbnail")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        button = QToolButton()
        button.setText("…")
        button.setToolTip(self.tr("Choose an image; one from elsewhere is copied into the repo"))
        button.setAccessibleName(self.tr("Choose an image"))
        button.setEnabled(knowledge.root is not None)
        button.clicked.connect(self._pick)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.picture)

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        text = value if isinstance(value, str) else written
        show_text(self.line, text)
        file = self._knowledge.image_file(text, self._folder)
        if file is not None:
            self._fetch(file)
        else:
            self._file = None
            self.picture.clear()
            if text and "://" not in text:
                self.picture.setText(self.tr("not in the repo"))
        self.picture.setAccessibleName(self.tr("What the image shows"))
        self.picture.setVisible(bool(text) and (file is not None or "://" not in text))

    def _fetch(self, file: Path) -> None:
        if file != self._file:
            self.picture.clear()
        self._file = file
        show = partial(self._show_picture, file)
        ratio = self.picture.devicePixelRatioF()
        self._tasks.pictures.fetch(file, self._knowledge.root, _THUMBNAIL, show, ratio)

    def _show_picture(self, file: Path, picture: QImage) -> None:
        if file != self._file:
            return
        if picture.isNull():
            self.picture.setText(self.tr("cannot be shown"))
        else:
            self.picture.setPixmap(QPixmap.fromImage(picture))

    def _take(self, text: str) -> None:
        self.say_typed(None if not text and self._value is None else text)

    def _ask_for_file(self) -> str:
        """A path, or an address of the web; empty where nothing was chosen."""
        root = self._knowledge.root
        assert root is not None
        present = self._knowledge.image_file(self.line.text(), self._folder)
        dialog = ImageDialog(
            self._tasks,
            root,
            root / self._folder,
            self.window(),
            address=path_address(f"/{present.relative_to(root).as_posix()}")
            if present
            else self.line.text(),
            asks_words=False,
        )
        chosen = ""
        if dialog.exec() == ImageDialog.DialogCode.Accepted:
            address = dialog.wanted_address
            is_whole = dialog.file is not None or "://" in address
            chosen = address if is_whole else str(root / unquote(address.lstrip("/")))
        dialog.deleteLater()
        return chosen

    def _pick(self) -> None:
        chosen = self.ask_for_file()
        if not chosen or self._knowledge.root is None:
            return
        if "://" in chosen:
            self.line.setText(chosen)
            self.say(chosen)
            return
        file = Path(chosen).resolve()
        made = None
        if not file.is_relative_to(self._knowledge.root):
            taken = self._taken_in(file, self._knowledge.root)
            if taken is None or taken.path is None:
                return
            file, made = taken.path, taken.made
        name = self._name_of(file)
        self.line.setText(name)
        self.say(name)
        if made is not None:
            self.image_added.emit(made)

    def _taken_in(self, file: Path, root: Path) -> TakenIn | None:
        dialog = NewPictureDialog(
            NewImage(file.suffix.lower(), file, None),
            Place(self.post_path(), Site(root), root / self._folder),
            self._tasks,
            self.window(),
            asks_words=False,
        )
        try:
            return ask_for_new_picture(dialog)
        except EditorError as error:
            self.failed.emit(error)
            return None
        finally:
            dialog.deleteLater()

    def _name_of(self, file: Path) -> str:
        assert self._knowledge.root is not None
        relative = file.relative_to(self._knowledge.root).as_posix()
        # These would end the path of the address that a layout makes of it.
        relative = re.sub("[#?%]", lambda sign: f"%{ord(sign[0]):02X}", relative)
        if self._uses_paths:
            return f"/{relative}"
        own = f"{self._folder}/" if self._folder else ""
        return relative.removeprefix(own) if relative.startswith(own) else f"/{relative}"
