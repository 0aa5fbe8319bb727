"""Blocks: their lines, their keys, and that re-using them never changes the page."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.kramdown import Block, render_blocks, stretches, to_html
from newsletter_editor.kramdown.options import read_options
from tests.fuzz.kramdown_documents import LINES, OPTIONS, SPANS, document

TEXT = """# Title

First paragraph
of two lines.

* item
* item

> quote

Last[^1].

[^1]: Note.
"""


@pytest.fixture(autouse=True)
def _short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    # The texts here are short, and would be one stretch each.
    monkeypatch.setattr(stretches, "SHORTEST", 1)


def lines_of(blocks: list[Block]) -> list[tuple[int, int]]:
    return [(block.first_line, block.last_line) for block in blocks]


def test_blocks_know_their_lines() -> None:
    blocks = render_blocks(TEXT, first_line=11).blocks
    assert lines_of(blocks) == [(11, 11), (13, 14), (16, 17), (19, 19), (21, 21), (23, 23)]
    assert blocks[-1].html.startswith('<div class="footnotes"')


def test_equal_blocks_have_keys_of_their_own() -> None:
    blocks = render_blocks("same\n\nsame\n\nother\n").blocks
    assert len({block.key for block in blocks}) == 3


def test_an_edit_leaves_the_keys_of_other_blocks() -> None:
    before = render_blocks(TEXT)
    after = render_blocks(TEXT.replace("two lines", "two short lines"), previous=before)
    changed = {block.key for block in before.blocks} ^ {block.key for block in after.blocks}
    assert len(changed) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[^1]: Note.", "[^1]: Longer note."),
        ("[^1]: Note.", "[^2]: Note."),
        ("Last", "Last [a]\n\n[a]: /u\n\n"),
        ("# Title", "* toc\n{:toc}\n\n# Title\n\n# Title"),
        ("> quote", "```\n> quote"),
        ("> quote", "<div>\n> quote"),
        ("First", "*[item]: thing\n\nFirst"),
        ("# Title", "{::options auto_ids='false' /}\n\n# Title"),
        ("# Title", "\n\n# Title"),
        (TEXT, ""),
    ],
)
def test_an_edit_that_reaches_far_is_seen_everywhere(old: str, new: str) -> None:
    edited = TEXT.replace(old, new)
    for first, second in ((TEXT, edited), (edited, TEXT)):
        again = render_blocks(second, previous=render_blocks(first))
        assert again.blocks == render_blocks(second).blocks


PIECES = st.sampled_from(["", "x", "\n", "\n\n", " ", *LINES, *SPANS])
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 8), PIECES), min_size=1, max_size=6)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.integers(0, 10**6), st.sampled_from(OPTIONS), EDITS)
def test_rendering_again_after_edits_is_rendering_anew(
    seed: int, options: dict[str, object] | None, edits: list[tuple[float, int, str]]
) -> None:
    random_ = random.Random(seed)
    text = "\n\n".join(document(random_) for _ in range(3))
    rendering = render_blocks(text, options)
    for place, removed, inserted in edits:
        at = int(place * len(text))
        text = text[:at] + inserted + text[at + removed :]
        rendering = render_blocks(text, options, previous=rendering)
        assert rendering.blocks == render_blocks(text, options).blocks
        assert rendering.html == to_html(text, options)


def test_an_older_rendering_can_be_used_again() -> None:
    first = render_blocks(TEXT)
    render_blocks(TEXT.replace("# Title", "# Title\n\n# Title"), previous=first)
    again = render_blocks(TEXT.replace("quote", "quoted"), previous=first)
    assert again.blocks == render_blocks(TEXT.replace("quote", "quoted")).blocks


@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 120))
@settings(max_examples=60)
def test_a_large_paste_is_read_whole(before: int, behind: int, pasted: int) -> None:
    """Counted back by its length, a place in it may be one where an old stretch begins."""
    # All paragraphs are of one length, so that every such chance comes true.
    start = "".join(f"Before {number:03}.\n\n" for number in range(before))
    end = "".join(f"Behind {number:03}.\n\n" for number in range(behind))
    paste = "".join(f"Pasted {number:03}.\n\n" for number in range(pasted))
    first = render_blocks(start + end)
    again = render_blocks(start + paste + end, previous=first)
    assert again.html == render_blocks(start + paste + end).html
    back = render_blocks(start + end, previous=again)
    assert back.html == first.html


@pytest.mark.parametrize("shortest", [1, 20, 256])
def test_stretches_may_be_of_any_length(shortest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random_ = random.Random(12)
    texts = ["\n\n".join(document(random_) for _ in range(4)) for _ in range(60)]
    pages = [to_html(text) for text in texts]
    monkeypatch.setattr(stretches, "SHORTEST", shortest)
    assert [to_html(text) for text in texts] == pages


def test_many_short_paragraphs_are_few_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of each would be half a gigabyte for a megabyte of them."""
    monkeypatch.setattr(stretches, "SHORTEST", 256)
    text = "a\n\n" * 3_000
    placed = stretches.cut(text, read_options(None))
    assert len(placed) == -(-len(text) // 258)
    assert len(render_blocks(text).blocks) == 3_000
