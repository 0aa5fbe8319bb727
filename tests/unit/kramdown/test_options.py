"""Options: kramdown's names and values, clear words about all others."""

from __future__ import annotations

from typing import Any

import pytest

from newsletter_editor.kramdown import OPTIONS, OptionError, jekyll_options, to_html


def test_a_misspelt_option_is_named_in_both_languages() -> None:
    with pytest.raises(OptionError) as caught:
        to_html("", {"auto_idz": True})
    assert "auto_idz" in caught.value.message.es
    assert "auto_idz" in caught.value.message.en


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("auto_ids", "perhaps"),
        ("entity_output", "emoji"),
        ("footnote_nr", "one"),
        ("input", "markdown"),
        ("input", "gfm"),
        ("link_defs", {"a": []}),
        ("math_engine", 3),
        ("smart_quotes", "lsquo,rsquo"),
        ("syntax_highlighter", "pygmentize"),
        ("syntax_highlighter_opts", "ruby"),
        ("toc_levels", "0..9"),
        ("typographic_symbols", []),
    ],
)
def test_a_wrong_value_is_named(name: str, value: Any) -> None:
    with pytest.raises(OptionError) as caught:
        to_html("", {name: value})
    assert name in caught.value.message.en


@pytest.mark.parametrize(
    ("options", "same"),
    [
        ({":entity_output": ":numeric"}, {"entity_output": "numeric"}),
        ({"toc_levels": "2..3"}, {"toc_levels": [2, 3]}),
        ({"smart_quotes": "apos,apos,quot,quot"}, {"smart_quotes": [39, 39, 34, 34]}),
        ({"auto_ids": "false"}, {"auto_ids": False}),
        ({"input": "gFM"}, {"input": "GFM"}),
        ({"gfm_quirks": "no_auto_typographic"}, {"gfm_quirks": ["no_auto_typographic"]}),
    ],
)
def test_values_may_be_written_as_in_a_configuration(
    options: dict[str, Any], same: dict[str, Any]
) -> None:
    text = "# A \"b\" 'c' -- d\n\n* x\n{:toc}\n\n## E\n"
    assert to_html(text, options) == to_html(text, same)


def test_every_default_is_a_value_of_its_option() -> None:
    for option in OPTIONS.values():
        option.read(option.default)
        assert option.reason


def test_a_site_may_have_options_that_are_not_kramdowns() -> None:
    options, problems = jekyll_options(
        {"enable_coderay": False, "toc_levels": "many", "hard_wrap": True}
    )
    assert options.hard_wrap
    assert options.is_gfm
    assert [problem.message.en.count("toc_levels") for problem in problems] == [1]
    assert "<br />" in to_html("a\nb", options)


def test_options_set_inside_a_post_never_fail() -> None:
    text = "{::options toc_levels='x' nonsense='1' header_offset='2' /}\n\n# A\n"
    assert "<h3" in to_html(text)
