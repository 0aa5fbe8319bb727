from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtWidgets import QFileIconProvider

from newsletter_editor.gui import translations
from newsletter_editor.gui.action_table import MENUS, TABLE, Row, Submenu
from newsletter_editor.gui.translations import Languages, TsTranslator, chosen_language, read_ts
from tests.translations import TRANSLATIONS, unfinished, update


def test_every_string_of_every_pane_is_translated() -> None:
    assert unfinished(TRANSLATIONS) == []


def test_the_files_hold_exactly_what_the_sources_say(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TRANSLATIONS, tmp_path / "translations"))
    update(folder)
    kept = {path.name: set(read_ts(path)) for path in TRANSLATIONS.glob("*.ts")}
    fresh = {path.name: set(read_ts(path)) for path in folder.glob("*.ts")}
    assert unfinished(folder) == [], "run: python -m tests.translations"
    assert kept == fresh, "run: python -m tests.translations"


def test_placeholders_and_shortcuts_survive_translation() -> None:
    for path in TRANSLATIONS.glob("*_es.ts"):
        for (_, source, _), forms in read_ts(path).items():
            for form in forms:
                for sign in ("%n", "{0}", "{1}"):
                    assert source.count(sign) == form.count(sign), (path.name, source)
                assert ("&" in source) == ("&" in form), (path.name, source)
                assert source.endswith("…") == form.endswith("…"), (path.name, source)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_rows_of_a_menu_share_a_letter(language: str) -> None:
    translated = read_ts(TRANSLATIONS / "action_table_es.ts")
    spanish = {source: forms[0] for (_, source, _), forms in translated.items()}
    menus: dict[str, list[str]] = {"bar": list(MENUS.values())}
    for row in TABLE:
        if isinstance(row, Row | Submenu):
            menus.setdefault(row.id.rpartition(".")[0], []).append(row.text)
    for menu, texts in menus.items():
        said = texts if language == "en" else [spanish.get(text, text) for text in texts]
        letters = [text[text.index("&") + 1].casefold() for text in said]
        assert len(set(letters)) == len(letters), (menu, said)


@pytest.fixture
def languages(qapp):
    languages = Languages()
    yield languages
    languages.speak("en")


def test_the_program_and_qt_itself_speak_spanish(languages: Languages, tmp_path: Path) -> None:
    languages.speak("es")
    assert QCoreApplication.translate("Actions", "&Bold") == "&Negrita"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "Carpeta"
    languages.speak("en")
    assert QCoreApplication.translate("Actions", "&Bold") == "&Bold"


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("es", "1 palabra", "7 palabras"), ("en", "1 word", "7 words")],
)
def test_plurals(languages: Languages, language, one: str, many: str) -> None:
    languages.speak(language)
    for count, expected in ((1, one), (7, many)):
        said = QCoreApplication.translate("EditorStatus", "%n words", "", count)
        assert said == expected


def test_english_is_read_when_something_is_counted(
    monkeypatch: pytest.MonkeyPatch, languages: Languages
) -> None:
    read: list[Path] = []
    monkeypatch.setattr(translations, "read_ts", lambda path: read.append(path) or read_ts(path))
    languages.speak("en")
    assert QCoreApplication.translate("Actions", "&Bold") == "&Bold"
    assert read == []
    assert QCoreApplication.translate("EditorStatus", "%n words", "", 1) == "1 word"
    assert read
    # Without a number nothing of them would be asked for.
    assert all(len(forms) == 2 for path in read for forms in read_ts(path).values())


def test_a_missing_folder_is_no_language(tmp_path: Path) -> None:
    assert TsTranslator(tmp_path / "nowhere", "es").isEmpty()


def test_the_authors_choice_wins_over_the_system() -> None:
    assert (chosen_language("es"), chosen_language("en")) == ("es", "en")
    assert chosen_language("system") in ("es", "en")
