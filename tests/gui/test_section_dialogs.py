"""New issue, translation, templates and learning, as the author sees them."""

from __future__ import annotations

import weakref
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from newsletter_editor.document import front_matter, saving
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.new_issue.dialog import NewIssueDialog
from newsletter_editor.gui.new_issue.planning import Repo
from newsletter_editor.gui.palette.learn_dialog import LearnDialog
from newsletter_editor.gui.palette.names_dialog import SectionNamesDialog
from newsletter_editor.gui.palette.templates_dialog import TemplatesDialog
from newsletter_editor.gui.translation.pane import TranslationPane
from newsletter_editor.sections.section_names import REPO_FILE, SectionNames
from newsletter_editor.sections.templates import REPO_FOLDER, load_templates
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENGLISH = """---
layout: post
title: "Bulletin #{n} [EN]: Topic {n}"
author: joe
---

![](/images/x.png)

\\\\
Welcome to {n} things.

# Publications 📙

***First***

\\\\
A [paper](https://arxiv.org/abs/{n}) of 2019.

\\\\
***Second***

\\\\
More.
"""
SPANISH = """---
layout: post
title: "Boletín #1 [ES]: Tema 1"
author: ana
---

![](/images/x.png)

# Entrevista🎤

Texto.

# Publicaciones📙

Texto.
"""


@pytest.fixture
def tools(qtbot, window, files, repo: Path):
    folder = repo / "_posts"
    folder.mkdir()
    for n in (1, 2):
        text = ENGLISH.replace("{n}", str(n))
        (folder / f"2024-01-0{n}-bulletin-{n}-en.md").write_text(text, "utf-8")
        text = SPANISH.replace("1", str(n), 2)
        (folder / f"2024-01-0{n}-boletin-{n}-es.md").write_text(text, "utf-8")
    assert files.open_path(repo)
    window.show()
    qtbot.waitExposed(window)
    return window.sections


def opened(window, kind: type[QDialog]):
    return window.findChildren(kind)[-1]


def test_a_new_issue_is_shown_then_made_then_opened(qtbot, tools, window, post) -> None:
    window.actions_["file.new_issue"].trigger()
    dialog = opened(window, NewIssueDialog)
    qtbot.waitUntil(lambda: dialog.form.number.value() == 3)
    assert not dialog.create_button.isEnabled()
    dialog.form.edition_language.setCurrentIndex(dialog.form.edition_language.findData("es"))
    dialog.form.day.setDate(QDate(2024, 3, 9))
    QTest.keyClicks(dialog.form.title_field, "De todo")
    qtbot.waitUntil(lambda: dialog.create_button.isEnabled() and dialog.is_planned)
    qtbot.waitUntil(lambda: "De todo" in dialog.preview.toPlainText())
    for row in range(1, 7):
        dialog.form.sections.item(row).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "Menciones" not in dialog.preview.toPlainText())
    shown = dialog.preview.toPlainText()
    assert dialog.path.text() == "_posts/2024-03-09-boletin-3-es.md"
    dialog.create_button.click()
    assert post.path is not None and post.path.name == "2024-03-09-boletin-3-es.md"
    assert post.text() == shown and not post.is_dirty
    # Where one writes, not before the front matter.
    start = shown.index("\n---\n") + len("\n---\n")
    assert window.editor.selection == Range(start, start)
    data = front_matter.read(post.text()).data
    assert (data["title"], data["author"]) == ("Boletín #3 [ES]: De todo", "ana")


def test_a_title_that_names_its_number_sets_it(qtbot, tools, window) -> None:
    window.actions_["file.new_issue"].trigger()
    dialog = opened(window, NewIssueDialog)
    qtbot.waitUntil(lambda: dialog.form.number.value() == 3)
    dialog.form.edition_language.setCurrentIndex(dialog.form.edition_language.findData("es"))
    QTest.keyClicks(dialog.form.title_field, "Boletin #15: De todo")
    assert dialog.form.number.value() == 15
    qtbot.waitUntil(lambda: dialog.create_button.isEnabled() and dialog.is_planned)
    qtbot.waitUntil(lambda: "Boletin #15: De todo" in dialog.preview.toPlainText())
    title = front_matter.read(dialog.preview.toPlainText()).data["title"]
    assert title == "Boletin #15: De todo"
    assert "15" in dialog.path.text() and "3-es" not in dialog.path.text()
    dialog.close()


@pytest.mark.parametrize("action", ["file.new_issue", "file.new_translation"])
def test_unsaved_work_stays_in_its_tab_beside_what_is_made(
    qtbot, tools, window, post, files, repo: Path, action: str
) -> None:
    open_post = repo / "_posts" / "2024-01-02-bulletin-2-en.md"
    files.open_path(open_post)
    QTest.keyClicks(window.editor.edit, "mine ")
    text = post.text()
    window.actions_[action].trigger()
    dialog = opened(window, NewIssueDialog)
    qtbot.waitUntil(lambda: dialog.form.number.value() in (2, 3))
    dialog.form.day.setDate(QDate(2024, 3, 9))
    dialog.form.file_name.setText("2024-03-09-nuevo.md")
    dialog.form.title_field.setText("Cosas")
    qtbot.waitUntil(lambda: dialog.path.text().endswith("nuevo.md") and dialog.is_planned)
    dialog.create_button.click()
    assert post.path == repo / "_posts" / "2024-03-09-nuevo.md"
    (dirty,) = files.posts.dirty
    assert (dirty.text.text(), dirty.path) == (text, open_post)
    dirty.text.document.setModified(False)


def test_a_title_that_is_still_being_planned_is_not_made_under_the_old_one(
    qtbot, tools, window, post, repo: Path, monkeypatch
) -> None:
    window.actions_["file.new_issue"].trigger()
    dialog = opened(window, NewIssueDialog)
    qtbot.waitUntil(lambda: dialog.form.number.value() == 3)
    QTest.keyClicks(dialog.form.title_field, "Grafos")
    qtbot.waitUntil(lambda: "Grafos" in dialog.preview.toPlainText() and dialog.is_planned)
    plan, asked, go_on = Repo.plan, Event(), Event()

    def slow(*args, **kwargs):
        asked.set()
        go_on.wait(20)
        return plan(*args, **kwargs)

    monkeypatch.setattr(Repo, "plan", slow)
    listed = sorted((repo / "_posts").iterdir())
    QTest.keyClicks(dialog.form.title_field, " y modelos")
    try:
        qtbot.waitUntil(asked.is_set)
        QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
        assert sorted((repo / "_posts").iterdir()) == listed
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: dialog.is_planned)
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    assert "Grafos y modelos" in post.text()


@pytest.mark.parametrize("late", ["originals", "propose"])
def test_nothing_is_made_before_its_number_and_language_are_known(
    qtbot, tools, window, post, repo: Path, monkeypatch, late: str
) -> None:
    answer, go_on = getattr(Repo, late), Event()

    def slow(*args, **kwargs):
        go_on.wait(20)
        return answer(*args, **kwargs)

    monkeypatch.setattr(Repo, late, slow)
    window.actions_["file.new_issue"].trigger()
    dialog = opened(window, NewIssueDialog)
    listed = sorted((repo / "_posts").iterdir())
    try:
        QTest.keyClicks(dialog.form.title_field, "Grafos")
        # As long as it takes to plan a title that has been typed, and more.
        qtbot.wait(600)
        assert not dialog.is_planned
        QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
        QTest.keyClick(dialog.form.title_field, Qt.Key.Key_Return)
        assert sorted((repo / "_posts").iterdir()) == listed
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: dialog.is_planned and dialog.create_button.isEnabled())
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    assert "Grafos" in post.text()
    assert "#3" in post.text()


def test_the_languages_that_posts_use_most_are_offered_first(tools, repo: Path) -> None:
    (repo / "_posts" / "2024-01-02-bulletin-2-en.md").unlink()
    library = load_templates()
    offered = Repo(Site(repo), library, SectionNames([], library)).languages("pt")
    assert offered == ["pt", "es", "en"]


def test_a_file_that_exists_is_never_made_again(qtbot, tools, window) -> None:
    window.actions_["file.new_issue"].trigger()
    dialog = opened(window, NewIssueDialog)
    qtbot.waitUntil(lambda: dialog.form.number.value() == 3)
    dialog.form.title_field.setText("Uno")
    dialog.form.file_name.setText("2024-01-01-boletin-1-es.md")
    qtbot.waitUntil(lambda: "there already" in dialog.path.text())
    assert not dialog.create_button.isEnabled()
    dialog.form.file_name.setText("../fuera.md")
    qtbot.waitUntil(lambda: "no name for a file" in dialog.path.text())
    assert not dialog.create_button.isEnabled()


def test_a_translation_begins_with_its_skeleton_beside_the_original(
    qtbot, tools, window, post, files, repo: Path
) -> None:
    original = repo / "_posts" / "2024-01-02-bulletin-2-en.md"
    files.open_path(original)
    window.actions_["file.new_translation"].trigger()
    dialog = opened(window, NewIssueDialog)
    qtbot.waitUntil(lambda: "Publicaciones" in dialog.preview.toPlainText())
    assert dialog.form.chosen_original().path == original
    assert dialog.form.edition_language.currentData() == "es" or dialog._language == "en"
    dialog.form.title_field.setText("Cosas")
    dialog.form.day.setDate(QDate(2024, 3, 9))
    dialog.form.file_name.setText("2024-03-09-cosas.md")
    qtbot.waitUntil(lambda: "Cosas" in dialog.preview.toPlainText())
    qtbot.waitUntil(lambda: dialog.path.text().endswith("cosas.md"))
    dialog.create_button.click()
    assert "<!-- por traducir\nWelcome to 2 things.\n-->" in post.text()
    pane = tools.translation
    qtbot.waitUntil(lambda: pane.summary.text() == "0 of 5 blocks translated")
    assert pane.text.toPlainText() == original.read_text("utf-8")
    pane.next_button.click()
    assert window.editor.selection.of(post.text()) == "…"
    QTest.keyClicks(window.editor.edit, "Hola, son 2 cosas.")
    qtbot.waitUntil(lambda: pane.summary.text() == "1 of 5 blocks translated")
    pane.next_button.click()
    assert window.editor.selection.of(post.text()) == "First"
    before, count = post.text(), post.text().count("<!-- por traducir")
    assert count > 1
    window.actions_["tools.remove_notes"].trigger()
    assert "<!-- por traducir\nWelcome" not in post.text()
    assert post.text().count("<!-- por traducir") == count - 1
    assert "Hola, son 2 cosas." in post.text()
    (notice,) = [n for n in window.notices.showing() if n.property("key") == "notes"]
    assert notice.label.text().startswith("Notes taken out: 1.")
    window.actions_["edit.undo"].trigger()
    assert post.text() == before


@pytest.mark.parametrize(
    "key", ["image:\n  thumb: ", "header:\n  image: /images/", "cover: images/"]
)
def test_a_translation_has_the_image_of_its_original(
    qtbot, tools, window, post, files, repo: Path, key: str
) -> None:
    """What the others of the language call it; nothing is complained about."""
    posts = repo / "_posts"
    (repo / "images" / "numero-2.png").write_bytes((repo / "images" / "x.png").read_bytes())
    original = posts / "2024-01-02-bulletin-2-en.md"
    text = original.read_text("utf-8")
    original.write_text(text.replace("joe\n", f"joe\n{key}numero-2.png\n"), "utf-8")
    for translated in posts.glob("*-es.md"):
        text = translated.read_text("utf-8")
        translated.write_text(text.replace("ana\n", "ana\nimage:\n  thumb: x.png\n"), "utf-8")
    files.open_path(original)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_["file.new_translation"].trigger()
    dialog = opened(window, NewIssueDialog)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=20_000)
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: post.path != original, timeout=20_000)
    assert front_matter.read(post.text()).get(("image", "thumb")) == "numero-2.png"
    qtbot.waitUntil(lambda: window.problems.checks.has_answer, timeout=40_000)
    assert not [
        p for p in window.problems.checks.problems if "front-matter-image" in p.problem.rule
    ]


def test_both_texts_scroll_together(qtbot, tools, window, files, repo: Path) -> None:
    posts = repo / "_posts"
    blocks = "\n\n".join(f"Word {n} [l](https://a.org/{n})." for n in range(120))
    (posts / "2024-01-04-long-4-en.md").write_text(
        f'---\ntitle: "Long #4 [EN]: x"\n---\n\n{blocks}\n', "utf-8"
    )
    ours = posts / "2024-01-04-largo-4-es.md"
    text = blocks.replace("Word", "Párrafo\nlargo\nde\nletras")
    ours.write_text(f'---\ntitle: "Largo #4 [ES]: x"\n---\n\n{text}\n', "utf-8")
    files.open_path(ours)
    tools._show_original()
    pane = tools.translation
    qtbot.waitUntil(lambda: pane.summary.text() == "All is translated.")
    edit = window.editor.edit

    def block_of(field) -> int:
        block = field.firstVisibleBlock()
        while "https://a.org/" not in block.text():
            block = block.next()
        return int(block.text().split("https://a.org/")[1].split(")")[0])

    # A block of four lines may stand half out of view beside one of a single line, and how many fit
    # depends on the fonts of the machine.
    for value in (120, 300, 30):
        edit.verticalScrollBar().setValue(value)
        assert abs(block_of(edit) - block_of(pane.text)) <= 2
    pane.text.verticalScrollBar().setValue(150)
    assert abs(block_of(edit) - block_of(pane.text)) <= 2


def test_differences_lead_to_their_place(qtbot, tools, window, post, files, repo: Path) -> None:
    ours = repo / "_posts" / "2024-01-02-boletin-2-es.md"
    text = ENGLISH.replace("{n}", "2").replace("[EN]", "[ES]").replace("A [paper]", "Un [texto]")
    text = text.replace(" of 2019", "").replace("First", "Uno").replace("Second", "Dos")
    text = text.replace("Welcome to 2", "Hola").replace("More.", "Más.")
    ours.write_text(text, "utf-8")
    files.open_path(ours)
    tools._show_original()
    pane = tools.translation
    qtbot.waitUntil(lambda: pane.differences.count() > 0)
    told = [pane.differences.item(at).text() for at in range(pane.differences.count())]
    assert any("2019" in each for each in told)
    at = next(at for at, each in enumerate(told) if "2019" in each)
    pane.differences.itemClicked.emit(pane.differences.item(at))
    assert "Un [texto]" in window.editor.selection.of(post.text())


def test_a_template_is_edited_for_the_team_and_taken_back(tools, window, repo: Path) -> None:
    window.actions_["tools.templates"].trigger()
    dialog = opened(window, TemplatesDialog)
    dialog.fill(choose="ethics")
    assert "Ethics in AI" in dialog.template.text.toPlainText()
    assert "Ethics in AI" in dialog.template.preview.toPlainText()
    assert not dialog.drop_button.isEnabled()
    dialog.template.text.setPlainText(dialog.template.text.toPlainText().replace("🚨", "⚖️"))
    dialog.place.setCurrentIndex(1)
    dialog.keep()
    kept = repo / REPO_FOLDER / "en" / "ethics.md"
    assert "⚖️" in kept.read_text("utf-8")
    assert tools.library.templates.in_language("ethics", "en").icon == "⚖️"
    assert dialog.drop_button.isEnabled()
    dialog.drop()
    assert not kept.exists()
    assert tools.library.templates.in_language("ethics", "en").icon == "🚨"


def test_a_bad_template_cannot_be_kept(tools, window, repo: Path) -> None:
    folder = repo / REPO_FOLDER
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text("# nothing\n")
    tools.library.reload()
    window.actions_["tools.templates"].trigger()
    dialog = opened(window, TemplatesDialog)
    assert dialog.templates.list.item(0).text() == "⚠ bad.md"
    assert "front matter" in dialog.template.reason.text() and not dialog.keep_button.isEnabled()
    dialog.template.text.setPlainText("---\nkind: item\nname: Good\n---\n${titel}\n")
    dialog.template.refresh()
    assert "title" in dialog.template.reason.text() and not dialog.keep_button.isEnabled()
    dialog.template.text.setPlainText("---\nkind: item\nname: Good\n---\n${title}\n")
    dialog.template.refresh()
    assert dialog.keep_button.isEnabled()
    dialog.keep()
    assert not tools.library.templates.bad or dialog.place.currentIndex() == 0


def test_a_new_item_is_mine_in_every_repo(tools, window, settings) -> None:
    window.actions_["tools.templates"].trigger()
    dialog = opened(window, TemplatesDialog)
    dialog.new_button.click()
    dialog.template.text.setPlainText(
        "---\nkind: item\nname: Cita\nlanguage: es\nshort: c\n---\n> ${text}\n"
    )
    dialog.place.setCurrentIndex(0)
    dialog.keep()
    assert (settings.folder / "sections" / "es" / "cita.md").exists()
    assert "Cita" in [each.name for each in tools.library.templates.items("es")]


def listed(dialog: TemplatesDialog) -> list[str]:
    widget = dialog.templates.list
    return [widget.item(row).text() for row in range(widget.count())]


def sections(tools) -> list[str]:
    return [each.id for each in tools.library.templates.sections("en")]


def test_a_template_is_hidden_and_shown_again(tools, window, repo: Path) -> None:
    window.actions_["tools.templates"].trigger()
    dialog = opened(window, TemplatesDialog)
    assert not dialog.templates.with_hidden.isVisible()
    dialog.fill(choose="ethics")
    dialog.place.setCurrentIndex(1)
    dialog.hide_button.click()
    assert "ethics" not in sections(tools)
    assert not any("Ethics" in each for each in listed(dialog))
    assert dialog.templates.with_hidden.text() == "Show hidden &ones (1)"
    dialog.templates.with_hidden.click()
    assert listed(dialog)[-1] == "🚨  Ethics in AI  [en]  · hidden"
    dialog.templates.list.setCurrentRow(len(listed(dialog)) - 1)
    assert dialog.hide_button.text() == "S&how again"
    dialog.hide_button.click()
    assert "ethics" in sections(tools)
    assert not list((repo / REPO_FOLDER).rglob("*.md"))
    assert not dialog.templates.with_hidden.isVisible()


@pytest.mark.parametrize("hides", ["hidden: true\n", ""])
def test_a_template_of_the_teams_own_is_hidden_in_its_file(tools, window, repo, hides) -> None:
    file = repo / REPO_FOLDER / "en" / "talks.md"
    file.parent.mkdir(parents=True)
    text = "---\nname: Talks  # ours\n---\n# Talks\n\nText.\n"
    file.write_text(text.replace("---\n# T", f"{hides}---\n# T"), "utf-8")
    tools.library.reload()
    window.actions_["tools.templates"].trigger()
    dialog = opened(window, TemplatesDialog)
    dialog.templates.with_hidden.setChecked(True)
    dialog.fill(choose="talks")
    # The author's own place is chosen, where hiding would lose against the team's file.
    dialog.place.setCurrentIndex(0)
    dialog.hide_button.click()
    assert ("talks" in sections(tools)) == bool(hides)
    dialog.fill(choose="talks")
    dialog.hide_button.click()
    assert ("talks" in sections(tools)) != bool(hides)
    assert file.read_text("utf-8").replace("hidden: true\n", "") == text


def test_section_names_are_edited_for_the_team(tools, window, repo: Path) -> None:
    window.actions_["tools.section_names"].trigger()
    dialog = opened(window, SectionNamesDialog)
    dialog.text.setPlainText("en: Publications = es")
    assert "Line 1" in dialog.reason.text() and not dialog.keep_button.isEnabled()
    dialog.text.setPlainText("# ours\nen: Publications = es: Lecturas\n")
    dialog.keep()
    assert (repo / REPO_FILE).read_text("utf-8").endswith("es: Lecturas\n")
    assert tools.library.names.translated("Publications 📙", "en", "es") == "Lecturas 📙"


def test_section_names_that_changed_or_cannot_be_read_are_not_overwritten(
    tools, window, repo: Path
) -> None:
    file = repo / REPO_FILE
    window.actions_["tools.section_names"].trigger()
    dialog = opened(window, SectionNamesDialog)
    file.parent.mkdir(exist_ok=True)
    theirs = b"en: Events = es: Eventos\r\n"
    file.write_bytes(theirs)
    dialog.text.setPlainText("en: Publications = es: Lecturas\n")
    dialog.keep()
    assert file.read_bytes() == theirs
    assert "changed" in dialog.reason.text()
    dialog._show()
    dialog.text.setPlainText(dialog.text.toPlainText() + "en: Books = es: Libros\n")
    dialog.keep()
    assert file.read_bytes() == theirs + b"en: Books = es: Libros\r\n"

    file.unlink()
    file.mkdir()
    window.actions_["tools.section_names"].trigger()
    dialog = opened(window, SectionNamesDialog)
    assert dialog.reason.text() and not dialog.keep_button.isEnabled()


def test_the_posts_teach_their_headings(qtbot, tools, window, repo: Path) -> None:
    window.actions_["tools.learn_sections"].trigger()
    dialog = opened(window, LearnDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    dialog.edition.setCurrentText("es")
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert dialog.list.item(0).text().startswith("Entrevista🎤")
    assert "2 of 2" in dialog.list.item(0).text()
    dialog.keep()
    sections = [each.heading for each in tools.library.templates.sections("es")]
    assert sections[:2] == ["Entrevista🎤", "Publicaciones📙"]


@pytest.mark.parametrize(
    "action",
    [
        "file.new_issue",
        "file.new_translation",
        "tools.templates",
        "tools.learn_sections",
        "tools.section_names",
    ],
)
def test_dialogs_die_when_closed(qtbot, tools, window, action: str) -> None:
    window.actions_[action].trigger()
    dialog = window.findChildren(QDialog)[-1]
    gone = weakref.ref(dialog)
    qtbot.waitUntil(lambda: not window.tasks._jobs)
    dialog.reject()
    del dialog
    qtbot.waitUntil(lambda: gone() is None or not window.findChildren(QDialog))


def test_without_a_repo_the_author_is_told_what_to_do(qtbot, window) -> None:
    window.actions_["file.new_issue"].trigger()
    assert not window.findChildren(NewIssueDialog)
    assert Range(0, 0) == window.editor.selection


def press_what_writes(text: SourceEdit) -> None:
    text.setFocus()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, CONTROL, QPoint(60, 40))
    for key in (Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_ParenLeft):
        QTest.keyClick(text, key)
    QGuiApplication.clipboard().setText("pegado")
    QTest.keyClick(text, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(text, Qt.Key.Key_X, CONTROL)


@pytest.fixture
def beside(qtbot, tools, window, files, repo: Path) -> tuple[TranslationPane, Path, Path]:
    """The original edited beside its translation: its pane, its file and that of the other."""
    theirs = repo / "_posts" / "2024-01-02-bulletin-2-en.md"
    ours = repo / "_posts" / "2024-01-02-boletin-2-es.md"
    ours.write_text(ENGLISH.replace("{n}", "2").replace("[EN]", "[ES]"), "utf-8")
    english = theirs.read_text("utf-8")
    files.open_path(ours)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    tools._show_original()
    pane = tools.translation
    qtbot.waitUntil(lambda: pane.text.toPlainText() == english)
    assert pane.text.isReadOnly()
    press_what_writes(pane.text)
    assert pane.beside.text() == english
    pane.edit_button.click()
    assert pane.text.hasFocus()
    return pane, theirs, ours


@pytest.mark.parametrize("typed", ["x", "\nlayout: [\n---\n{% if %}"])
@pytest.mark.parametrize("is_refused", [False, True])
def test_the_original_stays_beside_when_it_is_saved(
    qtbot, window, files, post, beside, monkeypatch, typed: str, is_refused: bool
) -> None:
    pane, theirs, ours = beside
    before = theirs.read_text("utf-8")

    def refuse(*_args: object, **_more: object) -> str:
        raise EditorError(Localized("Disco lleno.", "Disk full."))

    if is_refused:
        monkeypatch.setattr(saving, "save", refuse)
    pane.text.move_to(3)
    pane.text.insert_text(typed)
    QTest.keyClick(pane.text, Qt.Key.Key_S, CONTROL)
    now = before if is_refused else f"{before[:3]}{typed}{before[3:]}"
    assert theirs.read_text("utf-8") == now
    assert (post.path, pane.beside.path) == (ours, theirs)
    assert pane.is_editing and pane.text.hasFocus()
    (_, tab) = files.posts
    assert tab.is_dirty == is_refused
    bars = [bar for bar in window.notices.showing() if bar.property("key") == "error"]
    assert [bar.label.text() for bar in bars] == (["Disk full."] if is_refused else [])


def test_a_translation_and_its_original_are_both_edited(qtbot, window, post, files, beside) -> None:
    pane, theirs, ours = beside
    before, english = ours.read_text("utf-8"), theirs.read_text("utf-8")
    assert [tab.path.name for tab in files.posts] == [ours.name, theirs.name]
    assert post.path == ours
    # Each has its own keys, commands, undo history and file.
    QTest.keyClick(pane.text, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(pane.text, "end")
    QTest.keyClick(pane.text, Qt.Key.Key_Left, CONTROL | SHIFT)
    QTest.keyClick(pane.text, Qt.Key.Key_B, CONTROL)
    assert pane.beside.text() == english + "**end**"
    assert post.text() == before
    window.editor.edit.setFocus()
    QTest.keyClicks(window.editor.edit, "x")
    pane.text.setFocus()
    QTest.keyClick(pane.text, Qt.Key.Key_Z, CONTROL)
    assert pane.beside.text() == english + "end"
    assert post.text() == "x" + before
    QTest.keyClick(pane.text, Qt.Key.Key_S, CONTROL)
    assert theirs.read_text("utf-8") == english + "end"
    assert ours.read_text("utf-8") == before
    assert [tab.is_dirty for tab in files.posts] == [True, False]
    # In front it is edited there, and no longer here.
    QTest.keyClick(pane.text, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(pane.text, "!")
    files.bring(files.posts.tabs[1])
    assert post.text() == english + "end!"
    assert not pane.is_editing
    assert not pane.edit_button.isChecked()
    assert window.editor.edit.hasFocus()
    QTest.keyClick(window.editor.edit, Qt.Key.Key_Z, CONTROL)
    assert post.text() == english + "end"
