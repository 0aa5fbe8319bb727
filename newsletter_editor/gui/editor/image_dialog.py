"""The dialog of an image: which one, and what it shows."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.editor.image_shelf import ImageShelf
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.images.new_image import IMAGE_ENDINGS


class ImageChoice(Enum):
    """What is to become of the image."""

    KEEP = "keep"
    """As the dialog says."""
    UNWRAP = "unwrap"
    """Its words stay, it goes."""


class ImageDialog(Dialog):
    """Asks for an image of the repo, a file from elsewhere or an address, and its description."""

    def __init__(
        self,
        tasks: Tasks,
        root: Path | None,
        start: Path,
        parent: QWidget | None = None,
        *,
        alt: str = "",
        address: str = "",
        is_there: bool = False,
        takes_files: bool = True,
        asks_words: bool = True,
    ) -> None:
        """`root` is the repo's, `start` where a file from elsewhere is looked for. `is_there` when
        the image is in the post already; without `takes_files`, only addresses are taken; without
        `asks_words`, an image is chosen that is described elsewhere."""
        super().__init__(parent)
        self.setObjectName("image")
        self.choice = ImageChoice.KEEP
        self.file: Path | None = None
        """The file from elsewhere that is wanted, in place of an address."""
        self._start = start
        self._is_there, self._asks_words = is_there, asks_words
        title = self.tr("Image") if is_there else self.tr("Insert an image")
        self.setWindowTitle(title if asks_words else self.tr("Choose an image"))
        self.filter = QLineEdit()
        self.shelf = ImageShelf(tasks)
        self.alt = QLineEdit(alt)
        self.address = QLineEdit(address)
        self.browse = QPushButton(self.tr("From a &file…"))
        self.browse.setEnabled(takes_files)
        if not takes_files:
            self.browse.setToolTip(
                self.tr("Save the post first: an image is named after it and kept in its repo.")
            )
        self.none = PlainLabel(self.tr("The repo has no images yet."))
        self._lay_out(root is not None)
        self._connect()
        if root is not None:
            self.shelf.select(address)
            self.shelf.show_site(root)
        self._allow()
        has_image = bool(address) and asks_words
        (self.alt if has_image else self.filter if root else self.address).setFocus()

    @property
    def wanted_alt(self) -> str:
        """The description."""
        return self.alt.text().strip()

    @property
    def wanted_address(self) -> str:
        """The address; of no meaning where `file` is set."""
        return self.address.text().strip()

    def _lay_out(self, has_repo: bool) -> None:
        self.filter.setPlaceholderText(self.tr("Find among the images of the repo"))
        self.filter.setAccessibleName(self.tr("Find among the images of the repo"))
        self.filter.setClearButtonEnabled(True)
        self.none.setProperty("muted", True)
        self.none.hide()
        self.alt.setPlaceholderText(self.tr("Leave empty for mere decoration"))
        self.address.setPlaceholderText(self.tr("/images/picture.png or https://…"))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.filter, 1)
        top.addWidget(self.browse)
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        help_ = PlainLabel(
            self.tr("For readers who cannot see it, and mail programs that do not load images.")
        )
        help_.setProperty("muted", True)
        help_.setWordWrap(True)
        for row, (text, field) in enumerate(
            ((self.tr("&Address"), self.address), (self.tr("What it &shows"), self.alt))
        ):
            label = PlainLabel(text)
            label.setBuddy(field)
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1)
            if field is self.alt and not self._asks_words:
                label.hide()
        form.addWidget(help_, 2, 1)
        self.buttons = self.button_box(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(
            self._what_it_does(),
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        self.take.setDefault(True)
        self.unwrap = QPushButton(
            self.tr("&Leave only the words") if self.wanted_alt else self.tr("&Take it out")
        )
        self.unwrap.setToolTip(self.tr("Takes the image out of the post; its file stays."))
        self.unwrap.setAutoDefault(False)
        self.browse.setAutoDefault(False)
        bottom = QHBoxLayout()
        bottom.addWidget(self.unwrap)
        bottom.addWidget(self.buttons, 1)
        self.stack(top, self.shelf, self.none, form, bottom, grows=self.shelf)
        # Not before they have their places: what is shown without one is a window of its own.
        for part in (self.alt, help_):
            part.setVisible(self._asks_words)
        for part in (self.filter, self.shelf):
            part.setVisible(has_repo)
        self.unwrap.setVisible(self._is_there)
        self.setMinimumWidth(480)
        self.resize(self.sizeHint().expandedTo(self.minimumSize()))
        if has_repo:
            self.resize(720, 560)

    def _what_it_does(self) -> str:
        if not self._asks_words:
            return self.tr("&Choose")
        return self.tr("&Change") if self._is_there else self.tr("&Insert")

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.shelf.narrow)
        self.filter.installEventFilter(self)
        self.shelf.address_chosen.connect(self._take_address)
        self.shelf.itemActivated.connect(self._accept_chosen)
        self.shelf.filled.connect(self._show_whether_empty)
        self.address.textChanged.connect(self._forget_file)
        self.browse.clicked.connect(self._browse)
        self.unwrap.clicked.connect(self._leave_words)

    def ask_for_file(self) -> Path | None:
        """A file, by the system's own dialog."""
        patterns = " ".join(f"*{ending}" for ending in IMAGE_ENDINGS)
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.windowTitle(),
            str(self._start),
            self.tr("Images ({0})").format(patterns),
        )
        return Path(name) if name else None

    def _browse(self) -> None:
        file = self.ask_for_file()
        if file is not None:
            self.shelf.select("")
            self.address.setText(str(file))
            self.file = file
            (self.alt if self._asks_words else self.take).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and self.filter.text() and not self.shelf.chosen:
                # The first that was found is the one that is meant; what it shows comes next.
                if self.shelf.choose_first():
                    (self.alt if self._asks_words else self.take).setFocus()
                return True
            if event.key() == Qt.Key.Key_Down and self.shelf.choose_first():
                self.shelf.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _take_address(self, address: str) -> None:
        self.address.setText(address)

    def _accept_chosen(self) -> None:
        if self.take.isEnabled():
            self.accept()

    def _forget_file(self) -> None:
        self.file = None
        self._allow()

    def _allow(self) -> None:
        self.take.setEnabled(bool(self.wanted_address))

    def _show_whether_empty(self) -> None:
        is_empty = self.shelf.count() == 0
        self.none.setVisible(is_empty)
        self.filter.setEnabled(not is_empty)

    def _leave_words(self) -> None:
        self.choice = ImageChoice.UNWRAP
        self.accept()
