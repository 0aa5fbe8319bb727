from __future__ import annotations

import bz2
import gzip
import lzma
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QTabBar,
    QToolBar,
    QWidget,
)

from newsletter_editor.gui import actions as table
from newsletter_editor.gui import notices
from newsletter_editor.gui.action_table import Row
from newsletter_editor.gui.dialogs.settings_dialog import SettingsDialog
from newsletter_editor.gui.editor.image_dialog import ImageDialog
from newsletter_editor.gui.file_commands import MOST_OPENED, READ_AT_ONCE
from newsletter_editor.gui.finder.commands import CommandPalette
from newsletter_editor.gui.images.new_picture import NewPictureDialog, Place
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.post_files import Answer
from newsletter_editor.images.new_image import NewImage
from newsletter_editor.text.edits import Edit
from tests.gui.previewing import PNG

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
)
# What Qt puts into its own controls is reached through them, not by itself.
PARTS_OF_CONTROLS = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def _is_part(widget: QWidget) -> bool:
    if widget.objectName().startswith(PARTS_OF_CONTROLS) or isinstance(widget, QHeaderView):
        return True
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar)):
            return True
        above = above.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    labels = [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return labels[0].text() if labels else ""


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and not _is_part(widget) and not _name(widget)
    ]


def test_every_control_of_the_window_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda window: SettingsDialog(window.settings, window),
        lambda window: NewPictureDialog(
            NewImage(".png", None, PNG), Place(Path("/x.md"), None), window.tasks, window
        ),
        lambda window: ImageDialog(window.tasks, None, Path(), window, is_there=True),
        lambda window: CommandPalette(window.actions_, window),
    ],
    ids=["settings", "alt text", "image", "command palette"],
)
def test_every_control_of_the_dialogs_has_a_name(window: MainWindow, make) -> None:
    dialog = make(window)
    assert nameless(dialog) == []
    dialog.deleteLater()


def test_every_control_is_reached_by_tab(window: MainWindow) -> None:
    unreachable = [
        f"{type(widget).__name__} {_name(widget)}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not _is_part(widget)
        and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]
    assert unreachable == []


def test_every_action_does_something(window: MainWindow) -> None:
    # Hung by `protect` alone, which this window does without.
    of_recovery = {"file.versions", "file.unsaved"}
    idle = {id for id in window.actions_ if _own_receivers(window.actions_[id]) < 1}
    assert idle == of_recovery


def _own_receivers(action: QAction) -> int:
    # A menu and a tool bar listen to each of their actions, whatever it does.
    shown = sum(isinstance(each, (QMenu, QToolBar)) for each in action.associatedObjects())
    signals = (SIGNAL("triggered(bool)"), SIGNAL("toggled(bool)"))
    return sum(action.receivers(signal) for signal in signals) - shown


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    used = Counter(
        keys.toString() for id in window.actions_ for keys in window.actions_[id].shortcuts()
    )
    assert [keys for keys, count in used.items() if count > 1] == []


def test_no_shortcut_types_a_character(window: MainWindow) -> None:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    for id in window.actions_:
        for keys in window.actions_[id].shortcuts():
            press = keys[0]
            held = press.keyboardModifiers()
            assert not (held & control and held & alt), f"{id}: Ctrl+Alt is AltGr on Windows"
            typed = Qt.Key.Key_Space <= press.key() <= Qt.Key.Key_AsciiTilde
            assert not (typed and held == alt), f"{id}: Alt types characters on macOS"


def test_no_keys_are_the_systems_on_macos(qapp) -> None:
    keys = [keys for row in table.TABLE if isinstance(row, Row) for keys in row.shortcuts]
    keys += [f"Ctrl+Shift+{number}" for number in range(1, 8)]
    pressed = Counter(table.usual_keys(each, "darwin").toString() for each in keys)
    assert [each for each, count in pressed.items() if count > 1] == []
    taken = ("Tab", "Shift+Tab", "H", "M", "Space", "`", "Shift+3", "Shift+4", "Shift+5", "Shift+Q")
    assert not {f"Ctrl+{each}" for each in taken} & pressed.keys()
    assert "Meta+Tab" in pressed


def test_roles_are_told_and_not_guessed(window: MainWindow) -> None:
    role = QAction.MenuRole
    for row in table.TABLE:
        if isinstance(row, Row):
            assert window.actions_[row.id].menuRole() != role.TextHeuristicRole
    assert window.actions_["file.quit"].menuRole() == role.QuitRole
    assert window.actions_["file.settings"].menuRole() == role.PreferencesRole
    assert window.actions_["help.about"].menuRole() == role.AboutRole


def test_the_command_palette_finds_and_runs(window: MainWindow, qtbot) -> None:
    window.show()
    window.editor.edit.setPlainText("x")
    window.editor.edit.selectAll()
    window.actions_["tools.command_palette"].trigger()
    palette = window.findChild(CommandPalette)
    QTest.keyClicks(palette.query, "bld")
    assert palette.list.currentIndex().data().startswith("Format › Bold")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert window.post.text() == "**x**"
    qtbot.waitUntil(lambda: window.findChild(CommandPalette) is None)


def test_the_command_palette_lists_every_action(window: MainWindow) -> None:
    palette = CommandPalette(window.actions_, window)
    palette.fill("")
    enabled = sum(window.actions_[id].isEnabled() for id in window.actions_)
    assert palette.list.model().rowCount() == enabled - 1
    QTest.keyClicks(palette.query, "zzzqqq")
    assert palette.list.model().rowCount() == 0
    palette.deleteLater()


BAD = {
    "a folder that is no repo": lambda folder: folder,
    "a vanished file": lambda folder: folder / "fuera.md",
    "a file of 20 MB": lambda folder: _written(folder / "enorme.md", b"x" * 20 * 2**20),
}


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("make", BAD.values(), ids=BAD.keys())
def test_bad_input_is_a_sentence_in_the_window(window: MainWindow, tmp_path, make) -> None:
    folder = tmp_path / "suelta"
    folder.mkdir()
    window.post.document.setPlainText("")
    window.post.document.setModified(False)
    assert not window.files.open_path(make(folder))
    (notice,) = [n for n in window.notices.showing() if n.property("kind") == "error"]
    assert len(notice.label.text()) > 20


ODD = {
    "empty": b"",
    "strange letters": bytes(range(0x80, 0x100)) * 40,
    "broken front matter": b"---\ntitle: [\n---\n# x\n",
    "unclosed front matter": b"---\ntitle: x\n",
    "no front matter": b"# x\n",
    "NULs": b"a\0b\0\n",
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD.keys())
def test_odd_files_open_and_are_saved_as_they_were(window, tmp_path, data: bytes, qtbot) -> None:
    path = _written(tmp_path / "raro.md", data)
    assert window.files.open_path(path)
    window.editor.edit.moveCursor(window.editor.edit.textCursor().MoveOperation.End)
    QTest.keyClicks(window.editor.edit, "z")
    window.editor.edit.undo()
    assert not window.post.is_dirty
    assert window.files.save()
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"%PDF-1.7\n", "PDF"),
        (bytes(range(256)) * 40, "no text, whatever its name says"),
        (gzip.compress(b"uno dos tres " * 50, mtime=0), "gzip"),
        (bz2.compress(b"uno dos tres " * 50), "bzip2"),
        (lzma.compress(b"uno dos tres " * 50), "xz"),
    ],
)
def test_what_is_no_text_is_not_opened_as_a_post(
    window: MainWindow, tmp_path: Path, qtbot, data: bytes, said: str
) -> None:
    """Whatever its ending, a save would damage it."""
    mine = _written(tmp_path / "a.md", b"uno\n")
    window.files.open_path(mine)
    window.show()
    qtbot.waitExposed(window)
    path = _written(tmp_path / "foto.md", data)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    place = window.posts.mapTo(window, window.posts.rect().center())
    for kind in (QDragEnterEvent, QDropEvent):
        at = place if kind is QDragEnterEvent else QPointF(place)
        event = kind(
            at,
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(window, event)
    assert window.post.path == mine
    (notice,) = [n for n in window.notices.showing() if n.property("kind") == "error"]
    assert said in notice.label.text()
    assert "MD" not in notice.label.text()
    assert path.read_bytes() == data


def test_closing_with_unsaved_work_asks(window: MainWindow, tmp_path: Path) -> None:
    path = _written(tmp_path / "a.md", b"uno\n")
    window.files.open_path(path)
    window.show()
    window.editor.edit.insertPlainText("dos ")
    asked: list[Answer] = []

    def answer(what: Answer) -> None:
        window.files.ask_about_unsaved = lambda: asked.append(what) or what

    answer(Answer.CANCEL)
    assert not window.close()
    assert window.isVisible()
    answer(Answer.SAVE)
    assert window.close()
    assert (asked, path.read_bytes()) == ([Answer.CANCEL, Answer.SAVE], b"dos uno\n")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (QMessageBox.ButtonRole.AcceptRole, Answer.SAVE),
        (QMessageBox.ButtonRole.DestructiveRole, Answer.DISCARD),
        (QMessageBox.ButtonRole.RejectRole, Answer.CANCEL),
    ],
)
def test_the_question_about_unsaved_work(window, monkeypatch, role, expected: Answer) -> None:
    def press(box: QMessageBox) -> None:
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert window.files.ask_about_unsaved() is expected


def test_discarding_is_told(window: MainWindow, qtbot) -> None:
    window.files.new_post("x")
    window.files.ask_about_unsaved = lambda: Answer.DISCARD
    with qtbot.waitSignal(window.files.discarded):
        assert window.files.leave()


def test_dropped_files_are_opened(window: MainWindow, tmp_path: Path) -> None:
    paths = [_written(tmp_path / name, b"hola") for name in ("soltado.md", "otro.md")]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert not window.editor.edit.canInsertFromMimeData(data)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert [tab.path for tab in window.files.posts] == paths
    assert window.post.path == paths[-1]


def test_many_files_are_read_when_they_are_wanted(
    window: MainWindow, tmp_path: Path, qtbot
) -> None:
    """The window's thread reads one of a hundred, and none that is no post has a tab."""
    names = [f"{number:03}.md" for number in range(100)]
    paths = [_written(tmp_path / name, b"hola") for name in names]
    picture = _written(tmp_path / "foto.png", PNG)
    window.files.open_post(paths[7])
    window.file_commands.open_paths([picture, tmp_path / "fuera.md", *paths, tmp_path])
    assert window.files.posts.texts == [window.post.now]
    posts = window.files.posts
    qtbot.waitUntil(lambda: len(posts.tabs) == 100)
    assert {tab.path for tab in posts} == {*paths}
    assert window.post.path == paths[-1]
    assert len(posts.texts) == 2
    (bar,) = [bar for bar in window.notices.showing() if bar.property("key") == "many"]
    said = "Opened, each in a tab of its own: 100. Cannot be opened: 2; the first: "
    assert bar.label.text().startswith(said)
    assert "foto.png" in bar.label.text()
    bar.findChild(QPushButton).click()
    assert [tab.path for tab in posts] == paths[-1:]


def test_what_opened_whole_is_told_in_passing(
    window: MainWindow, tmp_path: Path, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(notices, "PASSING_MS", 0)
    paths = [_written(tmp_path / f"{number}.md", b"x") for number in range(READ_AT_ONCE + 1)]

    def told() -> list[str]:
        bars = window.notices.showing()
        return [bar.label.text() for bar in bars if bar.property("key") == "many"]

    window.file_commands.open_paths(paths)
    qtbot.waitUntil(lambda: len(window.files.posts.tabs) == len(paths))
    qtbot.waitUntil(lambda: not told())
    window.file_commands.open_paths([*paths, tmp_path / "fuera.md"])
    qtbot.waitUntil(lambda: bool(told()))
    qtbot.wait(50)
    assert told()


def test_too_many_files_are_too_many(window: MainWindow, tmp_path: Path, qtbot) -> None:
    paths = [_written(tmp_path / f"{number}.md", b"x") for number in range(MOST_OPENED + 3)]
    window.file_commands.open_paths(paths)
    qtbot.waitUntil(lambda: len(window.files.posts.tabs) == MOST_OPENED, timeout=20_000)
    (bar,) = [bar for bar in window.notices.showing() if bar.property("key") == "many"]
    assert bar.label.text().endswith(f": {MOST_OPENED}. Left out, as too many at once: 3.")


def test_recent_posts_are_offered_and_opened(window: MainWindow, tmp_path: Path) -> None:
    for name in ("a.md", "b & c.md"):
        window.files.open_path(_written(tmp_path / name, b"x"))
    (tmp_path / "a.md").unlink()
    menu = window.actions_.menu("file.recent_posts")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["&1 b && c.md"]
    window.files.close_post()
    menu.actions()[0].trigger()
    assert window.post.path == tmp_path / "b & c.md"


def test_saving_is_called_off_by_a_guard(window: MainWindow, tmp_path: Path) -> None:
    path = _written(tmp_path / "a.md", b"x")
    window.files.open_path(path)
    window.editor.edit.insertPlainText("y")
    window.files.before_saving.append(lambda: False)
    assert not window.files.save()
    assert window.post.is_dirty
    assert path.read_bytes() == b"x"


def test_a_new_post_never_replaces_a_file(window: MainWindow, tmp_path: Path) -> None:
    path = _written(tmp_path / "a.md", b"x")
    window.files.new_post("nuevo", path)
    assert not window.files.save()
    assert (path.read_bytes(), window.post.is_dirty) == (b"x", True)


def test_settings_take_effect_at_once(window: MainWindow, settings) -> None:
    dialog = SettingsDialog(settings, window)
    before = window.editor.edit.font().pointSize()
    window.actions_["view.zoom_in"].trigger()
    assert window.editor.edit.font().pointSize() == before + 1
    window.actions_["view.zoom_reset"].trigger()
    assert window.editor.edit.font().pointSize() == before
    width = window.editor.gutter.sizeHint().width()
    window.actions_["view.line_numbers"].trigger()
    assert window.editor.gutter.sizeHint().width() < width
    assert settings.get("editor/line_numbers", True) is False
    dialog.deleteLater()


def test_dialogs_are_freed_on_close(window: MainWindow, qtbot) -> None:
    window.actions_["file.settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert [d for d in window.findChildren(QDialog) if isinstance(d, SettingsDialog)] == []


def test_a_pane_behind_another_is_brought_to_the_front(window: MainWindow, qtbot) -> None:
    window.show()
    outline, posts = (window.findChild(QDockWidget, f"dock.{id}") for id in ("outline", "posts"))
    action = window.actions_["view.panes.outline"]
    qtbot.waitUntil(lambda: not action.isChecked())
    action.trigger()
    qtbot.waitUntil(lambda: not outline.visibleRegion().isEmpty())
    assert posts.visibleRegion().isEmpty()
    assert action.isChecked()
    action.trigger()
    assert outline.isHidden()


def test_a_pane_put_away_gives_the_keyboard_to_the_text(window: MainWindow, qtbot) -> None:
    window.post.apply([Edit.insert(0, "# uno\n")])
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    posts, problems = (window.findChild(QDockWidget, f"dock.{id}") for id in ("posts", "problems"))
    window.posts.filter_box.setFocus()
    posts.close()
    assert window.editor.edit.hasFocus()
    posts.show()
    window.posts.filter_box.setFocus()
    problems.hide()
    assert window.posts.filter_box.hasFocus()


def test_a_tab_is_title_enough(window: MainWindow, qtbot) -> None:
    window.show()
    outline, problems = (
        window.findChild(QDockWidget, f"dock.{id}") for id in ("outline", "problems")
    )
    qtbot.waitUntil(lambda: problems.titleBarWidget().close_button.isHidden())
    window.findChild(QDockWidget, "dock.changes").hide()
    qtbot.waitUntil(lambda: problems.titleBarWidget().close_button.isVisible())
    qtbot.waitUntil(lambda: outline.titleBarWidget().close_button.isHidden())
    for dock in window.tabifiedDockWidgets(outline):
        dock.hide()
    window.actions_["view.panes.outline"].trigger()
    qtbot.waitUntil(lambda: outline.titleBarWidget().close_button.isVisible())
    outline.titleBarWidget().close_button.click()
    assert outline.isHidden()
    panes = [action.text() for action in window.createPopupMenu().actions()]
    assert {"Posts", "Outline", "Preview"} <= set(panes)


def test_f6_goes_around_the_panes(window: MainWindow, qtbot) -> None:
    window.post.apply([Edit.insert(0, "# uno\n")])
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: bool(window.outline.headings()))
    window.actions_["view.panes.outline"].trigger()
    window.editor.edit.setFocus()
    seen = []
    for _ in range(6):
        window.actions_["go.next_pane"].trigger()
        seen.append(QApplication.focusWidget())
    assert window.editor.edit in seen
    assert window.outline.tree in seen
    window.editor.edit.setFocus()
    window.actions_["go.next_pane"].trigger()
    window.actions_["go.previous_pane"].trigger()
    assert QApplication.focusWidget() is window.editor.edit


def test_tooltips_tell_the_shortcut(window: MainWindow) -> None:
    bold = window.actions_["format.bold"]
    keys = bold.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    assert bold.toolTip() == f"Bold ({keys})"


def test_escape_leads_from_every_pane_back_to_the_text(
    window: MainWindow, tmp_path: Path, qtbot
) -> None:
    window.files.open_path(_written(tmp_path / "a.md", b"---\ntitle: x\n---\nuno\n"))
    window.resize(1600, 1000)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    for name in ("search", "images", "links", "translation"):
        window.actions_[f"view.panes.{name}"].trigger()
        pane = QApplication.focusWidget()
        assert pane is not window.editor.edit
        QTest.keyClick(pane, Qt.Key.Key_Escape)
        assert window.editor.edit.hasFocus(), f"{name}: {pane}"
    window.posts.list.setFocus()
    QTest.keyClick(window.posts.list, Qt.Key.Key_Escape)
    assert window.editor.edit.hasFocus()
    # What a field has of its own for the key comes first.
    window.posts.filter_box.setFocus()
    QTest.keyClicks(window.posts.filter_box, "x")
    QTest.keyClick(window.posts.filter_box, Qt.Key.Key_Escape)
    assert window.posts.filter_box.hasFocus() and not window.posts.filter_box.text()
    QTest.keyClick(window.posts.filter_box, Qt.Key.Key_Escape)
    assert window.editor.edit.hasFocus()
