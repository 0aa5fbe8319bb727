"""Order, years and filter of the list of posts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsletter_editor.gui.posts.post_rows import (
    ListedPost,
    Year,
    best_first,
    folded,
    newest_first,
    rows_of,
)
from newsletter_editor.site.post_files import PostFile


def listed(name: str, day: str, **about: object) -> ListedPost:
    date = datetime.fromisoformat(day).replace(tzinfo=UTC)
    fields = {"title": name, "slug": name, "draft": False, "published": True, **about}
    return ListedPost(
        PostFile(path=Path("/r/_posts") / name, relative_path=name, date=date, **fields)
    )


POSTS = [
    listed("a.md", "2019-05-01", title="Edición #7", author="Ana", tags=("nlp", "ética")),
    listed("b.md", "2020-05-01", title="Tokenizers", author="Bárbara"),
    listed("NLP简报.md", "2020-06-01", title="简报", language="zh"),
    listed("c.md", "2019-12-31", title="ＦＵＬＬ width", author="Ana María"),
]


def shown(filter_text: str) -> list[object]:
    rows = rows_of(newest_first(POSTS), filter_text)
    return [row if isinstance(row, Year) else row.path.name for row in rows]


def test_newest_first_under_their_years() -> None:
    assert shown("") == [Year(2020, 2), "NLP简报.md", "b.md", Year(2019, 2), "c.md", "a.md"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("edicion", ["a.md"]),
        ("EDICIÓN", ["a.md"]),
        ("ana", ["c.md", "a.md"]),
        ("ana etica", ["a.md"]),
        ("etica  tokenizers", []),
        ("#7", ["a.md"]),
        ("简报", ["NLP简报.md"]),
        ("full", ["c.md"]),
        ("b.md", ["b.md"]),
        ("   ", ["NLP简报.md", "b.md", "c.md", "a.md"]),
    ],
)
def test_filter_by_every_word_anywhere(words: str, names: list[str]) -> None:
    assert [row for row in shown(words) if not isinstance(row, Year)] == names


def test_years_without_a_match_are_not_shown() -> None:
    assert [row for row in shown("ana") if isinstance(row, Year)] == [Year(2019, 2)]


def test_posts_of_one_moment_are_ordered_by_path() -> None:
    same = [listed(name, "2020-01-01") for name in ("b.md", "c.md", "a.md")]
    assert [row.path.name for row in newest_first(same)] == ["c.md", "b.md", "a.md"]


def test_folding_keeps_letters_apart_that_are_not_accented() -> None:
    assert folded("ñandú ÑANDÚ") == "nandu nandu"
    assert folded("Straße") == folded("STRASSE")


@pytest.mark.parametrize(
    ("words", "found"),
    [("23 feb", True), ("feb 2020", True), ("2020-02", True), ("3 feb", False), ("23 mar", False)],
)
def test_the_day_is_found_as_it_is_shown(words: str, found: bool) -> None:
    post = listed("a.md", "2020-02-23", title="Boletín").post
    shown = ListedPost(post, "23 feb 2020\nSunday, 23 February 2020\n2020-02-23")
    assert bool(rows_of([shown], words)) is found


def test_languages_are_chosen_beside_the_words() -> None:
    ordered = newest_first(POSTS)
    assert [row.path.name for row in rows_of(ordered, "", {"zh"})[1:]] == ["NLP简报.md"]
    assert rows_of(ordered, "width", {"zh"}) == []


def found(query: str, recent: tuple[str, ...] = ()) -> list[str]:
    paths = [Path("/r/_posts") / name for name in recent]
    return [listed.path.name for listed in best_first(newest_first(POSTS), query, paths)]


def test_quick_open_begins_with_what_was_open_last() -> None:
    assert found("", ("a.md", "c.md")) == ["a.md", "c.md", "NLP简报.md", "b.md"]
    assert found("") == ["NLP简报.md", "b.md", "c.md", "a.md"]


def test_quick_open_puts_titles_first() -> None:
    posts = [
        listed("1.md", "2022-01-01", title="Otra", tags=("edición",)),
        listed("2.md", "2021-01-01", title="La edición"),
        listed("3.md", "2020-01-01", title="Edición #1"),
        listed("4.md", "2019-01-01", title="Nada"),
    ]
    names = [each.path.name for each in best_first(newest_first(posts), "edicion")]
    assert names == ["3.md", "2.md", "1.md"]
    # Words that were typed count more than what was open.
    recent = [Path("/r/_posts/1.md")]
    assert next(iter(best_first(newest_first(posts), "edicion", recent))).path.name == "3.md"
