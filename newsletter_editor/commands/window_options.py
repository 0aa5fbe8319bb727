"""The options of the window's own command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from newsletter_editor import __version__
from newsletter_editor.text.localized import Language, Localized

if TYPE_CHECKING:
    from newsletter_editor.commands.running import Command

PURPOSE = Localized(
    es="Escribe un boletín junto a la página que publicará Jekyll.",
    en="Write a newsletter beside the page that Jekyll will publish.",
)


class WindowOptions(NamedTuple):
    """What a start of the window is asked for."""

    paths: Sequence[str] = ()
    """Repo folders and posts; the last one comes to the front."""
    language: Language | None = None
    theme: str | None = None
    """`light` or `dark`; None as the settings have it."""
    new_window: bool = False
    software_rendering: bool = False
    self_test: bool = False
    no_preview: bool = False
    report: str | None = None


def window_options(
    arguments: Sequence[str], language: Language, commands: Mapping[str, str]
) -> WindowOptions:
    """What the arguments ask for; ends the program where they are wrong or ask for help.

    `commands` are the subcommands that the help lists, with their modules.
    """
    if not any(each.startswith("-") for each in arguments):
        return WindowOptions(arguments)
    # Imported here: most starts bring paths at most, and their window comes sooner without.
    from argparse import RawDescriptionHelpFormatter

    from newsletter_editor.commands.parser import Parser

    parser = Parser(
        prog="newsletter-editor", description=PURPOSE.in_language(language), language=language
    )
    place = Localized(es="carpetas de repositorios o artículos", en="repo folders or posts")
    parser.add_argument("paths", metavar="path", nargs="*", help=place.in_language(language))
    parser.add_argument("--version", action="version", version=f"newsletter-editor {__version__}")
    parser.add_argument("--new-window", action="store_true", help=_NEW_WINDOW.in_language(language))
    for option, choices, what in _WINDOW_OPTIONS:
        parser.add_argument(option, choices=choices, help=what.in_language(language))
    parser.add_argument(
        "--software-rendering", action="store_true", help=_SOFTWARE.in_language(language)
    )
    for option, what in _SELF_TEST_SWITCHES:
        parser.add_argument(option, action="store_true", help=what.in_language(language))
    parser.add_argument("--report", metavar="JSON", help=_REPORT.in_language(language))
    if {"-h", "--help"} & set(arguments):
        parser.epilog = _list_of_commands(commands, language)
        parser.formatter_class = RawDescriptionHelpFormatter
    return WindowOptions(**vars(parser.parse_args(arguments)))


_WINDOW_OPTIONS = (
    ("--language", ("es", "en"), Localized(es="esta vez en este idioma", en="for this run")),
    ("--theme", ("light", "dark"), Localized(es="esta vez con este aspecto", en="for this run")),
)

_NEW_WINDOW = Localized(
    es="abre otra ventana aunque el programa ya esté abierto",
    en="open another window even where the program is running",
)
_SOFTWARE = Localized(
    es="dibuja sin la tarjeta gráfica, si esta da problemas",
    en="draw without the graphics card, where that gives trouble",
)

_SELF_TEST_SWITCHES = (
    ("--self-test", Localized(es="comprueba la instalación", en="check the installation")),
    ("--no-preview", Localized(es="con --self-test: sin vista previa", en="without the preview")),
)
_REPORT = Localized(es="con --self-test: archivo del informe", en="file of --self-test's report")


def _list_of_commands(commands: Mapping[str, str], language: Language) -> str:
    heading = Localized(es="órdenes (cada una con --help):", en="commands (each has its --help):")
    width = max(map(len, commands))
    lines = [
        f"  {name:{width}}  {cast('Command', import_module(module)).SUMMARY.in_language(language)}"
        for name, module in commands.items()
    ]
    return "\n".join([heading.in_language(language), *lines])
