"""The dialog that brings pictures of other hosts home: which, how large, what cannot be had."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from newsletter_editor.document.source import Source
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.editor.image_shelf import centred
from newsletter_editor.gui.images.scope import ScopeBox
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.images.homing import Arrival
from newsletter_editor.images.hot_links import HotPicture, hot_pictures
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.web.asking import Stop

if TYPE_CHECKING:
    from newsletter_editor.images.fetching import Fetched
    from newsletter_editor.web.client import Client

_PICTURE = QSize(72, 48)
_NUMBER = Qt.ItemDataRole.UserRole
_FILE, _USES, _STATE = range(3)


class _Step(Enum):
    LOOKING = "looking"
    CHOOSING = "choosing"
    FETCHING = "fetching"
    FETCHED = "fetched"


class HomeDialog(Dialog):
    """Lists what is hot-linked; nothing is fetched before the author says so."""

    arrived = Signal(list)
    """([Arrival]): what the author wants in the repo."""

    def __init__(
        self,
        root: Path,
        post: Path | None,
        open_texts: Mapping[Path, Source],
        tasks: Tasks,
        language: Language,
        parent: QWidget | None = None,
        client: Callable[[], Client] | None = None,
    ) -> None:
        """`post` is the one in front; without it the whole blog is looked at."""
        super().__init__(parent)
        self.setObjectName("bring_home")
        self.setWindowTitle(self.tr("Bring pictures home"))
        self._root, self._open_texts = root, open_texts
        self._tasks, self._language, self._client = tasks, language, client
        self._pictures: list[HotPicture] = []
        self._arrivals: dict[int, Arrival] = {}
        self._refused = 0
        self._step = _Step.LOOKING
        self._job: Job | None = None
        self._stop = Stop()
        self.scope = ScopeBox(post)
        self.list = QTreeWidget()
        self.said = PlainLabel()
        self.bar = QProgressBar()
        # It is too thin for words, which would be cut.
        self.bar.setTextVisible(False)
        self.stop_button = QPushButton(self.tr("&Stop"))
        self.buttons = self.button_box(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self.look()

    def look(self) -> None:
        """List the pictures of the post, or of the blog."""
        self._leave()
        self._step = _Step.LOOKING
        self._pictures, self._arrivals, self._refused = [], {}, 0
        self.list.clear()
        self._job = self._tasks.run(
            partial(_found, self._root, self.scope.paths, self._open_texts),
            done=self._fill,
            failed=self._say_error,
        )
        self._show_step()

    def done(self, result: int) -> None:
        self._leave()
        super().done(result)

    # ---- its parts -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.scope.currentIndexChanged.connect(self.look)
        what = PlainLabel(
            self.tr(
                "These pictures are shown from other people's servers: they vanish with them. "
                "Those that are ticked are fetched, made smaller and put into the repo."
            )
        )
        what.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Pictures of other hosts"))
        self.list.setHeaderLabels([self.tr("Picture"), self.tr("Posts"), self.tr("Size")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setIconSize(_PICTURE)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_FILE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_USES, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        self.list.itemChanged.connect(self._show_step)
        self.said.setWordWrap(True)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(self._stop_fetching)
        self.go.setDefault(True)
        self.go.clicked.connect(self._go_on)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        self.stack(what, self.scope, self.list, self.said, row, self.buttons, grows=self.list)
        self.resize(860, 620)

    def _fill(self, pictures: list[HotPicture]) -> None:
        self._job = None
        self._pictures = pictures
        blank = QPixmap(_PICTURE)
        blank.fill(Qt.GlobalColor.transparent)
        items = []
        for number, picture in enumerate(pictures):
            host = urlsplit(picture.address).netloc.rpartition("@")[2]
            name = picture.name or picture.address
            item = QTreeWidgetItem([f"{name}\n{host}", str(len(picture.posts)), ""])
            item.setIcon(_FILE, QIcon(blank))
            item.setToolTip(_FILE, plain_tip(picture.address))
            item.setCheckState(_FILE, Qt.CheckState.Checked)
            item.setData(_FILE, _NUMBER, number)
            items.append(item)
        self.list.blockSignals(True)
        self.list.addTopLevelItems(items)
        self.list.blockSignals(False)
        if items:
            self.list.setCurrentItem(items[0])
        self._step = _Step.CHOOSING
        self._show_step()
        self.go.setFocus()

    def _ticked(self) -> list[int]:
        return [
            number
            for number in range(self.list.topLevelItemCount())
            if self.list.topLevelItem(number).checkState(_FILE) == Qt.CheckState.Checked
        ]

    def _show_step(self) -> None:
        step, ticked = self._step, self._ticked()
        fetching = step is _Step.FETCHING
        self.scope.setEnabled(not fetching)
        for part in (self.bar, self.stop_button):
            part.setVisible(fetching)
        wanted = [number for number in ticked if number in self._arrivals]
        if step is _Step.FETCHED:
            self.go.setText(self.tr("&Bring {0} home").format(len(wanted)))
            self.go.setEnabled(bool(wanted))
            said = self.tr("Fetched: {0}.").format(len(self._arrivals))
            if self._refused:
                said += " " + self.tr("Cannot be had: {0}; the list says why.").format(
                    self._refused
                )
        else:
            self.go.setText(self.tr("&Fetch {0}").format(len(ticked)))
            self.go.setEnabled(step is _Step.CHOOSING and bool(ticked))
            said = {
                _Step.LOOKING: self.tr("Looking…"),
                _Step.FETCHING: self.tr("Fetching… nothing in the repo has changed yet."),
                _Step.CHOOSING: self.tr("Nothing is asked for until you say so."),
            }[step]
            if step is _Step.CHOOSING and not self._pictures:
                said = self.tr("No picture is shown from another host.")
        self.said.setText(said)

    # ---- fetching ------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._step is _Step.CHOOSING:
            self._fetch(self._ticked())
        elif self._step is _Step.FETCHED:
            wanted = [self._arrivals[at] for at in self._ticked() if at in self._arrivals]
            self.accept()
            self.arrived.emit(wanted)

    def _fetch(self, numbers: Sequence[int]) -> None:
        self._step = _Step.FETCHING
        self._stop = Stop()
        addresses = {self._pictures[number].address: number for number in numbers}
        self.bar.setRange(0, len(addresses))
        self.bar.setValue(0)
        self._job = self._tasks.run(
            partial(_fetched, list(addresses), self._root, self._client, self._stop),
            done=self._finish,
            failed=self._say_error,
            progress=partial(self._take, addresses),
        )
        self._show_step()
        self.stop_button.setFocus()

    def _take(self, addresses: Mapping[str, int], found: Fetched) -> None:
        number = addresses[found.address]
        item = self.list.topLevelItem(number)
        self.list.blockSignals(True)
        if found.converted is None:
            assert found.refusal is not None
            why = found.refusal.in_language(self._language)
            self._refused += 1
            item.setText(_STATE, why)
            item.setToolTip(_STATE, plain_tip(why))
            item.setCheckState(_FILE, Qt.CheckState.Unchecked)
        else:
            converted = found.converted
            self._arrivals[number] = Arrival(self._pictures[number], converted)
            weight = self.locale().formattedDataSize(len(converted.data))
            if not converted.is_same:
                weight = f"{self.locale().formattedDataSize(converted.old_size)} → {weight}"
            item.setText(_STATE, weight)
            show = partial(self._show_picture, number)
            ratio = self.devicePixelRatioF()
            self._tasks.pictures.fetch_from(converted.data, _PICTURE, show, ratio)
        self.list.blockSignals(False)
        self.bar.setValue(len(self._arrivals) + self._refused)

    def _show_picture(self, number: int, image: QImage) -> None:
        item = self.list.topLevelItem(number)
        if item is not None and not image.isNull():
            self.list.blockSignals(True)
            ratio = self.devicePixelRatioF()
            item.setIcon(_FILE, QIcon(centred(image, _PICTURE, ratio)))
            self.list.blockSignals(False)

    def _stop_fetching(self) -> None:
        self._stop.cancel()

    def _finish(self, _nothing: object = None) -> None:
        self._job = None
        self._step = _Step.FETCHED
        self._show_step()
        (self.go if self.go.isEnabled() else self.list).setFocus()

    def _say_error(self, error: EditorError) -> None:
        self._job = None
        self._step = _Step.FETCHED if self._arrivals else _Step.CHOOSING
        self._show_step()
        self.said.setText(error.message.in_language(self._language))

    def _leave(self) -> None:
        self._stop.cancel()
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _found(
    root: Path, paths: list[Path] | None, open_texts: Mapping[Path, Source]
) -> list[HotPicture]:
    return hot_pictures(Site(root), paths, open_texts)


def _fetched(
    addresses: list[str],
    root: Path,
    make_client: Callable[[], Client] | None,
    stop: Stop,
    report: Callable[[Fetched], None],
    _job: Job,
) -> None:
    # Imported here, off the window's thread: what asks the web is large.
    from newsletter_editor.images.fetching import fetched_for

    for each in fetched_for(root, addresses, make_client, stop):
        report(each)
