"""Blocks as they are read without rendering: the same ones that kramdown makes of the text."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.kramdown.blocks.code import Code
from newsletter_editor.kramdown.blocks.definition_list import DefinitionList, Term
from newsletter_editor.kramdown.blocks.extension import Comment, RawBlock
from newsletter_editor.kramdown.blocks.heading import Heading
from newsletter_editor.kramdown.blocks.html import HtmlBlock, HtmlRemark
from newsletter_editor.kramdown.blocks.list import List
from newsletter_editor.kramdown.blocks.math import MathBlock
from newsletter_editor.kramdown.blocks.order import block_constructs
from newsletter_editor.kramdown.blocks.paragraph import Paragraph
from newsletter_editor.kramdown.blocks.parser import BlockParser, Context
from newsletter_editor.kramdown.blocks.quote import Quote
from newsletter_editor.kramdown.blocks.rule import Rule
from newsletter_editor.kramdown.blocks.table import Table
from newsletter_editor.kramdown.options import read_options
from newsletter_editor.kramdown.tree import Node, Root, SourceText
from newsletter_editor.text.blocks.html_names import EMPTY_ELEMENTS, TAG
from newsletter_editor.text.blocks.kinds import Block, BlockKind
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.parts import split
from tests.fuzz.kramdown_documents import document

GOLDEN = Path(__file__).parents[2] / "golden" / "kramdown"
Seen = tuple[tuple[str, ...], str, str]
"""In which blocks a block is, what it is, and its letters: indentation and marks aside."""

CONTAINERS = frozenset(["list", "quote", "definitions", "footnote", "element"])
OPTIONS = read_options(None)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def without_task_box(text: str) -> str:
    text = re.sub(r'<input type="checkbox"[^>]*/>', "", text)
    return re.sub(r"^\s*\[[ xX]\]\s", "", text)


def made_by_kramdown(text: str) -> list[Seen]:
    root = Root()
    source = text if text.endswith("\n") else text + "\n"
    BlockParser(source, Context(OPTIONS, block_constructs(OPTIONS))).parse_into(root)
    return list(walked(root, ()))


def walked(parent: Node, path: tuple[str, ...]) -> Iterator[Seen]:
    for is_term, nodes in groupby(parent.children, lambda node: isinstance(node, Term)):
        if is_term:
            terms = "".join(node.source_text for node in nodes if isinstance(node, Term))
            # Terms that follow each other are one paragraph until their definition is seen.
            yield path, "paragraph", letters(without_task_box(terms))
        else:
            yield from walked_one_by_one(nodes, path)


def walked_one_by_one(nodes: Iterable[Node | str], path: tuple[str, ...]) -> Iterator[Seen]:
    for node in nodes:
        match node:
            case Heading():
                yield path, f"heading {node.level}", letters(node.source_text)
            case Paragraph():
                yield path, "paragraph", letters(without_task_box(source_of(node)))
            case SourceText():
                yield path, "paragraph", letters(node.value)
            case Code():
                yield path, "code", letters(node.text)
            case MathBlock():
                yield path, "math", letters(node.formula)
            case Rule():
                yield path, "rule", ""
            case Table():
                yield path, "table", ""
            case HtmlRemark() | Comment():
                yield path, "comment", ""
            case RawBlock():
                yield path, "html", ""
            case HtmlBlock():
                if node.is_raw or not node.children:
                    yield path, "html", ""
                else:
                    yield (*path, "element"), "html", ""
                    yield from walked(node, (*path, "element"))
                    yield (*path, "element"), "html", ""
            case Quote():
                yield from walked(node, (*path, "quote"))
            case List():
                for item in node.children:
                    if isinstance(item, Node):
                        yield from walked(item, (*path, "list"))
            case DefinitionList():
                yield from walked(node, (*path, "definitions"))
            case Node() if node.children:
                yield from walked(node, path)


def source_of(node: Node) -> str:
    return "".join(child.value for child in node.children if isinstance(child, SourceText))


def read_lightly(text: str) -> list[Seen]:
    found: list[Seen] = []
    path: list[str] = []
    for block in read_blocks(text):
        del path[block.depth :]
        if block.kind in CONTAINERS:
            path.append(block.kind)
        elif block.kind not in ("definition", "attributes") and "footnote" not in path:
            kind = f"heading {block.level}" if block.level else str(block.kind)
            found.append((tuple(path), kind, letters_of(text, block, bool(path))))
    return found


def letters_of(text: str, block: Block, is_inside: bool) -> str:
    written = block.text.of(text)
    match block.kind:
        case BlockKind.PARAGRAPH | BlockKind.MATH:
            return letters(without_task_box(written) if is_inside else written)
        case BlockKind.HEADING:
            return letters(written)
        case BlockKind.CODE:
            is_fenced = re.match(r" {0,3}[~`]{3}", written)
            return letters(written.split("\n", 1)[1].rsplit("\n", 1)[0] if is_fenced else written)
        case _:
            return ""


def differs_on_purpose(text: str) -> bool:
    """Whether it holds what the light reader reads otherwise than kramdown."""
    if "parse_block_html" in text:
        # The option is not known to the light reader: no author writes it into a post.
        return True
    if re.search(r"\|.*<|<.*\|", text):
        # Pipes within tags part no cells; to know tags within lines takes the whole of kramdown.
        return True
    if re.search(r"^[ \t>*\d.:]*\{:.*\n(?:.*\n)*[ >\d.*]*:[ \t]", text, re.MULTILINE):
        # Attributes at the beginning of a term: letters of theirs are no letters of the term.
        return True
    for block in read_blocks(text):
        # For kramdown, all that follows is the content of an element which is never closed.
        tag = TAG.match(block.range.of(text).strip()) if block.kind is BlockKind.HTML else None
        if (
            tag
            and not tag["closed"]
            and tag["name"].lower() not in EMPTY_ELEMENTS
            and not re.search(rf"</{re.escape(tag['name'])}\s*>\Z", tag.string, re.IGNORECASE)
        ):
            return True
    return made_by_kramdown(text + "\n\n\nEnd")[-1] != ((), "paragraph", "End")


def assert_read_as_kramdown_does(text: str) -> None:
    if not differs_on_purpose(text):
        assert read_lightly(text) == made_by_kramdown(text)


@pytest.mark.parametrize("seed", range(8))
def test_blocks_of_documents_made_at_random_are_those_of_kramdown(seed: int) -> None:
    for number in range(150):
        assert_read_as_kramdown_does(document(random.Random(seed * 1000 + number)))


_LINES = [
    "texto", "Más texto.", "", "", "# Uno", "## Dos ##", "#no", "===", "---", "* * *", "- a", "* b",
    "1. c", "> cita", ">", "    código", "  sangría", "\tx", "```", "~~~ py", "| a | b |",
    "|---|---|", ": significa", "[a]: /b", "[^1]: nota", "*[HTML]: x", "{: .x}", "{:a: .b}",
    "{::comment}", "{:/comment}", "$$", "$$ x $$", "<div>a</div>", "<p>b</p> c", "<hr>", "^",
    "<!-- d -->", "\\\\",
    "<div markdown=\"1\">\n# e\n\nf\n</div>", "<pre>\n# g\n\nh\n</pre>", "<script>\n*i\n</script>",
]  # fmt: skip
_PREFIXES = ["", "", "", "", "- ", "> ", "  ", "    ", "1. ", ": "]


@given(
    st.lists(st.tuples(st.sampled_from(_PREFIXES), st.sampled_from(_LINES)), max_size=12).map(
        lambda lines: "\n".join(prefix + line for prefix, line in lines)
    )
)
def test_blocks_of_any_lines_are_those_of_kramdown(text: str) -> None:
    assert_read_as_kramdown_does(text)


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.json")), ids=lambda file: file.stem)
def test_blocks_of_the_golden_cases_are_those_of_kramdown(file: Path) -> None:
    for case in json.loads(file.read_text("utf-8")):
        # An option given for the page is nothing that the text says.
        if case["options"] is None and "{::options" not in case["text"]:
            assert_read_as_kramdown_does(case["text"].replace("\r\n", "\n").replace("\r", "\n"))


def test_blocks_of_the_real_posts_are_those_of_kramdown(shared_repo: Path) -> None:
    for path in sorted((shared_repo / "posts" / "_posts").iterdir()):
        text = path.read_text("utf-8-sig")
        body = split(text).body.of(text)
        assert read_lightly(body) == made_by_kramdown(body), path.name


@given(st.text(alphabet="aé \t\n`~*_-+1.:>#|[](){}<>!/^$=%\\", max_size=150))
def test_any_text_has_its_blocks_in_order_and_one_inside_the_other(text: str) -> None:
    around: list[Block] = []
    before: dict[int, int] = {}
    for block in read_blocks(text):
        start, end = block.range
        assert 0 <= start <= end <= len(text)
        del around[block.depth :]
        assert len(around) == block.depth
        if around:
            assert around[-1].range.start <= start and end <= around[-1].range.end
        around.append(block)
        assert before.get(block.depth, 0) <= start
        before = {depth: at for depth, at in before.items() if depth < block.depth}
        before[block.depth] = end
        assert start <= block.text.start <= block.text.end <= end


def kinds(text: str) -> list[tuple[str, str]]:
    return [
        (str(block.kind), block.text.of(text))
        for block in read_blocks(text)
        if block.kind not in CONTAINERS
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# Uno # {#id}\n", [("heading", "Uno")], id="heading"),
        pytest.param("# C#", [("heading", "C#")], id="number sign of a word"),
        pytest.param("Uno\n---", [("heading", "Uno")], id="underlined"),
        pytest.param(
            "- a\n\n      código\n\n  b",
            [("paragraph", "a"), ("code", "    código"), ("paragraph", "b")],
            id="list",
        ),
        pytest.param(
            "[^1]: Nota\n    sigue",
            [("paragraph", " Nota\n    sigue")],
            id="footnote",
        ),
        pytest.param("> a\n> b\nc", [("paragraph", "a\n> b\nc")], id="quote"),
        pytest.param("```\na\n", [("paragraph", "```\na")], id="unclosed fence"),
        pytest.param("<div>\na", [("html", "<div>"), ("paragraph", "a")], id="unclosed element"),
        pytest.param(
            "<div>\n<div>\na\n</div>\n\nb\n</div> c",
            [("html", "<div>\n<div>\na\n</div>\n\nb\n</div>"), ("paragraph", " c")],
            id="element",
        ),
        pytest.param(
            '<div markdown="1">\n# a\n</div>',
            [("html", '<div markdown="1">'), ("heading", "a"), ("html", "</div>")],
            id="element with Markdown",
        ),
        pytest.param(
            "{% highlight py %}\n# a\n\nb\n{% endhighlight %}\n\nc",
            [("code", "{% highlight py %}\n# a\n\nb\n{% endhighlight %}"), ("paragraph", "c")],
            id="highlight",
        ),
        pytest.param(
            "- {% raw %}\na\n\n{% endraw %}\n- b",
            [("code", "{% raw %}\na\n\n{% endraw %}"), ("paragraph", "b")],
            id="raw in a list",
        ),
        pytest.param(
            "a {% raw %}{{ b }}{% endraw %} c",
            [("paragraph", "a {% raw %}{{ b }}{% endraw %} c")],
            id="raw in a line",
        ),
        pytest.param(
            "{% comment %}\na\n\nb\n{% endcomment %}",
            [("comment", "{% comment %}\na\n\nb\n{% endcomment %}")],
            id="Liquid's comment",
        ),
        pytest.param(
            "{% raw %}\n# a", [("paragraph", "{% raw %}"), ("heading", "a")], id="open raw"
        ),
    ],
)
def test_each_block_has_its_kind_and_its_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_lines_before_the_start_are_not_read() -> None:
    text = "---\n# a\n---\nb"
    (block,) = read_blocks(text, split(text).body.start)
    assert block.range.of(text) == "b"


@pytest.mark.parametrize(
    "line",
    [
        "> " * 40 + "\n", "- " * 40 + "\n", "<div>\n", "<div a='", "<!--\n", "```\n", "`~`~`~`~\n",
        "{% raw %}\n", "{::comment}\n", "{: a\n", "$$\n\n", "| a `\n", "[a]: 'b\n", "<script>\n",
        ": a\n\n", "[^a]: b\n", "a\n: b\n", "- a\n\n  b\n", "<a><b><c>\n", "</div>\n", "^\n",
    ],
)  # fmt: skip
def test_hostile_texts_cost_no_squares(line: str) -> None:
    # Squares would take minutes at this size; the suite's own limit on patience is the judge.
    assert read_blocks(line * (200_000 // len(line)))
