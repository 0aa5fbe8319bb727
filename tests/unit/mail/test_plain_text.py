"""The plain text: its columns, its links, and every word of the page in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.mail.elements import EMBEDDED, LEFT_OUT
from newsletter_editor.mail.making import make_message
from newsletter_editor.mail.message import Message
from newsletter_editor.mail.wrapping import WIDEST, wrapped
from newsletter_editor.markup.element import Element
from newsletter_editor.markup.tables import width
from newsletter_editor.site.site import Site

POST = "_posts/2020-02-03-prueba.md"


def words_of_page(message: Message) -> list[str]:
    """The words that readers read on the page, formulas without their marks."""
    text = "\n".join(_said(part.root) for part in message.parts)
    return re.findall(r"\w+", re.sub(r"\\[()\[\]]", " ", text))


def _said(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    if node.name in LEFT_OUT | EMBEDDED | {"svg"} or "reversefootnote" in node.classes:
        return ""
    end = "" if node.name in _INLINE else "\n"
    return f"{end}{''.join(map(_said, node.children))}{end}"


_INLINE = frozenset("a b i em strong span code del u s small abbr mark q kbd".split())  # noqa: SIM905


def is_in_order(wanted: Iterable[str], text: str) -> bool:
    rest = iter(re.findall(r"\w+", text))
    return all(word in rest for word in wanted)


def test_links_stand_below_each_section_or_in_place(mail_site: Site) -> None:
    root = mail_site.root
    post = "---\ntitle: x\n---\n[a](https://a.example/)\n\n# Dos\n\n[b](https://b.example/) [a](https://a.example/)\n"
    text = make_message(post, root / POST, mail_site).text
    assert text.index("[1] https://a.example/") < text.index("Dos\n===") < text.index("b [2] a [1]")
    assert text.count("https://a.example/") == 1


def test_links_stand_in_place_where_the_team_wants_them_so(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("url: https://x.example\n", encoding="utf-8")
    (tmp_path / ".newsletter-editor.toml").write_text('[mail]\nlinks = "in place"\n', "utf-8")
    text = make_message("---\ntitle: x\n---\n[a](/b/)\n", tmp_path / POST, Site(tmp_path)).text
    assert "a <https://x.example/b/>" in text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "A[^a] b[^b]\n\n[^a]: Uno\n\n    - x\n    - y\n\n[^b]: Dos",
            "Notas:\n\n(1) Uno\n\n    - x\n    - y\n\n(2) Dos\n",
        ),
        ("- Proyecto\n  - [x] hecho\n  - [ ] no", "- Proyecto\n  - [x] hecho\n  - [ ] no\n"),
        ("Antes.\n![Foto](/i.png)\n*Pie*", "Antes.\nFoto\nPie\n"),
        ("Un ![icono](/i.png) en\nla frase", "Un icono en la frase\n"),
        (
            "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>",
            "a / b | c\n",
        ),
    ],
    ids=["a list in a note", "tasks within", "an image by itself", "an image within", "in a cell"],
)
def test_each_thing_is_said_once_and_by_itself(body: str, said: str, mail_site: Site) -> None:
    text = make_message(f"---\ntitle: T\nlang: es\n---\n{body}\n", None, mail_site).text
    assert text.endswith(f"\n\n{said}"), text


_WORDS = st.text(st.sampled_from("añÉ自然語🙂ab cd,.\u0301"), max_size=200)


@given(_WORDS, st.integers(24, WIDEST), st.sampled_from(["", "- ", "> > "]))
def test_lines_are_no_wider_than_asked_and_lose_nothing(text: str, wide: int, before: str) -> None:
    lines = wrapped(text, wide, before, " " * len(before))
    bare = "".join(line[len(before) :] for line in lines)
    assert bare.replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert width(line) <= wide or " " not in line.strip()[len(before.strip()) :].strip()


_LINE = st.lists(
    st.sampled_from(
        ["uno", "dos", "*tres*", "**c**", "[enlace](/e/)", "`código`", "![alt](/i.png)", "nota[^n]",
         "<b>x</b>", "$$a^2$$", "自然", "&amp;", "<https://y.example/>", "larguísimo" * 3]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)  # fmt: skip
_BLOCK = st.one_of(
    _LINE,
    _LINE.map("# {}".format),
    _LINE.map("> {}".format),
    st.lists(_LINE, min_size=1, max_size=4).map(lambda ls: "\n".join(f"- {each}" for each in ls)),
    st.lists(_LINE, min_size=1, max_size=4).map(lambda ls: "\n".join(f"1. {each}" for each in ls)),
    st.tuples(_LINE, _LINE).map(lambda p: f"| {p[0]} | {p[1]} |\n|---|---|\n| {p[1]} | z |"),
    _LINE.map("Término\n: {}".format),
    _LINE.map("    {}".format),
    _LINE.map("<details><summary>Más</summary>{}</details>".format),
)


@given(st.lists(_BLOCK, min_size=1, max_size=6).map("\n\n".join))
def test_every_word_of_the_page_is_there_in_order(body: str) -> None:
    message = make_message(f"---\ntitle: x\n---\n{body}\n\n[^n]: Dice *algo*.\n")
    assert is_in_order(words_of_page(message), message.text)


@pytest.mark.parametrize("deep", [5, 300])
def test_depth_is_bounded(deep: int) -> None:
    body = "<div>" * deep + "palabra" + "</div>" * deep
    message = make_message(f"---\ntitle: x\n---\n{body}\n")
    assert "palabra" in message.text
    assert "palabra" in message.html
