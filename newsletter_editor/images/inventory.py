"""What pictures a repo holds, where each is used, what nobody uses; and another name for one."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote

from newsletter_editor.document.creating import NewFile, as_compared, create, twin_of
from newsletter_editor.document.placing import writable
from newsletter_editor.document.source import (
    Source,
    decode,
    digest_of,
    plain_text,
    read_bytes,
)
from newsletter_editor.images.picture import LARGEST_SOURCE
from newsletter_editor.images.taking import slug
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.markup.links import path_address
from newsletter_editor.repo.picture_heads import picture_head
from newsletter_editor.search import replacing
from newsletter_editor.search.replacing import Done, Keep, Replacement, replacement
from newsletter_editor.site.mentions import texts_of
from newsletter_editor.site.references import IMAGE_ENDINGS
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range

_HEAD = 64 * 1024
"""Bytes that tell the size of nearly every picture."""
_ENDINGS = "|".join(sorted(ending[1:] for ending in IMAGE_ENDINGS))
_SIGN = r"[^\s\"'()<>\[\]{}|,;=`*]"
# Looked for where a name begins alone: from each sign of a long one, the window waits as well,
# since the engine lets no other thread do anything.
_REFERENCE = re.compile(rf"(?<!{_SIGN}){_SIGN}+\.(?:{_ENDINGS})(?![\w-])", re.IGNORECASE)
_NO_FOLDERS = ("/", ".", "..")
_BY_CONVENTION = re.compile(r"(?:favicon|apple-touch-icon|android-chrome|mstile|safari-pinned)")
"""What browsers ask for without being told."""


@dataclass(slots=True)
class Held:
    """One picture of the repo."""

    file: Path
    path: str
    """Below the root, with `/`."""
    size: int
    """Bytes."""
    width: int
    height: int
    """Pixels; 0 where its head does not tell."""
    is_heavy: bool
    """Whether it has more bytes than the team wishes."""
    uses: dict[str, int] = field(default_factory=dict)
    """How often each text of the repo, by its path, names it."""
    is_unused: bool = False
    """Whether surely nothing in the repo names it."""


class _Use(NamedTuple):
    """A place that names a picture."""

    range: Range
    """Of the file's name alone, as it is written."""
    held: tuple[Held, ...]
    """Those that may be meant; more than one where the name does not tell."""


def inventory(site: Site, open_texts: Mapping[Path, Source] | None = None) -> list[Held]:
    """Every picture of the repo but what is hidden or built, by path. Not for the window's thread.

    `open_texts` are posts as they stand in an editor, which count instead of their files.
    """
    held = list(_held(site))
    names = _Names(held)
    is_sure = True
    for path, text in _texts(site, open_texts or {}):
        if text is None:
            is_sure = False
            continue
        for use in names.uses_in(text):
            # A drawing may hold its own name.
            for each in (each for each in use.held if each.path != path):
                each.uses[path] = each.uses.get(path, 0) + 1
    for each in held:
        each.is_unused = is_sure and not each.uses and not _BY_CONVENTION.match(each.file.name)
    return held


def rename(
    site: Site,
    file: Path,
    name: str,
    keep: Keep,
    open_texts: Mapping[Path, Source] | None = None,
) -> tuple[Done, dict[Path, list[Edit]]]:
    """Give a picture another name, its ending kept, and change every text that names it.

    Posts in `open_texts` are not written: their edits are given back. `replacing.undo` takes it
    back as one. Raises EditorError, before anything is changed, where the name is none or taken, or
    a text names it in a way that may mean another picture.
    """
    new = file.with_name(slug(name) + file.suffix.lower())
    if not slug(name):
        raise EditorError(_NO_NAME)
    if new == file:
        return Done(), {}
    if twin_of(new) is not None:
        raise EditorError(_TAKEN.format(name=new.name))
    names = _Names(list(_held(site)))
    replacements: list[Replacement] = []
    open_edits: dict[Path, list[Edit]] = {}
    for path, source in _sources(site, open_texts or {}):
        if path == file:
            continue
        text = plain_text(source.text, source.format)
        edits = []
        for use in names.uses_in(text):
            if not any(each.file == file for each in use.held):
                continue
            if len(use.held) > 1:
                raise EditorError(_UNCLEAR.format(name=file.name, path=site.relative(path)))
            edits.append(Edit(use.range, path_address(new.name)))
        if edits and open_texts and path in open_texts:
            open_edits[path] = edits
        elif edits:
            replacements.append(replacement(path, source, edits))
    data = read_bytes(file, LARGEST_SOURCE, site.door)
    create(writable(new, site.door), data)
    made = [NewFile(new, digest_of(data))]
    return replacing.write(site, replacements, keep, made, [file]), open_edits


def take_out(site: Site, file: Path, open_texts: Mapping[Path, Source] | None = None) -> Done:
    """Take a picture out of the repo; `replacing.undo` brings it back.

    Raises EditorError where something names it by now, a post in `open_texts` as it stands there.
    """
    if not all(each.is_unused for each in inventory(site, open_texts) if each.file == file):
        raise EditorError(_USED.format(name=file.name))
    return replacing.write(site, (), lambda *_: None, removed=[file])


def _held(site: Site) -> Iterator[Held]:
    heaviest = Wishes.of(site.root).heaviest
    for file in sorted(site.images):
        status = site.door.status(file)
        if status is None:
            continue
        try:
            head = picture_head(site.door.read(file, _HEAD, cut=True))
        except OSError:
            head = picture_head(b"")
        size = status.st_size
        path = file.relative_to(site.root).as_posix()
        yield Held(file, path, size, head.width, head.height, size > heaviest)


def _texts(site: Site, open_texts: Mapping[Path, Source]) -> Iterator[tuple[str, str | None]]:
    for path, data in texts_of(site.door):
        # Those of other folders may be open, too.
        source = open_texts.get(site.root / path)
        if source is not None:
            yield path, plain_text(source.text, source.format)
        else:
            yield path, None if data is None else data.decode("utf-8", "replace")


def _sources(site: Site, open_texts: Mapping[Path, Source]) -> Iterator[tuple[Path, Source]]:
    for name, data in texts_of(site.door):
        path = site.root / name
        if path in open_texts:
            yield path, open_texts[path]
        elif data is not None:
            yield path, decode(data)
        else:
            raise EditorError(_UNREAD.format(path=name or site.root.name))


class _Names:
    """Finds in a text what names pictures of the repo."""

    def __init__(self, held: list[Held]) -> None:
        self._by_name: defaultdict[str, list[Held]] = defaultdict(list)
        odd: dict[str, list[Held]] = {}
        for each in held:
            self._by_name[as_compared(each.file.name)].append(each)
            if not _REFERENCE.fullmatch(each.file.name):
                odd.setdefault(each.file.name, []).append(each)
        # Of these names the pattern sees a part at best.
        self._odd = [(written, each) for name, each in odd.items() for written in _spellings(name)]

    def uses_in(self, text: str) -> list[_Use]:
        """The places, in their order; none overlaps another."""
        found = [
            _Use(Range(at.start(), at.end()), tuple(held))
            for written, held in self._odd
            if written in text
            for at in re.finditer(re.escape(written), text)
        ]
        for match in _REFERENCE.finditer(text):
            written = match[0]
            start = match.start() + max(written.rfind("/"), written.rfind("\\")) + 1
            path = unquote(html.unescape(written))
            held = self._by_name.get(as_compared(PurePosixPath(path).name), [])
            if held:
                found.append(_Use(Range(start, match.end()), _meant(path, held)))
        found.sort(key=lambda use: (use.range.start, -use.range.end))
        kept: list[_Use] = []
        for use in found:
            if not kept or kept[-1].range.end <= use.range.start:
                kept.append(use)
        return kept


def _spellings(name: str) -> set[str]:
    """A name as Markdown, HTML and addresses have it."""
    plain = {
        name,
        path_address(name),
        quote(name),
        quote(name, safe="()"),
        name.replace(" ", "%20"),
    }
    return plain | {html.escape(each, quote=False) for each in plain}


def _meant(path: str, held: list[Held]) -> tuple[Held, ...]:
    """Those of one name whose folders end as the path does; all of them where none does."""
    if len(held) == 1:
        return tuple(held)
    parts = [part for part in PurePosixPath(as_compared(path)).parts if part not in _NO_FOLDERS]
    best: list[Held] = []
    most = 0
    for each in held:
        own = PurePosixPath(as_compared(each.path)).parts
        same = 0
        while same < min(len(own), len(parts)) and own[-1 - same] == parts[-1 - same]:
            same += 1
        if same > most:
            best, most = [each], same
        elif same == most:
            best.append(each)
    # With its folder written out, the one that lies there and nowhere deeper is meant.
    exact = [each for each in best if len(PurePosixPath(each.path).parts) == most]
    return tuple(exact or best)


_NO_NAME = Localized(
    es="Ese nombre no tiene letras ni cifras; escribe otro.",
    en="That name has no letters or digits; write another one.",
)
_TAKEN = Localized(
    es="«{name}» ya existe; elige otro nombre.",
    en="“{name}” is there already; choose another name.",
)
_UNCLEAR = Localized(
    es="«{path}» nombra «{name}» sin decir en qué carpeta, y hay varias; escríbela ahí y vuelve a "
    "intentarlo.",
    en="“{path}” names “{name}” without its folder, and there are several; write the folder there "
    "and try again.",
)
_USED = Localized(
    es="«{name}» ya se usa, o un texto del repositorio no se puede leer; se queda donde está.",
    en="“{name}” is in use by now, or a text of the repo cannot be read; it stays where it is.",
)
_UNREAD = Localized(
    es="«{path}» no se puede leer, y podría nombrar la imagen.",
    en="“{path}” cannot be read, and may name the picture.",
)
