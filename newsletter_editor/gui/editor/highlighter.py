"""Colours a post as it is typed: never more of it at once than a key press may take."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat

from newsletter_editor.gui.editor.problem_marks import ProblemMarks
from newsletter_editor.gui.editor.syntax import spans
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.utf16 import Utf16Map

BLOCKS_AT_ONCE = 80
"""A screenful: what a key press, or opening, colours before it lets the author go on."""
_READ_AT_ONCE = 64
SLICE_SECONDS = 0.004
_MS_TO_SCREEN = 20


class Highlighter(QSyntaxHighlighter):
    """Colours blocks up to a frontier that follows in slices.

    Beyond the frontier no block is coloured but those in view, whose colours need no more than the
    state in which the blocks above them end: reading it takes a tenth of the time. So opening a
    megabyte, a fence at the top of it and a jump to its end cost no more than a screenful at once.
    """

    def __init__(self, post: OpenPost, marks: ProblemMarks, theme: Theme) -> None:
        super().__init__(post.document)
        self._post, self._marks, self._theme = post, marks, theme
        self._formats: dict[tuple[str, ...], QTextCharFormat] = {}
        self._frontier = 0
        self._read = 0
        """Number of blocks whose state is right; never less than the frontier."""
        self._view = self._undrawn = range(0)
        """The numbers of the blocks in view, and of those that still lack their colours. They may
        go on behind the last block, where lines may be typed."""
        self._let(BLOCKS_AT_ONCE)
        self._blocks = post.document.blockCount()
        self._waiting: deque[int] = deque()
        self._slices = QTimer(self, interval=0, timeout=self._go_on)
        self._is_advancing = self._is_held = False
        self._refill = QTimer(self, singleShot=True, interval=0, timeout=self._refilled)
        post.opened.connect(self._begin_anew)
        post.changed.connect(self._notice_edit)
        marks.changed.connect(self.refresh)
        theme.changed.connect(self.recolour)
        self._slices.start()

    def hold(self) -> None:
        """Colour no more than what comes into view, until `release`."""
        self._is_held = True

    def release(self) -> None:
        """Go on to the end."""
        if self._is_held:
            self._is_held = False
            self._slices.start()

    @property
    def is_complete(self) -> bool:
        """Whether every block has its colours."""
        return self._frontier >= self._post.document.blockCount() and not self._waiting

    def recolour(self) -> None:
        """Draw everything in the theme's present colours."""
        self._formats.clear()
        view = self._view
        self._begin_anew()
        self.reach(view.start, view.stop - 1)

    def refresh(self, blocks: Iterable[int]) -> None:
        """Draw these blocks again, by their numbers, as soon as there is time."""
        known = set(self._waiting)
        for number in blocks:
            if number in self._view:
                self._waiting.appendleft(number)
            elif number not in known:
                self._waiting.append(number)
        self._slices.start()

    def reach(self, first: int, last: int) -> None:
        """Draw the blocks that are about to be seen, before all others."""
        view = range(first, last + 1)
        if self._is_advancing and view == self._view:
            # Colours elsewhere have the editor update; those in view are as they were.
            return
        self._view = view
        self._undrawn = range(max(first, self._frontier), self._view.stop)
        if self._undrawn.start > self._read + BLOCKS_AT_ONCE:
            # Far from what is known: within moments, but not while the author scrolls.
            self._slices.start()
            return
        while self._undrawn:
            self._draw_in_view()

    def highlightBlock(self, text: str) -> None:
        if self._is_full or self._post.now.is_filling:
            # An edit of many lines: each call costs, and those that are left are all behind. What
            # is filled in is begun anew.
            return
        number = self.currentBlock().blockNumber()
        if number >= self._frontier:
            in_view = number in self._view and number <= self._read
            if self._left <= 0 or not (in_view or number == self._frontier):
                self._is_full = self._left <= 0
                first = max(number, self._view.start) if self._is_full else number
                if first in self._view:
                    if self._undrawn:
                        first = min(first, self._undrawn.start)
                    self._undrawn = range(first, self._view.stop)
                self._slices.start()
                return
            if number == self._frontier:
                self._frontier += 1
            self._read = max(self._read, number + 1)
        elif self._left <= 0:
            # A change of state has run through a whole screen: the rest can wait its turn.
            self._frontier = self._read = number
            self._slices.start()
            return
        self._left -= 1
        self._refill.start()
        self._paint(text)

    def _paint(self, text: str) -> None:
        found, state = spans(text, self.previousBlockState())
        units = None if text.isascii() else Utf16Map(text)
        # Where the colours change.
        edges = set()
        for start, end, kinds in found:
            if end > start:
                at = start if units is None else units.to_utf16(start)
                stop = end if units is None else units.to_utf16(end)
                self.setFormat(at, stop - at, self._format(kinds))
                edges |= {at, stop}
        self._underline(text, units, edges)
        self.setCurrentBlockState(state)

    def _underline(self, text: str, units: Utf16Map | None, edges: set[int]) -> None:
        if not self._marks:
            return
        block_start = self._post.to_code_point(self.currentBlock().position())
        places = []
        for start, end, severity in self._marks.within(block_start, block_start + len(text)):
            at, stop = start - block_start, end - block_start
            if units is not None:
                at, stop = units.to_utf16(at), units.to_utf16(stop)
            places.append((at, stop, severity))
            edges |= {at, stop}
        ordered = sorted(edges)
        for at, stop, severity in places:
            colour = QColor(_colour_of(severity, self._theme))
            # By stretches of one colour, for a problem may be a line of 100 KB.
            inside = ordered[bisect_left(ordered, at) : bisect_right(ordered, stop)]
            for begin, end in pairwise(inside):
                format = QTextCharFormat(self.format(begin))
                format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                format.setUnderlineColor(colour)
                self.setFormat(begin, end - begin, format)

    def _begin_anew(self) -> None:
        if self.document() is not self._post.document:
            self.setDocument(self._post.document)
        self._waiting.clear()
        self._frontier = self._read = 0
        self._let(BLOCKS_AT_ONCE)
        self._blocks = self._post.document.blockCount()
        self.reach(0, BLOCKS_AT_ONCE // 2)
        # What is in view has its colours and goes to the screen first.
        self._slices.start(_MS_TO_SCREEN)

    def _notice_edit(self, start: int, removed: int, inserted: str) -> None:
        count = self._post.document.blockCount()
        at = self._post.document.findBlock(self._post.to_utf16(start)).blockNumber()
        if count != self._blocks:
            # Where the frontier stood, another line may stand now; and this runs before Qt's
            # highlighter, which must be let through the lines that are new.
            if self._frontier >= self._blocks:
                self._frontier = count
            else:
                self._frontier = min(self._frontier, at)
            self._blocks = count
        self._read = max(self._frontier, min(self._read, at))
        self._is_full = False

    def _refilled(self) -> None:
        self._let(BLOCKS_AT_ONCE)

    def _let(self, count: int) -> None:
        """Let so many blocks be drawn before the rest has to wait for the next turn."""
        self._left = count
        self._is_full = False

    def _go_on(self) -> None:
        self._slices.setInterval(0)
        until = perf_counter() + SLICE_SECONDS
        count = self._post.document.blockCount()
        while self._undrawn and perf_counter() < until:
            if self._read < min(self._undrawn.start, count):
                self._read_states(min(self._undrawn.start, self._read + _READ_AT_ONCE))
            else:
                self._draw_in_view()
        while self._waiting and perf_counter() < until:
            number = self._waiting.popleft()
            block = self._post.document.findBlockByNumber(number)
            is_drawn = number < self._frontier or (number in self._view and number < self._read)
            if block.isValid() and is_drawn:
                self._let(1)
                self.rehighlightBlock(block)
        while not self._is_held and perf_counter() < until and self._frontier < count:
            self._advance(self._frontier + 8)
        self._let(BLOCKS_AT_ONCE)
        if self.is_complete or (self._is_held and not self._waiting and not self._undrawn):
            self._slices.stop()

    def _draw_in_view(self) -> None:
        """Draw the first block in view that has no colours yet."""
        number = self._undrawn.start
        self._undrawn = self._undrawn[1:]
        self._read_states(number)
        block = self._post.document.findBlockByNumber(number)
        if number >= self._frontier and block.isValid():
            self._let(1)
            self.rehighlightBlock(block)
            self._let(BLOCKS_AT_ONCE)

    def _read_states(self, end: int) -> None:
        """Have the blocks before one know the state in which they end, without their colours."""
        block = self._post.document.findBlockByNumber(self._read)
        state = block.previous().userState()
        while self._read < end and block.isValid():
            _, state = spans(block.text(), state)
            block.setUserState(state)
            self._read += 1
            block = block.next()

    def _advance(self, end: int) -> None:
        end = min(end, self._post.document.blockCount())
        block: QTextBlock = self._post.document.findBlockByNumber(self._frontier)
        while block.isValid() and self._frontier < end:
            self._let(1)
            number = self._frontier
            self._is_advancing = True
            self.rehighlightBlock(block)
            self._is_advancing = False
            # A block that is drawn for the first time may have drawn none behind it.
            self._frontier = max(self._frontier, number + 1)
            block = self._post.document.findBlockByNumber(self._frontier)
        self._let(BLOCKS_AT_ONCE)

    def _format(self, kinds: tuple[str, ...]) -> QTextCharFormat:
        known = self._formats.get(kinds)
        if known is None:
            known = QTextCharFormat()
            for kind in kinds:
                _dress(known, kind, self._theme)
            self._formats[kinds] = known
        return known


def _colour_of(severity: Severity, theme: Theme) -> str:
    colours = theme.colours
    return {
        Severity.ERROR: colours.error,
        Severity.WARNING: colours.warning,
        Severity.HINT: colours.hint,
    }[severity]


def _dress(format: QTextCharFormat, kind: str, theme: Theme) -> None:
    colours = theme.colours
    colour = {
        "heading": colours.heading,
        "markup": colours.markup,
        "code": colours.code,
        "link": colours.link,
        "target": colours.muted,
        "key": colours.key,
        "string": colours.string,
        "comment": colours.muted,
        "liquid": colours.liquid,
        "html": colours.html,
        "attributes": colours.html,
        "quote": colours.quote,
    }.get(kind)
    if colour is not None:
        format.setForeground(QColor(colour))
    match kind:
        case "heading" | "strong":
            format.setFontWeight(QFont.Weight.Bold)
        case "both":
            format.setFontWeight(QFont.Weight.Bold)
            format.setFontItalic(True)
        case "emphasis" | "comment":
            format.setFontItalic(True)
        case "struck":
            format.setFontStrikeOut(True)
        case "code":
            format.setBackground(QColor(colours.code_ground))
