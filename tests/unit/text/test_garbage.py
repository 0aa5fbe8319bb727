from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from newsletter_editor.text import garbage

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python collects in steps")


class Knot:
    """Unreachable but through itself."""

    gone = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.gone += 1


@pytest.fixture
def full() -> Iterator[list[int]]:
    """The full collections since the test began."""
    made: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "stop" and about["generation"] == 2:
            made.append(about["collected"])

    gc.collect()
    Knot.gone = 0
    gc.callbacks.append(note)
    yield made
    gc.callbacks.remove(note)
    garbage.collect_as_usual()


def test_full_collections_wait_until_told(full: list[int]) -> None:
    garbage.collect_only_when_told()
    knots = [Knot()]
    kept = [[each] for each in range(400_000)]
    knots.clear()
    kept += [[each] for each in range(400_000)]
    assert (full, Knot.gone) == ([], 0)
    assert garbage.collect_if_due()
    assert (len(full), Knot.gone) == (1, 1)
    assert not garbage.collect_if_due()
    assert len(kept) == 800_000


def test_without_being_told_python_collects_by_itself(full: list[int]) -> None:
    kept = [[each] for each in range(800_000)]
    assert full
    assert len(kept) == 800_000


def test_what_was_there_is_visited_again_afterwards(full: list[int]) -> None:
    knot = Knot()
    garbage.collect_only_when_told()
    del knot
    gc.collect()
    assert Knot.gone == 0
    garbage.collect_as_usual()
    gc.collect()
    assert Knot.gone == 1


def test_on_request_no_thread_collects_by_itself(full: list[int]) -> None:
    garbage.collect_on_request()
    kept: list[list[int]] = []
    looked: list[str] = []
    gc.callbacks.append(lambda phase, _: looked.append(phase))
    try:

        def make_much() -> None:
            Knot()
            kept.extend([each] for each in range(100_000))

        thread = threading.Thread(target=make_much)
        thread.start()
        thread.join()
        assert (looked, Knot.gone) == ([], 0)
        garbage.collect_young()
        assert (looked, Knot.gone) == (["start", "stop"], 1)
        garbage.collect_young()
        assert len(looked) == 2
    finally:
        gc.callbacks.pop()
    assert len(kept) == 100_000


@pytest.mark.parametrize(
    "choose", [garbage.collect_only_when_told, garbage.collect_seldom, garbage.collect_as_usual]
)
def test_another_choice_has_python_collect_again(
    full: list[int], choose: Callable[[], None]
) -> None:
    garbage.collect_on_request()
    choose()
    Knot()
    kept = [[each] for each in range(100_000)]
    assert Knot.gone == 1
    assert len(kept) == 100_000
