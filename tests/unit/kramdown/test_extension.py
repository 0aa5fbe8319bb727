"""The same page through Python-Markdown."""

from __future__ import annotations

import pytest
from markdown import Markdown

from newsletter_editor.kramdown import OptionError, to_html
from newsletter_editor.kramdown.extension import KramdownExtension

TEXT = '# Title\n\n* "a" -- <b>b</b>\n\n<div>\n*raw* &amp;\n</div>\n\nx[^1]\n\n[^1]: n\n'


def test_python_markdown_gives_the_same_page() -> None:
    assert Markdown(extensions=[KramdownExtension()]).convert(TEXT) == to_html(TEXT).strip()


def test_options_reach_the_parser() -> None:
    options = {"entity_output": "numeric", "auto_ids": False}
    converter = Markdown(extensions=[KramdownExtension(options)])
    assert converter.convert(TEXT) == to_html(TEXT, options).strip()


def test_it_can_be_named_as_a_module() -> None:
    converter = Markdown(
        extensions=["newsletter_editor.kramdown.extension"],
        extension_configs={"newsletter_editor.kramdown.extension": {"input": "GFM"}},
    )
    assert converter.convert(TEXT) == to_html(TEXT, {"input": "GFM"}).strip()


def test_a_wrong_option_is_told_at_once() -> None:
    with pytest.raises(OptionError):
        KramdownExtension({"nope": 1})
