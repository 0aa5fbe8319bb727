"""What takes the place of matches in many posts: shown first, written whole, taken back as one.

Each file is written as a post is saved: whole or not at all, and only while it still holds what was
looked at. What was there is kept, compressed, until the next replacement of the same blog is
undone or twenty more have been made.
"""

from __future__ import annotations

import base64
import contextlib
import json
import time
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from newsletter_editor.document.aside import LARGEST, put_aside
from newsletter_editor.document.creating import NewFile, create
from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.placing import writable
from newsletter_editor.document.saving import ChangedOutsideError, save
from newsletter_editor.document.source import (
    Source,
    decode,
    digest_of,
    encode,
    plain_text,
    read_bytes,
)
from newsletter_editor.document.storage import data_folder, key_of, private_folder
from newsletter_editor.document.system_errors import explained
from newsletter_editor.search.places import parts_of
from newsletter_editor.search.posts import FoundPost
from newsletter_editor.search.query import Query
from newsletter_editor.site.mentions import mentioned_names
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

KEPT = 20
"""Replacements that can be undone, of all blogs."""
Keep = Callable[[Path, bytes], None]
"""Takes what a file held before; raises EditorError where it cannot."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is to be done in one post."""

    path: Path
    digest: str
    """Of the file as it was looked at."""
    edits: tuple[Edit, ...]
    before: str
    after: str
    data: bytes = field(repr=False)
    """The file that holds `after`."""


@dataclass(slots=True)
class Done:
    """What has become of a replacement, or of its undoing."""

    written: list[Path] = field(default_factory=list)
    refused: list[tuple[Path, Localized]] = field(default_factory=list)
    """Files that were left as they are, and why."""
    is_recorded: bool = False
    """Whether `undo` would take back just this."""


def planned(
    found: FoundPost, query: Query, part: str, template: str, only: Collection[int] | None = None
) -> Replacement | None:
    """What replacing does to a post; None where nothing changes.

    `only` are the starts of the matches that are meant; None means all. Raises EditorError.
    """
    text = plain_text(found.source.text, found.source.format)
    edits = replacing_edits(text, query, part, template, only)
    return replacement(found.path, found.source, edits) if edits else None


def replacing_edits(
    text: str, query: Query, part: str, template: str, only: Collection[int] | None = None
) -> list[Edit]:
    """The edits of a text, see `planned`. Raises EditorError."""
    edits = query.edits(text, parts_of(text, part), template)
    return edits if only is None else [edit for edit in edits if edit.range.start in only]


def planned_edits(
    site: Site, path: Path, edits_of: Callable[[str], list[Edit]], digest: str = ""
) -> Replacement | None:
    """What a function of a post's text does to a file; None where nothing changes.

    Raises EditorError, also where `digest` is told and the file holds something else by now.
    """
    source = decode(read_bytes(path, door=site.door))
    if digest and source.digest != digest:
        raise ChangedOutsideError(path)
    edits = edits_of(plain_text(source.text, source.format))
    return replacement(path, source, edits) if edits else None


def rewritten(
    posts: Iterable[tuple[Path, str]],
    edits_of: Callable[[Path, str], list[Edit]],
    site: Site,
    keep: Keep,
    open_texts: Mapping[Path, Source],
) -> tuple[Done, dict[Path, list[Edit]]]:
    """Change many posts: what became of the files, and the edits for those of `open_texts`.

    `posts` are paths, each with the digest of its file as somebody saw it, "" where any will do;
    `edits_of` takes such a path and the post's text. What cannot be written is told.
    """
    done = Done()
    replacements: list[Replacement] = []
    edits: dict[Path, list[Edit]] = {}
    for path, digest in posts:
        try:
            if path in open_texts:
                source = open_texts[path]
                edits[path] = edits_of(path, plain_text(source.text, source.format))
                continue
            found = planned_edits(site, path, partial(edits_of, path), digest)
        except EditorError as error:
            done.refused.append((path, error.message))
        else:
            if found is not None:
                replacements.append(found)
    written = write(site, replacements, keep)
    written.refused[:0] = done.refused
    return written, edits


def replacement(path: Path, source: Source, edits: Sequence[Edit]) -> Replacement:
    """What edits do to a post. Raises EditorError for characters that its file cannot hold."""
    # The edits are made in the text with its placeholders, which has the same places.
    after = apply_edits(source.text, edits)
    data = encode(after, source.format)
    before, shown = (plain_text(text, source.format) for text in (source.text, after))
    return Replacement(path, source.digest, tuple(edits), before, shown, data)


def write(
    site: Site,
    replacements: Iterable[Replacement],
    keep: Keep,
    made: Sequence[NewFile] = (),
    removed: Sequence[Path] = (),
) -> Done:
    """Write them, after what they replace has been given to `keep` and set aside for `undo`.

    `made` are files that are there since and for these replacements; they go with the undoing.
    `removed` are files that go when all is written, and come back. Raises EditorError.
    """
    done = Done()
    steps = []
    for each in replacements:
        try:
            old = read_bytes(each.path, door=site.door)
            if digest_of(old) != each.digest:
                raise ChangedOutsideError(each.path)
        except EditorError as error:
            done.refused.append((each.path, error.message))
        else:
            steps.append((each, old))
    gone = [(path, read_bytes(path, LARGEST, site.door)) for path in removed]
    if steps or made or gone:
        # First of all: nothing is written whose undoing would not be there.
        written = [(each.path, old, digest_of(each.data)) for each, old in steps]
        try:
            _set_aside(site, written + [(path, old, "") for path, old in gone], made)
        except EditorError:
            for new in made:
                with contextlib.suppress(EditorError):
                    put_aside(new.path, new.digest)
            raise
        done.is_recorded = True
    for each, _ in steps:
        write_one(site, each.path, each.data, each.digest, keep, done)
    if not done.refused:
        for path, old in gone:
            try:
                if put_aside(path, digest_of(old)) is None and site.door.is_taken(path):
                    raise ChangedOutsideError(path)
            except EditorError as error:
                done.refused.append((path, error.message))
    return done


def undo(site: Site, keep: Keep, open_texts: Sequence[str] = ()) -> Done | None:
    """Give the files of the last replacement back what they held; None where there is none.

    A file that has been changed since is left as it is, and told. Files that were made for it are
    put aside, unless the repo or one of `open_texts` speaks of them. Raises EditorError.
    """
    records = _records(site)
    if not records:
        return None
    done = Done()
    steps, made = _read_record(site, records[-1])
    for path, old, new_digest in steps:
        if not new_digest:
            _bring_back(site, path, old, done)
            continue
        write_one(site, path, old, new_digest, keep, done)
    if not done.refused:
        _put_aside_unneeded(site, made, open_texts)
        with explained(records[-1]):
            THE_DISK.unlink(records[-1])
    return done


def give_back(site: Site, path: Path, before: str, after: str, keep: Keep, done: Done) -> None:
    """Give a post back its text `before`, if its file holds `after`, texts with placeholders.

    For what was changed in an editor, and saved there since.
    """
    try:
        source = decode(read_bytes(path, door=site.door))
        if source.text == before:
            return
        if source.text != after:
            raise ChangedOutsideError(path)
        data = encode(before, source.format)
    except EditorError as error:
        done.refused.append((path, error.message))
    else:
        write_one(site, path, data, source.digest, keep, done)


def write_one(site: Site, path: Path, data: bytes, digest: str, keep: Keep, done: Done) -> None:
    """Write a file that holds what `digest` says; `done` is told what became of it.

    One that holds `data` already is left alone.
    """
    try:
        now = read_bytes(path, door=site.door)
        if digest_of(now) == digest_of(data):
            return
        if digest_of(now) != digest:
            raise ChangedOutsideError(path)
        keep(path, now)
        save(path, data, replacing=digest, keep=lambda left: keep(path, left))
    except EditorError as error:
        done.refused.append((path, error.message))
    else:
        done.written.append(path)


def _bring_back(site: Site, path: Path, data: bytes, done: Done) -> None:
    try:
        if site.door.is_taken(path):
            if read_bytes(path, LARGEST, site.door) != data:
                raise ChangedOutsideError(path)
            return
        create(writable(path, site.door), data)
    except EditorError as error:
        done.refused.append((path, error.message))


def _put_aside_unneeded(site: Site, made: Sequence[NewFile], open_texts: Sequence[str]) -> None:
    names = {each.path.name for each in made}
    needed = mentioned_names(site.door, names) if names else set()
    for each in made:
        name = each.path.name
        if name not in needed and not any(name in text for text in open_texts):
            put_aside(each.path, each.digest)


def _set_aside(site: Site, steps: list[tuple[Path, bytes, str]], made: Sequence[NewFile]) -> None:
    """Write down what is about to be replaced. Raises EditorError."""
    record: list[dict[str, str]] = [
        {
            "path": site.relative(path),
            "before": base64.b64encode(zlib.compress(old)).decode("ascii"),
            "digest": digest,
        }
        for path, old, digest in steps
    ]
    record += [{"path": site.relative(each.path), "made": each.digest} for each in made]
    folder = _folder()
    file = folder / f"{key_of(site.root)}-{time.time_ns():020}.json"
    with explained(file):
        private_folder(folder)
        THE_DISK.put(file, json.dumps(record).encode())
    for old_record in sorted(folder.glob("*.json"), key=_age)[:-KEPT]:
        with contextlib.suppress(OSError):
            THE_DISK.unlink(old_record)


def _read_record(site: Site, file: Path) -> tuple[list[tuple[Path, bytes, str]], list[NewFile]]:
    steps: list[tuple[Path, bytes, str]] = []
    made: list[NewFile] = []
    try:
        for step in json.loads(THE_DISK.read(file)):
            if "made" in step:
                made.append(NewFile(site.root / str(step["path"]), str(step["made"])))
                continue
            packed = base64.b64decode(step["before"], validate=True)
            # Bounded, for nothing keeps another program from putting a bomb there.
            unpacking = zlib.decompressobj()
            old = unpacking.decompress(packed, LARGEST + 1)
            if not unpacking.eof:
                raise ValueError("too large, or cut")
            steps.append((site.root / str(step["path"]), old, str(step["digest"])))
    except (OSError, ValueError, TypeError, KeyError, zlib.error) as error:
        raise EditorError(_DAMAGED.format(file=file)) from error
    return steps, made


def _records(site: Site) -> list[Path]:
    """What can be undone in a blog, the newest last."""
    return sorted(_folder().glob(f"{key_of(site.root)}-*.json"), key=_age)


def _age(record: Path) -> str:
    return record.stem.rpartition("-")[2]


def _folder() -> Path:
    return data_folder() / "replacements"


_DAMAGED = Localized(
    es="Lo que se guardó para deshacer está dañado: «{file}»; las copias de cada artículo siguen "
    "en «Versiones anteriores».",
    en="What was kept for undoing is damaged: “{file}”; the copies of each post are still there "
    "in “Earlier versions”.",
)
