"""Spelling in the window: menu, review, next mistake, status bar, word lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import QMenu

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import rule_of
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.spelling import word_lists
from newsletter_editor.gui.spelling.glossary_dialog import GlossaryDialog
from newsletter_editor.gui.spelling.post_language import language_by, language_edits
from newsletter_editor.gui.spelling.review_dialog import ReviewDialog
from newsletter_editor.gui.spelling.status import language_name
from newsletter_editor.site.site import Site
from newsletter_editor.spelling.context import Beside
from newsletter_editor.text.edits import Edit, apply_edits

TEXT = "---\nlang: es\n---\nEs increible. Google publico un articulo increible.\n"
RULES = ("spelling", "accent", "orthography.opening-signs")


@pytest.fixture
def own_list(monkeypatch, tmp_path: Path) -> Path:
    """The person's own glossary, in a folder of the test's."""
    path = tmp_path / "own" / "glossary.txt"
    for module in ("newsletter_editor.checks.language", word_lists.__name__):
        monkeypatch.setattr(f"{module}.own_glossary_file", lambda: path)
    return path


@pytest.fixture
def opened(window: MainWindow, repo: Path, own_list: Path) -> MainWindow:
    """A window with a post of a repo whose mistakes are underlined."""
    path = repo / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    # The tests say themselves what was found.
    window.problems.checks._worker.ask = lambda *_asked, **_about: None
    window.files.open_path(path)
    show_mistakes(window)
    return window


def show_mistakes(window: MainWindow) -> None:
    post = window.post
    site = Site.containing(post.path)
    rules = [rule for rule in map(rule_of, RULES) if rule is not None]
    window.editor.show_problems(
        check(CheckedPost(post.text(), post.path, Surroundings(site)), rules)
    )


def menu_at(window: MainWindow, word: str) -> QMenu:
    menu = QMenu(window)
    menu.addAction("last")
    window.spelling.menu.fill(menu, window.post.text().index(word) + 1)
    return menu


def texts_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_the_menu_offers_suggestions_when_they_come(opened: MainWindow) -> None:
    menu = menu_at(opened, "increible")
    assert texts_of(menu)[0] == "Looking for suggestions…"
    opened.spelling.suggester.suggested.emit("increible", ["increíble", "increíbles"])
    assert texts_of(menu)[:2] == ["increíble", "increíbles"]
    assert texts_of(menu)[-1] == "last"
    choose(menu, "increíble")
    assert opened.post.text().startswith("---\nlang: es\n---\nEs increíble. Google")
    opened.post.document.undo()
    assert opened.post.text() == TEXT


def test_a_word_without_suggestions_says_so(opened: MainWindow) -> None:
    menu = menu_at(opened, "increible")
    opened.spelling.suggester.suggested.emit("increible", [])
    assert texts_of(menu)[0] == "No suggestions"


def test_an_accent_is_mended_from_the_menu_after_the_text_has_moved(opened: MainWindow) -> None:
    start = opened.post.text().index("Es incre")
    opened.post.apply(language_edits(opened.post.text(), "es_MX"))
    assert opened.post.text().index("Es incre") == start + 3
    choose(menu_at(opened, "articulo"), "Change to “artículo”")
    assert "publico un artículo increible" in opened.post.text()


def test_where_nothing_is_wrong_the_menu_stays_as_it_is(opened: MainWindow) -> None:
    assert texts_of(menu_at(opened, "Google")) == ["last"]


def test_suggestions_come_from_a_process_of_their_own(opened: MainWindow, qtbot) -> None:
    with qtbot.waitSignal(opened.spelling.suggester.suggested, timeout=60_000) as asked:
        opened.spelling.suggester.ask("increible", "es_ES")
    assert asked.args[0] == "increible"
    assert asked.args[1][0] == "increíble"
    with qtbot.waitSignal(opened.spelling.suggester.suggested, timeout=60_000) as asked:
        opened.spelling.suggester.ask("cerar", "es_ES", Beside("para", "la"))
    assert asked.args[1][0] == "cerrar"
    opened.spelling.suggester.stop()


def test_the_menu_asks_with_the_words_beside(opened: MainWindow, monkeypatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(opened.spelling.suggester, "ask", lambda *given: asked.append(given))
    menu_at(opened, "increible")
    assert asked == [("increible", "es_ES", Beside("es", ""))]


def test_words_go_to_the_teams_glossary(opened: MainWindow, repo: Path, qtbot) -> None:
    with qtbot.waitSignal(opened.spelling.recheck_wanted):
        choose(menu_at(opened, "increible"), "Add to the team's glossary")
    lines = (repo / ".newsletter-editor" / "glossary.txt").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "increible"
    show_mistakes(opened)
    assert "increible" not in [
        place.of(opened.post.text()) for place, _ in opened.editor.language_problems()
    ]


def test_words_go_to_the_authors_own_list(opened: MainWindow, own_list: Path, qtbot) -> None:
    with qtbot.waitSignal(opened.spelling.recheck_wanted):
        choose(menu_at(opened, "increible"), "Add to my words")
    assert own_list.read_text(encoding="utf-8") == "increible\n"


def test_a_word_is_ignored_in_one_post_alone(opened: MainWindow, repo: Path) -> None:
    choose(menu_at(opened, "increible"), "Ignore in this post")
    show_mistakes(opened)
    rules = [problem.rule for _, problem in opened.editor.language_problems()]
    assert rules == ["accent", "accent"]
    assert "2020-01-01-uno.md" in (repo / ".newsletter-editor.toml").read_text(encoding="utf-8")


def test_f7_walks_from_mistake_to_mistake_and_begins_again(opened: MainWindow) -> None:
    seen = []
    for _ in range(5):
        opened.actions_["tools.next_mistake"].trigger()
        seen.append(opened.editor.selection.of(opened.post.text()))
    assert seen == ["increible", "publico", "articulo", "increible", "increible"]


@pytest.fixture
def review(opened: MainWindow, qtbot) -> ReviewDialog:
    opened.actions_["tools.review_spelling"].trigger()
    dialog = opened.findChild(ReviewDialog)
    opened.spelling.suggester.suggested.emit("increible", ["increíble"])
    return dialog


def test_review_changes_one_and_goes_on(opened: MainWindow, review: ReviewDialog) -> None:
    assert review.replacement.text() == "increíble"
    review.change.click()
    assert opened.editor.selection.of(opened.post.text()) == "publico"
    review.change.click()
    review.skip.click()
    assert opened.post.text() == TEXT.replace("Es increible", "Es increíble").replace(
        "publico", "publicó"
    )
    review.skip.click()
    assert not review.change.isEnabled()
    review.close()


def test_an_address_beside_the_word_goes_on_in_the_next_line(opened: MainWindow, qtbot) -> None:
    address = "https://blog.example/" + "a_very_long_name_of_a_post," * 3
    opened.post.apply([Edit.insert(TEXT.index(" Google"), f" ({address})")])
    show_mistakes(opened)
    opened.actions_["tools.review_spelling"].trigger()
    dialog = opened.findChild(ReviewDialog)
    qtbot.waitExposed(dialog)
    shown = QTextDocumentFragment.fromHtml(dialog.context.text()).toPlainText()
    assert shown.startswith("Es increible.")
    assert shown.endswith("…")
    assert max(map(len, shown.replace("\u200b", " ").split())) <= 30
    dialog.close()


def test_enter_changes_the_word_that_is_shown_and_no_other(
    opened: MainWindow, review: ReviewDialog, qtbot
) -> None:
    """In a dialog Enter fires the default button; a slot on the field would be a second change."""
    for field, wanted in (
        (review.replacement, TEXT.replace("Es increible", "Es increíble")),
        (
            review.suggestions,
            TEXT.replace("Es increible", "Es increíble").replace("publico", "publicó"),
        ),
    ):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert opened.post.text() == wanted
    review.close()


def test_review_changes_and_skips_all_of_a_word(opened: MainWindow, review: ReviewDialog) -> None:
    review.change_all.click()
    assert opened.post.text() == TEXT.replace("increible", "increíble")
    review.skip_all.click()
    assert opened.editor.selection.of(opened.post.text()) == "articulo"
    opened.post.document.undo()
    assert opened.post.text() == TEXT
    review.close()


def test_a_word_is_not_underlined_while_it_is_typed(opened: MainWindow, qtbot) -> None:
    editor, post = opened.editor, opened.post
    end = post.text().index("increible") + len("increible")
    cursor = editor.edit.textCursor()
    cursor.setPosition(post.to_utf16(end))
    editor.edit.setTextCursor(cursor)
    marks = editor._marks
    assert marks.within(end - 1, end)
    marks.leave_unmarked(end)
    assert not marks.within(end - 1, end)
    marks.leave_unmarked(None)
    assert marks.within(end - 1, end)


def test_the_status_bar_counts_and_names_the_language(opened: MainWindow, qtbot) -> None:
    status, checks = opened.spelling.status, opened.problems.checks
    checks._take({"revision": opened.post.revision, "problems": [], "dictionary": "es_ES"})
    qtbot.waitUntil(lambda: status.choice.text() == "Español (España)", timeout=20_000)
    show_mistakes(opened)
    assert status.count.text() == "Spelling: 4"
    status.language_chosen.emit("es_AR")
    assert "lang: es-AR" in opened.post.text()


def test_the_language_follows_what_the_checks_say(window: MainWindow, repo: Path, qtbot) -> None:
    path = repo / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir()
    path.write_text("---\n---\nUna frase que se lee bien y no dice de qué lengua es.\n", "utf-8")
    window.files.open_path(path)
    shown = window.spelling.status.choice
    qtbot.waitUntil(lambda: shown.text() == "Español (España)", timeout=30_000)
    window.post.apply([Edit.insert(4, "lang: es-MX\n")])
    qtbot.waitUntil(lambda: shown.text() == "Español (México)", timeout=30_000)
    assert window.spelling.menu.tag == "es_MX"


def test_the_last_language_stands_until_that_of_the_next_post_is_known(
    window: MainWindow, repo: Path, qtbot
) -> None:
    (repo / "_posts").mkdir()
    shown: list[str] = []
    show = window.spelling.status.show_language
    window.spelling.status.show_language = lambda found: (shown.append(found.tag), show(found))
    for name, tag in (("uno", "es-MX"), ("dos", "es-AR")):
        path = repo / "_posts" / f"2020-01-01-{name}.md"
        path.write_text(f"---\nlang: {tag}\n---\nUna frase.\n", "utf-8")
        window.files.open_path(path)
        qtbot.waitUntil(lambda tag=tag: shown[-1:] == [tag.replace("-", "_")], timeout=30_000)
    assert shown == ["es_MX", "es_AR"]


def test_the_language_of_a_post_and_what_is_missing_for_it() -> None:
    assert language_by("es_ES").missing is None
    missing = language_by("nl_NL")
    assert missing.tag == "nl_NL"
    assert missing.missing is not None
    assert "hunspell-nl" in missing.missing.en
    changed = apply_edits(TEXT, language_edits(TEXT, "es_MX"))
    assert "lang: es-MX" in changed


def test_languages_are_named_in_their_own_words() -> None:
    assert language_name("es_MX") == "Español (México)"
    assert language_name("xx_XX")


def test_typing_hides_the_mark_and_leaving_shows_it(opened: MainWindow, qtbot) -> None:
    editor, post = opened.editor, opened.post
    end = post.text().index("increible") + len("increible")
    editor.edit.move_to(post.to_utf16(end))
    qtbot.keyClicks(editor.edit, "s")
    show_mistakes(opened)
    assert not editor._marks.within(end, end + 1)
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    assert editor._marks.within(end, end + 1)


def test_ticked_proposals_go_to_the_teams_glossary(opened: MainWindow, repo: Path, qtbot) -> None:
    (repo / "_data").mkdir()
    (repo / "_data" / "authors.yml").write_text("a:\n  name: Zorblax Vurm\n", encoding="utf-8")
    for day in (2, 3):
        (repo / "_posts" / f"2020-01-0{day}-x.md").write_text(
            "---\nlang: es\n---\nUsamos zorblox cada día, y qwuzz también.\n", encoding="utf-8"
        )
    opened.actions_["tools.glossary"].trigger()
    dialog = opened.findChild(GlossaryDialog)
    qtbot.waitUntil(lambda: dialog.words.count() > 0, timeout=30_000)
    listed = [dialog.words.item(row).text().split("   ")[0] for row in range(dialog.words.count())]
    assert listed == ["Zorblax Vurm", "qwuzz", "zorblox"]
    assert not dialog.add.isEnabled()
    dialog.words.item(2).setCheckState(Qt.CheckState.Checked)
    dialog.add.click()
    lines = (repo / ".newsletter-editor" / "glossary.txt").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "zorblox"
    assert "qwuzz" not in lines
