"""Cases are written as text with the selection between ⟦ and ⟧, or the cursor at ¦."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.gui.editor import formatting
from newsletter_editor.gui.editor.formatting import Change
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.ranges import Range


def parse(marked: str) -> tuple[str, Range]:
    if "¦" in marked:
        at = marked.index("¦")
        return marked.replace("¦", ""), Range(at, at)
    start = marked.index("⟦")
    return marked.replace("⟦", "").replace("⟧", ""), Range(start, marked.index("⟧") - 1)


def show(text: str, change: Change) -> str:
    after = apply_edits(text, change.edits)
    start, end = change.selection
    if start == end:
        return f"{after[:start]}¦{after[start:]}"
    return f"{after[:start]}⟦{after[start:end]}⟧{after[end:]}"


MARKS = [
    ("bold", "un ⟦texto⟧ aquí", "un **⟦texto⟧** aquí"),
    ("bold", "un **⟦texto⟧** aquí", "un ⟦texto⟧ aquí"),
    ("bold", "un ⟦**texto**⟧ aquí", "un ⟦texto⟧ aquí"),
    ("bold", "un te¦xto", "un **te¦xto**"),
    ("bold", "un **te¦xto**", "un te¦xto"),
    ("bold", "un __te¦xto__", "un te¦xto"),
    ("bold", "un ¦ aquí", "un **¦** aquí"),
    ("bold", "un **¦** aquí", "un ¦ aquí"),
    ("bold", "un ⟦texto ⟧aquí", "un **⟦texto⟧** aquí"),
    ("bold", "*⟦x⟧*", "***⟦x⟧***"),
    ("bold", "***⟦x⟧***", "*⟦x⟧*"),
    ("bold", "**_⟦x⟧_**", "_⟦x⟧_"),
    ("italic", "**⟦x⟧**", "***⟦x⟧***"),
    ("italic", "***⟦x⟧***", "**⟦x⟧**"),
    ("italic", "⟦x⟧", "*⟦x⟧*"),
    ("italic", "_⟦x⟧_", "⟦x⟧"),
    ("italic", "self-dis¦tillation", "*self-dis¦tillation*"),
    ("code", "usa ⟦x⟧", "usa `⟦x⟧`"),
    ("code", "usa `⟦x⟧`", "usa ⟦x⟧"),
    ("code", "usa ⟦a`b⟧", "usa ``⟦a`b⟧``"),
    ("bold", "⟦uno\n\n- dos⟧", "⟦**uno**\n\n- **dos**⟧"),
    ("bold", "⟦**uno**\n\n- **dos**⟧", "⟦uno\n\n- dos⟧"),
    ("bold", "⟦**uno**\ndos⟧", "⟦**uno**\n**dos**⟧"),
    ("bold", "un **texto¦** aquí", "un **texto**¦ aquí"),
    ("bold", "un **dos palabras¦** aquí", "un **dos palabras**¦ aquí"),
    ("bold", "**uno** y **dos¦**", "**uno** y **dos**¦"),
    ("bold", "**uno\ndos¦**", "**uno\ndos**¦"),
    ("bold", "__te xto¦__ y", "__te xto__¦ y"),
    ("bold", "***x¦***", "***x**¦*"),
    ("italic", "***x¦***", "***x*¦**"),
    ("italic", "* uno *dos¦*", "* uno *dos*¦"),
    ("italic", "un *¦* aquí", "un ¦ aquí"),
    ("italic", "2 * 3 *x¦*", "2 * 3 *x*¦"),
    ("italic", "un **tex to¦** y", "un **tex *to¦*** y"),
    ("bold", "un **dos ¦tres** y", "un dos ¦tres y"),
    ("bold", "un **d¦os\ntres** y", "un d¦os\ntres y"),
    ("bold", "**uno** dos ¦tres **y**", "**uno** dos **¦tres** **y**"),
    ("bold", "un __dos tr¦es *y*__ z", "un dos tr¦es *y* z"),
    ("bold", "un **dos *t¦res*** z", "un dos *t¦res* z"),
    ("italic", "un **dos *tres c¦uatro*** z", "un **dos tres c¦uatro** z"),
    ("italic", "***dos t¦res* y** z", "**dos t¦res y** z"),
    ("italic", "* uno d¦os\n* tres *y*", "* uno *d¦os*\n* tres *y*"),
    ("bold", "`**uno` d¦os **y**", "`**uno` **d¦os** **y**"),
    ("bold", r"\**uno d¦os** y", r"\**uno **d¦os**** y"),
    ("strike", "un ~~dos ¦tres~~ y", "un dos ¦tres y"),
    ("code", "un `dos ¦tres` y", "un dos ¦tres y"),
    ("bold", "un **dos ⟦tres⟧ y** z", "un **dos** ⟦tres⟧ **y** z"),
    ("bold", "un **⟦dos⟧ tres** z", "un ⟦dos⟧ **tres** z"),
    ("bold", "un **dos⟦ tres⟧** z", "un **dos** ⟦tres⟧ z"),
    ("italic", "un _dos ⟦tres⟧ y_ z", "un _dos_ ⟦tres⟧ _y_ z"),
    ("code", "usa `x y¦` y", "usa `x y`¦ y"),
    ("code", "usa ``a`b¦`` y", "usa ``a`b``¦ y"),
    ("bold", "😀⟦👨‍👩‍👧⟧", "😀**⟦👨‍👩‍👧⟧**"),
]


@pytest.mark.parametrize(("kind", "before", "after"), MARKS)
def test_marks(kind: str, before: str, after: str) -> None:
    text, selection = parse(before)
    assert show(text, formatting.toggle_mark(text, selection, kind)) == after


LINKS = [
    ("ver ⟦esto⟧", "https://a.es", "ver [esto](⟦https://a.es⟧)"),
    ("ver ⟦esto⟧", "", "ver [esto](¦)"),
    ("ver ¦", "", "ver [¦]()"),
    ("ver es¦to", "", "ver [esto](¦)"),
    ("ver ⟦https://a.es/x⟧", "", "ver [¦](https://a.es/x)"),
    ("ver [es¦to](https://a.es/(x))", "", "ver ⟦esto⟧"),
]


@pytest.mark.parametrize(("before", "address", "after"), LINKS)
def test_links(before: str, address: str, after: str) -> None:
    text, selection = parse(before)
    assert show(text, formatting.toggle_link(text, selection, address)) == after


LINES = [
    ("heading", "uno¦", "## uno¦"),
    ("heading", "## uno¦", "uno¦"),
    ("heading", "# uno¦", "## uno¦"),
    ("heading", "⟦uno\n\n# dos⟧\ntres", "⟦## uno\n\n## dos⟧\ntres"),
    ("heading", "¦", "## ¦"),
    ("quote", "⟦uno\n\ndos⟧", "⟦> uno\n>\n> dos⟧"),
    ("quote", "⟦> uno\n>\n> dos⟧", "⟦uno\n\ndos⟧"),
    ("quote", "¦", "> ¦"),
    ("bullets", "⟦uno\ndos\n⟧tres", "⟦- uno\n- dos\n⟧tres"),
    ("bullets", "- uno¦", "uno¦"),
    ("bullets", "* a\n\nuno¦", "* a\n\n* uno¦"),
    ("bullets", "1. uno¦", "- uno¦"),
    ("numbers", "⟦uno\ndos⟧", "⟦1. uno\n2. dos⟧"),
    ("numbers", "⟦- uno\n- dos⟧", "⟦1. uno\n2. dos⟧"),
    ("numbers", "⟦1. uno\n2. dos⟧", "⟦uno\ndos⟧"),
]


@pytest.mark.parametrize(("command", "before", "after"), LINES)
def test_lines(command: str, before: str, after: str) -> None:
    text, selection = parse(before)
    change = {
        "heading": lambda: formatting.toggle_heading(text, selection, 2),
        "quote": lambda: formatting.toggle_quote(text, selection),
        "bullets": lambda: formatting.toggle_list(text, selection, numbered=False),
        "numbers": lambda: formatting.toggle_list(text, selection, numbered=True),
    }[command]()
    # Where the edge of a selection lies at a mark that is put in, it may take it in or not.
    assert apply_edits(text, change.edits) == after.translate(dict.fromkeys(map(ord, "⟦⟧¦")))
    assert 0 <= change.selection.start <= change.selection.end


@given(
    st.text(alphabet=st.sampled_from("ab *_`\n->1.😀́"), max_size=30),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from(["bold", "italic", "code", "heading", "quote", "list", "link"]),
)
def test_no_command_loses_a_word(text: str, one: int, other: int, command: str) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    selection = Range(start, end)
    change = {
        "heading": lambda: formatting.toggle_heading(text, selection, 1),
        "quote": lambda: formatting.toggle_quote(text, selection),
        "list": lambda: formatting.toggle_list(text, selection, numbered=False),
        "link": lambda: formatting.toggle_link(text, selection),
    }.get(command, lambda: formatting.toggle_mark(text, selection, command))()
    after = apply_edits(text, change.edits)
    keep = "ab😀́"
    assert [c for c in after if c in keep] == [c for c in text if c in keep]
    assert 0 <= change.selection.start <= change.selection.end <= len(after)
