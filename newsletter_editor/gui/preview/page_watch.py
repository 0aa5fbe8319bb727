"""A watch over the page: one that paints no more is ended, and comes back with less in it."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer

from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview.bridge import PageBridge
from newsletter_editor.gui.preview.live_page import LivePage
from newsletter_editor.gui.preview.page_view import PageView
from newsletter_editor.text.processor_time import Stopwatch

SECONDS_TO_PAINT = 6.0
"""Of the processor, after which a page that is seen counts as stuck."""
PATIENCE = 3
"""How many times as long it may take by the clock, on a machine with much else to do."""
SECONDS_WATCHED = 60.0
"""After the last change or scrolling; what an image does, it has done by then."""
MOST_CRASHES = 2
"""Of one post's page, before it is shown with less."""
NOTICE = "page_watch"

_MS_BETWEEN_BEATS = 1_000
_SECONDS_DOUBTED = 1.5
"""In which a page that is hidden says so."""


class Shown(IntEnum):
    """How much of the post the page gets."""

    NOTHING = 0
    WORDS = 1
    ALL = 2


class PageWatch(QObject):
    """Asks the page for a frame again and again while something may still happen in it.

    A page that is hidden paints nothing, and is not to blame for it; one whose script does not
    even answer whether it is hidden, is.
    """

    def __init__(
        self,
        post: OpenPost,
        live: LivePage,
        page_view: PageView,
        bridge: PageBridge,
        notices: Notices,
        give_up_site: Callable[[], bool],
        seconds: float = SECONDS_TO_PAINT,
    ) -> None:
        """`give_up_site` shows the article alone, if it was a site's own page that is stuck."""
        super().__init__(notices)
        self._give_up_site = give_up_site
        self._live, self._view, self._notices = live, page_view, notices
        self.seconds = seconds
        self._beat = 0
        self._spent: Stopwatch | None = None
        """What the page has taken for the frame that it was asked for."""
        self._doubted_at: float | None = None
        self._watched_until = 0.0
        self._crashes = 0
        self._ends_it = False
        self.shown = Shown.ALL
        self._timer = QTimer(self, interval=_MS_BETWEEN_BEATS, timeout=self._look)
        bridge.was_beaten.connect(self._on_beat)
        bridge.was_scrolled.connect(self._stir)
        bridge.was_painted.connect(self._stir)
        live.patched.connect(self._stir)
        page_view.ready.connect(self._start_anew)
        page_view.crashed.connect(self._on_crash)
        post.opened.connect(self._on_opened)

    def _stir(self, *_: object) -> None:
        self._watched_until = monotonic() + SECONDS_WATCHED
        if not self._timer.isActive():
            self._timer.start()
            self._send()

    def _start_anew(self) -> None:
        self._spent = None
        self._stir()

    def _send(self) -> None:
        if self._view.is_ready and self._view.isVisible():
            self._beat += 1
            self._spent = Stopwatch(self._view.process_id, PATIENCE)
            self._doubted_at = None
            self._view.call("beat", self._beat)

    def _on_beat(self, number: int) -> None:
        if number == self._beat:
            self._spent = None

    def _look(self) -> None:
        if self._spent is None:
            if monotonic() > self._watched_until:
                self._timer.stop()
            else:
                self._send()
            return
        if not self._view.isVisible() or not self._view.is_ready:
            self._spent = None
        elif self._doubted_at is None:
            if self._spent.left(self.seconds) <= 0:
                self._doubted_at = monotonic()
                self._view.ask("document.hidden", self._on_hidden)
        elif monotonic() - self._doubted_at > _SECONDS_DOUBTED:
            self._end()

    def _on_hidden(self, hidden: Any) -> None:
        if hidden is True:
            self._spent = None

    def _end(self) -> None:
        self._spent = None
        self._ends_it = True
        self._show_less()
        self._view.end_process()

    def _on_crash(self) -> None:
        self._spent = None
        if self._ends_it:
            self._ends_it = False
            return
        self._crashes += 1
        if self._crashes >= MOST_CRASHES:
            self._show_less()

    def _show_less(self) -> None:
        self._crashes = 0
        if self._give_up_site():
            self._notices.say(
                self.tr(
                    "The site's own page did not respond, so the article alone is shown. "
                    "Your text is safe; the next post is shown whole again."
                ),
                "warning",
                key=NOTICE,
            )
            return
        self._show(Shown(max(self.shown - 1, Shown.NOTHING)))
        if self.shown is Shown.WORDS:
            text = self.tr(
                "The page did not respond, so it is shown without images. Your text is safe; "
                "the next post is shown whole again."
            )
            choice = Choice(self.tr("Show the images again"), self._show_all)
        else:
            text = self.tr(
                "The page does not respond even without images. Your text is safe; go on writing."
            )
            choice = Choice(self.tr("Try again"), self._show_all)
        self._notices.say(text, "warning", [choice], key=NOTICE)

    def _show_all(self) -> None:
        self._show(Shown.ALL)
        self._live.fill()

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self._live.policy["pictures"] = shown is Shown.ALL
        self._live.is_given_up = shown is Shown.NOTHING
        self._view.set_pictures(shown is Shown.ALL)

    def _on_opened(self) -> None:
        self._crashes = 0
        self._notices.withdraw(NOTICE)
        if self.shown is not Shown.ALL:
            self._show(Shown.ALL)
        self._stir()
