"""The command line: one subcommand a line in `COMMANDS`, none of them needs a screen."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newsletter_editor.commands.printing import WRONG_USE, print_complaint
from newsletter_editor.commands.window_options import WindowOptions, window_options
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.garbage import collect_on_request
from newsletter_editor.text.localized import Language, Localized, language_of

if TYPE_CHECKING:
    from newsletter_editor.app.one_program import Seat

DONE = 0

COMMANDS: dict[str, str] = {
    "check": "newsletter_editor.commands.check",
    "front-matter": "newsletter_editor.commands.front_matter",
    "render": "newsletter_editor.commands.render",
    "mail": "newsletter_editor.commands.mail",
    "new": "newsletter_editor.commands.new",
    "translate": "newsletter_editor.commands.translate",
    "repair-encoding": "newsletter_editor.commands.repair_encoding",
    "search": "newsletter_editor.commands.search",
    "status": "newsletter_editor.commands.status",
    "publish": "newsletter_editor.commands.publish",
}
"""Subcommand to the module that does it, a `commands.running.Command`."""

WORKERS = {
    "rendering": "newsletter_editor.rendering.worker",
    "styles": "newsletter_editor.rendering.styles.worker",
    "mail": "newsletter_editor.mail.worker",
    "framing": "newsletter_editor.rendering.framing.worker",
    "checks": "newsletter_editor.checks.worker",
    "background": "newsletter_editor.gui.background.worker",
    "spelling": "newsletter_editor.spelling.worker",
    "searching": "newsletter_editor.gui.searching.worker",
    "search": "newsletter_editor.search.worker",
    "libgit": "newsletter_editor.publishing.libgit.worker",
    "online": "newsletter_editor.links.online.worker",
    "pictures": "newsletter_editor.gui.pictures.worker",
    "images": "newsletter_editor.images.worker",
}
"""What `--worker NAME` runs: the frozen program has no `python -m` to start its workers with."""


def console_language() -> Language:
    """The language of the terminal, by the usual variables in their usual order."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return language_of(os.environ[name])
    return "en"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status: 0 done, 1 problems found, 2 wrong use."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    language = console_language()
    _ready_streams()
    try:
        try:
            return _do(arguments, language)
        finally:
            # While a failure can still be told; at its end Python only grumbles.
            sys.stdout.flush()
    except EditorError as error:
        return _complain(error.message, language)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of a pipe went away, as `head` does; that is no mistake of the author's.
        return DONE
    except OSError as error:
        # What no command has explained: a console on a full disk, a folder that went away.
        from newsletter_editor.document.system_errors import explanation

        return _complain(explanation(error, Path(str(error.filename or "stdout"))), language)
    finally:
        for stream in (sys.stdout, sys.stderr):
            _let_go(stream)


def _do(arguments: Sequence[str], language: Language) -> int:
    if arguments and arguments[0] in COMMANDS:
        # Imported here, with argparse: the window comes sooner without.
        from newsletter_editor.commands.running import run_command

        return run_command(arguments[0], COMMANDS[arguments[0]], arguments[1:], language)
    if len(arguments) == 2 and arguments[0] == "--worker" and arguments[1] in WORKERS:
        import_module(WORKERS[arguments[1]]).main()
        return DONE
    return _open_window(arguments, language)


def _complain(reason: Localized, language: Language) -> int:
    # Who hears nothing on standard error has the exit status.
    with suppress(OSError):
        print_complaint(f"newsletter-editor: {reason.in_language(language)}")
    return WRONG_USE


def _let_go(stream: TextIO) -> None:
    """Give up what a stream does not take: Python tries again at its end, and exits with 120."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _ready_streams() -> None:
    """Let every text be printed, whatever the console can show and whether it is there."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Closed by the caller, as with `>&-`.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        stream = getattr(sys, name)
        if isinstance(stream, TextIOWrapper):
            # ASCII is what a C locale leaves; Jekyll's files are UTF-8.
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            encoding = "utf-8" if is_ascii else stream.encoding
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _open_window(arguments: Sequence[str], language: Language) -> int:
    options = window_options(arguments, language, COMMANDS)
    collect_on_request()
    if options.self_test:
        _make_ready_for_qt()
        from newsletter_editor.app.self_test import run_self_test

        return run_self_test(with_preview=not options.no_preview, report=options.report)
    seat, is_beside = _seat(), False
    if seat is not None and not seat.take():
        is_beside = _wants_its_own(options)
        if not is_beside and seat.hand_over([Path(path) for path in options.paths]):
            return DONE
        # One that hangs will keep no session; this one goes on with it.
        seat = None
    _make_ready_for_qt()
    from newsletter_editor.app.run import run_window

    return run_window(
        options.paths,
        options.language,
        options.theme,
        options.software_rendering,
        seat,
        is_beside=is_beside,
    )


def _make_ready_for_qt() -> None:
    # Imported here alone: the subcommands must run where there is no Qt, without a display Qt
    # would abort instead of saying so, and a second start is over before.
    from newsletter_editor.app.display import require_display
    from newsletter_editor.app.plain_imports import import_plainly

    require_display()
    import_plainly()


def _wants_its_own(options: WindowOptions) -> bool:
    """What holds for one run alone cannot hold in a program that runs already."""
    return bool(
        options.new_window or options.language or options.theme or options.software_rendering
    )


def _seat() -> Seat | None:
    from newsletter_editor.app.one_program import Seat

    try:
        return Seat()
    except OSError:
        # Without a folder for it each start is a program of its own, as good as ever.
        return None
