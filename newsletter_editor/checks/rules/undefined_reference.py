"""A reference link whose address is defined nowhere: its brackets are published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.links import Definition, Link
from newsletter_editor.checks.nearness import nearest
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity

# Numbers, indices, and the classes of regular expressions.
_IS_NO_TEXT = re.compile(r"[\d\s.,:;+*/=<>^$|\\-]*|\^?(?:\w-\w)+.{0,3}|\w|:\w+:|\\.*")
# What may be left out, and one of several: [-a][,b], [in|out], [min/max].
_IS_USAGE = re.compile(r"[,;|/=<+-].*|\S*\|\S*|\w+/\w+")


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each `[text][name]` without a `[name]:` line."""
    links = [d for d in post.links.definitions if not d.is_footnote]
    defined = {d.label for d in links if not d.is_text}
    meant = {d.label: d for d in links if d.is_text}
    for link in post.links.links:
        if link.form != "reference" or link.label in defined or _is_prose(post, link):
            continue
        if link.label in meant:
            yield Finding(link.range, _IN_TEXT, fixes=(_set_apart(post, meant[link.label]),))
            continue
        near = nearest(link.label, defined, looks=post.looks)
        if not near and (_is_apart(post, link) or _is_said(link.label)):
            continue
        yield Finding(
            link.range,
            Localized(
                es="Falta la línea «[{label}]: dirección» que define este enlace.",
                en="The line “[{label}]: address” that defines this link is missing.",
            ).format(label=link.label),
            suggestions=near,
            # Without any definition in the post they may be brackets and no more.
            severity=Severity.ERROR if defined else Severity.WARNING,
        )


_IN_TEXT = Localized(
    es="La línea que define este enlace va pegada a un párrafo: se publica como texto.",
    en="The line that defines this link stands right below a paragraph: it is published as text.",
)


def _set_apart(post: CheckedPost, definition: Definition) -> Fix:
    line_start = post.text.rfind("\n", 0, definition.range.start) + 1
    title = Localized(es="Separarla con una línea en blanco", en="Set it apart by a blank line")
    return Fix(title, (Edit.insert(line_start, "\n"),))


def _is_prose(post: CheckedPost, link: Link) -> bool:
    """Whether they are rather indices, as in `a[i][j]`, citations as in `[1][2]`, or usage."""
    before = post.text[link.range.start - 1 : link.range.start]
    text = link.text.of(post.text)
    after = post.text[link.range.end : link.range.end + 1]
    if before.isalnum() or before in ("_", "]", "\\", "$", "-") or after in ("[", "]"):
        return True
    if "](" in text or "](" in link.label:
        return True
    is_no_text = (_IS_NO_TEXT, _IS_USAGE)
    return any(form.fullmatch(part) for form in is_no_text for part in (text, link.label) if part)


def _is_apart(post: CheckedPost, link: Link) -> bool:
    """Whether a space stands between the brackets: tags and choices are written so."""
    return post.text[link.text.end + 1 : link.text.end + 2] != "["


def _is_said(label: str) -> bool:
    """Whether a label is rather a remark in brackets: [GitHub#12][Patch by Ann]."""
    return len(label.split()) >= _WORDS_OF_REMARK or bool(_ISSUE.search(label))


_WORDS_OF_REMARK = 3
_ISSUE = re.compile(r"#\d")


RULE = Rule(
    id="undefined-reference",
    severity=Severity.ERROR,
    topic="links",
    title=Localized(es="Referencia sin definir", en="Undefined reference"),
    explanation=Localized(
        es="Un enlace [texto][nombre] necesita, en otra línea, «[nombre]: dirección».",
        en="A link [text][name] needs, on another line, “[name]: address”.",
    ),
    find=find,
)
