"""HTML and styles of the post that a large mail program does not show, by Can I Email."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.mailing import message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_TAG = re.compile(r"<(?P<name>[A-Za-z][\w-]*)(?P<attributes>(?:\s[^<>]{0,2000})?)/?>")
_LIST = re.compile(r"\{:(?P<attributes>[^{}\n]{0,500})\}")
_STYLE = re.compile(r"""\bstyle\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE)
_DECLARATION = re.compile(r"(?:^|;)\s*(?P<name>[a-z-]+)\s*:\s*(?P<value>[^;]*)", re.IGNORECASE)

_FEATURES = {
    "audio": "html-audio",
    "button": "html-button-submit",
    "dialog": "html-dialog",
    "form": "html-form",
    "marquee": "html-marquee",
    "meter": "html-meter",
    "object": "html-object",
    "progress": "html-progress",
    "ruby": "html-ruby",
    "select": "html-select",
    "svg": "html-svg",
    "textarea": "html-textarea",
    "video": "html-video",
}
"""What a message has no equal for, or only a link."""
_OWN_STAND_IN = ("audio", "video")
_BY_VALUE = {"flex": "css-display-flex", "grid": "css-display-grid", "none": "css-display-none"}
# Of these the message does without, and nobody misses anything.
_HARMLESS = re.compile(
    r"(?:border-radius|box-shadow|text-shadow|opacity|transition|cursor|outline|box-sizing|"
    r"(?:min|max)-(?:width|height)|overflow|overflow-wrap|word-break|white-space)(?:-.*)?"
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings on tags and on declarations in `style`."""
    if message_of(post) is None:
        return
    text = post.without_code
    for tag in _TAG.finditer(text, post.body.start):
        yield from _of_tag(tag)
        yield from _of_styles(tag)
    for attributes in _LIST.finditer(text, post.body.start):
        yield from _of_styles(attributes)


def _of_tag(tag: re.Match[str]) -> Iterator[Finding]:
    from newsletter_editor.mail.clients import clients_without

    name = tag["name"].lower()
    missing = clients_without(_FEATURES.get(name, ""))
    if missing:
        said = _LINKED if name in _OWN_STAND_IN else _LOST
        place = Range(tag.start(), tag.start("name") + len(name))
        yield Finding(place, said.format(what=f"<{name}>", clients=", ".join(missing)))


def _of_styles(holder: re.Match[str]) -> Iterator[Finding]:
    from newsletter_editor.mail.clients import clients_without

    found = _STYLE.search(holder["attributes"])
    if found is None:
        return
    group = "double" if found["double"] is not None else "single"
    start = holder.start("attributes") + found.start(group)
    for declaration in _DECLARATION.finditer(found[group]):
        name, value = declaration["name"].lower(), declaration["value"].strip().lower()
        feature = _BY_VALUE.get(value, f"css-{name}") if name == "display" else f"css-{name}"
        missing = clients_without(feature)
        if missing and not _HARMLESS.fullmatch(name):
            place = Range(start + declaration.start("name"), start + declaration.end("value"))
            said = _LOST.format(what=f"{name}: {value}", clients=", ".join(missing))
            yield Finding(place, said)


_LOST = Localized(
    es="«{what}» no se ve en {clients}; en el mensaje no está.",
    en="“{what}” is not shown by {clients}; the message is without it.",
)
_LINKED = Localized(
    es="«{what}» no se ve en {clients}; en el mensaje hay un enlace en su lugar.",
    en="“{what}” is not shown by {clients}; in the message a link stands in its place.",
)

RULE = Rule(
    id="mail-clients",
    severity=Severity.HINT,
    topic="mail",
    title=Localized(es="No se ve en el correo", en="Not shown in mail"),
    explanation=Localized(
        es="Los programas de correo no muestran todo lo que muestra un navegador, según los datos "
        "de caniemail.com.",
        en="Mail programs do not show all that a browser shows, by the data of caniemail.com.",
    ),
    find=find,
)
