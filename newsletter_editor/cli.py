"""The command line: one subcommand a line in `COMMANDS`, none of them needs a screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn, Protocol, cast

from newsletter_editor import __version__
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized, language_of

DONE, PROBLEMS_FOUND, WRONG_USE = 0, 1, 2

COMMANDS: dict[str, str] = {
    "new": "newsletter_editor.commands.new",
    "translate": "newsletter_editor.commands.translate",
}
"""Subcommand to the module of `commands/` that does it, with the attributes of `Command`."""


class Command(Protocol):
    """What a module named in `COMMANDS` offers."""

    SUMMARY: Localized

    def add_arguments(self, parser: argparse.ArgumentParser, language: Language) -> None:
        """Declare the subcommand's arguments."""

    def run(self, options: argparse.Namespace, language: Language) -> int:
        """Do it and return the exit status; raise EditorError for what the author can mend."""


def console_language() -> Language:
    """The language of the terminal, by the usual variables in their usual order."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return language_of(os.environ[name])
    return "en"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(WRONG_USE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status: 0 done, 1 problems found, 2 wrong use."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    language = console_language()
    try:
        if arguments and arguments[0] in COMMANDS:
            return _run_command(arguments[0], arguments[1:], language)
        return _open_window(arguments)
    except EditorError as error:
        print(f"newsletter-editor: {error.message.in_language(language)}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of a pipe went away, as `head` does; that is no mistake of the author's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run_command(name: str, arguments: Sequence[str], language: Language) -> int:
    command = cast(Command, import_module(COMMANDS[name]))
    parser = _Parser(
        prog=f"newsletter-editor {name}", description=command.SUMMARY.in_language(language)
    )
    command.add_arguments(parser, language)
    return command.run(parser.parse_args(arguments), language)


def _open_window(arguments: Sequence[str]) -> int:
    parser = _Parser(prog="newsletter-editor", epilog=", ".join(COMMANDS) or None)
    parser.add_argument("path", nargs="?", help="a repo folder or a post")
    parser.add_argument("--version", action="version", version=f"newsletter-editor {__version__}")
    options = parser.parse_args(arguments)
    # Imported here alone: the subcommands must run where there is no Qt.
    from newsletter_editor.app.run import run_window

    return run_window(options.path)
