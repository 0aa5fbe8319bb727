"""A subcommand, run within the bounds of time and memory that hold for all of them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import nullcontext
from importlib import import_module
from typing import Protocol, cast

from newsletter_editor.commands.parser import Parser
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.garbage import collect_as_usual, collect_seldom
from newsletter_editor.text.localized import Language, Localized
from newsletter_editor.text.memory import memory_below
from newsletter_editor.text.overdue import OverdueError, within

MOST_SECONDS = 120.0
"""Seconds that a command may take for the one post that it works on."""
MOST_MEMORY = 4 << 30
"""Bytes that a command may use, where the system has such a limit."""


class Command(Protocol):
    """What a module named in `cli.COMMANDS` offers."""

    SUMMARY: Localized

    def add_arguments(self, parser: argparse.ArgumentParser, language: Language) -> None:
        """Declare the subcommand's arguments."""

    def run(self, options: argparse.Namespace, language: Language) -> int:
        """Do it and return the exit status; raise EditorError for what the author can mend."""


def run_command(name: str, module: str, arguments: Sequence[str], language: Language) -> int:
    """Run the subcommand `name`, which `module` offers; return its exit status.

    Raises EditorError for what the author can mend, also where it is too large or takes too long.
    """
    command = cast(Command, import_module(module))
    parser = Parser(
        prog=f"newsletter-editor {name}",
        description=command.SUMMARY.in_language(language),
        language=language,
    )
    command.add_arguments(parser, language)
    options = parser.parse_args(arguments)
    collect_seldom()
    bounds_itself = getattr(command, "BOUNDS_ITSELF", False)
    try:
        with memory_below(MOST_MEMORY), nullcontext() if bounds_itself else within(MOST_SECONDS):
            return command.run(options, language)
    except MemoryError:
        raise EditorError(_TOO_LARGE) from None
    except OverdueError:
        raise EditorError(_TOO_LONG.format(seconds=round(MOST_SECONDS))) from None
    finally:
        collect_as_usual()


_TOO_LARGE = Localized(
    es="Esto necesita más memoria de la permitida y no se ha terminado; divídelo.",
    en="This needs more memory than is allowed and was not finished; divide it.",
)
_TOO_LONG = Localized(
    es="Esto tarda más de {seconds} segundos y se ha cortado; divide el artículo o revisa qué lo "
    "hace tan lento.",
    en="This takes more than {seconds} seconds and was cut off; divide the post, or look for what "
    "makes it so slow.",
)
