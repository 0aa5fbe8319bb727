"""From what a post says, such as `{{ site.url }}/images/x.png`, to a file of the repo."""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from newsletter_editor.repo.door import Door, Entry
from newsletter_editor.site.config import SiteConfig

IMAGE_ENDINGS = frozenset(
    {
        ".apng",
        ".avif",
        ".bmp",
        ".gif",
        ".ico",
        ".jfif",
        ".jpeg",
        ".jpg",
        ".png",
        ".svg",
        ".tif",
        ".tiff",
        ".webp",
    }
)
"""What counts as an image, lower case and with the dot."""

MOST_FILES = 100_000
"""Files that are looked at before a search for images ends."""

_SITE_VALUE = re.compile(r"\{\{-?\s*site\.(?P<key>url|baseurl)\s*-?\}\}")
_FILTERED = re.compile(
    r"\{\{-?\s*(?P<quote>[\"'])(?P<path>.*?)(?P=quote)\s*\|\s*(?:relative|absolute)_url\s*-?\}\}"
)
_WEB_SCHEME = re.compile(r"\Ahttps?:(?=//)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NEVER = (".git", ".hg", ".svn")


class References:
    """Finds the files that the posts of one repo refer to."""

    def __init__(self, root: Path, config: SiteConfig) -> None:
        """`root` is a real path; nothing outside it is ever given."""
        self._root = root
        self._door = Door(root)
        self._config = config
        self._own_host = re.sub(r"^[A-Za-z]+:", "", config.url.rstrip("/"))

    def site_path(self, reference: str, page_url: str = "/") -> str | None:
        """The path below the site's root that an address leads to, decoded; None for elsewhere.

        `page_url` is where the page that says it is published, for relative addresses.
        """
        address = self._plain(reference)
        if not address or address.startswith(("#", "?")):
            return None
        if own := self._without_host(address):
            address = own
        elif address.startswith("//") or _SCHEME.match(address):
            return None
        path = unquote(re.split(r"[?#]", address, maxsplit=1)[0], errors="surrogateescape")
        if not path or "\0" in path:
            return None
        if path.startswith("/"):
            base = self._config.baseurl
            if base and (path == base or path.startswith(base + "/")):
                path = path.removeprefix(base)
        else:
            path = posixpath.join(page_url[: page_url.rfind("/") + 1], path)
        return posixpath.normpath("/" + path.lstrip("/"))

    def find(
        self,
        reference: str,
        page_url: str = "/",
        folder: str = "",
        lists: Callable[[str], bool] | None = None,
    ) -> Path | None:
        """The file of the repo that `reference` leads to, or None.

        A relative address is first followed from `page_url`, as a browser does, then from
        `folder`, that of the post's own file below the root, as authors often mean it. `lists`
        tells whether a path may be there, of a listing that is kept; the disk is asked only then.
        """
        path = self.site_path(reference, page_url)
        if path is None:
            return None
        if found := self._file(path, lists):
            return found
        if not self._plain(reference).startswith("/") and folder:
            return self._file(self.site_path(reference, f"/{folder}/") or path, lists)
        return None

    def is_exact(
        self, file: Path, names_in: Callable[[Path], Collection[str]] | None = None
    ) -> bool:
        """Whether a file of the repo is spelt as on disk; the web tells `A.png` from `a.png`.

        `names_in` gives the names of a folder to whoever asks for many files of the same folders.
        """
        names_in = names_in or self._door.names
        at = file
        while at not in (self._root, at.parent):
            if at.name not in names_in(at.parent):
                return False
            at = at.parent
        return True

    def images(self) -> Iterator[Path]:
        """Every image of the repo but those in hidden folders and in the built site."""
        built = self._config.text("destination").strip("/") or "_site"

        def enter(folder: Entry) -> bool:
            hidden = folder.name.startswith((".", "_site")) or folder.name == "node_modules"
            return not hidden and folder.path != built

        for file in self._door.walk(enter=enter, most=MOST_FILES):
            if Path(file.name).suffix.lower() in IMAGE_ENDINGS:
                yield self._root / file.path

    def near(self, reference: str, candidates: Iterable[Path], most: int = 3) -> list[Path]:
        """Files among `candidates` whose names resemble the one that was looked for, best first."""
        wanted = posixpath.basename(self.site_path(reference) or "")
        if not wanted:
            return []
        files = list(candidates)
        by_name: dict[str, list[Path]] = {}
        for file in files:
            by_name.setdefault(folded_name(file.name), []).append(file)
        names = difflib.get_close_matches(folded_name(wanted), by_name, n=most, cutoff=0.7)
        return [file for name in names for file in by_name[name]][:most]

    def _plain(self, reference: str) -> str:
        reference = reference.strip()
        if "{{" not in reference:
            return reference
        text = _FILTERED.sub(lambda found: "/" + found["path"].lstrip("/"), reference)
        return _SITE_VALUE.sub(
            lambda found: self._config.url if found["key"] == "url" else self._config.baseurl, text
        )

    def _without_host(self, address: str) -> str | None:
        own_host = self._own_host
        if not own_host.strip("/"):
            return None
        rest = _WEB_SCHEME.sub("", address, count=1)
        if rest[: len(own_host)].lower() != own_host.lower():
            return None
        path = rest[len(own_host) :]
        return path if path.startswith("/") else "/" if not path else None

    def _file(self, site_path: str, lists: Callable[[str], bool] | None) -> Path | None:
        parts = [part for part in site_path.split("/") if part]
        if not parts or any(part in _NEVER for part in parts):
            return None
        spelt = "/".join(parts)
        if lists is not None and not lists(spelt):
            return None
        for form in dict.fromkeys((spelt, _composed(spelt), _decomposed(spelt))):
            try:
                path = self._root.joinpath(form)
            except ValueError:
                return None
            if self._door.is_file(path):
                return path
        return None

    def is_inside(self, path: Path) -> bool:
        """Whether a path stays in the repo once `..` and links are followed."""
        return self._door.is_inside(path)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def folded_name(name: str) -> str:
    """What the spellings of a file's name have in common that some systems take for one."""
    return _composed(name).casefold()
