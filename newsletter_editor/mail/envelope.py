"""What stands around the article in a message: our template, or the team's own, run by Liquid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any, NamedTuple

import css_inline

from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.view import SiteView
from newsletter_editor.mail.settings import MailSettings
from newsletter_editor.mail.styles import HEAD_RULES
from newsletter_editor.resources import resource_path
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Language, Localized

OWN_TEMPLATE = ".newsletter-editor/mail/message.html"
"""Where a team's own template lies in the repo."""
LARGEST_TEMPLATE = 256 * 1024
"""Bytes; a larger one is not read."""

# Signs of the private use area stand for what no inliner or escaping may touch.
CONTENT, UNSUBSCRIBE, POSTAL = (
    "\ue310content\ue311",
    "\ue310unsubscribe\ue311",
    "\ue310postal\ue311",
)


class TemplateProblem(NamedTuple):
    """What is wrong with a team's template, and on which of its lines, from 1."""

    line: int
    message: Localized


class Envelope(NamedTuple):
    """The HTML before and behind the article, styles inlined."""

    head: str
    tail: str
    problems: tuple[TemplateProblem, ...]


def read_template(site: Site | None) -> tuple[str | None, tuple[TemplateProblem, ...]]:
    """The team's template, None where it has none or it cannot be read."""
    if site is None or not site.door.is_file(OWN_TEMPLATE):
        return None, ()
    try:
        return site.door.read(OWN_TEMPLATE, LARGEST_TEMPLATE).decode("utf-8-sig"), ()
    except (OSError, ValueError) as error:
        return None, (TemplateProblem(1, _UNREADABLE.format(why=error)),)


def make_envelope(
    values: Mapping[str, Any],
    settings: MailSettings,
    post: PostFile | None,
    view: SiteView,
    own: str | None,
    language: Language,
) -> Envelope:
    """Run the template `own`, or ours where that is None or comes to nothing."""
    mail = {
        **values,
        "content": CONTENT,
        "unsubscribe": UNSUBSCRIBE if settings.unsubscribe else "",
        "postal": POSTAL if settings.service and settings.service.postal else "",
        "colours": asdict(settings.colours),
        "fonts": {**asdict(settings.fonts), "word": _word_font(settings)},
        "width": settings.width,
        "head_rules": HEAD_RULES,
    }
    problems: tuple[TemplateProblem, ...] = ()
    if own is not None:
        payload = {**view.payload(post, ""), "mail": mail}
        output = run_liquid(own, payload, view, language=language)
        problems = tuple(TemplateProblem(p.line, p.message) for p in output.problems)
        if output.text.count(CONTENT) == 1:
            return _cut(output.text, problems)
        problems += (TemplateProblem(1, _NO_CONTENT),)
    output = run_liquid(_own_template(), {"mail": mail}, view, language=language)
    return _cut(output.text, problems)


@lru_cache(maxsize=1)
def _own_template() -> str:
    return resource_path("mail", "message.html").read_text(encoding="utf-8")


_INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False, minify_css=True)


_SHEET = re.compile(r"<style\b[^>]*>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
MOST_STYLES = 64 * 1024
"""Characters of a template's style sheets; an element may be given all of them."""
MOST_INLINED = 16 * 1024 * 1024
"""Characters, if each element were given all of them; templates of services have 1 to 10 million.

The inliner takes time with the square of how much one element gets.
"""


# The inliner puts the style sheet first, but the encoding has to be told in the first kilobyte.
_STYLE_FIRST = re.compile(r"(<head>)(<style>.*?</style>)(.*?)(</head>)", re.DOTALL)


def _word_font(settings: MailSettings) -> str:
    """The font for Word's engine, which takes Times where it does not know the first of a list."""
    last = settings.fonts.text.rpartition(",")[2].strip().lower()
    return {"serif": "Georgia, serif", "monospace": "'Courier New', monospace"}.get(
        last, "Arial, sans-serif"
    )


def _cut(html: str, problems: tuple[TemplateProblem, ...]) -> Envelope:
    sheets = sum(len(sheet[1]) for sheet in _SHEET.finditer(html))
    if sheets > MOST_STYLES or sheets * html.count("<") > MOST_INLINED:
        problems += (TemplateProblem(1, _MANY_STYLES),)
        head, _, tail = html.partition(CONTENT)
        return Envelope(head, tail, problems)
    try:
        inlined = _INLINER.inline(html)
    except css_inline.InlineError as error:
        problems += (TemplateProblem(1, _BAD_STYLES.format(why=error)),)
        inlined = html
    head, _, tail = _STYLE_FIRST.sub(r"\1\3\2\4", inlined, count=1).partition(CONTENT)
    return Envelope(head, tail, problems)


_UNREADABLE = Localized(
    es="La plantilla «" + OWN_TEMPLATE + "» no se puede leer ({why}): se usa la del programa.",
    en="The template “" + OWN_TEMPLATE + "” cannot be read ({why}): the program's own is used.",
)
_NO_CONTENT = Localized(
    es="La plantilla no tiene exactamente una vez {{ mail.content }}: se usa la del programa.",
    en="The template does not hold {{ mail.content }} exactly once: the program's own is used.",
)
_MANY_STYLES = Localized(
    es="La plantilla tiene demasiados estilos para tantos elementos: se quedan en su cabecera.",
    en="The template has too many styles for so many elements: they stay in its head.",
)
_BAD_STYLES = Localized(
    es="Los estilos de la plantilla no se pueden aplicar ({why}).",
    en="The template's styles cannot be applied ({why}).",
)
