"""How far words are from each other, beside the table that anybody would fill by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.checks.nearness import Looks, Names, nearest, numbers, slips

WORDS = st.text("ab-1", max_size=9)


@given(one=WORDS, other=WORDS, most=st.integers(0, 3))
def test_slips_are_those_of_the_whole_table(one: str, other: str, most: int) -> None:
    """Leaving out what two words share, and what is far from the diagonal, changes no answer."""
    assert slips(one, other, most) == min(_of_whole_table(one, other), most + 1)


@given(names=st.sets(st.text("aáB-_1", min_size=1, max_size=9)), word=st.text("aáB-_1", max_size=9))
def test_among_names_with_the_same_numbers_nothing_near_is_missed(
    names: set[str], word: str
) -> None:
    alike = [name for name in names if numbers(name) == numbers(word)]
    assert Names(names).nearest(word, 99) == nearest(word, alike, 99)


def test_a_leading_nought_makes_no_other_number() -> None:
    assert Names(["foto-05.png", "foto-6.png"]).nearest("foto-5.png") == ("foto-05.png",)


def test_thousands_of_words_are_not_compared_with_thousands() -> None:
    known = [f"palabra{number}" for number in range(1_000)]
    looks = Looks(5_000)
    found = [nearest(f"palabras{number}", known, looks=looks) for number in range(1_000)]
    assert found[0][0] == "palabra0"
    assert found[-1] == ()
    # The last one that was looked at closely is all that may be too much.
    assert -100 < looks.left <= 0
    assert Names(known).nearest("palabbra7", looks=Looks()) == ("palabra7",)


def _of_whole_table(one: str, other: str) -> int:
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b)]
            if i > 1 and j > 1 and (a, b) == (other[j - 2], one[i - 2]):
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return table[len(one), len(other)]
