"""Enter does one thing in every dialog: a line edit's return and the default button are a pair."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QWidget,
)

from newsletter_editor import gui
from newsletter_editor.document.merging import merge
from newsletter_editor.gui.about.dialog import AboutDialog
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.dialogs.settings_dialog import SettingsDialog
from newsletter_editor.gui.editor.emoji_tools import EmojiPicker
from newsletter_editor.gui.editor.image_dialog import ImageDialog
from newsletter_editor.gui.editor.table_tools import TableDialog
from newsletter_editor.gui.help.dialog import HelpDialog
from newsletter_editor.gui.images.describe_dialog import DescribeDialog
from newsletter_editor.gui.images.home_dialog import HomeDialog
from newsletter_editor.gui.images.new_picture import NewPictureDialog, Place
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.message.choices_dialog import ChoicesDialog
from newsletter_editor.gui.message.draft_dialog import DraftDialog
from newsletter_editor.gui.message.send_dialog import SendDialog
from newsletter_editor.gui.new_issue.dialog import NewIssueDialog
from newsletter_editor.gui.new_issue.planning import Repo
from newsletter_editor.gui.palette.learn_dialog import LearnDialog
from newsletter_editor.gui.palette.names_dialog import SectionNamesDialog
from newsletter_editor.gui.palette.templates_dialog import TemplatesDialog
from newsletter_editor.gui.problems.save_sheet import SaveSheet
from newsletter_editor.gui.publishing.download_dialog import DownloadDialog
from newsletter_editor.gui.publishing.post_moves import MoveDialog
from newsletter_editor.gui.publishing.publish_dialog import PublishDialog
from newsletter_editor.gui.publishing.rows import Changes
from newsletter_editor.gui.publishing.sign_in_dialog import SignInDialog
from newsletter_editor.gui.recovery.difference_dialog import DifferenceDialog
from newsletter_editor.gui.recovery.merge_dialog import MergeDialog
from newsletter_editor.gui.recovery.unsaved_dialog import UnsavedDialog
from newsletter_editor.gui.recovery.versions_dialog import VersionsDialog
from newsletter_editor.gui.shortcuts.dialog import ShortcutsDialog
from newsletter_editor.gui.spelling.glossary_dialog import GlossaryDialog
from newsletter_editor.gui.spelling.review_dialog import ReviewDialog
from newsletter_editor.images.new_image import NewImage
from newsletter_editor.publishing.changes import Status
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range
from tests.gui.previewing import PNG
from tests.gui.test_main_window import nameless

TEXT = (
    '---\nlayout: post\ntitle: "Boletín #5 [ES]: Uno"\ndate: 2020-01-01\nlang: es\n---\n'
    "# Noticias\n\n***Una***\n\\\\\nEs increible.\n"
)


@pytest.fixture
def opened(qtbot, window: MainWindow, tmp_path: Path) -> MainWindow:
    root = tmp_path / "blog"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n", "utf-8")
    path = root / "_posts" / "2020-01-01-boletin-5.md"
    path.write_text(TEXT, "utf-8")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.files.open_post(path)
    qtbot.waitUntil(lambda: window.problems.checks.is_current, timeout=30_000)
    return window


def by(action: str, kind: type[QDialog]) -> Callable[[MainWindow], QDialog]:
    def make(window: MainWindow) -> QDialog:
        window.actions_[action].trigger()
        return next(each for each in window.findChildren(kind) if each.isVisible())

    return make


def shown(make: Callable[[MainWindow], QDialog]) -> Callable[[MainWindow], QDialog]:
    def show(window: MainWindow) -> QDialog:
        dialog = make(window)
        dialog.show()
        return dialog

    return show


def new_issue(window: MainWindow) -> QDialog:
    library = window.sections.library
    repo = Repo(window.files.site, library.templates, library.names)
    return NewIssueDialog(repo, lambda make: False, window.tasks, "es", parent=window)


NO_CHANGES = Changes(
    Path("/x"), Path("/x"), Status("main", (), 1, 0, False), (), frozenset(), False
)
PROBLEM = Problem("x", Severity.ERROR, Range(0, 1), Localized("mal", "bad"))
MAKERS: dict[type[QDialog], Callable[[MainWindow], QDialog]] = {
    NewIssueDialog: shown(new_issue),
    SettingsDialog: by("file.settings", SettingsDialog),
    ShortcutsDialog: by("tools.shortcuts", ShortcutsDialog),
    TemplatesDialog: by("tools.templates", TemplatesDialog),
    SectionNamesDialog: by("tools.section_names", SectionNamesDialog),
    LearnDialog: by("tools.learn_sections", LearnDialog),
    ReviewDialog: by("tools.review_spelling", ReviewDialog),
    GlossaryDialog: by("tools.glossary", GlossaryDialog),
    AboutDialog: by("help.about", AboutDialog),
    HelpDialog: by("help.first_hour", HelpDialog),
    NewPictureDialog: shown(
        lambda window: NewPictureDialog(
            NewImage(".png", None, PNG), Place(Path("/x.md"), None), window.tasks, window
        )
    ),
    DescribeDialog: by("tools.images.describe", DescribeDialog),
    HomeDialog: shown(
        lambda window: HomeDialog(
            window.files.site.root, window.post.path, {}, window.tasks, window.language, window
        )
    ),
    ImageDialog: shown(
        lambda window: ImageDialog(
            window.tasks, window.files.site.root, Path(), window, alt="x", address="/x.png"
        )
    ),
    TableDialog: shown(TableDialog),
    EmojiPicker: shown(lambda window: EmojiPicker("es", [], window)),
    SaveSheet: shown(lambda window: SaveSheet([(PROBLEM, 1)], window.theme, "es", window)),
    DownloadDialog: shown(lambda window: DownloadDialog(window.tasks, Path("/x"), "es", window)),
    SignInDialog: shown(lambda window: SignInDialog("https://blog.example", window)),
    MoveDialog: shown(lambda window: MoveDialog("t", "n", QLineEdit("uno"), window)),
    PublishDialog: shown(
        lambda window: PublishDialog(NO_CHANGES, set(), window.tasks.pictures, False, window)
    ),
    MergeDialog: shown(
        lambda window: MergeDialog(merge("a\nb\n", "a\nc\n", "a\nd\n"), window.theme, window)
    ),
    DifferenceDialog: shown(
        lambda window: DifferenceDialog(
            "t", "e", ("a", "b"), ("x\n", "y\n"), window.theme, window, ("Do", lambda: None)
        )
    ),
}
MAKERS |= {
    ChoicesDialog: shown(lambda window: ChoicesDialog({}, window)),
    DraftDialog: shown(lambda window: DraftDialog("x", "<p>x", window.tasks, "es", window)),
    SendDialog: shown(
        lambda window: SendDialog(
            "Subject: x\n\nx\n", "", window.tasks, window.settings, "es", window
        )
    ),
    MoveDialog: shown(lambda window: MoveDialog("x", "&x", QLineEdit(), window)),
    DownloadDialog: shown(
        lambda window: DownloadDialog(window.tasks, Path("/nowhere"), "es", window)
    ),
    SignInDialog: shown(lambda window: SignInDialog("https://a.example", window)),
}
OF_A_REPO = {PublishDialog}
"""Has to be told by git what has changed, and is not walked here."""
OF_LISTS_ALONE = {VersionsDialog, UnsavedDialog}
"""They need copies and journals to be made; nothing can be typed into them."""


def places(dialog: QDialog) -> list[QWidget]:
    """Where Enter may be pressed and mean two things."""
    kinds = (QLineEdit, QAbstractItemView)
    found = [w for kind in kinds for w in dialog.findChildren(kind)]
    return [w for w in found if w.isVisible() and w.isEnabled() and w.focusPolicy()]


def hears(widget: QWidget, signal: str) -> bool:
    """Whether the program has connected something to a signal; Qt's own parts have."""
    inside = widget.parent()
    if isinstance(inside, QComboBox | QAbstractSpinBox):
        return False
    return widget.receivers(SIGNAL(signal)) > 0


def test_enter_does_one_thing(qtbot, opened: MainWindow) -> None:
    pairs = [pair for kind in MAKERS for pair in pairs_in(qtbot, opened, kind)]
    assert not pairs


def test_every_control_of_every_dialog_has_a_name(opened: MainWindow) -> None:
    found = {}
    for kind in (kind for kind in MAKERS if kind not in OF_A_REPO):
        dialog = MAKERS[kind](opened)
        found[kind.__name__] = nameless(dialog)
        dialog.reject()
        dialog.deleteLater()
    assert {name: controls for name, controls in found.items() if controls} == {}


def pairs_in(qtbot, opened: MainWindow, kind: type[QDialog]) -> Iterator[str]:
    """Where Enter does two things or more."""
    count = None
    at = 0
    while count is None or at < count:
        dialog = MAKERS[kind](opened)
        if isinstance(dialog, NewIssueDialog):
            dialog.create_button.setEnabled(True)
        targets = places(dialog)
        count = len(targets)
        if targets:
            target, done = targets[at], []
            for button in dialog.findChildren(QAbstractButton):
                button.clicked.connect(partial(note, done, button))
            if isinstance(target, QLineEdit):
                if hears(target, "returnPressed()"):
                    target.returnPressed.connect(partial(note, done, target))
            elif isinstance(target, QListWidget) and hears(
                target, "itemActivated(QListWidgetItem*)"
            ):
                target.itemActivated.connect(partial(note, done, target))
            elif hears(target, "activated(QModelIndex)"):
                target.activated.connect(partial(note, done, target))
            if isinstance(target, QListWidget) and target.currentRow() < 0:
                target.setCurrentRow(0)
            with qtbot.waitActive(dialog):
                dialog.activateWindow()
            target.setFocus()
            QTest.keyClick(target, Qt.Key.Key_Return)
            if len(done) > 1:
                yield f"{kind.__name__}: Enter in {type(target).__name__} is {done}"
        if shiboken6.isValid(dialog):
            dialog.reject()
            dialog.deleteLater()
        opened.post.document.setModified(False)
        at += 1


def note(done: list[str], widget: QWidget, *_: object) -> None:
    done.append(f"{type(widget).__name__} {getattr(widget, 'text', str)()}")


def test_no_dialog_is_left_out() -> None:
    for module in pkgutil.walk_packages(gui.__path__, f"{gui.__name__}."):
        if not module.name.endswith(".worker"):
            importlib.import_module(module.name)
    ours = {kind for kind in dialogs(QDialog) if not issubclass(kind, QMessageBox)}
    assert ours - {Dialog} == {*MAKERS, *OF_LISTS_ALONE, *OF_A_REPO}
    for kind in OF_LISTS_ALONE:
        source = Path(sys.modules[kind.__module__].__file__).read_text("utf-8")
        assert "QLineEdit" not in source
        assert "itemActivated" not in source


def dialogs(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith(f"{gui.__name__}."):
            yield each
        yield from dialogs(each)
