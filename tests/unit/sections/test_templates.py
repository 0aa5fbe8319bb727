"""Templates of sections and items: reading them, laying them over each other, refusing bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.sections import headings
from newsletter_editor.sections.headings import folded, icon_of
from newsletter_editor.sections.placeholders import expand
from newsletter_editor.sections.templates import (
    LARGEST_TEMPLATE,
    REPO_FOLDER,
    Kind,
    Origin,
    TemplateLibrary,
    load_templates,
    parse_template,
)
from newsletter_editor.text.errors import EditorError

GOOD = (
    "---\nname: Entrevista\nicon: 🎤\norder: 15\nlanguage: es\n---\n# Entrevista 🎤\n\n${cursor}\n"
)


@pytest.fixture(scope="module")
def built_in() -> TemplateLibrary:
    return load_templates()


def test_the_newsletter_has_its_seven_sections_in_their_order(built_in: TemplateLibrary) -> None:
    assert not built_in.bad
    assert [each.heading for each in built_in.sections("es")] == [
        "Publicaciones 📙",
        "Creatividad y Sociedad 🎨",
        "Herramientas y Set de Datos ⚙️",
        "Ética en la Inteligencia Artificial 🚨",
        "Artículos y Blogs ✍️",
        "Educación 🎓",
        "Menciones a considerar ⭐️",
    ]
    spanish, english = built_in.sections("es_MX"), built_in.sections("en")
    assert [each.id for each in spanish] == [each.id for each in english]


def test_every_item_expands_and_its_short_name_is_its_own(built_in: TemplateLibrary) -> None:
    for language in built_in.languages():
        items = built_in.items(language)
        assert len({each.short for each in items} - {""}) == len(items)
        for item in items:
            assert "${" not in expand(item.body).text


@pytest.mark.parametrize(
    "heading",
    [
        "Publicaciones📙",
        "Publicaciones  📙",
        "**PUBLICACIONES**",
        "1、Publicaciones 📙",
        "2. publicaciones",
        "[Publicaciones](https://a.b) 📙 {#uno}",
        "Publicaciones",
        "Publicaciónes :",
    ],
)
def test_a_heading_names_its_section_however_it_is_dressed(
    built_in: TemplateLibrary, heading: str
) -> None:
    found = built_in.section_for(heading, "es")
    assert found is not None and found.id == "publications"


@pytest.mark.parametrize("heading", ["Publicaciones y más", "📙", "", "Publicar", "Publications"])
def test_another_heading_names_no_section(built_in: TemplateLibrary, heading: str) -> None:
    assert built_in.section_for(heading, "es") is None


def test_words_of_every_script_are_kept_apart() -> None:
    assert folded("# 工具和数据集 ⚙️") == "工具和数据集"
    assert folded("Araştırma ve Yayınlar 📙") != folded("Araçlar ve Veri Setleri ⚙️")
    assert folded("1️⃣ Uno") == "uno"
    assert icon_of("Creatividad 👩🏽‍🎨") == "👩🏽‍🎨"
    assert icon_of("# Herramientas ⚙️ #") == "⚙️"
    assert icon_of("Sin icono") == ""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_team_adds_overrides_and_hides(tmp_path: Path) -> None:
    repo, user = tmp_path / "repo", tmp_path / "user"
    write(repo / REPO_FOLDER, "interview.md", GOOD)
    write(repo / REPO_FOLDER, "es/ethics.md", "---\nhidden: true\n---\n")
    write(user, "education.md", "---\nname: Aprender\norder: 60\nlanguage: es\n---\n")
    write(user, "interview.md", GOOD.replace("15", "99"))
    library = load_templates(user, repo)
    assert not library.bad
    assert [each.id for each in library.sections("es")] == [
        "publications",
        "interview",
        "creativity-and-society",
        "tools-and-datasets",
        "articles",
        "education",
        "mentions",
    ]
    mine = library.section_for("Aprender", "es")
    assert mine is not None and mine.origin is Origin.USER and mine.body == "# Aprender"
    assert [each.id for each in library.sections("en")].count("ethics") == 1


BAD = {
    "no-front-matter.md": ("# Título\n", "cabecera"),
    "unclosed.md": ("---\nname: Uno\n# Título\n", "cabecera"),
    "no-name.md": ("---\norder: 1\n---\n# x\n", "nombre"),
    "unknown-placeholder.md": (GOOD.replace("cursor", "titel"), "titel"),
    "malformed-placeholder.md": (GOOD.replace("${cursor}", "${title"), "no se entiende"),
    "latin-1.md": (GOOD.encode("utf-16"), "UTF-8"),
    "type.md": (GOOD.replace("15", "primero"), "order"),
    "kind.md": (GOOD.replace("order: 15", "kind: pie"), "kind"),
    "misspelt.md": (GOOD.replace("order", "ordre"), "order"),
    "yaml.md": (GOOD.replace("order: 15", "order: [1"), ""),
    "list.md": ("---\n- uno\n---\n# x\n", ""),
    "huge.md": (GOOD + "x" * LARGEST_TEMPLATE, "grande"),
    "heading.md": (GOOD.replace("# Entrevista", "# Otra cosa"), "Otra cosa"),
    "empty-item.md": ("---\nkind: item\nname: Nada\n---\n\n", "texto"),
    "short.md": ("---\nkind: item\nname: Nada\nshort: a b\n---\nx\n", "a b"),
}


def test_bad_templates_are_listed_and_disturb_no_other(tmp_path: Path) -> None:
    folder = tmp_path / REPO_FOLDER
    for name, (content, _) in BAD.items():
        write(folder, name, content)
    write(folder, "good.md", GOOD)
    (folder / "folder.md").mkdir()
    outside = write(tmp_path.parent / "outside", "secret.md", GOOD)
    (folder / "link.md").symlink_to(outside)
    write(folder, "README.md", "# How we write\n")
    library = load_templates(None, tmp_path)
    reasons = {each.path.name: each.reason for each in library.bad}
    assert reasons.keys() == {*BAD, "link.md"}
    for name, (_, hint) in BAD.items():
        assert hint in reasons[name].es and reasons[name].en
    assert library.section_for("Entrevista", "es") is not None
    assert len(library.sections("en")) == 7


def test_a_template_without_a_heading_gets_its_own() -> None:
    assert parse_template("---\nname: Eventos\nicon: 📅\n---\nTexto\n", "events").body == (
        "# Eventos 📅\n\nTexto"
    )


def test_an_item_says_so() -> None:
    item = parse_template("---\r\nkind: item\r\nname: Cita\r\n---\r\n> ${text}\r\n", "quote", "es")
    assert item.kind is Kind.ITEM and item.body == "> ${text}" and item.language == "es"


def test_an_unreadable_header_raises_its_reason() -> None:
    with pytest.raises(EditorError, match="front matter"):
        parse_template("name: Uno\n", "one")


def test_what_each_heading_asks_for_is_made_once(
    built_in: TemplateLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A post of 300,000 headings took half a minute to check."""
    made: list[str] = []
    original = headings._ENTITY

    class Counted:
        def sub(self, by: str, text: str) -> str:
            made.append(text)
            return original.sub(by, text)

    monkeypatch.setattr(headings, "_ENTITY", Counted())
    headings._remembered.cache_clear()
    found = [built_in.section_for("Educación 🎓", "es") for _ in range(50)]
    assert found[0] is not None
    assert len(set(found)) == 1
    assert made.count("Educación 🎓") == 1
    assert built_in.sections("es") is built_in.sections("es_MX")
    assert built_in.sections("es") is not built_in.sections("en")
    long = "Largo " * 100
    assert folded(long) == folded(long) == long.lower().strip()
    assert len([text for text in made if text.startswith("Largo")]) == 2
