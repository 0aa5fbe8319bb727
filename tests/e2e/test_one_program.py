"""A second start of the real program, as a double click on a post makes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.running import PATIENCE, ROOT, RunningProgram

Start = Callable[..., RunningProgram]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: x\n", encoding="utf-8")
    for name in ("2020-01-01-uno.md", "2020-01-02-dos ñ.md"):
        (posts / name).write_text(f"---\ntitle: {name}\n---\nhola\n", encoding="utf-8")
    return posts


@pytest.fixture
def profile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Folders of one person, for every start of a test; a socket's path must be short."""
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    folder = tmp_path_factory.mktemp("ana")
    return dict.fromkeys(places, str(folder))


def second_start(profile: dict[str, str], *arguments: str, cwd: Path = ROOT) -> int:
    """Run the program to its end and give its exit status."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "newsletter_editor", *arguments],
        cwd=cwd,
        env={**os.environ, **profile, "PYTHONPATH": str(ROOT)},
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode


def test_a_second_start_opens_its_post_in_the_first(start: Start, repo: Path, profile) -> None:
    first = start(repo / "2020-01-01-uno.md", **profile)
    first.wait(lambda: "uno" in first.title(), "the post was not opened")
    assert second_start(profile, "2020-01-02-dos ñ.md", cwd=repo) == 0
    first.wait(lambda: "dos ñ" in first.title(), "the other post was not handed over")
    assert second_start(profile) == 0
    assert first.end() == 0


def test_several_posts_come_with_one_start(start: Start, repo: Path, profile) -> None:
    first = start(repo / "2020-01-01-uno.md", str(repo / "2020-01-02-dos ñ.md"), **profile)
    first.wait(lambda: "dos ñ" in first.title(), "the second post was not opened")
    names = ("2020-01-02-dos ñ.md", "2020-01-01-uno.md")
    assert second_start(profile, *names, cwd=repo) == 0
    first.wait(lambda: "uno" in first.title(), "the last post did not come to the front")
    assert first.end() == 0


def test_two_starts_at_once_are_one_program(start: Start, repo: Path, profile) -> None:
    first = start(repo / "2020-01-01-uno.md", **profile)
    second = start(repo / "2020-01-02-dos ñ.md", **profile)
    # Which of the two comes first is the system's choice.
    first.wait(lambda: {first.process.poll(), second.process.poll()} == {None, 0}, "two windows")
    stays, post = (first, "dos ñ") if second.process.poll() == 0 else (second, "uno")
    stays.wait(lambda: post in stays.title(), "the post of the other was not handed over")
    assert [program.end() for program in (first, second)] == [0, 0]


def test_one_that_hangs_swallows_nothing(start: Start, repo: Path, profile) -> None:
    first = start(repo / "2020-01-01-uno.md", **profile)
    first.wait(lambda: "uno" in first.title(), "the post was not opened")
    first.process.send_signal(signal.SIGSTOP)
    try:
        second = start(repo / "2020-01-02-dos ñ.md", **profile)
        second.wait(lambda: "dos ñ" in second.title(), "the post came nowhere")
    finally:
        first.process.send_signal(signal.SIGCONT)
    assert second.end() == 0
    assert "uno" in first.title()
    assert first.end() == 0


def test_other_people_and_new_windows_stay_apart(
    start: Start, repo: Path, profile, tmp_path: Path
) -> None:
    first = start(repo / "2020-01-01-uno.md", **profile)
    first.wait(lambda: "uno" in first.title(), "the post was not opened")
    own = start(repo / "2020-01-02-dos ñ.md", "--new-window", **profile)
    own.wait(lambda: "dos ñ" in own.title(), "no window of its own")
    other = start(repo / "2020-01-02-dos ñ.md", **{**profile, "XDG_CONFIG_HOME": str(tmp_path)})
    other.wait(lambda: "dos ñ" in other.title(), "no window for another profile")
    assert "uno" in first.title()
    assert [program.end() for program in (own, other, first)] == [0, 0, 0]


def test_a_window_of_its_own_leaves_the_session_alone(start: Start, repo: Path, profile) -> None:
    """It warned at once that all its posts are open elsewhere, and kept none of the others."""
    settings = Path(profile["XDG_CONFIG_HOME"], "newsletter-editor", "settings.ini")
    first = start(repo / "2020-01-01-uno.md", **profile)
    first.wait(lambda: "uno" in first.title(), "the post was not opened")
    first.wait(lambda: settings.exists() and "uno" in settings.read_text(), "nothing was kept")
    own = start("--new-window", **profile)
    own.wait(lambda: own.title() == "Newsletter Editor", "not an empty window")
    assert first.end() == 0
    assert own.end() == 0
    assert "uno" in settings.read_text()


def test_a_start_with_options_is_the_program_of_those_that_follow(
    start: Start, repo: Path, profile
) -> None:
    first = start("--theme", "dark", repo / "2020-01-01-uno.md", **profile)
    first.wait(lambda: "uno" in first.title(), "the post was not opened")
    assert second_start(profile, str(repo / "2020-01-02-dos ñ.md")) == 0
    first.wait(lambda: "dos ñ" in first.title(), "the post went elsewhere")
    assert first.end() == 0


def test_a_killed_program_leaves_its_seat(start: Start, repo: Path, profile) -> None:
    first = start(repo / "2020-01-01-uno.md", **profile)
    first.wait(lambda: "uno" in first.title(), "the post was not opened")
    first.process.kill()
    first.wait_for_end()
    second = start(repo / "2020-01-02-dos ñ.md", **profile)
    second.wait(lambda: "dos ñ" in second.title(), "the seat was not free")
    assert second_start(profile, str(repo / "2020-01-01-uno.md")) == 0
    second.wait(lambda: "uno" in second.title(), "nobody listens after a kill")
    assert second.end() == 0
