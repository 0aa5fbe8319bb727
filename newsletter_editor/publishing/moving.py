"""What an author does with a whole post: make a draft of it, publish a draft, rename, copy, remove.

Each is worked out first, then done so that the new file is whole before the old one goes, and can
be taken back as long as nobody has changed the new file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from newsletter_editor.document import front_matter
from newsletter_editor.document.creating import create, twin_of
from newsletter_editor.document.front_matter_edits import set_value
from newsletter_editor.document.placing import writable
from newsletter_editor.document.removing import take_away
from newsletter_editor.document.source import Source, decode, digest_of, encode, read_source
from newsletter_editor.document.system_errors import explained
from newsletter_editor.document.versions import kept_versions
from newsletter_editor.publishing.following import (
    Follower,
    Names,
    follow,
    followers_of,
    taken_back,
)
from newsletter_editor.repo.door import Door
from newsletter_editor.site.plugins import Plugins
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.site.slugs import slugify
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_DATED = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-(?P<rest>.+)", re.DOTALL)
_NUMBERED = re.compile(r"(?P<stem>.*)-(?P<number>\d{1,3})")


@dataclass(frozen=True, slots=True)
class Move:
    """What is going to be done with one post."""

    door: Door
    old: Path
    new: Path
    before: bytes
    after: bytes
    keeps_old: bool = False
    """Whether the old file stays, as when it is copied."""
    followers: tuple[Follower, ...] = ()
    """Files that link to the post, and that go with it."""
    left_alone: tuple[str, ...] = ()
    """Paths below the root of files that link to it and will lead nowhere."""

    def do(self) -> Callable[[], None]:
        """Do it, and return what takes it back.

        Raises EditorError, all being as it was; what could not be put back is named in it.
        """
        create(writable(self.new, self.door), self.after)
        done: list[Follower] = []
        try:
            follow(self.followers, kept_versions(), done)
            if not self.keeps_old:
                remove(self.old, self.before)
        except EditorError as error:
            left = taken_back(done)
            try:
                take_away(self.new, digest_of(self.after))
            except (OSError, EditorError):
                left.append(self.new)
            if left:
                names = ", ".join(path.name for path in left)
                raise EditorError(_HALF.format(reason=error.message, names=names)) from error
            raise
        if not self.keeps_old:
            kept_versions().move(self.old, self.new)
        return partial(self._undo, done)

    def _undo(self, done: Sequence[Follower]) -> None:
        with explained(self.new, reading=True):
            now = self.new.read_bytes()
        if digest_of(now) != digest_of(self.after):
            raise EditorError(_CHANGED.format(name=self.new.name))
        if not self.keeps_old:
            create(writable(self.old, self.door), self.before)
        left = taken_back(done)
        remove(self.new, self.after)
        if not self.keeps_old:
            kept_versions().move(self.new, self.old)
        if left:
            raise EditorError(_LINKS_LEFT.format(names=", ".join(path.name for path in left)))


def to_post(site: Site, post: PostFile, day: date) -> Move:
    """A draft becomes a post of `day`, beside the folder of drafts; a `date` in it follows.

    Raises EditorError.
    """
    source = _source(site, post)
    stem = _DATED.sub(r"\g<rest>", PurePosixPath(post.relative_path).stem)
    # Jekyll does not take a name with blanks at its ends for a post.
    name = f"{day:%Y-%m-%d}-{stem.strip() or slugify(post.title)}{post.ending}"
    new = _other_folder(site, post, "_drafts", "_posts") / name
    edits: list[Edit] = []
    known = front_matter.read(source.text)
    if known.error is None and known.node(("date",)) is not None:
        edits = set_value(source.text, ("date",), day)
    return _followed(site, post, _move(site.door, post, new, source, edits))


def to_draft(site: Site, post: PostFile) -> Move:
    """A post becomes a draft, beside the folder of posts. Raises EditorError."""
    source = _source(site, post)
    stem = _DATED.sub(r"\g<rest>", PurePosixPath(post.relative_path).stem)
    new = _other_folder(site, post, "_posts", "_drafts") / f"{stem}{post.ending}"
    move = _move(site.door, post, new, source, [])
    return replace(move, left_alone=tuple(linking_to(site, post)))


def renamed(site: Site, post: PostFile, name: str) -> Move:
    """A post gets another name, and with it another address; its day stays.

    `name` is without day and ending. Where the site sends readers on from old addresses
    (`redirect_from` of jekyll-redirect-from), the old one is written down. Raises EditorError.
    """
    source = _source(site, post)
    plain = name.strip()
    if not plain or plain.startswith(".") or any(sign in plain for sign in '/\\\0:*?"<>|\n\r'):
        raise EditorError(_BAD_NAME.format(name=name))
    stem = PurePosixPath(post.relative_path).stem
    dated = _DATED.fullmatch(stem)
    start = stem[: dated.start("rest")] if dated else ""
    new = post.path.with_name(f"{start}{plain}{post.ending}")
    edits: list[Edit] = []
    if not post.draft and "jekyll-redirect-from" in Plugins.of(site).names:
        old_address = site.url_of(post)
        moved = site.post_from_text(new, source.text)
        if site.url_of(moved) != old_address:
            edits = _redirecting(source.text, old_address)
    return _followed(site, post, _move(site.door, post, new, source, edits))


def linking_to(site: Site, post: PostFile) -> list[str]:
    """The paths below the root of the files that link to a post."""
    url = "" if post.draft else site.url_of(post)
    found = followers_of(site, post, Names(site, post.path, url), None)
    return [site.relative(each.path) for each in found]


def _followed(site: Site, post: PostFile, move: Move) -> Move:
    """The move, with the files that link to the post."""
    moved = site.post_from_text(move.new, decode(move.after).text)
    is_published = not post.draft
    old = Names(site, move.old, site.url_of(post) if is_published else "")
    new = Names(site, move.new, site.url_of(moved) if is_published else "")
    return replace(move, followers=tuple(followers_of(site, post, old, new)))


def duplicated(site: Site, post: PostFile) -> Move:
    """A copy beside the post, under a name with the next free number. Raises EditorError."""
    source = _source(site, post)
    stem = PurePosixPath(post.relative_path).stem
    dated = _DATED.fullmatch(stem)
    # A year, month or day is no number of a copy.
    found = _NUMBERED.fullmatch(dated["rest"] if dated else stem)
    start = stem[: len(stem) - len(found["number"]) - 1] if found else stem
    for number in range(2, 1000):
        new = post.path.with_name(f"{start}-{number}{post.ending}")
        if twin_of(new) is None:
            break
    return _move(site.door, post, new, source, [], keeps_old=True)


def remove(path: Path, known: bytes) -> None:
    """Remove a file that holds what is known, and keep that among its versions.

    Raises EditorError where it holds something else by now.
    """
    kept_versions().keep(path, known)
    with explained(path):
        take_away(path, digest_of(known))


def put_back(path: Path, data: bytes, door: Door) -> None:
    """Bring a file of the repo back that was removed. Raises EditorError."""
    create(writable(path, door), data)


def _source(site: Site, post: PostFile) -> Source:
    with explained(post.path):
        site.door.place_for(post.path)
    return read_source(post.path)


def _move(
    door: Door,
    post: PostFile,
    new: Path,
    source: Source,
    edits: list[Edit],
    *,
    keeps_old: bool = False,
) -> Move:
    # Before a folder is looked into that a link may have led out of the repo.
    with explained(new):
        door.place_for(new)
    if new != post.path and (twin := twin_of(new)) is not None and twin != post.path:
        raise EditorError(_TAKEN.format(name=twin.name))
    if new == post.path:
        raise EditorError(_SAME.format(name=new.name))
    before = encode(source.text, source.format)
    after = encode(apply_edits(source.text, edits), source.format) if edits else before
    return Move(door, post.path, new, before, after, keeps_old)


def _other_folder(site: Site, post: PostFile, name: str, other: str) -> Path:
    """The folder beside that stands for the other kind, with the same folders below it."""
    parts = PurePosixPath(post.relative_path).parts[:-1]
    if name not in parts:
        raise EditorError(_WRONG_KIND.format(name=post.path.name))
    at = parts.index(name)
    return site.root.joinpath(*parts[:at], other, *parts[at + 1 :])


def _redirecting(text: str, address: str) -> list[Edit]:
    known = front_matter.read(text).data.get("redirect_from")
    addresses = known if isinstance(known, list) else [known] if known else []
    if address in addresses:
        return []
    return set_value(text, ("redirect_from",), [*addresses, address])


_CHANGED = Localized(
    es="«{name}» ha cambiado desde entonces, así que ya no se puede deshacer.",
    en="“{name}” has changed since, so it can no longer be undone.",
)
_HALF = Localized(
    es="{reason} No se pudo dejar como estaba: {names}; míralo y borra o corrige lo que sobre.",
    en="{reason} Could not be put back as it was: {names}; look there and remove or mend it.",
)
_LINKS_LEFT = Localized(
    es="Deshecho, salvo los enlaces de {names}, que han cambiado desde entonces o no se pueden "
    "escribir; corrígelos a mano.",
    en="Undone but for the links in {names}, which have changed since or cannot be written; mend "
    "them by hand.",
)
_BAD_NAME = Localized(
    es="«{name}» no puede ser el nombre de un archivo; elige otro sin signos especiales.",
    en="“{name}” cannot be a file's name; choose another one without special characters.",
)
_TAKEN = Localized(
    es="Ya hay un artículo «{name}»; elige otro nombre.",
    en="There is a post “{name}” already; choose another name.",
)
_SAME = Localized(es="El artículo ya se llama «{name}».", en="The post is called “{name}” already.")
_WRONG_KIND = Localized(
    es="«{name}» no está en una carpeta de artículos o borradores; muévelo con otro programa.",
    en="“{name}” is in no folder of posts or drafts; move it with another program.",
)
