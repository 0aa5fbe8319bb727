"""Pictures without words: where they stand, what is said around them, how they get theirs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsletter_editor.checks.links import Link, find_links, without_words
from newsletter_editor.checks.masking import blank, code_ranges
from newsletter_editor.document.front_matter import split
from newsletter_editor.document.saving import ChangedOutsideError, save
from newsletter_editor.document.source import decode, digest_of, encode, read_bytes
from newsletter_editor.markup.links import description
from newsletter_editor.search.replacing import Done, Keep, write_one
from newsletter_editor.site.site import Site
from newsletter_editor.text.blocks.kinds import Block, BlockKind
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range

_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_NEAR = 3
"""Blocks before a picture that may be what it belongs to."""


@dataclass(slots=True)
class Undescribed:
    """One picture without a description."""

    path: Path
    place: Range
    """Where its words go, in the post's text; what stands there is replaced."""
    is_html: bool
    address: str
    """As it is written."""
    paragraph: str
    """What is said around it, as it is written; "" where it stands alone."""
    caption: str
    """The words under it, without markup."""
    proposal: str
    """What of caption or title says what is seen."""

    def edit(self, words: str) -> Edit:
        """Gives it a description; the empty one takes it away again."""
        written = description(words)
        if self.is_html:
            written = f' alt="{html.escape(" ".join(words.split()))}"' if words.strip() else ""
        return Edit(self.place, written)


def undescribed(path: Path, text: str) -> Iterator[Undescribed]:
    """Those of one post, in their order."""
    if "![" not in text and "<img" not in text.lower():
        return
    parts = split(text)
    blocks = read_blocks(text, parts.body.start)
    masked = blank(text, code_ranges(text, parts.body, blocks))
    links = find_links(text, masked, parts.body, blocks)
    labels = {each.label: each.target for each in links.definitions if each.target}
    for link in without_words(links.links, text, masked):
        is_html = link.form == "html"
        target = link.target or labels.get(link.label)
        address = target.of(text) if target is not None else ""
        # Right behind `img`, of which `text` is the place.
        place = Range(link.text.end, link.text.end) if is_html else link.text
        caption = caption_of(text, _end_of(text, link))
        title = _title_in(text, link)
        yield Undescribed(
            path, place, is_html, address, _around(text, link, blocks, caption), caption,
            proposal_of(caption) or proposal_of(title),
        )  # fmt: skip


def describe(site: Site, path: Path, digest: str, edit: Edit, keep: Keep) -> str:
    """Write a description into a file that holds what `digest` says; its new digest.

    What it held goes to `keep`. Raises EditorError.
    """
    before = read_bytes(path, door=site.door)
    if digest_of(before) != digest:
        raise ChangedOutsideError(path)
    source = decode(before)
    data = encode(apply_edits(source.text, [edit]), source.format)
    keep(path, before)
    return save(path, data, replacing=digest, keep=partial(keep, path))


def give_back(
    site: Site, originals: Mapping[Path, tuple[bytes, str]], keep: Keep
) -> list[tuple[Path, Localized]]:
    """Give files what they held before they were described: what, and the digest they have now.

    A file that has been changed since is left as it is, and told with the reason.
    """
    done = Done()
    for path, (data, digest) in originals.items():
        write_one(site, path, data, digest, keep, done)
    return done.refused


# ---- what is said around it --------------------------------------------------------------------

_WRAPPED = re.compile(r"\]\([^()\n]*\)")
_TAG_END = re.compile(r"[^<>]*>")
_TO_CAPTION = re.compile(
    r"(?:\{:?[^{}\n]*\}|</(?:a|p|div|center|picture)>|<br ?/?>|\\\\|[ \t])*\n?"
    r"(?:[ \t]*(?:\\\\|<br ?/?>)?[ \t]*\n){0,3}[ \t]*",
)
_EMPHASIS = re.compile(r"([*_])(?![*_\s])(?P<words>(?:(?!\n[ \t]*\n).)+?)(?<!\s)\1(?=\s*(?:\n|\{|\Z))", re.DOTALL)  # fmt: skip  # noqa: E501
_LINE = re.compile(r"[^\n]{1,600}")
_SET_APART = re.compile(r"(?<![*_])([*_])(?![*_\s])[^*_\n]+?\1(?![*_])")
_NUMBERED = re.compile(
    r"(?:figura|figure|fig\.|tabla|table|tabela|gráfico|imagen|image)\s*\d+\s*[.:–—]", re.I
)
_ELEMENT = re.compile(
    r"(?:<(?:p|div|center|figure)\b[^<>]*>\s*)?"
    r"<(?P<name>figcaption|em|i|small|center)\b[^<>]*>(?P<words>.{1,600}?)</(?P=name)>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_SIGNS = re.compile(r"[*_`]+|\\(?=[\W_])|\{:?[^{}]*\}")
_TITLE = re.compile(r"[\"']([^\n]*)[\"']\s*\)?\Z")
_HTML_TITLE = re.compile(r"\stitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:^|(?<=[.;:,)])\s+|\s*[(\[|–—-]\s*)"
    r"(?:fuentes?\b|sources?\b|fontes?\b|quelle\b|kaynak\b|"
    r"来源|出处|图源|출처|\u0627\u0644\u0645\u0635\u062f\u0631|"
    r"créditos?|credits?|cr[eé]dito de|imagen(?: de)?:|"
    r"imagen tomada|imagen cortesía|foto(?:grafía)?(?: de)?:|image(?: by|:| from| credit)|"
    r"photo(?: by|:| credit)|figure (?:by|from)|figura (?:de|tomada)|v[ií]a\b|tomad[oa] de|"
    r"extraíd[oa] de|adaptad[oa] de|autor(?:es|a)?:|authors?:|©).*\Z",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(
    r"\A(?:figura|figure|fig\.?|tabla|table|tabela|imagen|image|gráfico)\s*\d+\s*[.:–—-]+\s*", re.I
)
_CITED = re.compile(r"[\s(\[]*(?:\w[\w'’-]*\s+){1,3}et al\.?,?\s*\(?\d{4}[a-z]?\)?[)\].\s]*\Z")
_FEWEST_LETTERS = 4


def caption_of(text: str, end: int) -> str:
    """The words right under a picture that ends at `end`, if they are set as a caption."""
    start = _TO_CAPTION.match(text, end)
    at = start.end() if start else end
    found = _EMPHASIS.match(text, at) or _ELEMENT.match(text, at)
    if found is not None:
        return _plain(found["words"])
    line = _LINE.match(text, at)
    return _plain(line[0]) if line and _is_caption(line[0]) else ""


def _is_caption(line: str) -> bool:
    """Whether all words of a line are set apart, a link among them, or it has a figure's number."""
    words = _LINK.sub(r"\1", line)
    apart = _SET_APART.sub("", words)
    is_apart = apart != words and not any(map(str.isalnum, apart))
    return is_apart or _NUMBERED.match(words.lstrip("*_")) is not None


def proposal_of(caption: str) -> str:
    """What of a caption describes: without its number, and without who made the picture."""
    words = _CITED.sub("", _CREDIT.sub("", _NUMBER.sub("", caption))).strip(" .;:,–—-")
    return words if sum(map(str.isalpha, words)) >= _FEWEST_LETTERS else ""


def _plain(written: str) -> str:
    words = _LINK.sub(r"\1", _TAG.sub(" ", written))
    return " ".join(html.unescape(_SIGNS.sub("", words)).split())


def _end_of(text: str, link: Link) -> int:
    end = link.range.end
    if link.form == "html":
        tag = _TAG_END.match(text, end)
        return tag.end() if tag else end
    wrapped = _WRAPPED.match(text, end)
    return wrapped.end() if wrapped else end


def _title_in(text: str, link: Link) -> str:
    if link.form == "html":
        found = _HTML_TITLE.search(text, link.range.start, _end_of(text, link))
        return html.unescape(found[1] or found[2] or "") if found else ""
    behind = link.target.end if link.target is not None else link.range.end
    title = _TITLE.search(text[behind : link.range.end])
    return _plain(title[1]) if title else ""


def _around(text: str, link: Link, blocks: Sequence[Block], caption: str) -> str:
    """The paragraph that holds the picture, or the last ones before it, or the next one."""
    before: list[str] = []
    only_titles = True
    for block in blocks:
        if block.kind not in _PROSE:
            continue
        words = block.range.of(text)
        if block.range.start > link.range.start:
            if only_titles and sum(map(str.isalpha, _plain(words))) > _FEWEST_LETTERS:
                return "\n\n".join([*before[-1:], words.strip()])
            if not only_titles:
                break
            continue
        if link.range.end <= block.range.end:
            own = (
                text[block.range.start : link.range.start]
                + text[link.range.end :][: block.range.end - link.range.end]
            )
            # A caption in the picture's own paragraph is shown by itself.
            said = _plain(own).replace(caption, "") if caption else _plain(own)
            if sum(map(str.isalpha, said)) > _FEWEST_LETTERS:
                return own.strip()
        elif _plain(words):
            before.append(words.strip())
            only_titles = only_titles and block.kind is BlockKind.HEADING
    return "\n\n".join(before[-_NEAR:])
