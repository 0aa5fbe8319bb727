"""Addresses in a post that lead into its own repo, and what is there."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote

from newsletter_editor.checks.nearness import numbers
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.markup.links import path_address

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SITE_VALUE = re.compile(r"\{\{-?\s*site\.(?:url|baseurl)\s*-?\}\}")
_FILTERED = re.compile(r"\{\{-?\s*[\"'][^\"'{}]*[\"']\s*\|\s*(?:relative|absolute)_url\s*-?\}\}")
_IN_FILTER = re.compile(r"(\{\{-?\s*[\"'])([^\"'{}]*)([\"']\s*\|[^{}]*\}\})")

State = Literal["there", "other case", "missing", "unknown"]


@dataclass(frozen=True, slots=True)
class LocalFile:
    """What an address leads to. `near` are addresses like it that lead to something."""

    state: State
    path: str = ""
    """Below the root, as a site path with `/`; empty for addresses that lead elsewhere."""
    near: tuple[str, ...] = ()

    @property
    def is_asset(self) -> bool:
        """Whether the address names a file such as an image, and no page."""
        ending = posixpath.splitext(self.path)[1].lower()
        return bool(ending) and ending not in (".html", ".htm", ".md", ".php", ".xml", ".json")


UNKNOWN = LocalFile("unknown")


def is_elsewhere(address: str) -> bool:
    """Whether an address says by itself that it leads out of the repo, or cannot be followed."""
    plain = _FILTERED.sub("", _SITE_VALUE.sub("", address))
    return not address or "{{" in plain or "{%" in plain or address.startswith(("#", "?"))


def look_up(post: CheckedPost, address: str) -> LocalFile:
    """What an address in the body leads to, `unknown` where that cannot be told here."""
    # Several rules ask for each address, and each answer asks the disk several times.
    found = post.local_files.get(address)
    if found is None:
        found = post.local_files[address] = _look_up(post, address)
    return found


def _look_up(post: CheckedPost, address: str) -> LocalFile:
    site = post.site
    if site is None or post.file is None or is_elsewhere(address):
        return UNKNOWN
    page_url = post.url or "/"
    path = site.references.site_path(address, page_url)
    if path is None:
        return UNKNOWN
    folder = post.relative_path.rpartition("/")[0]
    file = site.references.find(address, page_url, folder, post.around.lists)
    if file is not None:
        if post.around.is_exact(file):
            return LocalFile("there", path)
        return LocalFile("other case", path, (_like(address, _exact_name(post, file)),))
    found = LocalFile("missing", path)
    if not found.is_asset:
        return LocalFile("there", path) if is_page(post, path) else found
    return _with_near(post, found, address, in_field=False)


def look_up_image(post: CheckedPost, name: str, folder: str) -> LocalFile:
    """What the image that a front-matter field names leads to: a path, or a name in `folder`."""
    site = post.site
    if site is None or not name or is_elsewhere(name) or _SCHEME.match(name) or name[:2] == "//":
        return UNKNOWN
    forms = [name] if name.startswith("/") else [f"/{folder}/{name}", f"/{name}"]
    for form in forms:
        file = site.references.find(form)
        if file is not None:
            if post.around.is_exact(file):
                return LocalFile("there", form)
            return LocalFile("other case", form, (_like(name, _exact_name(post, file)),))
    if not name.startswith(".") and post.around.has_image_at(name):
        # The layout says in which folder the names of this field lie.
        return LocalFile("there", name)
    return _with_near(post, LocalFile("missing", forms[0]), name, in_field=True)


def is_certain(address: str, found: LocalFile) -> bool:
    """Whether one near file alone can be meant: issues' numbers must not differ."""
    meant = [near for near in found.near if numbers(near) == numbers(address)]
    return len(meant) == 1 and found.near[0] == meant[0]


def is_page(post: CheckedPost, path: str) -> bool:
    """Whether the site publishes something at a path, as far as the repo tells."""
    around = post.around
    bare = path.rstrip("/")
    if bare in ("", "/index.html"):
        return True
    forms = {path, bare, bare + "/", bare + ".html", bare.removesuffix(".html")}
    if forms & around.posts_by_url.keys() or forms & around.page_urls:
        return True
    if around.unread_posts:
        # One of those that were not read may give itself this address.
        return True
    if post.url and post.url.rstrip("/") == bare:
        return True
    assert post.site is not None
    door = post.site.door
    relative = bare.lstrip("/")
    if around.lists(relative) and door.is_folder(relative):
        return True
    bare_name = relative.removesuffix(".html")
    stems = [relative] if bare_name == relative else [relative, bare_name, f"{bare_name}/index"]
    sources = (stem + ending for stem in stems for ending in post.site.config.page_extensions)
    return any(around.lists(source) and door.is_file(source) for source in sources)


def _with_near(post: CheckedPost, found: LocalFile, address: str, in_field: bool) -> LocalFile:
    assert post.site is not None
    wanted = posixpath.basename(found.path)
    same = post.around.images_by_name.get(wanted.casefold(), [])
    in_place = [
        image
        for image in same
        if "/" + image.relative_to(post.site.root).as_posix().casefold() == found.path.casefold()
    ]
    if in_place:
        return LocalFile(
            "other case", found.path, (_like(address, _exact_name(post, in_place[0])),)
        )
    if same:
        return LocalFile(
            "missing", found.path, tuple(_at(post, image, address, in_field) for image in same)
        )
    by_name = post.around.images_by_name
    near = post.around.image_names.nearest(wanted, looks=post.looks)
    stem = Path(wanted).stem.casefold()
    other_ending = tuple(
        image.name for image in post.around.images_by_stem.get(stem, ()) if image.name not in near
    )
    names = (*near, *other_ending)[:3]
    return LocalFile(
        "missing",
        found.path,
        tuple(_at(post, by_name[name.casefold()][0], address, in_field) for name in names),
    )


def _at(post: CheckedPost, image: Path, address: str, in_field: bool) -> str:
    """The address of an image in the form in which another one was written.

    In a field of the front matter a name may do; in the body every address is one from the page.
    """
    assert post.site is not None
    relative = image.relative_to(post.site.root).as_posix()
    if in_field and "/" not in address:
        return image.name
    if filtered := _IN_FILTER.fullmatch(address):
        return f"{filtered[1]}/{relative}{filtered[3]}"
    head = _SITE_VALUE.match(address)
    prefix = head[0] if head else ""
    return f"{prefix}/{quote(relative) if '%' in address else path_address(relative)}"


def _like(address: str, name: str) -> str:
    """The address with its last part replaced by a file's name."""
    if filtered := _IN_FILTER.fullmatch(address):
        return f"{filtered[1]}{_like(filtered[2], name)}{filtered[3]}"
    base, slash, last = address.rpartition("/")
    form = quote(name) if unquote(last) != last else name
    return f"{base}{slash}{form}"


def _exact_name(post: CheckedPost, file: Path) -> str:
    names = post.site.door.names(file.parent) if post.site else []
    return next((n for n in names if n.casefold() == file.name.casefold()), file.name)
