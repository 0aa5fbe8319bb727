from __future__ import annotations

import pytest

from newsletter_editor.markup.emoji import all_emoji, find_emoji


@pytest.mark.parametrize(
    ("language", "query", "wanted"),
    [
        ("es", "cohete", "🚀"),
        ("es", "corazon", "❤️"),
        ("es", "CORAZÓN", "❤️"),
        ("es", "libro naranja", "📙"),
        ("es", "escribiendo", "✍️"),
        ("es", "rocket", "🚀"),
        ("en", "rocket", "🚀"),
        ("en", "cohete", "🚀"),
        ("en", "thumbs up", "👍️"),
        ("es", "bandera españa", "🇪🇸"),
        ("es", "tada", "🎉"),
    ],
)
def test_an_emoji_is_found_by_what_it_is_called(language, query: str, wanted: str) -> None:
    signs = [emoji.sign.rstrip("\ufe0f") for emoji in find_emoji(query, language)[:16]]
    assert wanted.rstrip("\ufe0f") in signs


def test_both_languages_name_the_same_emoji_once() -> None:
    spanish, english = all_emoji("es"), all_emoji("en")
    assert len(spanish) > 1800
    assert {emoji.sign for emoji in spanish} == {emoji.sign for emoji in english}
    assert len({emoji.sign for emoji in spanish}) == len(spanish)


def test_what_is_nowhere_is_not_found() -> None:
    assert find_emoji("qqqq", "es") == []
    assert len(find_emoji("", "es", 10)) == 10
