"""The walk through all pictures without words: each large, with what is said around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document.source import Source, plain_text
from newsletter_editor.document.versions import kept_versions
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.images.scope import ScopeBox
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.images.hot_links import posts_of
from newsletter_editor.images.undescribed import Undescribed, describe, undescribed
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range
from newsletter_editor.web.asking import Stop

if TYPE_CHECKING:
    from newsletter_editor.images.fetching import Fetched
    from newsletter_editor.web.client import Client

_PICTURE = QSize(680, 420)


@dataclass(slots=True)
class Walk:
    """The pictures, and what is known of the posts that they are in."""

    items: list[Undescribed] = field(default_factory=list)
    files: list[Path | None] = field(default_factory=list)
    """Of each picture, where the repo has it."""
    digests: dict[Path, str] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    """What posts hold, as far as the walk has looked at and changed them."""
    words: dict[int, str] = field(default_factory=dict)
    """What the author has said of each so far."""
    originals: dict[Path, bytes] = field(default_factory=dict)
    """What files held that have been written."""

    def set_words(self, at: int, words: str, edit: Edit) -> None:
        """Take a description that was written, and move the places behind it along."""
        item = self.items[at]
        self.texts[item.path] = apply_edits(self.texts[item.path], [edit])
        by = len(edit.replacement) - edit.range.length
        for other in self.items:
            if other.path == item.path and other.place.start > item.place.start:
                other.place = other.place.shifted(by)
        start = item.place.start
        item.place = Range(start, start + len(edit.replacement))
        self.words[at] = words


class DescribeDialog(Dialog):
    """Writes each description as it is said: into the editor's text, or into the post's file."""

    described = Signal(object)
    """(Walk): the author is through with it, and has described something."""

    def __init__(
        self,
        root: Path,
        post: Path | None,
        open_texts: Callable[[], Mapping[Path, Source]],
        apply: Callable[[Path, Edit, str], bool],
        tasks: Tasks,
        language: Language,
        parent: QWidget | None = None,
        *,
        may_fetch: bool = False,
        client: Callable[[], Client] | None = None,
    ) -> None:
        """`apply` makes an edit in a post that is open, and tells whether it is; it raises
        EditorError where that holds another text than told. With `may_fetch`, pictures of other
        hosts are shown without being asked for one by one."""
        super().__init__(parent)
        self.setObjectName("describe_images")
        self.setWindowTitle(self.tr("Describe pictures"))
        self._root, self._open_texts = root, open_texts
        self._apply, self._tasks, self._language = apply, tasks, language
        self._may_fetch, self._client = may_fetch, client
        self.walk = Walk()
        self._at = 0
        self._job: Job | None = None
        self._stop = Stop()
        self.scope = ScopeBox(post)
        self.picture = PlainLabel()
        self.show_remote = QPushButton(self.tr("&Show pictures of other hosts"))
        self.around = QPlainTextEdit()
        self.caption = PlainLabel()
        self.alt = QLineEdit()
        self.left = PlainLabel()
        self.back = QPushButton(self.tr("Bac&k"))
        self.next = QPushButton(self.tr("&Next"))
        self.buttons = self.button_box(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self.look()

    def look(self) -> None:
        """Find the pictures of the post, or of the blog, that have no words."""
        self._leave()
        self._tell()
        self.walk, self._at = Walk(), 0
        self._show_left(self.tr("Looking…"))
        self._set_enabled(False)
        self._job = self._tasks.run(
            partial(_found, self._root, self.scope.paths, self._open_texts()),
            done=self._begin,
            failed=self._say,
        )

    def done(self, result: int) -> None:
        self._leave()
        self._tell()
        super().done(result)

    # ---- its parts -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.scope.currentIndexChanged.connect(self.look)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(self.tr("The picture"))
        self.picture.setMinimumSize(_PICTURE / 2)
        self.picture.setWordWrap(True)
        self.show_remote.setAutoDefault(False)
        self.show_remote.clicked.connect(self._allow_remote)
        self.around.setReadOnly(True)
        self.around.setTabChangesFocus(True)
        self.around.setAccessibleName(self.tr("What the post says around it"))
        self.around.setMinimumWidth(240)
        self.caption.setWordWrap(True)
        self.caption.setProperty("muted", True)
        label = PlainLabel(self.tr("What it sho&ws"))
        label.setBuddy(self.alt)
        self.alt.setPlaceholderText(
            self.tr("For those who do not see it; empty to leave it as it is")
        )
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._go_back)
        self.next.setDefault(True)
        self.next.clicked.connect(self._go_on)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        side = QVBoxLayout()
        side.addWidget(self.around, 1)
        side.addWidget(self.caption)
        seen = QVBoxLayout()
        seen.addWidget(self.picture, 1)
        seen.addWidget(self.show_remote, 0, Qt.AlignmentFlag.AlignCenter)
        middle = QGridLayout()
        middle.setHorizontalSpacing(16)
        middle.addLayout(seen, 0, 0)
        middle.addLayout(side, 0, 1)
        middle.setColumnStretch(0, 2)
        middle.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.addWidget(self.left, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        self.stack(self.scope, middle, label, self.alt, row, self.buttons, grows=middle)
        self.resize(1060, 680)

    def _set_enabled(self, is_enabled: bool) -> None:
        for part in (self.alt, self.next):
            part.setEnabled(is_enabled)
        self.back.setEnabled(is_enabled and self._at > 0)

    def _show_left(self, said: str) -> None:
        self.left.setText(said)

    def _say(self, error: EditorError) -> None:
        self._job = None
        self._show_left(error.message.in_language(self._language))
        self._set_enabled(bool(self.walk.items))

    # ---- walking -------------------------------------------------------------------------------

    def _begin(self, walk: Walk) -> None:
        self._job = None
        self.walk = walk
        self._show()

    def _show(self) -> None:
        walk, at = self.walk, self._at
        count = len(walk.items)
        self._set_enabled(at < count)
        self.back.setEnabled(at > 0)
        if at >= count:
            self.picture.clear()
            self.show_remote.hide()
            for part in (self.alt, self.around, self.caption):
                part.clear()
            without = count - len(walk.words)
            self._show_left(
                self.tr("That was the last one. Without words still: {0}.").format(without)
                if without
                else self.tr("All pictures have words.")
            )
            self.buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
            return
        item = walk.items[at]
        self.around.setPlainText(item.paragraph)
        self.around.setToolTip(plain_tip(item.path.name))
        caption = self.tr("Caption: {0}").format(item.caption) if item.caption else ""
        self.caption.setText(caption)
        self.alt.setText(walk.words.get(at, item.proposal))
        self.alt.setFocus()
        self.alt.selectAll()
        self._show_left(
            self.tr("{0} of {1} · {2}").format(at + 1, count, item.path.name)
            + " · "
            + self.tr("left: {0}").format(count - at)
        )
        self._show_picture(at)

    def _go_on(self) -> None:
        words = self.alt.text().strip()
        if words == self.walk.words.get(self._at, ""):
            self._step(1)
            return
        item = self.walk.items[self._at]
        edit = item.edit(words)
        try:
            is_open = self._apply(item.path, edit, self.walk.texts[item.path])
        except EditorError as error:
            self._say(error)
            return
        if is_open:
            self._written(words, edit, None)
            return
        self._set_enabled(False)
        self._job = self._tasks.run(
            partial(_write, self._root, item.path, self.walk.digests[item.path], edit),
            done=partial(self._written, words, edit),
            failed=self._say,
        )

    def _written(self, words: str, edit: Edit, result: tuple[str, bytes] | None) -> None:
        self._job = None
        path = self.walk.items[self._at].path
        if result is not None:
            self.walk.digests[path], before = result
            self.walk.originals.setdefault(path, before)
        self.walk.set_words(self._at, words, edit)
        if not words:
            del self.walk.words[self._at]
        self._step(1)

    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self._at += by
        self._show()

    def _tell(self) -> None:
        if self.walk.words:
            self.described.emit(self.walk)
            self.walk = Walk()

    # ---- the picture ---------------------------------------------------------------------------

    def _show_picture(self, at: int) -> None:
        address, file = self.walk.items[at].address, self.walk.files[at]
        self.show_remote.hide()
        self.picture.clear()
        if file is not None:
            show = partial(self._show_image, at)
            ratio = self.devicePixelRatioF()
            self._tasks.pictures.fetch(file, self._root, _PICTURE, show, ratio)
        elif not _is_web(address):
            self.picture.setText(self.tr("The repo has no such picture: {0}").format(address))
        elif self._may_fetch:
            self.picture.setText(self.tr("Fetching…"))
            self._stop.cancel()
            self._stop = Stop()
            self._tasks.run(
                partial(_fetched, _whole(address), self._root, self._client, self._stop),
                done=partial(self._show_fetched, at),
                failed=partial(self._show_refusal, at),
            )
        else:
            host = urlsplit(_whole(address)).hostname or address
            self.picture.setText(
                self.tr("This picture is on {0}, which has not been asked for it.").format(host)
            )
            self.show_remote.show()

    def _allow_remote(self) -> None:
        self._may_fetch = True
        self._show_picture(self._at)
        self.alt.setFocus()

    def _show_fetched(self, at: int, found: Fetched | None) -> None:
        if at != self._at or found is None:
            return
        if found.converted is None:
            assert found.refusal is not None
            self.picture.setText(found.refusal.in_language(self._language))
            return
        show = partial(self._show_image, at)
        ratio = self.devicePixelRatioF()
        self._tasks.pictures.fetch_from(found.converted.data, _PICTURE, show, ratio)

    def _show_refusal(self, at: int, error: EditorError) -> None:
        if at == self._at:
            self.picture.setText(error.message.in_language(self._language))

    def _show_image(self, at: int, image: QImage) -> None:
        if at != self._at:
            return
        if image.isNull():
            self.picture.setText(self.tr("The picture cannot be shown."))
        else:
            self.picture.setPixmap(QPixmap.fromImage(image))

    def _leave(self) -> None:
        self._stop.cancel()
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://", "//"))


def _whole(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _found(root: Path, paths: list[Path] | None, open_texts: Mapping[Path, Source]) -> Walk:
    site, walk = Site(root), Walk()
    for path, source in posts_of(site, paths, open_texts):
        walk.digests[path] = source.digest
        folder = site.relative(path.parent)
        for item in undescribed(path, plain_text(source.text, source.format)):
            walk.texts[path] = source.text
            walk.items.append(item)
            walk.files.append(site.references.find(item.address, "/", folder))
    return walk


def _write(root: Path, path: Path, digest: str, edit: Edit) -> tuple[str, bytes]:
    before: list[bytes] = []

    def keep(kept: Path, data: bytes) -> None:
        before.append(data)
        kept_versions().keep(kept, data)

    return describe(Site(root), path, digest, edit, keep), before[0]


def _fetched(
    address: str, root: Path, make_client: Callable[[], Client] | None, stop: Stop
) -> Fetched | None:
    # Imported here, off the window's thread: what asks the web is large.
    from newsletter_editor.images.fetching import fetched_for

    # As a list: what a generator has left open would be closed whenever.
    return next(iter([*fetched_for(root, [address], make_client, stop)]), None)
