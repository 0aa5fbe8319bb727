"""What a fence asks of a language behind a question mark, as in `console?prompt=%`."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import unquote_plus

from newsletter_editor.kramdown.rouge_languages import Rouge
from newsletter_editor.kramdown.rouge_lexers.escape import escape
from newsletter_editor.kramdown.rouge_lexers.machine import START, Machine
from newsletter_editor.kramdown.rouge_lexers.registry import MACHINES, NAMED
from newsletter_editor.kramdown.rouge_lexers.shell import console

_WITH_PARENT: Final = frozenset({"eex", "erb", "handlebars", "jinja", "jsp", "smarty", "twig"})
_OFF: Final = frozenset({"0", "false", "off"})


class _Options(dict[str, list[str]]):
    """By name, what is asked; a name may stand there without a value, or with several."""

    def __init__(self, asked: str, rouge: Rouge) -> None:
        super().__init__()
        self._named = NAMED[rouge]
        for part in asked.replace(";", "&").split("&"):
            name, is_given, value = part.partition("=")
            values = self.setdefault(unquote_plus(name), [])
            if is_given:
                values.append(unquote_plus(value))

    def switch(self, name: str) -> bool | None:
        """Whether something is to be; None where nothing is said."""
        if name not in self:
            return None
        return not self[name] or self[name][-1] not in _OFF

    def between_commas(self, name: str) -> list[str]:
        """What stands between commas."""
        return [item for value in self.get(name, []) for item in value.split(",") if item]

    def text(self, name: str, default: str) -> str:
        """One value, the last."""
        return (self.get(name) or [default])[-1]

    def language(self, name: str) -> Machine | None:
        """The language of that name, None where it has no table."""
        return self._named.get(self.text(name, ""))


@lru_cache(64)
def asked_of(tag: str, asked: str, rouge: Rouge) -> tuple[Machine | None, str]:
    """The machine of a language that is asked so, None where it has none, and where it begins."""
    machine = MACHINES[rouge].get(tag)
    if machine is None or not asked:
        return machine, START
    options = _Options(asked, rouge)
    if tag == "php":
        is_code = options.switch("start_inline")
        return machine, START if is_code is None else "inline" if is_code else "template"
    if tag == "console":
        machine = console(
            options.language("lang") or MACHINES[rouge]["shell"],
            options.language("output"),
            options.between_commas("prompt"),
            options.between_commas("error"),
            options.switch("comments"),
        )
    elif tag == "escape":
        language = options.language("lang") or NAMED[rouge]["plaintext"]
        machine = escape(language, options.text("start", "<!"), options.text("end", "!>"))
    elif tag in _WITH_PARENT and (parent := options.language("parent")):
        machine = machine.embedding({"html": parent})
    return machine, START
