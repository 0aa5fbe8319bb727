"""What is read plainly is what browsers make of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from newsletter_editor.markup.element import Element
from newsletter_editor.markup.fragments import _element
from newsletter_editor.markup.plain_html import read_plain

PLAIN = [
    "",
    '<p>Uno <em>dos</em> y <a href="x?a=1&amp;b=2">tres</a><br />\ncuatro</p>\n\n',
    '<h2 id="uno-y-dos">Uno &amp; dos</h2>\n',
    "<ul>\n  <li>a\n    <ol>\n      <li>b</li>\n    </ol>\n  </li>\n</ul>",
    '<blockquote>\n  <p><img src="a.png" alt="&quot;b&quot;" /></p>\n</blockquote>',
    '<dl><dt>a</dt><dd><p>b&nbsp;c</p></dd></dl><div class="x">d</div>',
]
NOT_PLAIN = [
    "<p>a<p>b</p></p>",
    "<p><div>a</div></p>",
    '<a href="x"><em><a href="y">b</a></em></a>',
    "<em>a<strong>b</em>c</strong>",
    "<ul>a<li>b</li></ul>",
    "<ul><p>b</p></ul>",
    "<li>a</li>",
    "<p>a",
    "a</p>",
    "<em/>a",
    "<p>&copy; &#128; &ampx</p>",
    '<p id="a" id="b">c</p>',
    "<P>a</P>",
    "<p>a < b</p>",
    "<!-- a --><p>b</p>",
    "<pre>\na</pre>",
    "<table><tr><td>a</td></tr></table>",
    "<p>a\rb\0</p>",
    "<em><p>a</p></em>",
    "<li><li>a</li></li>",
    "<em>" * 200 + "</em>" * 200,
]


def _as_browsers_read(html: str) -> Element:
    return _element(JustHTML(html, sanitize=False, fragment=True).root, 0)


def _shape(element: Element) -> Any:
    children: list[Any] = []
    for child in element.children:
        if isinstance(child, str) and children and isinstance(children[-1], str):
            children[-1] += child
        else:
            children.append(child if isinstance(child, str) else _shape(child))
    return element.name, list(element.attributes.items()), children


@pytest.mark.parametrize("html", PLAIN)
def test_most_paragraphs_are_plain(html: str) -> None:
    read = read_plain(html)
    assert read is not None
    assert _shape(read) == _shape(_as_browsers_read(html))


@pytest.mark.parametrize("html", NOT_PLAIN)
def test_what_browsers_repair_is_not(html: str) -> None:
    assert read_plain(html) is None


_NAMES = ["p", "em", "a", "li", "ul", "b", "h2", "h3", "blockquote", "div", "code", "br", "img"]
_TAGS = [f"<{name}>" for name in [*_NAMES, "dl", "dt", "dd", "table", "pre", "br /", "em /"]]
_PIECES = [
    *_TAGS,
    *[f"</{name}>" for name in _NAMES],
    *['<a href="x&amp;y">', '<p class="a" id="b">', "\n", "a ", "&amp;", "&nbsp;", "&lt", "<", "é"],
]
_WELL_NESTED = st.recursive(
    st.sampled_from(["a", "\n", "", "&amp;b", "<br />", '<img src="x" alt="" />']),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from([each for each in _NAMES if each not in ("br", "img")]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(st.one_of(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), _WELL_NESTED))
def test_whatever_is_read_plainly_is_what_browsers_make_of_it(html: str) -> None:
    read = read_plain(html)
    if read is not None:
        assert _shape(read) == _shape(_as_browsers_read(html))
