"""Source and page side by side: what one shows, the other shows at the same height."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.preview.bridge import PageBridge
from newsletter_editor.gui.preview.live_page import LivePage
from newsletter_editor.gui.preview.page_view import PageView

_MS_UNTIL_PAINTED, _MS_UNTIL_STILL = 6_000, 500


class ScrollSync(QObject):
    """Has the page follow an editor's scroll bar, and the bar the page while its reader leads.

    What lies at share h of the whole text is shown at share h of the window: so both ends meet
    both ends and everything between moves evenly. The page counts in the same way.
    """

    def __init__(
        self,
        editor: QPlainTextEdit,
        post: OpenPost,
        live: LivePage,
        page_view: PageView,
        bridge: PageBridge,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._post, self._live = editor, post, live
        self._bar = editor.verticalScrollBar()
        self._is_moving = False
        self.page_leads = False
        """Whether the page was scrolled last, by its reader."""
        # While the author types, and until the page lies still after it, heights change, and what
        # looks like the reader's scrolling may be the page's own.
        self._typing = QTimer(self, singleShot=True)
        self._bar.valueChanged.connect(self._follow_source)
        # As wide as the source is now, its lines are others; when its bar moves it does not yet
        # know how many.
        laid_out = Pause(0, self._follow_layout, self)
        self._bar.rangeChanged.connect(laid_out.start)
        bridge.was_scrolled.connect(self._follow_page)
        bridge.was_painted.connect(self._on_painted)
        page_view.ready.connect(self._follow_source_again)
        live.left_place.connect(self._follow_source_again)
        post.opened.connect(self._on_opened)
        post.changed.connect(self._on_typed)

    def current_line(self) -> float:
        """The line, from 1 and with a fraction, that the page should show now."""
        top, reach = self._bar.value(), self._reach()
        place = top / reach if reach else float(top)
        block = self._editor.document().findBlockByLineNumber(int(place))
        if not block.isValid():
            return float(self._editor.document().blockCount() + 1)
        within = (place - block.firstLineNumber()) / max(1, block.lineCount())
        return block.blockNumber() + 1 + min(max(within, 0.0), 1.0)

    def show_line(self, line: float) -> None:
        """Scroll the source to where `line` (from 1, with a fraction) belongs."""
        document = self._editor.document()
        number = min(max(int(line) - 1, 0), document.blockCount() - 1)
        block = document.findBlockByNumber(number)
        place = block.firstLineNumber() + (line - 1 - number) * block.lineCount()
        with self.silence():
            self._bar.setValue(round(place * self._reach()))

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Within this the source may scroll without the page following."""
        self._is_moving = True
        try:
            yield
        finally:
            self._is_moving = False

    def _reach(self) -> float:
        total = self._bar.maximum() + self._bar.pageStep()
        return self._bar.maximum() / total if total else 0.0

    def _follow_source(self) -> None:
        if not self._is_moving:
            self.page_leads = False
            self._live.scroll_to_line(self.current_line())

    def _follow_source_again(self) -> None:
        if not self.page_leads:
            self._live.scroll_to_line(self.current_line())

    def _follow_layout(self) -> None:
        # What is typed the page shows by itself.
        if not self._typing.isActive() and not self._live.is_of_last_post:
            self._follow_source_again()

    def _follow_page(self, index: int, fraction: float, by_reader: bool) -> None:
        # A late image moves the page too; that may move the source only while the page leads.
        if self._typing.isActive() or self._live.is_of_last_post:
            return
        self.page_leads = self.page_leads or by_reader
        if self.page_leads:
            self.show_line(self._live.line_of(index, fraction))

    def _on_opened(self) -> None:
        self.page_leads = False
        self._typing.stop()

    def _on_typed(self) -> None:
        self.page_leads = False
        self._typing.start(_MS_UNTIL_PAINTED)

    def _on_painted(self, revision: int) -> None:
        if self._typing.isActive() and revision == self._post.revision:
            self._typing.start(_MS_UNTIL_STILL)
