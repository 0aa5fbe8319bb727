from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDockWidget

from newsletter_editor.checks.registry import all_rules
from newsletter_editor.gui import late_pieces, main_window
from newsletter_editor.gui.late_pieces import Piece
from newsletter_editor.gui.main_window import AT_ONCE, LATE, PROTECTION, MainWindow
from newsletter_editor.gui.palette.templates_dialog import TemplatesDialog
from newsletter_editor.gui.pane_cycle import is_seen
from newsletter_editor.gui.preview.page_view import PageView
from newsletter_editor.gui.translations import Languages

PROGRAM = "newsletter_editor"
ROOT = Path(__file__).resolve().parents[2]
NOT_FOR_THE_FIRST_PAINT = (
    "PySide6.QtWebEngineCore",
    "ftfy",
    "justhtml",
    "wcwidth",
    "charset_normalizer",
    "liquid",
    "markdown",
    "pygments",
    "newsletter_editor.kramdown",
    "newsletter_editor.sections.templates",
    "newsletter_editor.liquid",
    "newsletter_editor.spelling.speller",
    "newsletter_editor.checks.post",
    "newsletter_editor.gui.about.dialog",
    "newsletter_editor.gui.new_issue.dialog",
    "newsletter_editor.site.site",
    "newsletter_editor.gui.editor.find_bar",
    "newsletter_editor.gui.editor.formatting",
    "newsletter_editor.gui.editor.line_commands",
    "newsletter_editor.gui.editor.paste",
    "newsletter_editor.document.merging",
    "difflib",
    "html",
    "yaml",
    "subprocess",
    "platform",
    "PySide6.QtNetwork",
)

NOT_IN_THE_FRAME = (
    "newsletter_editor.app.program",
    "newsletter_editor.gui.actions",
    "newsletter_editor.gui.assembly",
    "newsletter_editor.gui.editor.source_edit",
    "newsletter_editor.gui.open_post",
    "newsletter_editor.document.source",
)
_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")

NOT_IN_THE_WINDOW = {
    "newsletter_editor.checks.post",
    "newsletter_editor.spelling.speller",
    "liquid",
    "markdown",
    "asyncio",
    "urllib3",
    "PIL",
    "pygit2",
    "css_inline",
    "tomlkit",
    "wcwidth",
    "importlib.metadata",
}
"""What other processes hold, or only those who ask for it."""


@pytest.fixture
def make_window(qtbot, post, files, tasks, settings, theme) -> Iterator:
    """Makes windows as the program does, with nothing hung that need not be."""
    made: list[MainWindow] = []

    def make(language="en") -> MainWindow:
        made.append(MainWindow(settings, theme))
        made[-1].fill(post, files, tasks, language)
        return made[-1]

    yield make
    post.document.setModified(False)
    for window in made:
        window.close()
        window.deleteLater()


def test_the_first_paint_waits_for_little(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n", "utf-8")
    (tmp_path / "_posts").mkdir()
    path = tmp_path / "_posts" / "2020-01-01-uno.md"
    # With problems, for what their rules are called is shown at once.
    body = "# Sección\n\nLínea. ![](/images/a.png) [x][y] <x-a>\n"
    path.write_text(f"---\ntitle: Uno\nlayout: a\n---\n{body}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.first_paint", str(path)],
        cwd=ROOT,
        env={**os.environ, **dict.fromkeys(_HOMES, str(tmp_path / "home"))},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    # The frame is on the screen before what stands in it is imported.
    frame = {name for name in seen["shown"] if name.startswith(PROGRAM)}
    assert frame & set(NOT_IN_THE_FRAME) == set()
    assert frame | set(NOT_IN_THE_FRAME) <= set(seen["paint"])
    # PySide makes classes with all their enumerations when they are met.
    assert "QPlainTextEdit.LineWrapMode" in seen["enums"]
    assert {"QWizard.WizardStyle", "QFileDialog.FileMode"} & set(seen["enums"]) == set()
    late = {piece.module for piece in (*AT_ONCE, *LATE, *PROTECTION)}
    assert late & set(seen["paint"]) == set()
    assert set(NOT_FOR_THE_FIRST_PAINT) & set(seen["paint"]) == set()
    assert late - set(seen["whole"]) == set()
    assert NOT_IN_THE_WINDOW & set(seen["checked"]) == set()
    # The thread that types never waits long for another one of Python's.
    assert float(seen["turn"][0]) < 0.001
    # What rules are called is told by the process that has them.
    rules = f"{all_rules.__module__.rpartition('.')[0]}.rules."
    found = {name.removeprefix(rules) for name in seen["checked"] if name.startswith(rules)}
    assert found == set()


def test_all_is_hung_by_itself_after_the_first_paint(make_window, qtbot) -> None:
    window = make_window()
    assert not hasattr(window, "preview")
    assert not hasattr(window, "front_matter")
    with qtbot.waitSignal(window.late.finished, timeout=20_000):
        window.show()
    assert all(hasattr(window, piece.name) for piece in (*AT_ONCE, *LATE))


@pytest.fixture(params=["en", "es"])
def spoken(request, qapp) -> Iterator[str]:
    languages = Languages()
    languages.speak(request.param)
    yield request.param
    languages.fall_silent()


def test_nothing_moves_when_the_rest_is_hung(make_window, qapp, qtbot, spoken: str) -> None:
    window = make_window(spoken)
    window.show()
    # As the event loop does before it paints.
    qapp.sendPostedEvents()
    frame = window.centre.widget(1)
    seen = [each for each in (window.editor, *window.findChildren(QDockWidget)) if is_seen(each)]
    before = [part.geometry() for part in (frame, *seen)]
    window.late.finish()
    qtbot.wait(100)
    assert [part.geometry() for part in (window.preview, *seen)] == before


def test_a_pane_in_front_is_the_first_to_be_filled(make_window, qtbot) -> None:
    first = make_window()
    first.late.finish()
    first.show()
    first.sections.palette_dock.raise_()
    first.keep_layout()
    first.close()
    window = make_window()
    window.show()
    qtbot.waitUntil(lambda: hasattr(window, "sections"), timeout=20_000)
    assert not hasattr(window, "outline")


def test_the_page_is_not_kept_waiting(
    make_window, qtbot, files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_pieces, "MOST_MS_WAITED", 600_000)
    # A page that paints when the test says so.
    monkeypatch.setattr(PageView, "start", lambda _view: None)
    window = make_window()
    window.show()
    path = tmp_path / "uno.md"
    path.write_text("Uno.\n", "utf-8")
    files.open_post(path)
    qtbot.waitUntil(lambda: hasattr(window, "preview"), timeout=20_000)
    qtbot.wait(200)
    assert not [piece.name for piece in LATE if hasattr(window, piece.name)]
    with qtbot.waitSignal(window.late.finished, timeout=20_000):
        window.preview.bridge.was_painted.emit(1)


def test_without_a_page_nothing_is_waited_for(
    make_window, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_pieces, "MOST_MS_WAITED", 600_000)
    window = make_window()
    with qtbot.waitSignals([window.late.begun, window.late.finished], timeout=20_000):
        window.show()


def test_whoever_has_all_hung_at_once_waits_for_nothing_either(make_window, qtbot) -> None:
    window = make_window()
    window.show()
    told = []
    window.late.begun.connect(lambda: told.append("begun"))
    window.late.finished.connect(lambda: told.append("finished"))
    window.late.finish()
    assert told == ["begun", "finished"]


def test_an_action_that_comes_early_does_what_it_says(make_window) -> None:
    window = make_window()
    window.show()
    window.actions_["tools.templates"].trigger()
    assert len(window.findChildren(TemplatesDialog)) == 1
    window.actions_["tools.templates"].trigger()
    assert len(window.findChildren(TemplatesDialog)) == 2


def test_an_early_action_of_the_editor_is_done_once(make_window, post) -> None:
    window = make_window()
    window.show()
    window.actions_["format.bold"].trigger()
    assert post.text() == "****"


def test_an_early_save_is_checked(make_window, files, post, tmp_path: Path) -> None:
    window = make_window()
    post.now.path = tmp_path / "x.md"
    assert files.save()
    assert window.problems.guide.before_saving in files.before_saving


def test_a_window_that_goes_early_hangs_nothing_more(make_window, qtbot) -> None:
    window = make_window()
    window.show()
    window.close()
    qtbot.wait(50)
    assert not hasattr(window, "front_matter")


def test_a_piece_that_cannot_be_imported_leaves_the_rest(
    make_window, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: told.append(fault[0]))
    broken = Piece("broken", "newsletter_editor.gui.absent")
    monkeypatch.setattr(main_window, "LATE", (broken, *LATE, broken._replace(name="last")))
    window = make_window()
    with qtbot.waitSignal(window.late.finished, timeout=20_000):
        window.show()
    assert told == [ModuleNotFoundError] * 2
    assert all(hasattr(window, piece.name) for piece in LATE)


@pytest.mark.parametrize("dock", sorted(frozenset().union(*(piece.docks for piece in LATE))))
def test_whichever_pane_is_in_front_has_what_it_asks_for(make_window, dock: str) -> None:
    window = make_window()
    window.late.begin({dock})
    window.late.finish()
    assert all(hasattr(window, piece.name) for piece in LATE)
