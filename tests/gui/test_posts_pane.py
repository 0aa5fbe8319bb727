"""The posts pane on real folders: what it lists, marks, filters and notices."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester

from newsletter_editor.gui.posts import post_menu
from newsletter_editor.gui.posts.pane import PostsPane
from newsletter_editor.gui.posts.post_menu import PostMenu
from newsletter_editor.gui.posts.post_model import MarksRole, PostModel
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range


def write(root: Path, name: str, text: str = "---\ntitle: {0}\n---\n") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(path.stem), encoding="utf-8")
    return path


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    write(root, "_config.yml", "url: https://blog.example\n")
    write(root, "_posts/2019-01-01-uno.md", "---\ntitle: Uno\nauthor: Ana\n---\n")
    write(root, "_posts/2020-01-01-dos.md", "---\ntitle: Dos [ES]\ntags: [nlp]\n---\n")
    write(root, "_posts/2020-02-01-tres.md", "---\ntitle: 'Tres\n---\n")
    write(root, "_drafts/borrador.md", "---\ntitle: Borrador\ndate: 2021-01-01\n---\n")
    return root


def problem(severity: Severity) -> Problem:
    return Problem("rule", severity, Range(0, 1), Localized("mal", "bad"))


class Listing:
    """A pane on the screen and what it asked for."""

    def __init__(self, qtbot: Any, tasks: Tasks) -> None:
        self.qtbot = qtbot
        self.pane = PostsPane(tasks, "en")
        self.requested: list[Path] = []
        self.pane.post_requested.connect(self.requested.append)
        self.listings = 0
        self.pane.listed.connect(self._count)
        self.pane.resize(280, 500)
        self.pane.show()

    def _count(self) -> None:
        self.listings += 1

    def open(self, root: Path) -> None:
        before = self.listings
        self.pane.show_folder(Site(root))
        self.wait(lambda: self.listings > before)

    def wait(self, condition: Any) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)

    def rows(self) -> list[str]:
        model = self.pane.model
        return [model.index(row).data() for row in range(model.rowCount())]

    def index(self, title: str) -> QModelIndex:
        return self.pane.model.index(self.rows().index(title))


@pytest.fixture
def listing(qtbot, tasks: Tasks) -> Iterator[Listing]:
    listing = Listing(qtbot, tasks)
    yield listing
    listing.pane.show_folder(None)
    listing.pane.close()
    listing.pane.deleteLater()


BLOG_ROWS = ["2021", "Borrador", "2020", "Tres", "Dos [ES]", "2019", "Uno"]


def test_lists_posts_and_drafts_newest_first(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    assert listing.rows() == BLOG_ROWS


def test_a_post_that_cannot_be_read_says_why(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    index = listing.index("Tres")
    assert "front matter cannot be read" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "front matter cannot be read" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_marks_are_spoken(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    uno = blog / "_posts" / "2019-01-01-uno.md"
    listing.pane.model.set_changed([uno])
    listing.pane.model.set_published([uno])
    listing.pane.model.set_last_changes({uno: "last changed by Luis"})
    listing.pane.show_problems(uno, [problem(Severity.HINT), problem(Severity.ERROR)])
    about = listing.index("Uno").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert about == "last changed by Luis"
    said = listing.index("Uno").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("published")
    assert "changed since the last commit" in said
    assert "has errors" in said
    listing.pane.show_problems(uno, [problem(Severity.HINT)])
    said = listing.index("Uno").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "has" not in said
    assert "draft" in listing.index("Borrador").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "es" in listing.index("Dos [ES]").data(Qt.ItemDataRole.AccessibleTextRole)


def test_changes_since_the_last_commit_are_marked(listing: Listing, blog: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=Ana", "-c", "user.email=ana@blog.example"]
        subprocess.run(["git", "-C", str(blog), *who, *arguments], check=True, capture_output=True)

    def marked() -> list[str]:
        rows = [listing.pane.model.index(row) for row in range(listing.pane.model.rowCount())]
        return [index.data() for index in rows if (index.data(MarksRole) or [False])[0]]

    git("init")
    git("add", ".")
    git("commit", "-m", "uno")
    listing.open(blog)
    assert marked() == []
    write(blog, "_posts/2019-01-01-uno.md", "---\ntitle: Uno\n---\nmás\n")
    listing.wait(lambda: marked() == ["Uno"])
    git("commit", "-a", "-m", "dos")
    listing.wait(lambda: marked() == [])


def test_every_row_can_be_drawn(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    listing.pane.model.set_changed(post.path for post in listing.pane.posts)
    listing.pane.model.set_published(post.path for post in listing.pane.posts)
    for post in listing.pane.posts:
        listing.pane.show_problems(post.path, [problem(Severity.WARNING)])
    for width in (60, 280, 900):
        listing.pane.resize(width, 500)
        assert not listing.pane.grab().isNull()


def test_years_cannot_be_selected(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    assert not listing.index("2020").flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_click_opens(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    view = listing.pane.list
    place = view.visualRect(listing.index("Uno")).center()
    listing.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listing.requested == [blog / "_posts" / "2019-01-01-uno.md"]


def test_the_keyboard_alone_finds_and_opens(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    box, view = listing.pane.filter_box, listing.pane.list
    listing.qtbot.keyClicks(box, "ANA")
    assert listing.rows() == ["2019", "Uno"]
    listing.qtbot.keyClick(box, Qt.Key.Key_Down)
    assert listing.requested == []
    listing.qtbot.keyClick(view, Qt.Key.Key_Return)
    assert listing.requested == [blog / "_posts" / "2019-01-01-uno.md"]
    listing.qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert listing.rows() == BLOG_ROWS


def test_the_open_post_stays_selected(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    listing.pane.show_current(blog / "_posts" / "2020-01-01-dos.md")
    listing.pane.filter_box.setText("uno")
    listing.pane.filter_box.setText("")
    assert listing.pane.list.selectedIndexes() == [listing.index("Dos [ES]")]
    write(blog, "_posts/2022-01-01-nuevo.md")
    listing.wait(lambda: "2022-01-01-nuevo" in listing.rows())
    assert listing.pane.list.selectedIndexes() == [listing.index("Dos [ES]")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_post_opened_through_a_link_is_selected(listing: Listing, blog: Path) -> None:
    link = blog.parent / "link"
    link.symlink_to(blog)
    listing.open(link)
    listing.pane.show_current(link / "_posts" / "2019-01-01-uno.md")
    assert listing.pane.list.selectedIndexes() == [listing.index("Uno")]


def test_new_changed_and_vanished_posts_are_noticed(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    write(blog, "_posts/2018-01-01-cero.md", "---\ntitle: Cero\n---\n")
    listing.wait(lambda: "Cero" in listing.rows())
    (blog / "_posts" / "2018-01-01-cero.md").unlink()
    listing.wait(lambda: listing.rows() == BLOG_ROWS)


@pytest.mark.parametrize("atomic", [True, False])
def test_a_post_may_change_again_and_again(listing: Listing, blog: Path, atomic: bool) -> None:
    listing.open(blog)
    path = blog / "_posts" / "2019-01-01-uno.md"
    for number in range(3):
        title = f"Uno {number} {'x' * number}."
        text = f"---\ntitle: {title}\n---\n"
        if atomic:
            other = write(blog, "_posts/.2019-01-01-uno.md.tmp", text)
            other.replace(path)
        else:
            path.write_text(text, encoding="utf-8")
        listing.wait(lambda title=title: title in listing.rows())


def test_drafts_that_appear_are_noticed(listing: Listing, blog: Path) -> None:
    (blog / "_drafts" / "borrador.md").unlink()
    (blog / "_drafts").rmdir()
    listing.open(blog)
    write(blog, "_drafts/otro.md", "---\ntitle: Otro\n---\n")
    listing.wait(lambda: "Otro" in listing.rows())


def test_a_changed_configuration_is_noticed(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    write(blog, "_config.yml", "exclude: [_posts/2019-01-01-uno.md]\n")
    listing.wait(lambda: "Uno" not in listing.rows())
    assert "Dos [ES]" in listing.rows()


def test_a_post_that_did_not_change_keeps_its_row(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    resets: list[None] = []
    listing.pane.model.modelReset.connect(lambda: resets.append(None))
    before = listing.pane.posts
    listings = listing.listings
    listing.pane.refresh()
    listing.wait(lambda: listing.listings > listings)
    assert [a is b for a, b in zip(before, listing.pane.posts, strict=True)] == [True] * 4
    assert resets == []


def test_the_context_menu(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    view = listing.pane.list
    place = view.visualRect(listing.index("Uno")).center()
    view.customContextMenuRequested.emit(place)
    menu = listing.pane.findChild(PostMenu)
    actions = {action.text().replace("&", ""): action for action in menu.actions()}
    actions["Copy path"].trigger()
    assert QGuiApplication.clipboard().text() == str(blog / "_posts" / "2019-01-01-uno.md")
    actions["Copy web address"].trigger()
    assert QGuiApplication.clipboard().text() == "https://blog.example/2019/01/01/uno.html"
    actions["Open"].trigger()
    assert listing.requested == [blog / "_posts" / "2019-01-01-uno.md"]
    menu.close()


def test_the_menu_key_means_the_post_under_the_cursor(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    listing.pane.list.setCurrentIndex(listing.index("Uno"))
    listing.pane.list.customContextMenuRequested.emit(QPoint(5, 480))
    menu = listing.pane.findChild(QMenu)
    menu.actions()[0].trigger()
    assert listing.requested == [blog / "_posts" / "2019-01-01-uno.md"]
    menu.close()


def test_says_what_to_do_where_there_is_nothing(listing: Listing, blog: Path) -> None:
    assert listing.pane.findChild(type(listing.pane._open_button)).isVisible()
    listing.open(blog)
    assert not listing.pane._hint.isVisible()
    listing.pane.filter_box.setText("no such words")
    assert "No post has" in listing.pane._hint.text()
    empty = blog.parent / "empty"
    write(empty, "_config.yml", "")
    listing.pane.filter_box.clear()
    listing.open(empty)
    assert "no posts yet" in listing.pane._hint.text()


def test_another_repo_drops_the_first(listing: Listing, blog: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, "_posts/2000-01-01-viejo.md", "---\ntitle: Viejo\n---\n")
    listing.pane.show_folder(Site(blog))
    listing.open(other)
    assert listing.rows() == ["2000", "Viejo"]


def test_the_same_repo_again_keeps_its_marks(listing: Listing, blog: Path) -> None:
    listing.open(blog)
    one = blog / "_posts" / "2019-01-01-uno.md"
    listing.pane.show_problems(one, [problem(Severity.ERROR)])
    new = write(blog, "_posts/2022-01-01-nuevo.md")
    listing.open(blog)
    assert listing.index("Uno").data(MarksRole)[1] is Severity.ERROR
    assert new.stem in listing.rows()


def test_all_real_posts_are_listed(listing: Listing, shared_repo: Path) -> None:
    listing.open(shared_repo)
    assert listing.pane.model.post_count == 57
    assert not any(post.error for post in listing.pane.posts)


def test_thousands_arrive_in_slices(listing: Listing, tmp_path: Path) -> None:
    root = tmp_path / "many"
    for number in range(2_000):
        year, rest = divmod(number, 300)
        name = f"_posts/{2001 + year}-{1 + rest % 12:02}-{1 + rest % 28:02}-n{number}.md"
        write(root, name, "---\ntitle: {0}\nauthor: Ana\ntags: [a, b]\n---\n\ntexto\n")
    arrived: list[int] = []
    listing.pane.model.rowsInserted.connect(lambda: arrived.append(listing.pane.model.post_count))
    listing.pane.model.modelReset.connect(lambda: arrived.append(listing.pane.model.post_count))
    listing.open(root)
    assert listing.pane.model.post_count == 2_000
    assert arrived == sorted(arrived)
    dates = [post.date for post in listing.pane.posts]
    assert dates == sorted(dates, reverse=True)


def test_the_model_keeps_qts_rules(listing: Listing, blog: Path, qtbot) -> None:
    tester = ModelTester(config=None)
    model = PostModel("es")
    tester.check(model)
    listing.open(blog)
    posts = listing.pane.posts
    model.add(posts[2:])
    model.add(posts[:2])
    model.set_filter("uno")
    model.set_filter("")
    model.replace(posts[1:])
    model.clear()
    assert model.rowCount() == 0


def test_the_filter_finds_days_and_opens_the_only_post_to_be_written_in(
    window, files, blog: Path, qtbot
) -> None:
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    files.open_path(blog)
    pane = window.posts
    qtbot.waitUntil(lambda: pane.model.post_count == 4, timeout=15_000)
    pane.filter_box.setFocus()
    qtbot.keyClicks(pane.filter_box, "1 jan")
    assert pane.model.shown_count == 3
    qtbot.keyClick(pane.filter_box, Qt.Key.Key_Return)
    assert pane.list.hasFocus()
    chosen = pane.model.post_at(pane.list.currentIndex())
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert window.post.path == chosen.path
    assert window.editor.edit.hasFocus()
    pane.list.setFocus()
    # Return on the post that is open leads into it as well.
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert window.editor.edit.hasFocus()
    pane.filter_box.setFocus()
    pane.filter_box.selectAll()
    qtbot.keyClicks(pane.filter_box, "jan 2019")
    assert pane.model.shown_count == 1
    qtbot.keyClick(pane.filter_box, Qt.Key.Key_Return)
    assert window.post.path == blog / "_posts" / "2019-01-01-uno.md"
    assert window.editor.edit.hasFocus()


def test_languages_are_chips(listing: Listing, blog: Path) -> None:
    write(blog, "_posts/2018-01-01-one.md", "---\ntitle: One [EN]\n---\n")
    listing.open(blog)
    chips = listing.pane.languages
    shown = {
        chips._flow.itemAt(at).widget().text(): chips._flow.itemAt(at).widget() for at in (0, 1)
    }
    assert set(shown) == {"ES", "EN"}
    listing.qtbot.mouseClick(shown["EN"], Qt.MouseButton.LeftButton)
    assert listing.rows() == ["2018", "One [EN]"]
    listing.qtbot.mouseClick(shown["ES"], Qt.MouseButton.LeftButton)
    assert listing.rows() == ["2020", "Dos [ES]", "2018", "One [EN]"]
    (blog / "_posts" / "2018-01-01-one.md").unlink()
    listing.pane.refresh()
    listing.wait(lambda: not chips.isVisible())
    assert listing.rows() == BLOG_ROWS


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_file_manager_is_started_by_its_whole_path(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    """A program of that name may lie in the current folder, where Windows looks first."""
    started: list[str] = []
    monkeypatch.setattr(post_menu.sys, "platform", platform)
    monkeypatch.setattr(post_menu.subprocess, "Popen", started.append)
    post_menu.show_in_folder(Path("/blog/a b.md"))
    (command,) = started
    program = command[0] if isinstance(command, list) else command.split('"')[1]
    assert program.startswith(("/usr/bin/", "C:\\Windows\\"))
    assert "/blog/a b.md" in (command[-1] if isinstance(command, list) else command)


def test_the_row_of_the_post_stays_in_sight_in_a_lower_list(listing: Listing, blog: Path) -> None:
    for number in range(10, 30):
        write(blog, f"_posts/2018-01-{number}-post.md")
    listing.open(blog)
    view = listing.pane.list
    bottom = view.viewport().rect().bottom() - 4
    view.setCurrentIndex(view.indexAt(QPoint(20, bottom)))
    assert view.visualRect(view.currentIndex()).bottom() <= bottom + 4
    listing.pane.resize(280, 400)
    listing.wait(lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex())))
