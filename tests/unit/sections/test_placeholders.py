"""The blanks of templates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.sections.placeholders import check_placeholders, expand
from newsletter_editor.text.errors import EditorError


def walked(template: str, **values: str) -> tuple[str, list[tuple[str, list[str]]]]:
    expansion = expand(template, values)
    return expansion.text, [
        (stop.name, [place.of(expansion.text) for place in stop.ranges]) for stop in expansion.stops
    ]


def test_blanks_are_filled_and_become_stops_with_the_cursor_last() -> None:
    assert walked("***${title:Sin título}*** ${cursor}[${url}]", url="https://a.b") == (
        "***Sin título*** [https://a.b]",
        [("title", ["Sin título"]), ("url", ["https://a.b"]), ("cursor", [""])],
    )


def test_the_walk_ends_with_the_text_where_no_cursor_is_named() -> None:
    assert walked("a ${title} b")[1] == [("title", [""]), ("cursor", [""])]
    assert expand("a ${title} b").stops[-1].ranges[0].start == len("a  b")


def test_numbers_are_walked_first_and_zero_is_the_cursor() -> None:
    stops = walked("${title:t}${0}${2:b}${1:a}")[1]
    assert [name for name, _ in stops][:3] == ["1", "2", "title"]


def test_a_name_given_twice_is_mirrored_with_one_default() -> None:
    assert walked("[${title}](${url:x}) ${title:Libro}") == (
        "[Libro](x) Libro",
        [("title", ["Libro", "Libro"]), ("url", ["x"]), ("cursor", [""])],
    )


def test_choices_are_offered_and_the_first_stands_there() -> None:
    (stop, _) = expand("${1|[En línea],Presencial , |}").stops
    assert stop.choices == ("[En línea]", "Presencial", "")
    assert expand("${1|a,b|}").text == "a"


def test_defaults_hold_addresses_and_dollars_can_be_kept() -> None:
    assert expand("${url:https://a.b/c?d=e}").text == "https://a.b/c?d=e"
    assert expand(r"\${title} $5 $ {title}").text == "${title} $5 $ {title}"


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("a\n${titel}", "“title”"),
        ("${something}", "no blank named"),
        ("${title", "understood"),
        ("${}", "understood"),
        ("${title\n}", "understood"),
        ("${1|a,b}", "understood"),
        ("${ti tle}", "understood"),
    ],
)
def test_a_blank_that_is_none_is_refused(template: str, hint: str) -> None:
    with pytest.raises(EditorError, match=hint):
        check_placeholders(template)


def test_the_line_of_a_bad_blank_is_named() -> None:
    with pytest.raises(EditorError, match="line 3"):
        check_placeholders("a\n${title}\n${x}")


@settings(deadline=None)
@given(st.text(alphabet="ab${}:|,\\ \n12titleurl", max_size=60))
def test_every_text_expands_or_is_refused_and_ranges_lie_in_it(template: str) -> None:
    try:
        expansion = expand(template)
    except EditorError:
        return
    for stop in expansion.stops:
        texts = {place.of(expansion.text) for place in stop.ranges}
        assert len(texts) == 1
        assert all(0 <= place.start <= place.end <= len(expansion.text) for place in stop.ranges)
