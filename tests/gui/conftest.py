"""What the tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.gui.theme import STYLE_ARGUMENTS, Theme
from tests.garbage import collected_here
from tests.gui.memory_keyring import MemoryKeyring
from tests.gui.previewing import PNG, Preview

# Before pytest-qt makes the QApplication.
engine.prepare(neighbours=True)


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collected on the window's thread alone."""
    yield from collected_here()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What the program gives its QApplication."""
    return ["newsletter-editor", *STYLE_ARGUMENTS]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of nobody, in a folder of the test's."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def post(qtbot) -> OpenPost:
    """An empty untitled post."""
    return OpenPost()


@pytest.fixture
def tasks(qtbot) -> Iterator[Tasks]:
    """Background work that is over when the test is."""
    tasks = Tasks()
    yield tasks
    assert tasks.finish()


@pytest.fixture
def files(post: OpenPost, settings: Settings) -> PostFiles:
    """Opens and saves `post`."""
    return PostFiles(post, settings)


@pytest.fixture(scope="session")
def theme(qapp) -> Theme:
    """The light theme."""
    theme = Theme(qapp)
    theme.choose("light")
    return theme


@pytest.fixture
def window(qtbot, post, files, tasks, settings, theme) -> Iterator[MainWindow]:
    """The whole window, not shown, speaking English."""
    window = MainWindow(settings, theme)
    window.fill(post, files, tasks, "en")
    window.late.finish()
    window.start_page.refresh()
    yield window
    for text in files.posts.texts:
        text.document.setModified(False)
    window.close()
    window.deleteLater()


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = tmp_path / "repo"
    (root / "images").mkdir(parents=True)
    (root / "_config.yml").write_text("url: https://blog.example\nbaseurl: ''\n", encoding="utf-8")
    (root / "images" / "x.png").write_bytes(PNG)
    (root / "images" / "con espacio ñ.png").write_bytes(PNG)
    return root


@pytest.fixture
def preview(qtbot, post: OpenPost, settings: Settings, repo: Path) -> Iterator[Preview]:
    settings.set("preview/remote_images", False)
    preview = Preview(qtbot, post, settings, repo)
    yield preview
    preview.close()


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    """The keyring that the program finds."""
    before = keyring.get_keyring()
    keyring.set_keyring(own := MemoryKeyring())
    yield own
    keyring.set_keyring(before)
