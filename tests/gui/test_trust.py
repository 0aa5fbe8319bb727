"""What is held back until a folder is trusted: said in one line, shown by one click, never more."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview.remote_images import RemoteImages
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.trust import FolderTrust
from newsletter_editor.repo import trust
from newsletter_editor.site.site import Site
from tests.gui.previewing import Preview
from tests.gui.test_untrusted_posts import Listener

ELSEWHERE = {"remote": 2, "made": 0, "literal": None}
MADE = {"remote": 2, "made": 1, "literal": ["https://a.example/x.png"]}


@pytest.fixture(autouse=True)
def nothing_trusted() -> Iterator[None]:
    trust.trust_file().unlink(missing_ok=True)
    yield
    trust.trust_file().unlink(missing_ok=True)


def press(notices: Notices, text: str) -> None:
    buttons = [each for bar in notices.showing() for each in bar.findChildren(QPushButton)]
    (button,) = [each for each in buttons if each.text() == text]
    button.click()


def said(notices: Notices) -> list[str]:
    return [notice.label.text() for notice in notices.showing()]


def open_repo(window: MainWindow, root: Path) -> None:
    assert window.files.open_path(root)


def test_a_folder_is_asked_about_once(window: MainWindow, repo: Path, tmp_path: Path) -> None:
    open_repo(window, repo)
    (line,) = said(window.notices)
    assert "“repo”" in line
    assert "Do you trust" in line
    assert "images from other sites" in line
    press(window.notices, "Not now")
    other = tmp_path / "other"
    (other / "_posts").mkdir(parents=True)
    open_repo(window, other)
    assert "“other”" in said(window.notices)[0]
    open_repo(window, repo)
    assert said(window.notices) == []
    assert not trust.is_trusted(repo)


def test_nobody_asks_beside_the_question(window: MainWindow, repo: Path) -> None:
    post = repo / "_posts" / "2024-01-01-uno.md"
    post.parent.mkdir()
    post.write_text("---\ntitle: Uno\n---\nhola\n", encoding="utf-8")
    open_repo(window, post)
    preview = window.preview
    preview.remote.take(ELSEWHERE)
    assert said(preview.notices) == []
    press(window.notices, "Not now")
    (line,) = said(preview.notices)
    assert "not shown" in line
    press(preview.notices, "Trust this folder")
    assert trust.is_trusted(repo)
    assert said(preview.notices) == []


def test_trust_is_given_and_taken_back(window: MainWindow, repo: Path) -> None:
    action = window.actions_["file.trust"]
    assert not action.isEnabled()
    open_repo(window, repo)
    assert action.isEnabled()
    assert not action.isChecked()
    press(window.notices, "Trust this folder")
    assert said(window.notices) == []
    assert action.isChecked()
    assert trust.is_trusted(repo)
    action.trigger()
    assert not action.isChecked()
    assert not trust.is_trusted(repo)


def test_trust_that_cannot_be_kept_is_said(window: MainWindow, repo: Path, monkeypatch) -> None:
    def refuse(root: Path) -> None:
        raise PermissionError(13, "Permission denied")

    open_repo(window, repo)
    monkeypatch.setattr(trust, "trust", refuse)
    press(window.notices, "Trust this folder")
    assert not window.actions_["file.trust"].isChecked()
    assert len(said(window.notices)) == 1
    assert "Trust" not in said(window.notices)[0]


# ---- what the preview shows ------------------------------------------------------------------


class Shown:
    """The state of the preview of one post after another."""

    def __init__(self, post: OpenPost, settings: Settings, root: Path) -> None:
        self.post, self.root = post, root
        self.notices, self.trust = Notices(), FolderTrust()
        self.remote = RemoteImages(post, self.trust, settings, self.notices)

    def open(self, name: str, answer: dict[str, Any]) -> None:
        self.post.document.setModified(False)
        self.post.now.path, self.post.now.folder = self.root / "_posts" / name, Site(self.root)
        self.post.opened.emit()
        self.remote.take(answer)

    @property
    def state(self) -> tuple[bool, bool, list[str]]:
        return self.remote.allowed, self.remote.made_allowed, said(self.notices)


@pytest.fixture
def shown(qtbot, post: OpenPost, settings: Settings, repo: Path) -> Shown:
    shown = Shown(post, settings, repo)
    qtbot.addWidget(shown.notices)
    return shown


def test_images_of_other_sites_are_off_at_first(shown: Shown) -> None:
    shown.open("a.md", ELSEWHERE)
    allowed, made, lines = shown.state
    assert (allowed, made) == (False, False)
    assert lines == [
        "Images from other sites are not shown, because you do not trust this folder yet."
    ]
    shown.open("b.md", {"remote": 0, "made": 0, "literal": None})
    assert shown.state == (False, False, [])


def test_one_click_shows_them_for_this_post_alone(shown: Shown) -> None:
    shown.open("a.md", MADE)
    press(shown.notices, "Show for this post")
    assert shown.state == (True, True, [])
    shown.remote.take(MADE)
    assert shown.state == (True, True, [])
    # Read again because another program has changed it.
    shown.open("a.md", MADE)
    assert shown.state == (True, True, [])
    shown.open("b.md", ELSEWHERE)
    assert shown.state[:2] == (False, False)
    shown.open("a.md", MADE)
    assert shown.state[:2] == (False, False)


def test_a_trusted_folder_shows_what_stands_in_its_posts(shown: Shown) -> None:
    shown.open("a.md", ELSEWHERE)
    press(shown.notices, "Trust this folder")
    assert shown.state == (True, False, [])
    shown.open("b.md", MADE)
    allowed, made, lines = shown.state
    assert (allowed, made, len(lines)) == (True, False, 1)
    assert "templates have made" in lines[0]
    press(shown.notices, "Show for this post")
    assert shown.state == (True, True, [])
    shown.trust.set_trusted(shown.root, False)
    shown.open("c.md", ELSEWHERE)
    assert shown.state[:2] == (False, False)


def test_the_switch_is_for_good_where_the_folder_is_trusted(shown: Shown) -> None:
    shown.open("a.md", ELSEWHERE)
    shown.remote.choose(True)
    assert shown.remote.allowed
    shown.open("b.md", ELSEWHERE)
    assert not shown.remote.allowed
    shown.trust.set_trusted(shown.root, True)
    assert shown.remote.allowed
    shown.remote.choose(False)
    shown.open("a.md", ELSEWHERE)
    assert shown.state == (False, False, [])


def test_a_closed_bar_stays_closed_while_the_author_types(shown: Shown) -> None:
    shown.open("a.md", ELSEWHERE)
    shown.notices.showing()[0].close_notice()
    shown.remote.take(ELSEWHERE)
    assert said(shown.notices) == []


def test_in_the_page_what_templates_made_is_left_out(preview: Preview) -> None:
    listener = Listener()
    literal, made = f"{listener.address}/own.png", f"{listener.address}/secret.png"
    preview.allow_remote()
    take = preview.pane.live._worker.answered.emit
    preview.open("hola")
    style = f"<p style='background: url({made})'>x</p>"
    html = f"<p><img src='{literal}'><img src='{made}'></p>{style}"
    answer = {
        "revision": preview.post.revision, "blocks": [["k", 1, 1, html]], "errors": [],
        "remote": 3, "made": 2, "literal": [literal],
    }  # fmt: skip
    take(answer)
    preview.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")
    preview.qtbot.wait(150)
    assert listener.asked == ["/own.png"]
    preview.pane.remote.show_for_this_post()
    preview.wait(lambda: "/secret.png" in listener.asked)
    listener.close()


MADE_IN_OTHER_WAYS = {
    "srcset": "<img srcset='{own} 1x,{made} 2x,{made} 1x'>",
    "srcset of a picture of the repo": "<img srcset='/images/x.png 2x,{made} 1x'>",
    "mask": "<svg><rect mask='url({made})' width='9' height='9'/></svg>",
    "style of a drawing": "<svg><rect style='mask: url({made})' width='9' height='9'/></svg>",
    "set": "<svg><image width='9' height='9'><set attributeName='href' to='{made}'/></image></svg>",
    "animate": "<svg><image width='9' height='9'><animate attributeName='href' dur='1s' "
    "values='{made};{made}'/></image></svg>",
}


@pytest.mark.parametrize("html", MADE_IN_OTHER_WAYS.values(), ids=MADE_IN_OTHER_WAYS)
def test_what_templates_made_is_asked_in_no_other_way(preview: Preview, html: str) -> None:
    listener = Listener()
    own, made = f"{listener.address}/own.png", f"{listener.address}/secret.png"
    preview.allow_remote()
    preview.open("hola")
    html = f"<p>{html.format(own=own, made=made)}<img src='{own}' id='last'></p>"
    answer = {
        "revision": preview.post.revision, "blocks": [["k", 1, 1, html]], "errors": [],
        "remote": 3, "made": 2, "literal": [own],
    }  # fmt: skip
    preview.pane.live._worker.answered.emit(answer)
    preview.wait_for_page("[...document.images].some((each) => each.naturalWidth === 1)")
    preview.qtbot.wait(150)
    assert "/own.png" in listener.asked and "/secret.png" not in listener.asked
    listener.close()


def _has_own_networks() -> bool:
    unshare = shutil.which("unshare")
    return bool(unshare) and not subprocess.run([unshare, "--net", "true"], check=False).returncode


@pytest.mark.parametrize("way", ["straight", "redirected"])
def test_the_engine_itself_asks_no_neighbour(way: str) -> None:
    """In a process of its own, for its flags hold for a whole process."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.gui.neighbours", way],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    answer = json.loads(run.stdout.splitlines()[-1])
    assert answer["inner"] == []
    assert answer["outer"] == (["/image.png"] if way == "redirected" else [])


@pytest.mark.skipif(not _has_own_networks(), reason="a network of its own cannot be made")
def test_a_name_that_leads_elsewhere_later_leads_to_no_neighbour() -> None:
    """The guard has let each name pass; the engine finds this machine, and another, behind it."""
    run = subprocess.run(
        ["unshare", "--net", sys.executable, "-m", "tests.gui.lying_names"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    asked = json.loads(run.stdout.splitlines()[-1])
    assert len(asked["honest"]) == 5
    assert asked["machine"] == asked["network"] == []


def test_a_host_that_turns_out_to_be_public_is_asked_then(preview: Preview) -> None:
    listener = Listener()
    public: set[str] = set()
    preview.pane.hosts.is_public = public.__contains__
    preview.allow_remote()
    preview.open(f"![]({listener.address}/image.png)")
    preview.wait_for_page("document.querySelector('.preview-mark-remote') !== null")
    assert listener.asked == []
    public.add("127.0.0.1")
    preview.pane.hosts.found.emit("127.0.0.1")
    preview.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")
    listener.close()
