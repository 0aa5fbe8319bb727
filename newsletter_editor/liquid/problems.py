"""What went wrong in a template, said to its author."""

from __future__ import annotations

import re

from liquid.exceptions import (
    ContextDepthError,
    LiquidError,
    LiquidSyntaxError,
    ResourceLimitError,
    UnknownFilterError,
)

from newsletter_editor.liquid.blocks import STRAY, UNCLOSED
from newsletter_editor.liquid.budget import SpentError
from newsletter_editor.liquid.ruby_values import RubyError
from newsletter_editor.text.localized import Localized

_SAYINGS: tuple[tuple[str, Localized], ...] = (
    (
        rf"{UNCLOSED}: (?P<name>.*)",
        Localized(
            es="A «{{% {name} … %}}» le falta su «{{% end{name} %}}».",
            en="“{{% {name} … %}}” lacks its “{{% end{name} %}}”.",
        ),
    ),
    (
        rf"{STRAY}: end(?P<name>.*)",
        Localized(
            es="Este «{{% end{name} %}}» no cierra nada.",
            en="This “{{% end{name} %}}” closes nothing.",
        ),
    ),
    (
        r"never ended",
        Localized(
            es="Falta el cierre «}}}}» o «%}}»; si no es Liquid, rodéalo con "
            "«{{% raw %}}» y «{{% endraw %}}».",
            en="The closing “}}}}” or “%}}” is missing; if this is no Liquid, put it between "
            "“{{% raw %}}” and “{{% endraw %}}”.",
        ),
    ),
    (
        r"misplaced '(?P<name>.*)'",
        Localized(
            es="Un «{{% {name} %}}» no puede estar aquí.", en="“{{% {name} %}}” cannot stand here."
        ),
    ),
    (
        r"unknown tag '(?P<name>.*)'",
        Localized(es="Jekyll no conoce la etiqueta «{name}».", en="Jekyll knows no tag “{name}”."),
    ),
    (
        r"unknown filter '(?P<name>.*)'",
        Localized(es="Jekyll no conoce el filtro «{name}».", en="Jekyll knows no filter “{name}”."),
    ),
    (
        r"not found: (?P<name>.*)",
        Localized(es="En el sitio no hay «{name}».", en="There is no “{name}” in the site."),
    ),
    (
        r"no date and title in: (?P<name>.*)",
        Localized(
            es="«{name}» no tiene la forma «año-mes-día-título».",
            en="“{name}” is not of the form “year-month-day-title”.",
        ),
    ),
    (
        r"invalid file name: (?P<name>.*)",
        Localized(
            es="«{name}» no es un nombre que Jekyll pueda incluir.",
            en="“{name}” is no name that Jekyll can include.",
        ),
    ),
    (
        r"no include: (?P<name>.*)",
        Localized(
            es="No existe el archivo «{name}» que se quiere incluir.",
            en="There is no file “{name}” to include.",
        ),
    ),
    (
        r"(?P<name>\w+): \S+\(\) missing \d+ required positional arguments?:.*",
        Localized(
            es="Al filtro «{name}» le falta un valor.", en="The filter “{name}” lacks a value."
        ),
    ),
    (
        r"(?P<name>\w+): \S+\(\) takes .* positional arguments? but \d+ (?:was|were) given",
        Localized(
            es="El filtro «{name}» tiene valores de más.",
            en="The filter “{name}” has too many values.",
        ),
    ),
    (
        r"divided by 0",
        Localized(es="Se divide entre cero.", en="Something is divided by zero."),
    ),
    (
        r"expression too long",
        Localized(es="La expresión es demasiado larga.", en="The expression is too long."),
    ),
)


def message_of(error: Exception) -> Localized:
    """A sentence in both languages; what no author causes keeps its English reason."""
    if isinstance(error, SpentError):
        return error.message
    if isinstance(error, (ContextDepthError, RecursionError)):
        return Localized(
            es="Esta plantilla se incluye a sí misma, o anida demasiado.",
            en="This template includes itself, or nests too deeply.",
        )
    if isinstance(error, (ResourceLimitError, MemoryError)):
        return Localized(
            es="Esta plantilla hace demasiado; se cortó aquí.",
            en="This template does too much; it was cut off here.",
        )
    reason = _reason(error)
    for pattern, sentence in _SAYINGS:
        if found := re.fullmatch(pattern, reason, re.DOTALL):
            return sentence.format(**{k: v.strip() for k, v in found.groupdict().items()})
    if isinstance(error, (LiquidSyntaxError, UnknownFilterError)):
        return Localized(
            es="Liquid no entiende esto ({reason}).", en="Liquid cannot read this ({reason})."
        ).format(reason=reason)
    return Localized(
        es="Liquid no puede hacer esto ({reason}).", en="Liquid cannot do this ({reason})."
    ).format(reason=reason)


def lacking(error: Exception) -> str:
    """`tag` or `include` where one is not known, else ""."""
    reason = _reason(error)
    if reason.startswith(("unknown tag", "unknown filter")):
        return "tag"
    return "include" if reason.startswith("no include") else ""


def is_ignored_in_comments(error: Exception) -> bool:
    """Whether Liquid lets a mistake pass between `comment` and its end: unknown names there."""
    reason = _reason(error)
    return bool(re.match(rf"unknown tag|misplaced|{STRAY}|no include", reason))


def _reason(error: Exception) -> str:
    if isinstance(error, LiquidError):
        return str(error.message or type(error).__name__)
    if isinstance(error, RubyError):
        return str(error)
    return f"{type(error).__name__}: {error}"
