"""What libyaml's complaints mean to an author."""

from __future__ import annotations

from newsletter_editor.text.localized import Localized

EXPLANATIONS: tuple[tuple[str, Localized], ...] = (
    (
        "mapping values are not allowed",
        Localized(
            es="Hay dos puntos seguidos de espacio dentro de un valor sin comillas: ponlo entre "
            "comillas, o revisa la sangría.",
            en="A colon and a space stand inside a value without quotes: put it in quotes, or "
            "check the indentation.",
        ),
    ),
    (
        "tab character",
        Localized(
            es="Hay un tabulador donde YAML solo admite espacios.",
            en="There is a tab where YAML accepts only spaces.",
        ),
    ),
    (
        "cannot start any token",
        Localized(
            es="Un valor sin comillas no puede empezar por «{character}»: ponlo entre comillas.",
            en="A value without quotes cannot begin with “{character}”: put it in quotes.",
        ),
    ),
    (
        "scanning a quoted scalar",
        Localized(
            es="Unas comillas abiertas no se cierran.", en="A quotation mark is never closed."
        ),
    ),
    (
        "unknown escape character",
        Localized(
            es="Entre comillas dobles, la barra invertida solo va ante ciertos signos: escríbela "
            "dos veces.",
            en="In double quotes a backslash stands only before certain signs: write it twice.",
        ),
    ),
    (
        "parsing a flow sequence",
        Localized(
            es="Falta una coma o el corchete «]» de una lista.",
            en="A comma or the closing “]” of a list is missing.",
        ),
    ),
    (
        "parsing a flow mapping",
        Localized(
            es="Falta una coma o la llave «}}» que cierra.",
            en="A comma or the closing “}}” is missing.",
        ),
    ),
    (
        "could not find expected ':'",
        Localized(
            es="Esta línea no tiene la forma «clave: valor».",
            en="This line does not have the form “key: value”.",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Localized(
            es="Un valor sin comillas no puede empezar por un guion.",
            en="A value without quotes cannot begin with a dash.",
        ),
    ),
    (
        "control characters",
        Localized(
            es="Hay un carácter de control que YAML no admite: bórrelo.",
            en="There is a control character that YAML does not accept: delete it.",
        ),
    ),
    (
        "did not find expected",
        Localized(
            es="La línea no encaja con las anteriores: revisa la sangría y las comillas.",
            en="This line does not fit those before it: check the indentation and the quotes.",
        ),
    ),
)
"""A part of what libyaml says, and what it means to an author."""
