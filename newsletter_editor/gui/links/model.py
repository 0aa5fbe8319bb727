"""What was found out about links, verdict by verdict, as rows of a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.links.online.verdicts import Verdict
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range

_FOUND = Qt.ItemDataRole.UserRole
_MOST_PLACES = 10
"""Rows of places below one address."""


class Place(NamedTuple):
    """Where an address is written."""

    path: Path
    range: Range
    line: int


class Found(NamedTuple):
    """An address as the process tells it."""

    address: str
    verdict: Verdict
    day: str
    target: str
    saved: str
    why: str
    count: int
    """Of its places; not all may be told."""
    places: tuple[Place, ...]


class LinkModel(QStandardItemModel):
    """Rows of verdicts, below them addresses, below them the places where posts name them.

    What is in order is counted and has no rows.
    """

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._heads: dict[Verdict, QStandardItem] = {}
        self.counts: dict[Verdict, int] = {}

    def forget(self) -> None:
        """Have no rows."""
        self.clear()
        self._heads, self.counts = {}, {}

    def add(self, found: Found, names: dict[Path, str]) -> None:
        """Add an address; `names` are the titles of posts, whose words are shown as they are."""
        self.counts[found.verdict] = self.counts.get(found.verdict, 0) + 1
        head = self._head(found.verdict)
        title = found.verdict.value.in_language(self._language)
        head.setText(f"{title} ({self.counts[found.verdict]})")
        if found.verdict is Verdict.FINE:
            return
        row = _row(f"{found.address}    {found.why}    {found.day}")
        row.setData(found, _FOUND)
        row.setToolTip(plain_tip("\n".join(filter(None, (found.address, found.why, found.saved)))))
        for place in found.places[:_MOST_PLACES]:
            child = _row(f"{names.get(place.path, place.path.name)}: {place.line}")
            child.setData(place, _FOUND)
            child.setToolTip(plain_tip(str(place.path)))
            row.appendRow(child)
        if found.count > len(found.places[:_MOST_PLACES]):
            row.appendRow(_row(f"… ({found.count})"))
        head.appendRow(row)

    def found_of(self, item: QStandardItem | None) -> Iterator[Found]:
        """The addresses that a row stands for: all below a verdict, or the one of it or above."""
        if item is None:
            return
        data = item.data(_FOUND)
        if isinstance(data, Found):
            yield data
        elif isinstance(data, Place):
            yield from self.found_of(item.parent())
        else:
            for row in range(item.rowCount()):
                below = item.child(row).data(_FOUND)
                if isinstance(below, Found):
                    yield below

    def place_of(self, item: QStandardItem | None) -> Place | None:
        """Where a row leads: its own place, or the first one of its address."""
        data = item.data(_FOUND) if item is not None else None
        if isinstance(data, Found):
            return data.places[0] if data.places else None
        return data if isinstance(data, Place) else None

    def _head(self, verdict: Verdict) -> QStandardItem:
        if verdict not in self._heads:
            head = _row("")
            order = list(Verdict)
            before = sum(order.index(each) < order.index(verdict) for each in self._heads)
            self.insertRow(before, head)
            self._heads[verdict] = head
        return self._heads[verdict]


def found_in(answer: Iterable[list[Any]], day_of: Any, language: Language) -> Iterator[Found]:
    """The addresses of an answer of `links.online.worker`; `day_of` writes seconds as a date."""
    for address, verdict, when, _, target, saved, why, count, places in answer:
        told = why[0 if language == "es" else 1] if why else ""
        yield Found(
            address,
            Verdict[verdict],
            day_of(when),
            target,
            saved,
            told,
            count,
            tuple(Place(Path(path), Range(a, b), line) for path, a, b, line in places),
        )


def _row(text: str) -> QStandardItem:
    item = QStandardItem(text.replace("\n", " "))
    item.setEditable(False)
    return item
