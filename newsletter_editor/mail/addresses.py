"""Every address of a message is absolute: a mail program knows no page to count from."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

from newsletter_editor.repo.picture_heads import ENOUGH_OF_PICTURE, PictureHead, picture_head
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site

_LINKED = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_IMAGE_FOLDERS = ("images", "assets/images", "assets/img", "img", "assets")
_FOLDS = re.compile(r"[\t\n\r]")
_ENDS = "".join(map(chr, range(0x21)))
_UNWRITTEN = re.compile(r"[\x00-\x20\"<>\x7f]")
MOST_REMEMBERED = 2_000


class Addresses:
    """The addresses of one post, published at `url` below the site's address."""

    def __init__(self, site: Site | None, post: PostFile | None = None, url: str = "") -> None:
        self._site = site
        self._url = url or "/"
        self._folder = post.relative_path.rpartition("/")[0] if post else ""
        config = site.config if site else None
        self._host = config.url.rstrip("/") if config else ""
        self._base = config.baseurl.rstrip("/") if config else ""
        self.is_known = bool(re.match(r"https?://[^/\s]", self._host))
        """Whether the site says where it is published; without, nothing can be made absolute."""
        self.page = f"{self._host}{self._base}{self._url}" if self.is_known and url else ""
        """The post's own, "" where that is not known."""
        self._origin = self.page or (f"{self._host}{self._base}/" if self.is_known else "")
        self._heads: dict[str, PictureHead] = {}
        self._of_site: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def link(self, address: str) -> str:
        """Where a link leads; "" where no mail program would follow it, as with `javascript:`."""
        address = self._absolute(address)
        scheme = _scheme(address)
        if scheme and scheme not in _LINKED:
            return ""
        return address

    def image(self, address: str) -> str:
        """Where an image lies; "" where no mail program would show it, as with `data:`."""
        address = self._absolute(address)
        scheme = _scheme(address)
        return "" if scheme and scheme not in ("http", "https") else address

    def of_site(self, name: str) -> str:
        """Of an image in front matter or settings: themes count it from the site's address.

        A bare name means a file of the image folder, as most themes have it.
        """
        if name not in self._of_site:
            self._of_site[name] = self._placed(name)
        return self._of_site[name]

    def _placed(self, name: str) -> str:
        if not name or _SCHEME.match(name) or name.startswith("//"):
            return self.image(name) if name else ""
        if "/" not in name and self._site is not None:
            places = [f"/{folder}/{name}" for folder in _IMAGE_FOLDERS]
            name = next(filter(self._site.references.find, [*places, f"/{name}"]), places[0])
        path = "/" + name.lstrip("/")
        if self._base and not path.startswith(self._base + "/"):
            path = self._base + path
        return _written(self._host + path) if self.is_known else _written(path)

    def head_of(self, address: str) -> PictureHead:
        """What the file of the repo behind an address says of itself; nothing for all others."""
        if address not in self._heads:
            if len(self._heads) > MOST_REMEMBERED:
                self._heads.clear()
            self._heads[address] = self._read_head(address)
        return self._heads[address]

    def _read_head(self, address: str) -> PictureHead:
        if self._site is None:
            return PictureHead("")
        file = self._site.references.find(address, self._url, self._folder)
        if file is None:
            return PictureHead("")
        try:
            return picture_head(self._site.door.read(file, ENOUGH_OF_PICTURE, cut=True))
        except (OSError, ValueError):
            return PictureHead("")

    def _absolute(self, address: str) -> str:
        if address not in self._known:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            self._known[address] = self._made_absolute(address)
        return self._known[address]

    def _made_absolute(self, address: str) -> str:
        # As browsers read addresses: https://url.spec.whatwg.org/#url-parsing, steps 1 to 3.
        address = _FOLDS.sub("", address).strip(_ENDS)
        if not address:
            return ""
        if _SCHEME.match(address):
            return _written(address)
        if address.startswith("//"):
            return _written("https:" + address)
        if address.startswith("#") and not self.page:
            return ""
        if (
            self._base
            and address.startswith("/")
            and not f"{address}/".startswith(self._base + "/")
            and self._site is not None
            and self._site.references.find(address) is not None
        ):
            # The page's own address misses the file that its author means.
            address = self._base + address
        try:
            return _written(urljoin(self._origin, address))
        except ValueError:
            return ""


def _scheme(address: str) -> str:
    found = _SCHEME.match(address)
    return found[0][:-1].lower() if found else ""


def _written(address: str) -> str:
    """The address with every sign encoded at which a program could take it for ended."""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    return _UNWRITTEN.sub(lambda sign: quote(sign[0]), address)
