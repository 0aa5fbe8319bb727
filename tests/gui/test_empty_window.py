"""A window that is on the screen before anything stands in it, as at a start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QTabBar

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.pane_cycle import is_seen
from newsletter_editor.gui.pane_dock import docks_of


@pytest.fixture
def make(qtbot, post, files, tasks, settings, theme) -> Iterator:
    """Makes windows that are filled before they are shown, or after."""
    made: list[MainWindow] = []

    def make(shown_first: bool) -> MainWindow:
        window = MainWindow(settings, theme)
        made.append(window)
        if shown_first:
            window.show()
            qtbot.waitExposed(window)
            assert window.isVisible()
        window.fill(post, files, tasks, "en")
        window.show()
        qtbot.wait(100)
        return window

    yield make
    post.document.setModified(False)
    for window in made:
        window.close()
        window.deleteLater()


def places(window: MainWindow) -> list[object]:
    seen = {dock.objectName(): dock.geometry() for dock in docks_of(window) if is_seen(dock)}
    tabs = sorted(
        (bar.count(), bar.tabText(bar.currentIndex()))
        for bar in window.findChildren(QTabBar)
        if bar.isVisible()
    )
    return [window.size(), window.centre.geometry(), window.centre.sizes(), seen, tabs]


def test_it_is_filled_as_one_that_is_not_shown_yet(make) -> None:
    before, after = make(shown_first=False), make(shown_first=True)
    assert places(before) == places(after)


def test_what_the_author_has_moved_stands_where_it_was(make, qtbot) -> None:
    first = make(shown_first=False)
    bottom, side = (first.findChild(QDockWidget, f"dock.{id}") for id in ("changes", "outline"))
    bottom.raise_()
    side.raise_()
    first.findChild(QDockWidget, "dock.links").show()
    first.resizeDocks([bottom, side], [320, 250], Qt.Orientation.Vertical)
    first.resizeDocks([side], [400], Qt.Orientation.Horizontal)
    qtbot.wait(100)
    # Without the tabs: Qt leaves a bar of its own where docks were moved about.
    *left, _ = places(first)
    first.keep_layout()
    for shown_first in (False, True):
        assert places(make(shown_first))[:-1] == left


def test_docks_have_an_order_that_no_click_changes(make) -> None:
    window = make(shown_first=True)
    before = [dock.objectName() for dock in docks_of(window)]
    for dock in docks_of(window):
        dock.raise_()
        assert [each.objectName() for each in docks_of(window)] == before


def test_who_closes_it_before_it_is_filled_has_it_closed_then(
    qtbot, post, files, tasks, settings, theme
) -> None:
    window = MainWindow(settings, theme)
    window.show()
    window.close()
    assert window.isVisible()
    window.fill(post, files, tasks, "en")
    qtbot.waitUntil(lambda: not window.isVisible())
    window.deleteLater()


def test_a_desktop_that_gives_it_the_whole_screen_is_not_gainsaid(
    qtbot, post, files, tasks, settings, theme
) -> None:
    window = MainWindow(settings, theme)
    window.show()
    qtbot.waitExposed(window)
    whole = window.screen().availableSize()
    window.resize(whole)
    window.fill(post, files, tasks, "en")
    assert window.size() == whole
    window.close()
    window.deleteLater()
