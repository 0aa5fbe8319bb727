"""A small window: the text keeps its room, and what made way comes back."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QDockWidget, QToolButton

from newsletter_editor.document.source import Format, Source
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.preview.renderer import PREVIEW_KEY

SIDES = {"posts", "outline", "front_matter", "palette", "preview"}
LARGE, NARROW, LOW = QSize(1400, 880), QSize(800, 880), QSize(1400, 560)


def shown(window: MainWindow) -> set[str]:
    docks = window.findChildren(QDockWidget)
    names = {d.objectName().removeprefix("dock.") for d in docks if not d.isHidden()}
    # Its frame, as long as the preview itself is not there.
    return names | (set() if window.centre.widget(1).isHidden() else {"preview"})


@pytest.fixture
def resize(window: MainWindow, qtbot):
    # With nothing to write in, the start page stands where the text will be.
    window.post.open(Source("hola", Format(), ""), None, None)
    window.show()
    window.resize(LARGE)
    qtbot.waitUntil(lambda: "posts" in shown(window))

    def resize(size: QSize) -> set[str]:
        window.resize(size)
        qtbot.wait(50)
        return shown(window)

    return resize


def test_a_narrow_window_keeps_sixty_characters_a_line(window: MainWindow, resize, qtbot) -> None:
    before = shown(window)
    assert {"posts", "outline", "preview", "problems"} <= before
    assert not resize(NARROW) & SIDES
    edit = window.editor.edit
    needed = 60 * QFontMetricsF(edit.font()).averageCharWidth()
    margins = 2 * edit.document().documentMargin()
    qtbot.waitUntil(lambda: edit.viewport().width() - margins >= needed)
    assert resize(LARGE) == before


def test_what_was_in_front_comes_back_in_front(window: MainWindow, resize) -> None:
    outline = window.findChild(QDockWidget, "dock.outline")
    outline.raise_()
    resize(NARROW)
    resize(LARGE)
    assert not outline.visibleRegion().isEmpty()


def test_a_low_window_keeps_lines_of_text(window: MainWindow, resize) -> None:
    assert "problems" not in resize(LOW)
    assert "problems" in resize(LARGE)


def test_a_window_between_gives_up_the_list_alone(resize) -> None:
    assert resize(QSize(960, 880)) & SIDES == {"preview"}


def test_a_pane_brought_back_by_hand_stays(window: MainWindow, resize) -> None:
    resize(NARROW)
    window.actions_["view.panes.posts"].trigger()
    assert "posts" in shown(window)
    assert "posts" in resize(NARROW + QSize(20, 0))
    window.actions_["view.panes.preview"].trigger()
    assert "preview" in resize(NARROW)


def test_a_pane_that_was_put_away_by_hand_stays_away(window: MainWindow, resize) -> None:
    window.findChild(QDockWidget, "dock.palette").close()
    resize(NARROW)
    assert "palette" not in resize(LARGE)


def test_making_way_is_no_choice_of_the_author(window: MainWindow, resize) -> None:
    resize(NARROW)
    assert window.settings.get(PREVIEW_KEY, True)


def test_the_original_beside_makes_the_list_give_way(window: MainWindow, resize) -> None:
    resize(QSize(1366, 768))
    original = window.findChild(QDockWidget, "dock.translation")
    original.show()
    assert "posts" not in resize(QSize(1366, 768))
    original.hide()
    assert "posts" in resize(QSize(1366, 768))


def test_what_made_way_comes_back_in_the_next_window(
    window: MainWindow, resize, qtbot, post, files, tasks, settings, theme
) -> None:
    before = shown(window)
    resize(NARROW)
    window.keep_layout()
    again = MainWindow(settings, theme)
    again.fill(post, files, tasks, "en")
    qtbot.addWidget(again)
    again.show()
    qtbot.wait(50)
    assert not shown(again) & SIDES
    again.resize(LARGE)
    qtbot.waitUntil(lambda: shown(again) == before)


def test_the_first_window_fits_the_screen(window: MainWindow) -> None:
    assert window.frameGeometry().width() <= window.screen().availableSize().width()
    assert window.frameGeometry().height() <= window.screen().availableSize().height()
    # A screen of 1366×768 at 200 % has so many pixels of its own.
    window.folding.fit(QSize(683, 384))
    window.layout().activate()
    hint = window.minimumSizeHint()
    assert hint.width() <= 683
    assert hint.height() <= 340
    assert window.windowState() == Qt.WindowState.WindowNoState


@pytest.mark.parametrize("first", ["search", "problems", "posts"])
@pytest.mark.parametrize("then", ["search", "translation", "palette"])
def test_panes_brought_one_after_another_stay_on_the_screen(
    window: MainWindow, resize, qtbot, monkeypatch, first: str, then: str
) -> None:
    """1366×768 at 200 %."""
    small = QSize(683, 372)
    monkeypatch.setattr(window.folding, "room", lambda: small)
    # Qt lets it become no smaller than its panes, which go with the first try.
    qtbot.waitUntil(lambda: (resize(small), window.size() == small)[1])
    for name in (first, then):
        action = window.actions_[f"view.panes.{name}"]
        if not action.isChecked():
            action.trigger()
        qtbot.wait(30)
    assert then in shown(window)
    assert window.size() == window.size().boundedTo(small)
    docks = [d for d in window.findChildren(QDockWidget) if not d.isHidden()]
    places = [d.geometry() for d in docks if not d.visibleRegion().isEmpty()]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


@pytest.mark.parametrize("width", [1400, 900, 683, 500, 420])
def test_parts_of_the_status_bar_are_whole_or_away(
    window: MainWindow, resize, qtbot, width: int
) -> None:
    window.late.finish()
    resize(QSize(width, 700))
    window.editor.edit.setPlainText("palabra " * 1200)
    bar = window.statusBar()
    assert bar.minimumSizeHint().width() <= 420
    buttons = [
        part
        for part in bar.findChildren(QToolButton)
        if part.isVisible() and part.maximumWidth() > 0
    ]
    assert buttons
    qtbot.waitUntil(lambda: all(b.width() >= b.minimumSizeHint().width() for b in buttons))
    (position,) = [b for b in buttons if b.text().startswith("Line")]
    assert bar.rect().contains(QRect(position.mapTo(bar, QPoint(0, 0)), position.size()))
