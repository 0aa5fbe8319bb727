"""A page that stands still is ended and comes back with less; the next post is shown whole."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from newsletter_editor.gui.preview import page_watch
from newsletter_editor.gui.preview.page_watch import NOTICE, Shown
from newsletter_editor.text import processor_time
from tests.gui.previewing import Preview

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process is stopped there")

IMAGE = "![x](/images/x.png)\n\nwords"


def stop(preview: Preview) -> int:
    """Have the page stand still, as one that is kept busy does; its process."""
    process = preview.pane.page_view.page.renderProcessPid()
    os.kill(process, signal.SIGSTOP)
    return process


def said(preview: Preview) -> str:
    notices = preview.pane.notices.showing()
    return "".join(each.label.text() for each in notices if each.property("key") == NOTICE)


@pytest.fixture
def watched(preview: Preview) -> Preview:
    preview.pane.watch.seconds = 0.5
    preview.open(IMAGE)
    preview.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")
    return preview


def test_a_page_that_stands_still_is_shown_without_images(watched: Preview) -> None:
    stuck = stop(watched)
    watched.type("x")
    watched.wait(lambda: said(watched))
    assert "without images" in said(watched)
    watched.wait(lambda: watched.pane.page_view.is_ready)
    watched.wait_for_page("document.querySelector('main')?.innerText.includes('words')")
    assert watched.pane.page_view.page.renderProcessPid() != stuck
    assert watched.ask("document.querySelectorAll('main img').length") == 0
    assert "Image left out" in watched.text()
    watched.open(IMAGE, "posts/_posts/2020-01-02-b.md")
    watched.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")
    assert said(watched) == ""


def test_one_that_does_so_again_shows_nothing_and_the_next_post_works(watched: Preview) -> None:
    stop(watched)
    watched.wait(lambda: watched.pane.watch.shown is Shown.WORDS)
    watched.wait(lambda: watched.pane.page_view.is_ready)
    stop(watched)
    watched.wait(lambda: watched.pane.watch.shown is Shown.NOTHING)
    watched.wait(lambda: watched.pane.page_view.is_ready)
    assert "even without images" in said(watched)
    assert watched.text() == ""
    watched.open(IMAGE, "posts/_posts/2020-01-02-b.md")
    watched.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")


def test_what_counts_is_the_time_that_the_page_had_of_the_processor(
    watched: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = [0.0]
    monkeypatch.setattr(processor_time, "processor_seconds", lambda _process: used[0])
    monkeypatch.setattr(page_watch, "PATIENCE", 1_000)
    stop(watched)
    watched.replace(f"{IMAGE} more")
    watched.qtbot.wait(4_000)
    assert watched.pane.watch.shown is Shown.ALL
    used[0] = 0.6
    watched.wait(lambda: watched.pane.watch.shown is Shown.WORDS)
    watched.wait(lambda: watched.pane.page_view.is_ready)


def test_a_page_that_crashes_twice_is_shown_with_less(watched: Preview) -> None:
    for _ in range(2):
        watched.wait(lambda: watched.pane.page_view.is_ready)
        os.kill(watched.pane.page_view.page.renderProcessPid(), signal.SIGKILL)
        watched.wait(lambda: not watched.pane.page_view.is_ready)
    assert watched.pane.watch.shown is Shown.WORDS
    watched.wait(lambda: watched.pane.page_view.is_ready)


def test_a_hidden_page_is_not_to_blame(watched: Preview) -> None:
    watched.pane.hide()
    watched.qtbot.wait(3_500)
    watched.pane.show()
    assert watched.pane.watch.shown is Shown.ALL


def test_images_come_back_when_they_are_asked_for(watched: Preview) -> None:
    stop(watched)
    watched.wait(lambda: watched.pane.watch.shown is Shown.WORDS)
    watched.wait(lambda: watched.pane.page_view.is_ready)
    watched.pane.watch._show_all()
    watched.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")
