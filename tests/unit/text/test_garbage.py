from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

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


def test_nothing_is_collected_at_a_start_until_it_is_chosen_how(full: list[int]) -> None:
    young: list[int] = []
    gc.callbacks.append(lambda phase, about: young.append(about["generation"]))
    try:
        for choose in (
            garbage.collect_only_when_told,
            garbage.collect_seldom,
            garbage.collect_as_usual,
        ):
            garbage.collect_nothing_yet()
            kept = [[each] for each in range(100_000)]
            assert young == []
            choose()
            kept += [[each] for each in range(100_000)]
            assert young
            young.clear()
    finally:
        gc.callbacks.pop()
    assert len(kept) == 200_000


def test_where_python_was_told_to_collect_nothing_it_goes_on_so(full: list[int]) -> None:
    gc.disable()
    try:
        garbage.collect_nothing_yet()
        garbage.collect_only_when_told()
        garbage.collect_as_usual()
        assert not gc.isenabled()
    finally:
        gc.enable()
