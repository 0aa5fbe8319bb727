from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from newsletter_editor.app import housekeeping
from newsletter_editor.app.crash import KEPT_REPORTS, CrashHook
from newsletter_editor.app.one_program import Visit
from newsletter_editor.app.program import Program
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.settings import Settings
from newsletter_editor.text.errors import EditorError

POST = "---\ntitle: uno\n---\n# Uno\n\n" + "línea\n" * 200


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = tmp_path / "boletín"
    (folder / "_posts").mkdir(parents=True)
    (folder / "_config.yml").write_text("title: x\n")
    for name in ("2020-01-01-viejo.md", "2020-02-02-nuevo.md"):
        (folder / "_posts" / name).write_text(POST, "utf-8")
    return folder


@pytest.fixture
def hook(tmp_path: Path) -> Iterator[CrashHook]:
    hook = CrashHook(tmp_path / "reports")
    hook.install()
    yield hook
    hook.remove()


@pytest.fixture
def start(qapp, tmp_path: Path, hook: CrashHook):
    """Starts a program on the settings of the one before, as another run would."""
    running: list[Program] = []

    def end() -> None:
        while running:
            program = running.pop()
            program.post.document.setModified(False)
            program.finish()
            program.deleteLater()

    def start(path: Path | None = None, language=None, theme=None) -> Program:
        end()
        program = Program(qapp, Settings(tmp_path / "settings.ini"), hook)
        running.append(program)
        program.start(path, language, theme)
        program.window.late.finish()
        return program

    yield start
    end()


def test_a_window_that_nobody_has_seen_yet_lets_work_and_second_starts_in(
    qapp, tmp_path: Path, hook: CrashHook, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some desktops show no window before its author looks for it."""
    monkeypatch.setattr(MainWindow, "show", lambda _window: None)
    program = Program(qapp, Settings(tmp_path / "settings.ini"), hook)
    with qtbot.waitSignal(program.tasks.released, timeout=20_000):
        program.start(None, None, None)
    program.finish()
    program.deleteLater()


def test_a_repo_opens_with_its_newest_post(start, repo: Path, qtbot) -> None:
    program = start(repo)
    qtbot.waitUntil(lambda: program.post.path is not None)
    assert program.post.path.name == "2020-02-02-nuevo.md"
    assert program.files.site.root == repo


def test_a_repo_opens_with_the_post_worked_on_last(start, repo: Path, qtbot) -> None:
    start(repo / "_posts" / "2020-01-01-viejo.md")
    assert start(repo).post.path.name == "2020-01-01-viejo.md"


def test_the_session_comes_back(start, repo: Path) -> None:
    first = start(repo / "_posts" / "2020-01-01-viejo.md")
    first.window.editor.commands.go_to_line(120)
    first.window.resize(1111, 777)
    first.window.outline.parentWidget().close()
    first.settings.set("window/theme", "dark")
    view = first.window.editor.view()
    again = start()
    assert again.post.path == repo / "_posts" / "2020-01-01-viejo.md"
    assert again.window.editor.view().cursor == view.cursor
    assert again.window.editor.position() == (120, 1)
    assert (again.window.width(), again.window.height()) == (1111, 777)
    assert not again.window.outline.isVisible()
    assert again.theme.is_dark


def test_a_session_whose_files_are_gone_begins_anew(start, repo: Path) -> None:
    path = repo / "_posts" / "2020-01-01-viejo.md"
    start(path)
    path.unlink()
    program = start()
    assert program.post.path is None
    assert [n for n in program.window.notices.showing() if n.property("kind") == "error"] == []


def test_another_language_keeps_text_undo_and_place(start, repo: Path, qtbot) -> None:
    program = start(repo / "_posts" / "2020-01-01-viejo.md", "en")
    program.window.editor.commands.go_to_line(50)
    QTest.keyClicks(program.window.editor.edit, "hola")
    before = program.window
    program.window.actions_["view.language.es"].trigger()
    window = program.window
    assert window is not before
    assert window.actions_["file.save"].text() == "&Guardar"
    assert "hola" in program.post.text()
    assert window.editor.position() == (50, 5)
    assert program.post.is_dirty
    window.actions_["edit.undo"].trigger()
    assert "hola" not in program.post.text()
    assert not program.post.is_dirty
    qtbot.waitSignal(before.destroyed, timeout=5000, raising=False)
    window.actions_["view.language.en"].trigger()
    assert program.window.actions_["file.save"].text() == "&Save"


def test_garbage_of_other_threads_ends_on_the_windows(
    start, repo: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "LOOK_EVERY_MS", 50)
    program = start(repo)
    ended: list[threading.Thread] = []

    class Knot:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            ended.append(threading.current_thread())

    def work() -> list[list[int]]:
        Knot()
        return [[each] for each in range(10_000)]

    made: list[list[list[int]]] = []
    program.tasks.run(work, done=made.append)
    qtbot.waitUntil(lambda: bool(made and ended), timeout=60_000)
    assert ended == [threading.main_thread()]


def test_the_options_hold_for_one_run(start, repo: Path) -> None:
    program = start(repo, "es", "dark")
    assert program.theme.is_dark
    assert program.window.actions_["file.save"].text() == "&Guardar"
    assert program.settings.get("window/theme", "system") == "system"


def test_themes_change_palette_and_colours_at_once(start, repo: Path, qapp) -> None:
    program = start(repo, "en", "light")
    light = qapp.palette().color(QPalette.ColorRole.Base)
    program.window.actions_["view.theme.dark"].trigger()
    dark = qapp.palette().color(QPalette.ColorRole.Base)
    assert light.lightness() > 200 > 60 > dark.lightness()
    program.window.actions_["view.theme.light"].trigger()
    assert qapp.palette().color(QPalette.ColorRole.Base) == light


def _contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_text_can_be_read_on_its_ground() -> None:
    from newsletter_editor.gui.theme import DARK, LIGHT

    texts = "text muted heading markup code link key string liquid html quote error warning hint"
    for colours in (LIGHT, DARK):
        for name in texts.split():
            assert _contrast(getattr(colours, name), colours.base) >= 4.5, name
        for ground in ("error_ground", "warning_ground", "information_ground", "selection"):
            assert _contrast(colours.text, getattr(colours, ground)) >= 4.5, ground
        assert _contrast(colours.on_accent, colours.accent) >= 4.5
        assert _contrast(colours.muted, colours.window) >= 4.5


def _raise(message: str) -> None:
    try:
        raise RuntimeError(message)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_is_reported_and_the_program_goes_on(start, repo: Path, tmp_path, capsys) -> None:
    program = start(repo, "en")
    _raise("roto")
    (report,) = (tmp_path / "reports").glob("crash-*.txt")
    assert "RuntimeError: roto" in report.read_text("utf-8")
    assert any("goes on" in notice.label.text() for notice in program.window.notices.showing())
    assert "RuntimeError: roto" in capsys.readouterr().err


def test_a_report_says_little_of_what_the_author_wrote(hook, tmp_path: Path, capsys) -> None:
    _raise("línea 1\nel texto entero del boletín")
    (report,) = (tmp_path / "reports").glob("crash-*.txt")
    assert "boletín" not in report.read_text("utf-8")


def test_old_reports_are_thrown_away(hook, tmp_path: Path, capsys) -> None:
    for number in range(KEPT_REPORTS + 3):
        _raise(str(number))
    assert len(list((tmp_path / "reports").glob("crash-*.txt"))) == KEPT_REPORTS


def test_damaged_settings_count_as_not_set(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"[editor]\nfont_size=grande\nmeasure=\n\xff\xfe[[[\n[window]\ndocks=1\n")
    settings = Settings(path)
    assert settings.get("editor/font_size", 12) == 12
    assert settings.get("editor/measure", 80) == 80
    assert settings.state("window/docks").isEmpty()
    assert settings.paths("recent/posts") == []


def test_settings_that_cannot_be_kept_are_said_once(qtbot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(tmp_path / "file" / "settings.ini")
    said: list[EditorError] = []
    settings.failed.connect(said.append)
    with qtbot.waitSignal(settings.failed):
        settings.set("a/number", 7)
    settings.set("a/number", 8)
    settings.flush()
    (error,) = said
    assert "settings.ini" in error.message.es


def test_settings_are_of_the_type_of_their_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.set("a/on", True)
    settings.set("a/number", 7)
    settings.set_paths("a/paths", [Path("/uno, dos"), Path("/x")])
    settings.flush()
    again = Settings(tmp_path / "settings.ini")
    assert again.get("a/on", False) is True
    assert again.get("a/number", 0) == 7
    assert again.paths("a/paths") == [Path("/uno, dos"), Path("/x")]


def test_what_a_second_start_brings_comes_to_the_front(start, repo: Path, qtbot) -> None:
    program = start(repo / "_posts" / "2020-01-01-viejo.md")
    window = program.window
    window.showMinimized()
    program.receive(Visit([repo / "_posts" / "2020-02-02-nuevo.md"], ""))
    assert program.post.path.name == "2020-02-02-nuevo.md"
    assert not window.isMinimized()
    assert window.isVisible()
    program.receive(Visit([], ""))
    assert program.post.path.name == "2020-02-02-nuevo.md"


def test_a_dialog_that_asks_comes_to_the_front_with_its_window(start, repo: Path, qtbot) -> None:
    program = start(repo / "_posts" / "2020-01-01-viejo.md")
    dialog = QDialog(program.window)
    dialog.open()
    program.window.showMinimized()
    program.come_forward(Visit([repo / "_posts" / "2020-02-02-nuevo.md"], ""))
    assert not program.window.isMinimized()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert program.post.path.name == "2020-01-01-viejo.md"
    dialog.close()


def test_a_second_start_takes_no_unsaved_work_away(start, repo: Path) -> None:
    program = start(repo / "_posts" / "2020-01-01-viejo.md")
    program.window.editor.edit.insertPlainText("hola")
    program.receive(Visit([repo / "_posts" / "2020-02-02-nuevo.md"], ""))
    assert program.post.path.name == "2020-02-02-nuevo.md"
    (dirty,) = program.files.posts.dirty
    assert dirty.text.text().startswith("hola")
    dirty.text.document.setModified(False)


def tabs_of(program: Program) -> list[str]:
    return [tab.path.name for tab in program.files.posts]


def test_tabs_come_back_and_only_the_front_one_is_read(start, repo: Path) -> None:
    posts = repo / "_posts"
    third = posts / "2020-03-03-tercero.md"
    third.write_text(POST, "utf-8")
    first = start(posts / "2020-01-01-viejo.md")
    first.window.editor.commands.go_to_line(120)
    view = first.window.editor.view()
    first.files.open_post(third)
    first.files.open_post(posts / "2020-02-02-nuevo.md")
    names = ["2020-01-01-viejo.md", "2020-03-03-tercero.md", "2020-02-02-nuevo.md"]
    assert tabs_of(first) == names
    third.unlink()
    again = start()
    assert tabs_of(again) == [names[0], names[2]]
    assert again.post.path.name == names[2]
    assert len(again.files.posts.texts) == 1
    again.files.bring(again.files.posts.tabs[0])
    assert again.window.editor.view().cursor == view.cursor
    # A double click on one of them while the program does not run brings the others too.
    clicked = start(posts / names[2])
    assert tabs_of(clicked) == [names[0], names[2]]
    assert clicked.post.path.name == names[2]


def test_a_post_from_elsewhere_leaves_the_tabs_of_last_time(
    start, repo: Path, tmp_path: Path
) -> None:
    posts = repo / "_posts"
    first = start(posts / "2020-01-01-viejo.md")
    first.files.open_post(posts / "2020-02-02-nuevo.md")
    note = tmp_path / "downloads" / "note.md"
    note.parent.mkdir()
    note.write_text("Hola\n", "utf-8")
    clicked = start(note)
    assert tabs_of(clicked) == ["note.md", "2020-01-01-viejo.md", "2020-02-02-nuevo.md"]
    assert clicked.post.path == note
    assert len(clicked.files.posts.texts) == 1


def test_another_language_keeps_the_tabs(start, repo: Path, qtbot) -> None:
    """Views of posts behind the front one die with the window; their texts do not."""
    program = start(repo / "_posts" / "2020-01-01-viejo.md", language="en")
    QTest.keyClicks(program.window.editor.edit, "uno ")
    program.files.open_post(repo / "_posts" / "2020-02-02-nuevo.md")
    program.window.actions_["view.language.es"].trigger()
    qtbot.wait(50)
    assert program.window.tabs.count() == 2
    for step in range(5):
        program.window.actions_["go.next_post"].trigger()
        QTest.keyClicks(program.window.editor.edit, str(step))
    first, second = program.files.posts.texts
    assert first.text().startswith("uno 024---")
    assert second.text().startswith("13---")
    program.window.actions_["edit.undo"].trigger()
    for text in program.files.posts.texts:
        text.document.setModified(False)
