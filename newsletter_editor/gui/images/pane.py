"""The pane *Images*: what the repo holds, where each is used, what nobody uses, what is heavy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document.source import Source
from newsletter_editor.gui.editor.image_shelf import ImageShelf
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.images.inventory import Held, inventory
from newsletter_editor.markup.links import path_address
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

ALL, IN_POST, UNUSED, HEAVY = "all", "post", "unused", "heavy"
_PATH = Qt.ItemDataRole.UserRole


class ImagesPane(QWidget):
    """Shows the shelf that the picker has, and what is known of the picture that is marked."""

    wanted = Signal()
    """It is seen, and has to look at the repo anew."""
    insertion_wanted = Signal(str)
    """(address)"""
    name_wanted = Signal(object, str)
    """(Held, the new name without ending)"""
    removal_wanted = Signal(object)
    """(Held)"""
    text_wanted = Signal(object)
    """(Path) of a text that names the picture."""

    def __init__(self, tasks: Tasks, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("images")
        self._tasks, self._language = tasks, language
        self._root, self._post = Path(), ""
        self._held: dict[str, Held] = {}
        self._job: Job | None = None
        self.filter = QLineEdit()
        self.kind = QComboBox()
        self.extent = PlainLabel()
        self.shelf = ImageShelf(tasks)
        self.about = PlainLabel()
        self.uses = QListWidget()
        self.insert = QPushButton(self.tr("I&nsert"))
        self.rename = QPushButton(self.tr("&Rename…"))
        self.take_out = QPushButton(self.tr("Take &out"))
        self._lay_out()
        self._connect()
        self._show_chosen()

    def sizeHint(self) -> QSize:
        return QSize(700, 260)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wanted.emit()

    def look(self, root: Path, post: Path | None, open_texts: Mapping[Path, Source]) -> None:
        """Read the repo in the background; `post` is the one in front."""
        self._leave()
        if root != self._root:
            self._held = {}
        self._root = root
        inside = post is not None and post.is_relative_to(root)
        self._post = post.relative_to(root).as_posix() if post is not None and inside else ""
        self.shelf.select(self.shelf.chosen)
        self.shelf.show_site(root)
        self.extent.setText(self.tr("Looking…"))
        self._job = self._tasks.run(
            lambda: inventory(Site(root), open_texts), done=self._fill, failed=self._say
        )

    def show_nothing(self) -> None:
        """There is no repo."""
        self._leave()
        self._held = {}
        self.shelf.clear()
        self.extent.setText(self.tr("No repo is open."))
        self._show_chosen()

    # ---- its parts -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find among the images of the repo"))
        self.filter.setAccessibleName(self.tr("Find among the images of the repo"))
        self.filter.setClearButtonEnabled(True)
        self.kind.setAccessibleName(self.tr("Which images are shown"))
        self.uses.setAccessibleName(self.tr("Where the image is used"))
        self.about.setWordWrap(True)
        self.extent.setProperty("muted", True)
        for button, tip in (
            (self.insert, self.tr("Puts the image into the post, where the cursor is")),
            (self.rename, self.tr("Renames the file, and every text that names it (F2)")),
            (self.take_out, self.tr("Takes a file that nothing names out of the repo (Delete)")),
        ):
            button.setToolTip(plain_tip(tip))
        top = QHBoxLayout()
        top.addWidget(self.filter, 2)
        top.addWidget(self.kind, 1)
        top.addWidget(self.extent)
        side = QVBoxLayout()
        side.addWidget(self.about)
        side.addWidget(self.uses, 1)
        row = QHBoxLayout()
        for button in (self.insert, self.rename, self.take_out):
            row.addWidget(button)
        side.addLayout(row)
        middle = QHBoxLayout()
        middle.addWidget(self.shelf, 3)
        middle.addLayout(side, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        self._name_kinds()

    def _name_kinds(self) -> None:
        counts = {
            ALL: len(self._held),
            IN_POST: sum(self._post in each.uses for each in self._held.values()),
            UNUSED: sum(each.is_unused for each in self._held.values()),
            HEAVY: sum(each.is_heavy for each in self._held.values()),
        }
        names = {
            ALL: self.tr("All images ({0})"),
            IN_POST: self.tr("In this post ({0})"),
            UNUSED: self.tr("Used nowhere ({0})"),
            HEAVY: self.tr("Too heavy ({0})"),
        }
        if not self.kind.count():
            for kind, name in names.items():
                self.kind.addItem(name.format(0), kind)
        for at, (kind, name) in enumerate(names.items()):
            self.kind.setItemText(at, name.format(counts[kind]))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.kind.currentIndexChanged.connect(self._narrow)
        self.shelf.filled.connect(self._narrow)
        self.shelf.currentItemChanged.connect(self._show_chosen)
        self.shelf.itemActivated.connect(self._insert)
        self.insert.clicked.connect(self._insert)
        self.rename.clicked.connect(self._ask_for_name)
        self.take_out.clicked.connect(self._remove)
        self.uses.itemActivated.connect(self._open)
        for keys, slot in (
            (QKeySequence(Qt.Key.Key_F2), self._ask_for_name),
            (QKeySequence(Qt.Key.Key_Delete), self._remove),
        ):
            action = QAction(self.shelf)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.shelf.addAction(action)

    # ---- what is known -------------------------------------------------------------------------

    def _fill(self, held: list[Held]) -> None:
        self._job = None
        self._held = {path_address(f"/{each.path}"): each for each in held}
        self._name_kinds()
        self._narrow()

    def _say(self, error: EditorError) -> None:
        self._job = None
        self.extent.setText(error.message.in_language(self._language))

    def _narrow(self) -> None:
        kind = self.kind.currentData()
        wanted = {
            address
            for address, each in self._held.items()
            if (kind == IN_POST and self._post in each.uses)
            or (kind == UNUSED and each.is_unused)
            or (kind == HEAVY and each.is_heavy)
        }
        self.shelf.show_only(None if kind == ALL else wanted)
        self.shelf.narrow(self.filter.text())
        if self._job is None:
            size = sum(each.size for each in self._held.values())
            whole = self.locale().formattedDataSize(size)
            shown = self.shelf.count_shown()
            self.extent.setText(self.tr("shown: {0} · all together {1}").format(shown, whole))
        self._show_chosen()

    @property
    def chosen(self) -> Held | None:
        """What is known of the picture that is marked."""
        return self._held.get(self.shelf.chosen)

    def _show_chosen(self) -> None:
        held = self.chosen
        self.uses.clear()
        for button in (self.insert, self.rename):
            button.setEnabled(held is not None)
        self.take_out.setEnabled(held is not None and held.is_unused)
        if held is None:
            self.about.clear()
            return
        said = [held.path, self.locale().formattedDataSize(held.size)]
        if held.width:
            said.append(f"{held.width} × {held.height}")
        if held.is_heavy:
            said.append(self.tr("too heavy"))
        if held.is_unused:
            said.append(self.tr("used nowhere"))
        self.about.setText(" · ".join(said))
        for path, count in sorted(held.uses.items(), reverse=True):
            times = f" ({count})" if count > 1 else ""
            item = QListWidgetItem(f"{path.rpartition('/')[2]}{times}")
            item.setToolTip(plain_tip(path))
            item.setData(_PATH, path)
            self.uses.addItem(item)

    def _insert(self) -> None:
        if self.shelf.chosen:
            self.insertion_wanted.emit(self.shelf.chosen)

    def _ask_for_name(self) -> None:
        held = self.chosen
        if held is None:
            return
        title = self.tr("Rename the image")
        label = self.tr("Name of the file, without its ending:")
        name, is_accepted = QInputDialog.getText(self, title, label, text=held.file.stem)
        if is_accepted and name.strip() and name.strip() != held.file.stem:
            self.name_wanted.emit(held, name.strip())

    def _remove(self) -> None:
        held = self.chosen
        if held is not None and held.is_unused:
            self.removal_wanted.emit(held)

    def _open(self, item: QListWidgetItem) -> None:
        self.text_wanted.emit(self._root / item.data(_PATH))

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
