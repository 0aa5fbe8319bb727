"""Publishing by clicks in the window, through real repos on disk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QFile, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton

from newsletter_editor.document.merging import Side
from newsletter_editor.document.storage import data_folder
from newsletter_editor.document.versions import Versions
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.notices import Notice
from newsletter_editor.gui.posts.post_menu import PostMenu
from newsletter_editor.gui.publishing.download_dialog import DownloadDialog
from newsletter_editor.gui.publishing.history import History
from newsletter_editor.gui.publishing.publish_dialog import PublishDialog
from newsletter_editor.gui.publishing.sign_in_dialog import SignInDialog
from newsletter_editor.gui.recovery.keeper import PostKeeper
from newsletter_editor.gui.recovery.merge_dialog import MergeDialog
from newsletter_editor.gui.recovery.outside_watch import OutsideWatch
from newsletter_editor.gui.recovery.versions_dialog import VersionsDialog
from newsletter_editor.publishing.publish import publish
from newsletter_editor.repo.trust import distrust, is_trusted
from tests.unit.publishing.blogs import FIRST, PICTURE, SECOND, TEXT, Blog, git, make_blog
from tests.unit.publishing.servers import BACKEND, serving

NEW = "_posts/2020-03-01-tres.md"
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blog:
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    return make_blog(tmp_path / "blogs")


@pytest.fixture
def shown(window: MainWindow, blog: Blog, qtbot) -> Iterator[MainWindow]:
    """The window with Ana's copy, in which she has a new post with an image, and other changes."""
    blog.ana.write(NEW, TEXT.replace("Uno", "Tres") + "\n![Foto](/images/nueva.png)\n")
    blog.ana.write("images/nueva.png", PICTURE)
    blog.ana.write(FIRST, TEXT.replace("Primer párrafo", "Otro párrafo nuevo"))
    blog.ana.write("CNAME", "x")
    window.show()
    assert window.files.open_path(blog.ana.folder / NEW)
    window.actions_["view.panes.changes"].trigger()
    _wait(qtbot, lambda: NEW in window.publishing.pane.tree.ticked)
    yield window
    window.post.document.setModified(False)


def _wait(qtbot, is_so) -> None:
    """As long as a machine with much to do may take."""
    qtbot.waitUntil(is_so, timeout=40000)


def _said(window: MainWindow) -> dict[str, tuple[str, bool]]:
    items = window.publishing.pane.tree._items()
    return {
        path: (item.text(1), item.checkState(0) is Qt.CheckState.Checked) for path, item in items
    }


def _opened(window: MainWindow, kind: type, qtbot):
    _wait(qtbot, lambda: any(_found(kind)))
    return _found(kind)[0]


def _found(kind: type) -> list:
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return [each for each in windows if isinstance(each, kind)]


def test_the_pane_tells_what_is_not_on_the_site(shown: MainWindow, qtbot) -> None:
    assert _said(shown) == {
        FIRST: ("+2 −1 words", False),
        NEW: ("new", True),
        "images/nueva.png": ("new", True),
        "CNAME": ("new", False),
    }
    tree = shown.publishing.pane.tree
    opened = [tree.topLevelItem(at).isExpanded() for at in range(tree.topLevelItemCount())]
    assert opened == [True, True, False]
    _wait(qtbot, lambda: not tree._items()[2][1].icon(0).isNull())


def test_a_move_is_ticked_as_one(window: MainWindow, blog: Blog, qtbot, monkeypatch) -> None:
    here = blog.ana.folder
    moved = "_posts/2020-01-01-primero.md"
    (here / FIRST).rename(here / moved)
    blog.ana.write(NEW, TEXT.replace("Uno", "Tres"))
    window.show()
    assert window.files.open_path(here / NEW)
    window.actions_["view.panes.changes"].trigger()
    tree = window.publishing.pane.tree
    _wait(qtbot, lambda: NEW in tree.ticked)
    assert tree.ticked == [NEW]
    assert _said(window)[moved] == ("moved; was 2020-01-01-uno.md", False)
    assert FIRST not in _said(window)
    for state, ticked in (
        (Qt.CheckState.Checked, {FIRST, NEW, moved}),
        (Qt.CheckState.Unchecked, {NEW}),
    ):
        dict(tree._items())[moved].setCheckState(0, state)
        assert set(tree.ticked) == ticked
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    window.publishing.pane.discard_wanted.emit(moved)
    _wait(qtbot, lambda: (here / FIRST).exists() and not (here / moved).exists())


def test_publish_by_clicks(shown: MainWindow, blog: Blog, qtbot) -> None:
    qtbot.mouseClick(shown.publishing.pane.publish_button, Qt.MouseButton.LeftButton)
    dialog = _opened(shown, PublishDialog, qtbot)
    _wait(qtbot, lambda: dialog.message.toPlainText() == "Publish Tres")
    dialog.message.setFocus()
    dialog.message.selectAll()
    QTest.keyClicks(dialog.message, "El tercero")
    qtbot.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: not dialog.publish_button.isVisible())
    assert "https://blog.example/2020/03/01/tres.html" in dialog._said.text()
    assert dialog.open_button.isVisible()
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert blog.subjects()[0] == "El tercero"
    assert blog.on_server(NEW) and not blog.on_server("CNAME")
    _wait(qtbot, lambda: set(_said(shown)) == {FIRST, "CNAME"})
    assert shown.actions_["publish.undo"].isEnabled()


def test_posts_that_are_on_the_site_are_marked(shown: MainWindow, blog: Blog, qtbot) -> None:
    folder = blog.ana.folder
    _wait(qtbot, lambda: "published" in _tip(shown, folder / FIRST))
    assert "published" not in _tip(shown, folder / NEW)
    publish(blog.ana.repository, [NEW], "Tres")
    shown.posts.refresh()
    _wait(qtbot, lambda: "published" in _tip(shown, folder / NEW))
    row = shown.posts.list.visualRect(
        shown.posts.model.index(shown.posts.model.row_of(folder / NEW))
    )
    with_mark = shown.posts.list.grab(row).toImage()
    shown.posts.model.set_published(())
    assert "published" not in _tip(shown, folder / NEW)
    assert shown.posts.list.grab(row).toImage() != with_mark


def test_posts_that_were_listed_before_publishing_was_hung_are_marked(
    window: MainWindow, blog: Blog, qtbot
) -> None:
    published = blog.ana.folder / FIRST
    assert window.files.open_path(published)
    _wait(qtbot, lambda: "published" in _tip(window, published))
    window.posts.model.set_published(())
    again = History(window, window.publishing.steps)
    _wait(qtbot, lambda: "published" in _tip(window, published))
    again.deleteLater()


def test_a_post_that_is_listed_later_is_marked_as_well(
    shown: MainWindow, blog: Blog, qtbot
) -> None:
    published = blog.ana.folder / FIRST
    kept = published.read_bytes()
    _wait(qtbot, lambda: "published" in _tip(shown, published))
    published.write_bytes(kept.replace(b"---\n", b"---\npublished: false\n", 1))
    shown.posts.refresh()
    _wait(qtbot, lambda: "not published" in _tip(shown, published))
    published.write_bytes(kept)
    shown.posts.refresh()
    _wait(qtbot, lambda: "not published" not in _tip(shown, published))
    _wait(qtbot, lambda: "published" in _tip(shown, published))


def test_undo(shown: MainWindow, blog: Blog, qtbot, monkeypatch) -> None:
    publish(blog.ana.repository, [NEW], "Tres")
    shown.publishing.look()
    _wait(qtbot, lambda: NEW not in _said(shown))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    shown.actions_["publish.undo"].trigger()
    _wait(qtbot, lambda: blog.on_server(NEW) == "")
    _wait(qtbot, lambda: NEW in _said(shown))
    assert (blog.ana.folder / NEW).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="hooks are scripts of a shell")
def test_what_the_server_refuses_goes_for_review_now_or_later(
    shown: MainWindow, blog: Blog, qtbot
) -> None:
    hook = blog.server / "hooks" / "pre-receive"
    hook.write_text(
        "#!/bin/sh\nwhile read old new ref; do\n"
        '[ "$ref" = refs/heads/main ] && echo "GH006: Protected branch" >&2 && exit 1\n'
        "done; exit 0\n"
    )
    hook.chmod(0o755)
    qtbot.mouseClick(shown.publishing.pane.publish_button, Qt.MouseButton.LeftButton)
    dialog = _opened(shown, PublishDialog, qtbot)
    qtbot.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, dialog._said.isVisible)
    _wait(qtbot, lambda: "GH006" in dialog._said.text())
    assert dialog.is_for_review and dialog.publish_button.isEnabled()
    assert dialog.publish_button.text() == "Send for re&view"
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: set(_said(shown)) == {FIRST, "CNAME"})
    # Nothing is ticked any more, and what was refused is still here.
    qtbot.mouseClick(shown.publishing.pane.publish_button, Qt.MouseButton.LeftButton)
    dialog = _opened(shown, PublishDialog, qtbot)
    dialog.for_review.click()
    assert not dialog.tree.ticked
    qtbot.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: not dialog.publish_button.isVisible())
    branch = "post/2020-03-01-tres"
    assert branch in dialog._said.text() and blog.on_server(NEW, branch)
    assert "images/nueva.png" in git(blog.server, "ls-tree", "-r", "--name-only", branch)
    dialog.close()


def test_from_a_copy_it_goes_for_review(
    shown: MainWindow, blog: Blog, qtbot, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(blog.server), str(tmp_path / "copia.git"))
    blog.ana.git("remote", "add", "copia", str(tmp_path / "copia.git"))
    blog.ana.git("config", "remote.pushDefault", "copia")
    qtbot.mouseClick(shown.publishing.pane.publish_button, Qt.MouseButton.LeftButton)
    dialog = _opened(shown, PublishDialog, qtbot)
    assert dialog.is_for_review
    dialog.to_site.click()
    assert dialog.publish_button.text() == "&Publish"
    dialog.for_review.click()
    assert dialog.publish_button.text() == "Send for re&view"
    qtbot.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: not dialog.publish_button.isVisible())
    assert git(tmp_path / "copia.git", "show", f"post/2020-03-01-tres:{NEW}")
    dialog.close()


def test_errors_stand_in_the_way_until_it_is_said_once_more(
    shown: MainWindow, blog: Blog, qtbot
) -> None:
    blog.ana.write(NEW, TEXT + "{% endif %}\n")
    shown.actions_["publish.publish"].trigger()
    dialog = _opened(shown, PublishDialog, qtbot)
    qtbot.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, dialog.errors.isVisible)
    assert not dialog.publish_button.isEnabled()
    dialog.despite.click()
    qtbot.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: not dialog.publish_button.isVisible())
    assert blog.on_server(NEW)
    dialog.close()


def test_a_clash_is_decided_in_the_view_of_both_changes(
    shown: MainWindow, blog: Blog, qtbot
) -> None:
    blog.luis.write(FIRST, TEXT.replace("Primer párrafo", "De Luis"))
    publish(blog.luis.repository, [FIRST], "Luis")
    qtbot.mouseClick(shown.publishing.pane.newest_button, Qt.MouseButton.LeftButton)
    dialog = _opened(shown, MergeDialog, qtbot)
    assert dialog.windowTitle() == "2020-01-01-uno.md has been changed by others, too"
    assert blog.ana.read(FIRST) == TEXT.replace("Primer párrafo", "Otro párrafo nuevo")
    (group,) = dialog._groups.values()
    both = next(b for b in group.buttons() if b.property("side") == Side.BOTH.value)
    both.click()
    qtbot.mouseClick(dialog._use, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: "De Luis" in blog.ana.read(FIRST))
    assert "Otro párrafo nuevo" in blog.ana.read(FIRST)
    _wait(qtbot, lambda: shown.publishing.steps._job is None)
    assert "together now" in shown.notices.findChild(Notice).label.text()


def test_unsaved_work_stays_while_the_newest_comes(shown: MainWindow, blog: Blog, qtbot) -> None:
    blog.luis.write(SECOND, TEXT + "de Luis\n")
    publish(blog.luis.repository, [SECOND], "Luis")
    QTest.keyClicks(shown.editor.edit, "x")
    before = shown.post.text()
    shown.actions_["publish.get_newest"].trigger()
    _wait(qtbot, lambda: "de Luis" in blog.ana.read(SECOND))
    _wait(qtbot, lambda: shown.publishing.steps._job is None)
    assert shown.post.text() == before and shown.post.is_dirty


def test_one_change_is_discarded_and_kept(
    shown: MainWindow, blog: Blog, qtbot, monkeypatch
) -> None:
    tree = shown.publishing.pane.tree
    tree.setCurrentItem(dict(tree._items())[FIRST])
    asked = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: asked.append(box.text()) or QMessageBox.StandardButton.Yes
    )
    qtbot.mouseClick(shown.publishing.pane.discard_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: blog.ana.read(FIRST) == TEXT)
    _wait(qtbot, lambda: FIRST not in _said(shown))
    assert len(asked) == 1
    (version,) = Versions(data_folder() / "versions").of(blog.ana.folder / FIRST)
    assert version.read().decode() == TEXT.replace("Primer párrafo", "Otro párrafo nuevo")


def test_nothing_is_run_before_the_folder_is_trusted(
    window: MainWindow, blog: Blog, qtbot, monkeypatch
) -> None:
    distrust(blog.ana.folder)
    window.show()
    window.files.open_path(blog.ana.folder)
    pane = window.publishing.pane
    window.actions_["view.panes.changes"].trigger()
    _wait(qtbot, pane.trust_button.isVisible)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.No)
    window.actions_["publish.get_newest"].trigger()
    assert not is_trusted(blog.ana.folder)
    qtbot.mouseClick(pane.trust_button, Qt.MouseButton.LeftButton)
    assert is_trusted(blog.ana.folder)
    _wait(qtbot, lambda: pane.changes is not None)


def test_what_others_have_published_is_told_when_the_blog_is_opened(
    window: MainWindow, blog: Blog, qtbot
) -> None:
    blog.luis.write(SECOND, TEXT + "de Luis\n")
    publish(blog.luis.repository, [SECOND], "Luis")
    window.show()
    window.files.open_path(blog.ana.folder)
    _wait(qtbot, lambda: window.notices.findChild(Notice) is not None)
    notice = window.notices.findChild(Notice)
    assert "Others have published" in notice.label.text()
    assert "de Luis" not in blog.ana.read(SECOND)
    button = next(b for b in notice.findChildren(QPushButton) if b.text() == "Get the newest")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: "de Luis" in blog.ana.read(SECOND))


@pytest.mark.parametrize(
    ("what", "path"),
    [("to_draft", "_drafts/uno.md"), ("duplicate", "_posts/2020-01-01-uno-2.md")],
)
def test_a_whole_post_from_the_menu_of_the_list(
    window: MainWindow, blog: Blog, qtbot, what: str, path: str
) -> None:
    window.show()
    window.files.open_path(blog.ana.folder / FIRST)
    site = window.files.site
    menu = PostMenu(site.post(blog.ana.folder / FIRST), site, window)
    menu.move_chosen.connect(window.posts.move_requested)
    next(action for action in menu.actions() if action.data() == what).trigger()
    _wait(qtbot, lambda: window.post.path == blog.ana.folder / path)
    assert blog.ana.read(path) == TEXT
    (notice,) = [n for n in window.notices.findChildren(Notice) if n.findChildren(QPushButton)]
    qtbot.mouseClick(notice.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: not (blog.ana.folder / path).exists())
    assert blog.ana.read(FIRST) == TEXT


def test_a_draft_is_given_its_day(window: MainWindow, blog: Blog, qtbot) -> None:
    draft = blog.ana.write("_drafts/idea.md", TEXT)
    window.show()
    window.files.open_path(draft)
    window.posts.move_requested.emit("to_post", window.files.site.post(draft))
    _wait(qtbot, lambda: window.findChild(QDialog, "post_move_dialog") is not None)
    dialog = window.findChild(QDialog, "post_move_dialog")
    said = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "as soon as they are published" in said
    dialog.field.setDate(QDate(2021, 3, 4))
    dialog.accept()
    _wait(qtbot, lambda: window.post.path == blog.ana.folder / "_posts/2021-03-04-idea.md")


def test_rename_and_delete_from_the_menu(
    window: MainWindow, blog: Blog, qtbot, monkeypatch
) -> None:
    window.show()
    window.files.open_path(blog.ana.folder / FIRST)
    site = window.files.site
    window.posts.move_requested.emit("rename", site.post(blog.ana.folder / FIRST))
    dialog = window.findChild(QDialog, "post_move_dialog")
    assert dialog.field.text() == "uno"
    dialog.field.selectAll()
    QTest.keyClicks(dialog.field, "primero")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    renamed = blog.ana.folder / "_posts/2020-01-01-primero.md"
    _wait(qtbot, lambda: window.post.path == renamed)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    window.posts.move_requested.emit("delete", site.post(renamed))
    _wait(qtbot, lambda: window.post.path is None)
    assert not renamed.exists()
    (notice,) = [n for n in window.notices.findChildren(Notice) if "bin" in n.label.text()]
    qtbot.mouseClick(notice.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    _wait(qtbot, renamed.exists)
    assert renamed.read_bytes().decode() == TEXT


def test_a_drive_without_a_bin(window: MainWindow, blog: Blog, qtbot, monkeypatch) -> None:
    class OnSuchADrive(QFile):
        def moveToTrash(self) -> bool:  # noqa: N802
            return False

    monkeypatch.setattr("newsletter_editor.gui.publishing.post_moves.QFile", OnSuchADrive)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    post = blog.ana.folder / FIRST
    window.show()
    window.files.open_path(post)
    window.posts.move_requested.emit("delete", window.files.site.post(post))
    _wait(qtbot, lambda: not post.exists())
    _wait(qtbot, lambda: bool(window.notices.findChildren(Notice)))
    (notice,) = window.notices.findChildren(Notice)
    assert "there is no bin here" in notice.label.text()
    assert Versions(data_folder() / "versions").of(post)
    qtbot.mouseClick(notice.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    _wait(qtbot, post.exists)


def test_keys_of_the_list_rename_and_delete(
    window: MainWindow, blog: Blog, qtbot, monkeypatch
) -> None:
    window.show()
    window.files.open_path(blog.ana.folder / FIRST)
    window.late.finish()
    posts = window.posts
    _wait(qtbot, lambda: posts.model.row_of(blog.ana.folder / SECOND) >= 0)
    # Another one than is open.
    posts.list.setCurrentIndex(posts.model.index(posts.model.row_of(blog.ana.folder / SECOND)))
    QTest.keyClick(posts.list, Qt.Key.Key_F2)
    dialog = window.findChild(QDialog, "post_move_dialog")
    assert dialog.field.text() == Path(SECOND).stem.split("-", 3)[3]
    dialog.reject()
    asked: list[str] = []
    monkeypatch.setattr(
        QMessageBox,
        "exec",
        lambda box: (asked.append(box.text()), QMessageBox.StandardButton.No)[1],
    )
    QTest.keyClick(posts.list, Qt.Key.Key_Delete)
    assert len(asked) == 1
    assert Path(SECOND).name in asked[0]
    assert (blog.ana.folder / SECOND).exists()


@pytest.mark.skipif(not BACKEND.is_file(), reason="git has no http-backend here")
def test_a_private_blog_asks_for_a_token(
    window: MainWindow, blog: Blog, qtbot, tmp_path: Path
) -> None:
    store = tmp_path / "keyring"
    git(tmp_path, "config", "--global", "credential.helper", f"store --file={store}")
    window.show()
    with serving(blog.server.parent, "ana:ghp_notoken") as server:
        window.actions_["publish.download"].trigger()
        dialog = _opened(window, DownloadDialog, qtbot)
        dialog.address.setText(server.address)
        dialog.folder.setText(str(tmp_path / "privado"))
        dialog.folder.textEdited.emit("")
        qtbot.mouseClick(dialog.download_button, Qt.MouseButton.LeftButton)
        asked = _opened(window, SignInDialog, qtbot)
        QTest.keyClicks(asked.name, "ana")
        QTest.keyClicks(asked.token, "ghp_notoken")
        QTest.keyClick(asked.token, Qt.Key.Key_Return)
        _wait(qtbot, lambda: window.files.site is not None)
    assert window.files.site.root == tmp_path / "privado"
    assert "ghp_notoken" not in (tmp_path / "privado/.git/config").read_text("utf-8")


def test_a_blog_is_downloaded_and_opened(
    window: MainWindow, blog: Blog, qtbot, tmp_path: Path
) -> None:
    window.show()
    qtbot.mouseClick(window.start_page.download_button, Qt.MouseButton.LeftButton)
    dialog = _opened(window, DownloadDialog, qtbot)
    assert not dialog.download_button.isEnabled()
    dialog.address.setText(str(blog.server))
    assert dialog.folder.text().endswith("blog")
    dialog.folder.setText(str(tmp_path / "mío"))
    qtbot.mouseClick(dialog.download_button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: window.files.site is not None)
    assert window.files.site.root == tmp_path / "mío"
    assert not (window.files.site.root / ".git" / "newsletter-editor").exists()


def test_what_is_unsaved_is_not_on_the_site(window: MainWindow, blog: Blog, qtbot) -> None:
    window.show()
    assert window.files.open_path(blog.ana.folder / FIRST)
    window.actions_["view.panes.changes"].trigger()
    pane = window.publishing.pane
    _wait(qtbot, lambda: pane._said.text() == pane.tr("All is on the site."))
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.mouseClick(pane.publish_button, Qt.MouseButton.LeftButton)
    _wait(
        qtbot,
        lambda: any("nothing to publish" in each.label.text() for each in window.notices.showing()),
    )
    QTest.keyClick(window.editor.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.editor.edit, "Hola")
    assert "not saved" in pane._said.text() and "All is" not in pane._said.text()
    assert window.files.open_post(blog.ana.folder / SECOND)
    QTest.keyClick(window.editor.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.editor.edit, "x")
    assert "not saved yet: 2" in pane._said.text()
    assert window.files.open_post(blog.ana.folder / FIRST)
    _wait(qtbot, lambda: not window.publishing.steps.is_busy)
    qtbot.mouseClick(pane.publish_button, Qt.MouseButton.LeftButton)
    dialog = _opened(window, PublishDialog, qtbot)
    assert dialog.tree.ticked == [FIRST]
    assert blog.ana.read(SECOND) == TEXT.replace("Uno", "Dos") + "x"
    assert "Hola" in blog.ana.read(FIRST) and "not saved" not in pane._said.text()
    dialog.reject()


def test_commits_stand_beside_copies_and_are_brought_back(
    window: MainWindow, blog: Blog, qtbot, tmp_path: Path
) -> None:
    post = window.post
    keeper = PostKeeper(post, window.files, window.tasks, tmp_path / "kept", post)
    watch = OutsideWatch(post, window.tasks, post)
    window.protect(keeper, watch)
    blog.luis.write(FIRST, TEXT.replace("Primer", "De Luis"))
    publish(blog.luis.repository, [FIRST], "Luis corrige")
    blog.ana.git("pull", "-q")
    window.show()
    window.late.finish()
    window.files.open_path(blog.ana.folder / FIRST)
    _wait(qtbot, lambda: "Luis corrige" in _tip(window, blog.ana.folder / FIRST))
    QTest.keyClick(window.editor.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.editor.edit, "Mio")
    window.actions_["file.versions"].trigger()
    dialog = _opened(window, VersionsDialog, qtbot)
    _wait(qtbot, lambda: dialog._list.count() >= 2)
    assert dialog._view.isVisible()
    said = [dialog._list.item(at).text().partition("\n")[2] for at in range(dialog._list.count())]
    assert said[-2:] == ["Luis: Luis corrige", "Ana: Primer día"]
    dialog._list.setCurrentRow(dialog._list.count() - 1)
    qtbot.mouseClick(dialog._restore, Qt.MouseButton.LeftButton)
    assert window.post.text() == TEXT
    window.post.document.undo()
    assert "De Luis" in window.post.text() and "Mio" in window.post.text()
    cursor = window.editor.edit.textCursor()
    for words, who in (("De Luis", "Luis wrote this line"), ("Mio", "new here")):
        cursor.setPosition(window.post.to_utf16(window.post.text().index(words)))
        window.editor.edit.setTextCursor(cursor)
        window.actions_["publish.who"].trigger()
        _wait(qtbot, lambda who=who: any(who in n.label.text() for n in window.notices.showing()))
    window.post.document.setModified(False)


def _tip(window: MainWindow, path: Path) -> str:
    model = window.posts.model
    row = model.row_of(path)
    return model.data(model.index(row), Qt.ItemDataRole.ToolTipRole) if row >= 0 else ""


def test_images_and_links_of_a_post_that_goes(
    window: MainWindow, blog: Blog, qtbot, monkeypatch
) -> None:
    post = blog.ana.write(NEW, TEXT.replace("Uno", "Tres") + "\n![Foto](/images/viejo.png)\n")
    image = blog.ana.folder / "images/viejo.png"
    blog.ana.write(SECOND, TEXT + "[x]({% post_url 2020-03-01-tres %})\n")
    window.show()
    window.late.finish()
    window.files.open_path(post)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    window.posts.move_requested.emit("delete", window.files.site.post(post))
    _wait(qtbot, lambda: not post.exists() and window.post.path is None)
    (notice,) = [n for n in window.notices.showing() if "bin" in n.label.text()]
    assert "2020-02-01-dos.md lead to it" in notice.label.text()
    button = next(b for b in notice.findChildren(QPushButton) if "images" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    _wait(qtbot, lambda: not image.exists())
    _wait(
        qtbot, lambda: any("Images in the bin" in n.label.text() for n in window.notices.showing())
    )
    (notice,) = [n for n in window.notices.showing() if "Images" in n.label.text()]
    qtbot.mouseClick(notice.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    _wait(qtbot, image.exists)
    assert image.read_bytes() == PICTURE
