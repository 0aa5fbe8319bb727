"""Code in rouge's elements and classes."""

from __future__ import annotations

import pytest

from newsletter_editor.kramdown import highlight, to_html


def test_classes_are_rouges() -> None:
    assert highlight("x = 'a'\n", "python") == (
        '<span class="n">x</span> <span class="o">=</span> <span class="s">\'a\'</span>\n'
    )


def test_an_unknown_language_is_plain_text() -> None:
    assert highlight("<a & b>", "nosuch") == highlight("<a & b>", None) == "&lt;a &amp; b&gt;"


def test_the_text_is_never_changed() -> None:
    code = "\n\n  def f():\n\treturn '<&>'  \n\n"
    html = to_html(f"```python\n{code}```\n")
    inner = html[html.index("<code>") + 6 : html.index("</code>")]
    plain = "".join(piece.partition(">")[2] for piece in f">{inner}".split("<"))
    assert plain == code.replace("<&>", "&lt;&amp;&gt;")


def test_line_numbers_stand_in_rouges_table() -> None:
    html = highlight("a\nb\n", "ruby", {"line_numbers": True})
    assert html.startswith('<table class="rouge-table">')
    assert '<pre class="lineno">1\n2\n</pre>' in html


def test_a_shebang_tells_the_language_where_it_may_be_guessed() -> None:
    options = {"syntax_highlighter_opts": {"guess_lang": True}}
    assert '<span class="' in to_html("~~~\n#!/usr/bin/env python\nx = 1\n~~~\n", options)


@pytest.mark.parametrize("value", ["=1", "=true", "=yes", "=1&a=b", ""])
def test_php_begins_in_code_where_the_fence_says_so(value: str) -> None:
    html = highlight("a <?php b\n", f"php?start_inline{value}")
    assert html.startswith('<span class="n">a</span> <span class="o">&lt;?</span>')
    assert html in to_html(f"```php?start_inline{value}\na <?php b\n```\n")


@pytest.mark.parametrize("value", ["=0", "=false", "=off"])
def test_php_begins_in_text_where_the_fence_says_so(value: str) -> None:
    assert highlight("$a <b>\n", f"php?start_inline{value}").startswith("$a <span")
    assert highlight("$a\n", f"php?a=b&start_inline{value}") == "$a\n"
    assert highlight("$a\n", "php?a=b") == highlight("$a\n", "php") != "$a\n"
