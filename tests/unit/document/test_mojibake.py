"""Damaged text is restored, sound text is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter_editor.document.mojibake import WRONG_ENCODINGS, find_damage
from newsletter_editor.document.source import read_source
from newsletter_editor.text.edits import apply_edits

GOLDEN = Path(__file__).parents[2] / "golden" / "document"
SOUND = (GOLDEN / "sound.txt").read_text("utf-8").splitlines()
DAMAGED = json.loads((GOLDEN / "damaged.json").read_text("utf-8"))


def damage(text: str, encoding: str) -> str:
    """UTF-8 read as something else, by a program that takes undefined bytes for C1 controls."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("text", [*SOUND, "\n".join(SOUND), "\n".join(reversed(SOUND))])
def test_sound_text_is_left_alone(text: str) -> None:
    assert find_damage(text) is None


@pytest.mark.parametrize(("damaged", "sound"), DAMAGED)
def test_damaged_text_is_restored(damaged: str, sound: str) -> None:
    found = find_damage(damaged)
    assert found is not None
    assert found.repaired == sound
    assert apply_edits(damaged, found.edits) == sound


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "latin-1", "cp437", "cp850"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_whole_text_is_restored_exactly(encoding: str, times: int) -> None:
    text = "\n".join(SOUND)
    damaged = text
    for _ in range(times):
        damaged = damage(damaged, encoding)
    found = find_damage(damaged)
    assert found is not None
    assert found.repaired == text
    assert apply_edits(damaged, found.edits) == text


def test_the_number_of_restored_characters_is_told() -> None:
    found = find_damage("Bolet√≠n de informaci√≥n 5")
    assert found is not None
    assert (found.characters, found.readings) == (2, ("Mac Roman",))


def test_the_seed_post_is_restored_to_the_published_one(shared: Path) -> None:
    corpus = shared / "corpus"
    damaged = read_source(corpus / "seed" / "boletin_nlp_5_es.md").text
    (published,) = (corpus / "site/repo/posts/_posts").glob("2020-02-23-Bolet*")
    found = find_damage(damaged)
    assert found is not None
    assert found.readings == ("Mac Roman",)
    assert found.repaired.strip() == read_source(published).text.strip()


@pytest.mark.parametrize("letter", "áéíóúàèìòùâêîôûñç")
@pytest.mark.parametrize(
    "form",
    [
        "Il a « caf{} » et s’en va.",
        "«\xa0Caf{}\xa0», dit-il.",
        "«\u202fcaf{}\u202f»\xa0: oui",
        "«¿Caf{}…» y se fue.",
        "Dijo “caf{}”… y ya.",
        "“El caf{}…”, de Ana",
        "El caf{}\xa0— el bueno — llega.",
        "voil{}\xa0; où\xa0? «\xa0{}\xa0»",
        "Un caf{}\xa0“bueno”",
        "Caf{}\xa0¿o té?",
    ],
)
def test_signs_behind_an_accented_letter_are_no_damage(form: str, letter: str) -> None:
    """Spaced guillemets of French and old Spanish above all: a repair would destroy the text."""
    text = form.format(letter, letter).replace(" »", "\xa0»").replace("« ", "«\xa0")
    assert find_damage(text) is None
    assert find_damage(text.upper()) is None
    damaged = find_damage(text + " El boletÃ\xadn tambiÃ©n.")
    assert damaged is not None
    assert damaged.repaired == text + " El boletín también."


def test_no_post_of_the_shared_repo_is_taken_for_damaged(shared: Path) -> None:
    for post in sorted((shared / "corpus/site/repo/posts/_posts").iterdir()):
        assert find_damage(read_source(post).text) is None, post.name


def test_every_post_of_the_shared_repo_can_be_restored(shared: Path) -> None:
    encodings = ("mac_roman", "cp1252", "cp437", "cp850")
    posts = sorted((shared / "corpus/site/repo/posts/_posts").iterdir())
    for number, post in enumerate(posts):
        text = read_source(post).text
        damaged = damage(text, encodings[number % len(encodings)])
        found = find_damage(damaged)
        assert (found.repaired if found else damaged) == text, post.name


@pytest.mark.parametrize("encoding", WRONG_ENCODINGS)
def test_what_utf_8_becomes_is_never_ascii(encoding: str) -> None:
    """So that damage is sought in runs of strange characters alone."""
    wrong = (bytes([code]).decode(encoding, "ignore") for code in range(0x80, 0x100))
    assert not any(character.isascii() for character in wrong if character)
