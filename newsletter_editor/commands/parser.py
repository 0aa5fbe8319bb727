"""A parser of arguments that speaks the author's language and says what is wrong in one line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import NoReturn

from newsletter_editor.commands.printing import WRONG_USE, print_complaint
from newsletter_editor.text.localized import Language, Localized

_SPANISH_HEADINGS = {
    "usage: ": "uso: ",
    "positional arguments": "argumentos",
    "options": "opciones",
    "show this help message and exit": "muestra esta ayuda y termina",
    "show program's version number and exit": "muestra la versión y termina",
}

_SPANISH_ERRORS = (
    (r"the following arguments are required: (.*)", r"falta indicar: {0}"),
    (r"unrecognized arguments: (.*)", r"no se conocen estos argumentos: {0}"),
    (r"argument (.*): expected one argument", r"{0} necesita un valor"),
    (r"argument (.*): expected at least one argument", r"{0} necesita al menos un valor"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"{0}: {1} no es uno de {2}"),
    (r"argument (.*): invalid \w+ value: (.*)", r"{0}: {1} no es un valor válido"),
    (r"argument (.*): not allowed with argument (.*)", r"{0} no puede ir junto con {1}"),
    (r"ambiguous option: (.*) could match (.*)", r"{0} puede ser {1}: escríbelo entero"),
    # Last: what an option's own check says, which is in the author's language already.
    (r"argument (.*?): (.*)", r"{0}: {1}"),
)
"""What argparse says, as its templates stand in Python 3.11 to 3.14, and the Spanish for it."""


class Parser(argparse.ArgumentParser):
    """`argparse.ArgumentParser` in the given language; wrong use ends with exit status 2."""

    def __init__(self, *, prog: str, description: str, language: Language) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False)
        self._language = language

    def error(self, message: str) -> NoReturn:
        """Print one sentence on standard error and exit with 2."""
        if self._language == "es":
            message = _in_spanish(message)
            hint = f"Mira {self.prog} --help."
        else:
            hint = f"See {self.prog} --help."
        print_complaint(f"{self.prog}: {message}. {hint}")
        raise SystemExit(WRONG_USE)

    def format_help(self) -> str:
        """The help text with argparse's own headings in the parser's language."""
        text = super().format_help()
        if self._language == "es":
            for english, spanish in _SPANISH_HEADINGS.items():
                text = re.sub(
                    rf"^(\s*|.*\s\s){re.escape(english)}", rf"\1{spanish}", text, flags=re.M
                )
        return text


def saying(language: Language) -> Callable[[str, str], str]:
    """A function that is given a text in Spanish and in English and returns the wanted one."""
    return lambda es, en: Localized(es, en).in_language(language)


def _in_spanish(message: str) -> str:
    for english, spanish in _SPANISH_ERRORS:
        if found := re.fullmatch(english, message, re.DOTALL):
            return spanish.format(*found.groups())
    return message
