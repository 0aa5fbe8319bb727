"""How long `check` and `render` take for 100 KB and 1 MB of one construct, and code of every lexer.

Each runs in a process of its own, forked when everything is loaded, so that only the post counts.
`python -m tests.bench.bounds [check] [render] [lexers] [SIZE…] [/PART] [%N]` prints each one whose
name has that part, or every N-th.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor import cli
from newsletter_editor.commands import check, running
from newsletter_editor.kramdown import highlighting
from newsletter_editor.kramdown.rouge_languages import LANGUAGES
from newsletter_editor.kramdown.rouge_lexers.registry import MACHINES
from tests.bench.rows import Row

CASES = json.loads(Path(__file__).with_name("bounds.json").read_text(encoding="utf-8"))
MOST_SECONDS = {100_000: 2.0, 1_000_000: 20.0}
_CUT_AFTER = 60
"""Seconds of the processor after which a run is ended; the commands themselves end after 120."""


class Run(NamedTuple):
    """What one run took."""

    name: str
    seconds: float
    megabytes: float
    status: int
    """0, or the signal or exit status of a process that did not end well."""


def measure() -> Iterator[Row]:
    """The slowest and how many are over; seconds are of the processor."""
    # All of them take hours; `main` tries those that are asked for.
    for command in ("render", "check"):
        for size, most in MOST_SECONDS.items():
            runs = list(posts(command, size, every=size // 20_000))
            yield from _rows(f"{command}, {size // 1000} KB", runs, most)
    yield from _rows("lexers, 100 KB", list(lexers(100_000, every=501)), 2.0)


def _rows(what: str, runs: list[Run], most: float) -> Iterator[Row]:
    worst = max(runs, key=lambda run: run.seconds)
    over = sum(run.seconds > most or run.status not in (0, 1, 2) for run in runs)
    yield Row(f"{what}: worst of {len(runs)}, {worst.name}", f"{worst.seconds:.2f} s", f"{most} s")
    yield Row(f"{what}: most memory", f"{max(run.megabytes for run in runs):.0f} MB")
    yield Row(f"{what}: runs that take longer or fail", str(over), "0")


def posts(command: str, size: int, part: str = "", every: int = 1) -> Iterator[Run]:
    """Run a command on each construct repeated up to `size` characters."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "_posts").mkdir()
        (root / "_config.yml").write_text("title: x\n", encoding="utf-8")
        (root / "_includes").mkdir()
        (root / "_includes" / "a.html").write_text("text " * 100, encoding="utf-8")
        post = root / "_posts" / "2024-01-01-a.md"
        arguments = [command, str(post)]
        post.write_text("---\ntitle: A\n---\nText\n\n```c\nint a;\n```\n", encoding="utf-8")
        _quietly(lambda: cli.main(arguments))
        for number, (name, text) in enumerate(constructs(size)):
            if part in name and number % every == 0:
                post.write_text(text, encoding="utf-8", errors="surrogatepass")
                yield _run(f"{command} {name}", lambda: cli.main(arguments))


def constructs(size: int) -> Iterator[tuple[str, str]]:
    """Name and text of every post."""
    for place, head, tail in (
        ("body", "---\ntitle: A\n---\n", ""),
        ("front", "---\n", "\n---\nA\n"),
    ):
        for unit in CASES[place]:
            before, _, after = unit.rpartition("⟦⟧")
            times = (size - len(before)) // len(after)
            # A number makes what is repeated different each time.
            numbered = "№" in after
            body = (
                "".join(after.replace("№", str(n)) for n in range(times * 9 // 10))
                if numbered
                else after * times
            )
            yield f"{place} {unit!r}", f"{head}{before}{body}{tail}"


def lexers(size: int, part: str = "", every: int = 1) -> Iterator[Run]:
    """Colour code of one kind in every language, as one block; tables of our own come first."""
    names = {kind: name for name, kind in reversed(LANGUAGES[4].items()) if part in name}
    ordered = sorted(names.items(), key=lambda each: each[0][0] not in MACHINES[4])
    number = 0
    for _kind, name in ordered:
        _quietly(lambda name=name: highlighting._marked_up("a = 1\n", name, "", 4))
        for unit in CASES["code"]:
            code = unit * (size // len(unit))
            number += 1
            if number % every:
                continue
            yield _run(f"{name} {unit!r}", lambda name=name, code=code: _coloured(code, name))


def _coloured(code: str, name: str) -> int:
    highlighting._marked_up(code, name, "", 4)
    return 0


def _quietly(work: Callable[[], object]) -> None:
    streams = sys.stdout, sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stderr = nowhere
        try:
            work()
        finally:
            sys.stdout, sys.stderr = streams


def _run(name: str, work: Callable[[], int]) -> Run:
    pid = os.fork()
    if not pid:
        resource.setrlimit(resource.RLIMIT_CPU, (_CUT_AFTER, _CUT_AFTER))
        # The commands' own end comes by the clock, which goes on while others are at work.
        running.MOST_SECONDS = check.MOST_SECONDS = check.MOST_SECONDS_TO_READ = 10_000.0
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        try:
            os._exit(work())
        except BaseException:  # noqa: BLE001 - a status is all that is wanted of a child
            os._exit(99)
    _, status, used = os.wait4(pid, 0)
    return Run(
        name,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        os.waitstatus_to_exitcode(status),
    )


def main() -> None:
    """Print every run that is asked for, with the time of day."""
    wanted = sys.argv[1:]
    part = next((word[1:] for word in wanted if word.startswith("/")), "")
    every = next((int(word[1:]) for word in wanted if word.startswith("%")), 1)
    sizes = [int(word) for word in wanted if word.isdigit()] or list(MOST_SECONDS)
    for size in sizes:
        for kind in ("render", "check", "lexers"):
            if kind in wanted:
                runs = lexers if kind == "lexers" else posts
                args = (size, part, every) if kind == "lexers" else (kind, size, part, every)
                for run in runs(*args):
                    over = run.seconds > MOST_SECONDS.get(size, 20) or run.status not in (0, 1, 2)
                    print(
                        f"{time.strftime('%H:%M:%S')} {size} {run.seconds:7.2f} s",
                        f"{run.megabytes:6.0f} MB {run.status:3} {'OVER' * over} {run.name}",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
