"""Patches between lists of blocks, and places between page and source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.gui.preview.shown_blocks import Patch, Place, ShownBlocks
from newsletter_editor.gui.preview.source_offset import reference_offset, source_offset
from newsletter_editor.rendering import worker as rendering

KEYS = st.lists(st.sampled_from("abcde"), max_size=8)


class Page:
    """What page.js does with a patch."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []

    def take(self, patch: Patch) -> None:
        old = self.shown[patch.start : patch.start + patch.removed]
        kept = dict(old)
        new = [(key, html[0] if html else kept[key]) for key, *html in patch.blocks]
        self.shown[patch.start : patch.start + patch.removed] = new

    def html(self) -> list[str]:
        return [html for _, html in self.shown]


class Worker:
    """What the rendering worker sends: the HTML of a key once, and again when it is another."""

    def __init__(self) -> None:
        self.sent: dict[str, str] = {}

    def blocks(self, keys: list[str], version: int) -> list[list[object]]:
        blocks: list[list[object]] = []
        for line, key in enumerate(keys, start=1):
            html = f"{key}{version if key == 'e' else ''}"
            blocks.append([key, line, line, None if self.sent.get(key) == html else html])
            self.sent[key] = html
        return blocks


@given(st.lists(KEYS, min_size=1, max_size=8))
def test_patches_lead_to_the_newest_blocks(answers: list[list[str]]) -> None:
    worker, shown, page = Worker(), ShownBlocks(), Page()
    for version, keys in enumerate(answers):
        patch = shown.take(worker.blocks(keys, version), len(keys))
        assert patch is not None
        page.take(patch)
        wanted = [f"{key}{version if key == 'e' else ''}" for key in keys]
        assert page.html() == wanted
        fresh = Page()
        fresh.take(shown.whole())
        assert fresh.html() == wanted


def test_a_key_in_one_block_sends_one_block() -> None:
    shown = ShownBlocks()
    shown.take([[str(n), n, n, f"<p>{n}</p>"] for n in range(1000)], 1000)
    blocks = [[str(n), n, n, None] for n in range(1000)]
    blocks[500] = ["new", 500, 500, "<p>new</p>"]
    patch = shown.take(blocks, 1000)
    assert patch is not None
    assert (patch.start, patch.removed, [html for _, html in patch.blocks]) == (
        500,
        1,
        ["<p>new</p>"],
    )


PARTS = st.sampled_from(
    ["uno\n", "dos[^a]\n", "tres[^b]\n", "# h\n", "[^a]: n\n", "[^b]: m\n", "\n"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(PARTS, max_size=6), min_size=1, max_size=6))
def test_what_the_renderer_leaves_out_stays(texts: list[list[str]]) -> None:
    renderer, shown, page = rendering.Worker(), ShownBlocks(), Page()
    for revision, parts in enumerate(texts, start=1):
        text = "\n".join(["---\ntitle: x\n---\n", *parts])
        answer = renderer.answer({"revision": revision, "text": text})
        patch = shown.take(answer["blocks"], text.count("\n") + 1, answer.get("kept"), revision)
        assert patch is not None
        page.take(patch)
        whole = rendering.Worker().answer({"revision": 1, "text": text})["blocks"]
        html = {key: each for key, _, _, each in whole if each is not None}
        assert page.html() == [html[key] for key, *_ in whole]
        assert [shown[k][1:] for k in range(len(shown))] == [(a, b) for _, a, b, _ in whole]


def test_a_key_in_a_long_post_is_answered_by_one_block() -> None:
    renderer = rendering.Worker()
    text = "".join(f"párrafo {number}\n\n" for number in range(300))
    renderer.answer({"revision": 1, "text": text})
    answer = renderer.answer({"revision": 2, "base": 1, "edits": [[2000, 2000, "x\n"]]})
    assert len(answer["blocks"]) == 1
    after, head, tail, lines = answer["kept"]
    assert (after, head + tail, lines) == (1, 299, 1)


def test_an_answer_to_another_one_is_noticed() -> None:
    shown = ShownBlocks()
    shown.take([["a", 1, 1, "x"]], 1, None, 4)
    assert shown.take([["b", 2, 2, "y"]], 2, [3, 1, 0, 0], 5) is None


def test_missing_html_is_noticed() -> None:
    assert ShownBlocks().take([["a", 1, 1, None]], 1) is None


def test_memory_is_counted() -> None:
    shown = ShownBlocks()
    shown.take([["a", 1, 1, "x" * 10], ["b", 2, 2, "y"]], 2)
    assert shown.html_size == 11
    shown.take([["a", 1, 1, None]], 1)
    assert shown.html_size == 11
    shown.forget()
    assert shown.html_size == 0


BLOCKS = [["a", 5, 6, "x"], ["b", 8, 8, "y"], ["c", 10, 19, "z"]]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (1, Place(-1, 0.0)),
        (3, Place(-1, 0.5)),
        (5, Place(0, 0.0)),
        (6.5, Place(0, 0.5)),
        (8, Place(1, 0.0)),
        (9, Place(1, 0.5)),
        (10, Place(2, 0.0)),
        (21, Place(2, 1.0)),
        (99, Place(2, 1.0)),
    ],
)
def test_places_of_lines(line: float, place: Place) -> None:
    shown = ShownBlocks()
    shown.take(BLOCKS, 20)
    assert shown.place_of_line(line) == place
    if line <= 21:
        assert shown.line_of_place(place) == pytest.approx(line)


@given(st.floats(min_value=1, max_value=21), st.floats(min_value=1, max_value=21))
def test_places_keep_the_order_of_lines(one: float, other: float) -> None:
    shown = ShownBlocks()
    shown.take(BLOCKS, 20)
    low, high = sorted([one, other])
    assert shown.place_of_line(low) <= shown.place_of_line(high)


def test_a_page_without_blocks_has_places() -> None:
    shown = ShownBlocks()
    assert shown.place_of_line(7) == Place(-1, 1.0)
    assert shown.line_of_place(Place(-1, 0.0)) == 1


SOURCE = (
    "En el *contexto* del [Deep Learning](https://learning.example/deep), “learning” \\\\\nes —"
)


@pytest.mark.parametrize(
    ("rendered", "word", "nth", "in_source"),
    [
        ("En el contexto del Deep Learning, “learning” es –", "contexto", 0, "contexto"),
        ("En el contexto del Deep Learning, “learning” es –", "learning", 0, "learning” "),
        ("En el contexto del Deep Learning, “learning” es –", "es –", 0, "es —"),
        ("En el contexto del Deep Learning, “learning” es –", "En", 0, "En"),
        ("texto generado contexto", "contexto", 0, "contexto"),
    ],
)
def test_words_of_the_page_in_the_source(
    rendered: str, word: str, nth: int, in_source: str
) -> None:
    assert source_offset(SOURCE, rendered, rendered.index(word)) == SOURCE.index(in_source)


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 60))
def test_any_click_leads_into_the_source(source: str, rendered: str, offset: int) -> None:
    assert 0 <= source_offset(source, rendered, offset) <= len(source)


def test_images_are_found_by_their_reference() -> None:
    assert reference_offset("uno ![](/a.png) ![](/b.png)", "/b.png") == 20
    assert reference_offset("uno", "/b.png") == 0
    assert reference_offset("uno", "") == 0
