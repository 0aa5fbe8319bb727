"""All engines give the same answers, and what is missing is said."""

from __future__ import annotations

import shutil

import pytest

from newsletter_editor.spelling import engine as engines
from newsletter_editor.spelling.engine import (
    ENGINES,
    EnchantEngine,
    MissingDictionaryError,
    installed_tags,
    open_engine,
)
from newsletter_editor.spelling.language import dictionary_tag
from newsletter_editor.spelling.lexicon import SilentLexicon, lexicon
from tests.bench.slips import make_slips

RIGHT = ["también", "También", "TAMBIÉN", "hablábamos", "quien", "dígaselo", "Madrid", "etc."]


def test_all_engines_know_the_same_words(spanish) -> None:
    enchant, chunspell, spylls = (open_engine("es_ES", (kind,)) for kind in ENGINES)
    listed = spanish.frequencies.words()[::40]
    asked = RIGHT + listed + [w[:-1] + "ñ" for w in listed] + [w.title() for w in listed]
    known = [enchant.knows(word) for word in asked]
    assert [chunspell.knows(word) for word in asked] == known
    assert [spylls.knows(word) for word in asked] == known


def test_both_engines_propose_the_same_words(spanish) -> None:
    enchant = open_engine("es_ES", ("enchant",))
    chunspell = open_engine("es_ES", ("chunspell",))
    words = [word for word in spanish.frequencies.words()[300:4000:90] if len(word) > 4]
    for _, written, _ in make_slips(words, 1, lambda word: not enchant.knows(word)):
        assert enchant.suggest(written)[:3] == chunspell.suggest(written)[:3]


def test_words_no_engine_was_made_for_are_unknown() -> None:
    for kind in ENGINES:
        engine = open_engine("es_ES", (kind,))
        assert not engine.knows("")
        assert not engine.knows("x" * 5000)
        assert engine.suggest("x" * 5000) == []


def test_a_dictionary_that_could_not_be_read_leaves_its_place_to_the_next(monkeypatch) -> None:
    class Unread:
        def check(self, _word: str) -> bool:
            return False

    class UnreadEnchant:
        @classmethod
        def open(cls, _tag: str) -> EnchantEngine:
            return EnchantEngine(None, Unread())

    monkeypatch.setitem(engines._ENGINES, "enchant", UnreadEnchant)
    assert open_engine("es_ES").name == "chunspell"
    with pytest.raises(MissingDictionaryError):
        open_engine("en_US", ("enchant",))


@pytest.mark.parametrize("kind", ENGINES)
def test_the_programs_folder_may_have_any_letters(monkeypatch, tmp_path, kind: str) -> None:
    folder = tmp_path / "Ñuño Łódź 編集" / "hunspell"
    shutil.copytree(engines.BUNDLED, folder)
    monkeypatch.setattr(engines, "BUNDLED", folder)
    monkeypatch.setenv("XDG_DATA_DIRS", str(folder.parent))
    engine = open_engine("es_ES", (kind,))
    assert engine.knows("también")
    assert not engine.knows("tambien")


def test_a_missing_dictionary_says_what_to_install() -> None:
    with pytest.raises(MissingDictionaryError) as raised:
        open_engine("tlh_KX")
    assert "hunspell-tlh" in raised.value.reason.es
    silent = lexicon("tlh_KX")
    assert isinstance(silent, SilentLexicon)
    assert silent.knows("qapla")


def test_a_region_adds_its_words_to_the_general_ones(spanish) -> None:
    assert not spanish.knows("tenés")
    assert lexicon("es_AR").knows("tenés")
    assert lexicon("es_AR").knows("también")
    assert lexicon("es_BO").knows("también")


def test_the_bundled_languages_are_offered() -> None:
    assert {"es_ES", "en_US"} <= set(installed_tags())


def test_our_supplement_is_known(spanish) -> None:
    assert spanish.knows("pingüino")
    assert spanish.knows("Pingüinos")


@pytest.mark.parametrize(
    "preferred",
    ["es_/../../../evil", "es_..\\..\\evil", "es_//server/evil", "es_C:evil", "es_", "es_\0"],
)
def test_no_setting_of_a_repo_leads_to_another_folder(preferred: str) -> None:
    assert dictionary_tag("es", "es_AR") == "es_AR"
    assert dictionary_tag("es", preferred) == "es_ES"
