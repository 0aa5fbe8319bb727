"""From the newest text to the patched page: asks the worker, keeps its answer, tells the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from PySide6.QtCore import QObject, QTimer, Signal

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview.addresses import FILES_ADDRESS
from newsletter_editor.gui.preview.page_view import PageView
from newsletter_editor.gui.preview.repo_images import RepoImages
from newsletter_editor.gui.preview.shown_blocks import Patch, Place, ShownBlocks
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.text.localized import Language

MOST_HTML_KEPT = 64 * 1024 * 1024
"""Characters; a worker that has sent more is replaced, so that both sides may forget."""
_MS_BETWEEN_LOOKS = 5
_AS_IN_JS = "!'()*"
"""What `encodeURIComponent` leaves as it is, beside what `quote` does."""


class LivePage(QObject):
    """Keeps one page showing one post. No delay is added anywhere: the newest text wins."""

    answered = Signal(object)
    """(dict): the worker's answer that the page has just been patched with."""
    left_place = Signal()
    """The page has been patched with more than what is typed, and may be at another place now than
    the author is."""
    cut_off = Signal()
    """The newest text takes too long to render."""
    failed = Signal(str)
    """The newest text kills the worker; with its last words, for a bug report."""

    patched = Signal()
    """The page has been told something."""

    def __init__(
        self,
        post: OpenPost,
        worker: WorkerProcess,
        page_view: PageView,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._post, self._worker, self._view = post, worker, page_view
        self._language = language
        self.blocks = ShownBlocks()
        self.images = RepoImages()
        self.about: dict[str, Any] = {}
        """What the worker's last answer said of the post as a whole."""
        self.policy: dict[str, Any] = {}
        """What the page needs to know besides the post; see `configure` in page.js."""
        self.frame: list[str | None] | None = None
        """The site's own page around the post, before and behind it; None where the article alone
        is shown. Where nothing is behind it, the post is in what is before it."""
        self._waits = False
        self.is_given_up = False
        """The page is left empty, for it could show nothing of this post."""
        self._header: dict[str, Any] = {}
        self._version = 0
        self._typed_line: int | None = None
        self._is_elsewhere = False
        self._line_count = 1
        self._goes_to_top = False
        self.is_awake = False
        post.opened.connect(self._on_opened)
        post.path_changed.connect(self._on_moved)
        post.edited.connect(self.ask)
        post.changed.connect(self._on_changed)
        self._answers: list[dict[str, Any]] = []
        self._soon = QTimer(self, singleShot=True, interval=_MS_BETWEEN_LOOKS, timeout=self._go_on)
        worker.answered.connect(self._take)
        worker.cut_off.connect(self._on_cut_off)
        worker.failed.connect(self._on_failed)
        page_view.ready.connect(self.fill)
        page_view.pictures = self._pictures_of_head
        self._on_moved()
        # Its post may have been open for a while.
        self._on_opened()

    @property
    def header(self) -> dict[str, Any]:
        """The head of the page, as `showHeader` takes it."""
        return self._header

    def _pictures_of_head(self) -> list[str]:
        """The addresses of the pictures of the repo that the head shows, as tame.js writes them."""
        # What is known by now, in the first moment of a page.
        self._go_on()
        header = self._header
        lost = {reference for reference, _ in header.get("missing", ())}
        pictures = {header.get("thumb"), header.get("avatar")} - {None, "", *lost}
        return [
            f"{FILES_ADDRESS}?version={self._version}&reference={quote(picture, safe=_AS_IN_JS)}"
            for picture in sorted(pictures)
            if self.images.places(picture)
        ]

    @property
    def is_of_last_post(self) -> bool:
        """Whether the page still shows the post before this one, whose lines are others."""
        return self._goes_to_top

    def set_header(self, header: dict[str, Any]) -> None:
        """Show another head; to be called while `answered` is emitted, or followed by `fill`."""
        self._header = header

    def wake(self) -> None:
        """Follow the post from now on, beginning with its present text."""
        self.is_awake = True
        self._worker.start()
        self.ask()

    def sleep(self) -> None:
        """Nobody looks: ask nothing."""
        self.is_awake = False
        self._worker.withdraw()

    def ask(self) -> None:
        """Have the present text rendered anew."""
        if self.is_awake:
            self._ask()

    def wait_for_frame(self, waits: bool) -> None:
        """Leave the page as it is until `set_frame` tells what stands around another post."""
        self._waits = waits

    def set_frame(self, frame: list[str | None] | None) -> None:
        """Show this page around the post, or the article alone. What is the same stays in place."""
        begins = self._waits or (frame is None) != (self.frame is None)
        self.frame, self._waits = frame, False
        if self._goes_to_top:
            # What is rendered so far is the last post's.
            return
        if begins:
            self.fill()
        elif frame is not None and not self.is_given_up:
            self._view.call("frame", *frame)

    def fill(self) -> None:
        """Tell an empty page everything: after the start, a crash, or another policy."""
        if not self._view.is_ready:
            # Without a page nothing of the site is read for it.
            return
        if not self._is_due or (self.frame is not None and self._goes_to_top):
            return
        with self._view.in_one_frame():
            self._view.call("configure", self._whole_policy())
            if not self.is_given_up:
                self._patch(self.blocks.whole(), self._post.revision, header=self._header)
                if self.frame is not None:
                    self._view.call("frame", *self.frame)

    @property
    def _is_due(self) -> bool:
        """Whether neither another shell page is on its way nor another post's frame."""
        return not self._waits and self._view.is_site_page == (self.frame is not None)

    def refresh_images(self) -> None:
        """Look for the post's images again, after files of the repo have changed."""
        self._version += 1
        self.fill()

    def scroll_to_line(self, line: float) -> None:
        """Show a line of the source (from 1, with a fraction) where the author sees it there."""
        place = self.blocks.place_of_line(line)
        self._view.call("scrollToBlock", place.index, place.fraction)

    def line_of(self, index: int, fraction: float) -> float:
        """The line of the source that a place of the page comes from."""
        return self.blocks.line_of_place(Place(index, fraction))

    def _whole_policy(self) -> dict[str, Any]:
        whole = self.frame is not None
        return {
            **self.policy,
            "whole": whole,
            "files": FILES_ADDRESS,
            "version": self._version,
            "ownAddresses": self.images.own_addresses(),
            # A whole page is the work of templates: what it may ask for is asked once for all.
            "literal": None if whole else self._literal(),
        }

    def _literal(self) -> list[str] | None:
        """The remote addresses that stand in post or data as they are; None: all of them."""
        literal = self.about.get("literal")
        if literal is None:
            return None
        return [*literal, *filter(None, (self.about.get(key) for key in ("image", "avatar")))]

    def _on_opened(self) -> None:
        # What waits was said of the last post.
        self._answers.clear()
        self._goes_to_top = True
        self._typed_line = None
        self._line_count = self._post.document.blockCount()
        self.ask()

    def _on_moved(self) -> None:
        self.images = RepoImages(self._post.folder, self._post.path)

    def _on_changed(self, start: int, removed: int, inserted: str) -> None:
        document = self._post.document
        block = document.findBlock(self._post.to_utf16(start + len(inserted)))
        self._typed_line = block.blockNumber() + 1
        # A key changes a line, begins one or joins two; all else is a command, undo, another file.
        more, self._line_count = document.blockCount() - self._line_count, document.blockCount()
        if abs(more) > 1 or inserted.count("\n") > 1:
            self._is_elsewhere = True

    def _ask(self) -> None:
        post = self._post
        self._worker.ask(
            post.revision,
            post,
            site=str(post.folder.root) if post.folder else None,
            path=str(post.path) if post.path else None,
            language=self._language,
        )

    def _take(self, answer: dict[str, Any]) -> None:
        self._answers.append(answer)
        self._go_on()

    def _go_on(self) -> None:
        if self._view.is_reading:
            # The answer needs what another thread imports. Waiting for it would hold up the page.
            self._soon.start()
            return
        while self._answers:
            with self._view.in_one_frame():
                self._take_next(self._answers.pop(0))

    def _take_next(self, answer: dict[str, Any]) -> None:
        count, revision = self._post.document.blockCount(), answer["revision"]
        patch = self.blocks.take(answer["blocks"], count, answer.get("kept"), revision)
        if patch is None or self.blocks.html_size > MOST_HTML_KEPT:
            self.blocks.forget()
            self._answers.clear()
            self._worker.restart()
            self._ask()
            return
        knew = self._literal()
        self.about = answer
        self.images.url = answer.get("url") or "/"
        header = self._header
        self.answered.emit(answer)
        changes: dict[str, Any] = {}
        if self._header != header:
            changes["header"] = self._header
        is_elsewhere, typed_line = self._is_elsewhere, self._typed_line
        if answer["revision"] == self._post.revision:
            self._is_elsewhere, self._typed_line = False, None
        if self._literal() != knew and self.frame is None:
            self._view.call("know", self._literal())
        begins = self._goes_to_top
        if begins:
            self._start_at_top(changes)
            patch = self.blocks.whole()
            is_elsewhere = True
        elif typed_line is not None and typed_line != self._cursor_line():
            is_elsewhere = True
        elif typed_line is not None and not is_elsewhere:
            changes["edited"] = self.blocks.place_of_line(typed_line).index
        self._patch(patch, answer["revision"], **changes)
        if begins and self.frame is not None and self._is_due:
            self._view.call("frame", *self.frame)
        if is_elsewhere:
            self.left_place.emit()

    def _cursor_line(self) -> int:
        return self._post.document.findBlock(self._post.cursor).blockNumber() + 1

    def _start_at_top(self, changes: dict[str, Any]) -> None:
        # Another post: what could not be loaded for the last one may be there for this one.
        self._goes_to_top = False
        if self._is_due:
            self._view.call("configure", self._whole_policy())
            self._view.call("scrollBackTo", 0)
        changes["header"] = self._header

    def _patch(self, patch: Patch, revision: int, **changes: Any) -> None:
        if self.is_given_up or not self._is_due:
            return
        self.patched.emit()
        self._view.call("patch", {**patch._asdict(), "revision": revision, **changes})

    def _on_cut_off(self, revision: int) -> None:
        if revision == self._post.revision:
            self._drop_other_post()
            self.cut_off.emit()

    def _on_failed(self, revision: int, last_words: str) -> None:
        if revision == self._post.revision:
            self._drop_other_post()
            self.failed.emit(last_words)

    def _drop_other_post(self) -> None:
        # While one post is edited its last good page stays; another post's would mislead.
        if self._goes_to_top:
            self.blocks.forget()
            self._header = {}
            self.fill()
