"""Tables of words: what a dict of the same words would say."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.resources import resource_path
from newsletter_editor.spelling import word_table
from newsletter_editor.spelling.edits import LETTERS, is_one_slip_away, one_slip_away
from newsletter_editor.spelling.frequency import UNLISTED, Frequencies, as_lines, without_accents
from newsletter_editor.spelling.word_table import WordTable, read_table

# Few letters, so that words begin alike and lie near each other.
WORDS = st.text("abñá'", min_size=1, max_size=9)


def table_of(said: dict[str, str]) -> WordTable:
    return WordTable("\n".join(f"{word}\t{said[word]}" for word in sorted(said)))


@given(st.dictionaries(WORDS, st.text("01 á", max_size=12)), st.lists(WORDS))
def test_says_what_a_dict_would(said: dict[str, str], others: list[str]) -> None:
    table = table_of(said)
    for word in [*said, *others, ""]:
        assert table.get(word) == said.get(word)
        assert (word in table) == (word in said)
    assert list(table) == sorted(said)
    assert dict(table.items()) == said


@given(st.sets(WORDS, max_size=60), WORDS, st.sampled_from([LETTERS, "a", ""]))
def test_finds_what_is_one_slip_away(listed: set[str], word: str, letters: str) -> None:
    table = WordTable("\n".join(sorted(listed)))
    assert table.near(word, letters) == listed & set(one_slip_away(word, letters))


@given(WORDS, WORDS, st.sampled_from([LETTERS, "a", ""]))
def test_one_slip_is_known_from_both_words(word: str, other: str, letters: str) -> None:
    assert is_one_slip_away(word, other, letters) == (other in set(one_slip_away(word, letters)))


@pytest.mark.parametrize("word", ["", "\n", "\t", "uno\tdos", "uno\t1\ndos", "uno\n", "\U0010ffff"])
def test_what_is_no_word_is_in_no_table(word: str) -> None:
    for table in (WordTable(), table_of({"uno": "1", "dos": "2"}), WordTable("dos\nuno")):
        assert word not in table
        assert table.get(word) is None


LISTS = [
    path for path in resource_path("dictionaries").glob("*/*.txt.gz") if path.parent.name != "pairs"
]


@pytest.mark.parametrize("path", sorted(LISTS), ids=lambda path: path.stem)
def test_lists_that_we_ship_are_sorted(path: Path) -> None:
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    listed = [line.partition("\t")[0] for line in lines]
    assert listed == sorted(set(listed))
    table = read_table(path.parent.name, path.name)
    assert all(word in table for word in listed)


@given(st.dictionaries(WORDS, st.integers(20, 160)))
def test_rarities_are_kept(steps: dict[str, int]) -> None:
    rarities = {word: 5 * step for word, step in steps.items()}
    kept = Frequencies(WordTable("\n".join(as_lines(rarities))))
    for word in rarities:
        bare = without_accents(word)
        assert word in kept
        assert kept.rarity(word) == rarities[word]
        others = [other for other in rarities if other != bare and without_accents(other) == bare]
        assert kept.accented(bare) == sorted(others, key=lambda other: (rarities[other], other))
        if bare not in rarities:
            assert bare not in kept
            assert kept.rarity(bare) == UNLISTED
    assert kept.words() == sorted(rarities, key=lambda word: (rarities[word], word))


def test_a_word_that_is_written_again_and_again_is_looked_up_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def counted(word: str, *rest: Any) -> Iterator[str]:
        asked.append(word)
        return one_slip_away(word, *rest)

    monkeypatch.setattr(word_table, "one_slip_away", counted)
    monkeypatch.setattr(word_table, "_MOST_REMEMBERED", 3)
    table = WordTable("casa\ncosa\nmesa\n")
    first = table.near("cesa")
    assert first == {"casa", "cosa", "mesa"}
    assert all(table.near("cesa") == first for _ in range(20))
    assert asked == ["cesa"]
    # What is kept is bounded, and right for whatever is asked between.
    for word in ("masa", "cas", "mes", "cesa"):
        assert table.near(word) == WordTable("casa\ncosa\nmesa\n").near(word)
