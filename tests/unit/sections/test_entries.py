from __future__ import annotations

from newsletter_editor.sections.entries import entries_of, move, siblings, step
from newsletter_editor.text.edits import apply_edits

POST = (
    "---\ntitle: x\n---\n\n# Uno\n\n***A***\n\ntexto a\n\n\\\\\n***B***\n\ntexto b\n\n\n"
    "# Dos\n\n## Dentro\n\ntexto\n\n# Tres\n\nfin"
)


def moved(text: str, title: str, by: int) -> str | None:
    entries = entries_of(text)
    index = next(at for at, entry in enumerate(entries) if entry.title == title)
    made = step(text, entries, index, by)
    if made is None:
        return None
    after = apply_edits(text, [made.edit])
    assert next(e for e in entries_of(after) if e.title == title).start == made.start
    return after


def test_items_stand_under_their_section() -> None:
    found = [(entry.level, entry.title) for entry in entries_of(POST)]
    assert found == [(1, "Uno"), (7, "A"), (7, "B"), (1, "Dos"), (2, "Dentro"), (1, "Tres")]
    assert siblings(entries_of(POST), 1) == [1, 2]
    assert siblings(entries_of(POST), 0) == [0, 3, 5]


def test_an_item_moves_within_its_section_alone() -> None:
    after = moved(POST, "A", 1)
    first, second = "***A***\n\ntexto a", "\\\\\n***B***\n\ntexto b"
    assert after == POST.replace(f"{first}\n\n{second}", f"{second}\n\n{first}")
    assert after != POST
    assert moved(after, "A", -1) == POST
    assert moved(POST, "A", -1) is None
    assert moved(POST, "B", 1) is None


def test_a_section_takes_along_what_is_in_it_and_blank_lines_stay() -> None:
    after = moved(POST, "Dos", 1)
    assert after.endswith("\n\n\n# Tres\n\nfin\n\n# Dos\n\n## Dentro\n\ntexto")
    assert moved(after, "Dos", -1) == POST


def test_what_is_dropped_elsewhere_stays() -> None:
    entries = entries_of(POST)
    assert move(POST, entries, 1, 3) is None
    assert move(POST, entries, 1, 1) is None
    assert (
        apply_edits(POST, [move(POST, entries, 5, 0).edit]).index("# Tres")
        < POST.index("# Uno") + 1
    )
