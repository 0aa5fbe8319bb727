"""python -m tests.fault.publishing_kills FOLDER KILLS SEED: publishing, killed at random moments.

A process of its own, for it forks: each kill is of a child, with or without the git that it has
just started. Prints what the repo was like afterwards, as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from newsletter_editor.document.source import digest_of
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.repository import repository_of
from newsletter_editor.publishing.steps import held
from newsletter_editor.repo.trust import trust
from tests.unit.publishing.blogs import FIRST, PICTURE, SECOND, TEXT, Author, git, make_blog

NEW = "_posts/2020-03-01-tres.md"
IMAGE = "images/nueva.png"


def main() -> int:
    """Kill, look, go on; 1 when something was neither as before nor as after."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    template = folder / "template"
    _prepare(template)
    states, seconds = _reference(template, folder)
    seen: dict[str, int] = {}
    for number in range(kills):
        place = folder / f"kill-{number}"
        what = ("publish", "newest")[number % 2]
        found = _one(template, place, what, states[what], seconds[what], chance)
        seen[found] = seen.get(found, 0) + 1
        shutil.rmtree(place, ignore_errors=True)
    print(json.dumps(seen))
    return int(any("neither" in each for each in seen))


def killed(action: Callable[[], object], after: float, with_git: bool) -> bool:
    """Do something in a child and kill it after some seconds; whether it was still at work."""
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException), Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 2)
            action()
        os._exit(0)
    time.sleep(after)
    was_at_work = os.waitpid(child, os.WNOHANG) == (0, 0)
    if was_at_work:
        helpers = []
        with contextlib.suppress(psutil.Error):
            helpers = psutil.Process(child).children(recursive=True) if with_git else []
        os.kill(child, signal.SIGKILL)
        for helper in helpers:
            with contextlib.suppress(psutil.Error):
                helper.kill()
        os.waitpid(child, 0)
    return was_at_work


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True)
    blog = make_blog(folder)
    blog.luis.write(FIRST, TEXT.replace("Primer", "PRIMER"))
    blog.luis.write("_posts/2020-02-15-de-luis.md", TEXT)
    blog.luis.write("images/viejo.png", PICTURE + b"luis")
    for number in range(12):
        blog.luis.write(f"images/otra-{number}.png", PICTURE + bytes([number]))
    blog.luis.git("add", ".")
    blog.luis.git("commit", "-qm", "Luis")
    blog.luis.git("push", "-q", "origin", "main")
    blog.ana.write(FIRST, TEXT.replace("Tercer", "TERCER"))
    blog.ana.write(SECOND, TEXT + "de Ana\n")
    blog.ana.write(NEW, TEXT)
    blog.ana.write(IMAGE, PICTURE)
    blog.ana.write("_config.yml", "title: De Ana\n")
    blog.ana.git("add", "_config.yml")


def _copy(template: Path, place: Path) -> Author:
    shutil.copytree(template, place, symlinks=True)
    ana = Author(place / "ana")
    server = str(place / "server" / "blog.git")
    ana.git("remote", "set-url", "origin", server)
    trust(ana.folder)
    return ana


def _actions(ana: Author) -> dict[str, Callable[[], object]]:
    return {
        "publish": lambda: publish(repository_of(ana.folder), [NEW, IMAGE, FIRST], "Ana"),
        "newest": lambda: get_newest(repository_of(ana.folder)),
    }


def _snapshot(ana: Author) -> list[str]:
    files = [
        f"{path.relative_to(ana.folder)}={digest_of(path.read_bytes())}"
        for path in sorted(ana.folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    ]
    return [*files, ana.git("status", "--porcelain"), ana.git("rev-parse", "HEAD^{tree}")]


def _reference(template: Path, folder: Path) -> tuple[dict[str, list[list[str]]], dict[str, float]]:
    """All states that are allowed, and how long each action takes."""
    states, seconds = {}, {}
    ana = _copy(template, folder / "reference")
    before = _snapshot(ana)
    for what in ("newest", "publish"):
        began = time.monotonic()
        _actions(ana)[what]()
        seconds[what] = time.monotonic() - began
        states[what] = [before, *states.get("newest", [])[1:], _snapshot(ana)]
    # Publishing brings the newest, too.
    seconds["publish"] += seconds["newest"]
    return states, seconds


def _one(
    template: Path,
    place: Path,
    what: str,
    states: list[list[str]],
    seconds: float,
    chance: random.Random,
) -> str:
    ana = _copy(template, place)
    was_at_work = killed(
        _actions(ana)[what], chance.uniform(0, seconds * 1.1), chance.random() < 0.7
    )
    with held(repository_of(ana.folder)) as finished:
        told = finished.value if finished else "nothing"
    now = _snapshot(ana)
    git(ana.folder, "fsck", "--strict")
    if now not in states:
        print("\n".join(sorted({*now} ^ {*states[-1]})), file=sys.stderr)
        return f"neither ({what}, told {told})"
    # And it goes on where it stopped.
    _actions(ana)["publish"]()
    git(place / "server" / "blog.git", "fsck", "--strict")
    server = place / "server" / "blog.git"
    both = TEXT.replace("Primer", "PRIMER").replace("Tercer", "TERCER")
    texts = [git(server, "show", f"main:{path}") + "\n" for path in (FIRST, NEW)]
    if texts != [both, TEXT] or ana.read(SECOND) != TEXT + "de Ana\n":
        return f"neither ({what}, {texts})"
    kind = "before" if now == states[0] else "after" if now == states[-1] else "between steps"
    return kind if was_at_work else "was done"


if __name__ == "__main__":
    sys.exit(main())
