"""An address in the text that is no link: kramdown leaves it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range, RangeSet

_URL = re.compile(
    r"(?<![\w/@.(\"'=])(?:https?://|www\.)"
    # Ideographic punctuation, brackets and bold marks end an address; so does what is no prose.
    r"(?:(?!\*\*)[^\s<>\[\]\ufffc\"”»\u3000-\u303f\uff00-\uffef])*"
    r"(?<![.,:;!?)*_'’])"
)

_OWN_MACHINE = re.compile(r"https?://(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0)(?![\w.])", re.I)

_ANCHOR = re.compile(r"<(?:a|iframe|blockquote|video|audio|object)\b[^<>]*>[^<>]{0,2000}</", re.I)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each address outside links, code and HTML."""
    texts = RangeSet(link.text for link in post.links.links if link.form in ("inline", "reference"))
    in_html = RangeSet(
        block.range for block in post.markdown_blocks if block.kind is BlockKind.HTML
    )
    anchors = RangeSet(
        Range(*match.span()) for match in _ANCHOR.finditer(post.without_code, post.body.start)
    )
    for match in _URL.finditer(post.prose):
        place = Range(*match.span())
        if place.start < post.body.start or texts.overlaps(place):
            continue
        # In HTML the cure would be published as it is; an embed shows more than its address.
        if _in_brackets(post, place) or in_html.overlaps(place) or anchors.overlaps(place):
            continue
        address = place.of(post.text)
        if _OWN_MACHINE.match(address):
            # What is told to be opened here is no link for readers.
            continue
        full = address if address.startswith("http") else f"https://{address}"
        cure = f"<{address}>" if full == address else f"[{address}]({full})"
        yield Finding(
            place,
            Localized(
                es="La dirección se publica como texto y no se puede pulsar.",
                en="The address is published as text and cannot be clicked.",
            ),
            fixes=(replacement(place, cure, Localized(es="Hacerla enlace", en="Make it a link")),),
        )


def _in_brackets(post: CheckedPost, place: Range) -> bool:
    """Whether it stands in the remains of a link, which another rule speaks of."""
    before = post.text[max(place.start - 2, 0) : place.start]
    return before.endswith(("](", ") [", "] ("))


RULE = Rule(
    id="bare-url",
    severity=Severity.WARNING,
    topic="links",
    title=Localized(es="Dirección sin enlace", en="Bare address"),
    explanation=Localized(
        es="Jekyll solo enlaza lo que va entre «<» y «>» o como [texto](dirección).",
        en="Jekyll links only what stands between “<” and “>” or as [text](address).",
    ),
    find=find,
)
