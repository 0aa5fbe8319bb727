"""Styles inlined by the build of a piece are those that the inliner gives for the piece itself."""

from __future__ import annotations

import css_inline
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.mail import inlining
from newsletter_editor.mail.addresses import Addresses
from newsletter_editor.mail.article import ArticleWriter, Looks
from newsletter_editor.mail.inlining import Inliner
from newsletter_editor.mail.settings import MailSettings
from newsletter_editor.mail.styles import inlined_rules
from newsletter_editor.mail.words import words_of
from newsletter_editor.markup.fragments import read_fragment

RULES = inlined_rules(MailSettings())
WRITER = ArticleWriter(Addresses(None), Looks(552, words_of("es")))
PIECES = [
    "<p>Uno</p>",
    "<p> dos  <em>tres</em>\n</p>\n\n<p></p>",
    "suelto & <b>más</b>",
    '<p><a href="https://a.example/?b=1&amp;c=2" title="x &quot;y&quot;">a&nbsp;b</a></p>',
    '<p><a href="https://a.example/o\'b<c>">x</a> &lt;i&gt; &copy; "comillas" \'y\'</p>',
    '<p><img src="https://a.example/a b.png" alt="Un &amp; dos &lt; tres" /></p>',
    '<ul><li>a<ul><li>b</li></ul></li><li style="color:red">c</li></ul>',
    "<table><tr><td>a</td><td></td></tr></table>",
    '<table class="x"><thead><tr><th align="right">A</th></tr></thead><tr><td>b</td></tr></table>',
    "<pre><code>\n\n  x &amp;&amp; y\n</code></pre>",
    "<blockquote><p>a</p><blockquote>b</blockquote></blockquote><hr>",
    "<p>\ue330 una señal propia \ue310content\ue311</p>",
    '<p dir="rtl">مرحبا <strong>بكم</strong></p>',
    "<dl><dt>a</dt><dd>b</dd></dl><details><summary>c</summary>d</details>",
]


def _directly(html: str) -> str:
    if not html.strip():
        return html
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)
    return inliner.inline_fragment(html, RULES)


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_gets_the_same_styles_by_its_build(piece: str) -> None:
    written = WRITER.written(read_fragment(piece))
    inliner = Inliner(RULES)
    for _ in range(2):
        assert inliner.inlined(written) == _directly(written)


_TEXT = st.text(st.sampled_from([*"ab <>&\"'\n\t\xa0é\u200b\ue330;#\\"]), min_size=0, max_size=8)
_NAMES = st.sampled_from(
    ["p", "em", "a", "li", "ul", "table", "td", "tr", "pre", "code", "h2", "blockquote", "div"]
)


@given(st.lists(st.tuples(_NAMES, _TEXT, _TEXT, st.booleans()), max_size=6))
def test_any_piece_gets_the_same_styles(pieces: list[tuple[str, str, str, bool]]) -> None:
    inliner = Inliner(RULES)
    html = ""
    for name, words, address, is_around in pieces:
        value = address.replace('"', "")
        tag = f'<{name} href="{value}" title="{value}">'
        html = f"{tag}{html}{words}</{name}>" if is_around else f"{html}{tag}{words}</{name}>"
    written = WRITER.written(read_fragment(html))
    assert inliner.inlined(written) == _directly(written)


def test_a_word_more_reads_no_style_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    inliner = Inliner(RULES)
    first = inliner.inlined('<p>Uno <a href="https://a.example/">dos</a></p>')
    monkeypatch.setattr(Inliner, "_whole", lambda *_: pytest.fail("inlined again"))
    second = inliner.inlined('<p>Uno más <a href="https://b.example/x">tres</a></p>')
    assert second == first.replace("Uno", "Uno más").replace("dos", "tres").replace(
        "a.example/", "b.example/x"
    )


def test_builds_are_forgotten_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inlining, "MOST_SHAPES", 3)
    inliner = Inliner(RULES)
    for number in range(10):
        inliner.inlined("<p>x</p>" * number + "<b>y</b>")
    assert len(inliner._shapes) <= 3
