"""Which file of the repo the open post means by an image reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsletter_editor.site.folder import SiteFolder

if TYPE_CHECKING:
    from newsletter_editor.site.site import Site

_IMAGE_FOLDERS = ("images", "assets/images", "assets/img", "img", "assets")


class RepoImages:
    """Answers for one post of one site."""

    def __init__(
        self, place: SiteFolder | None = None, post: Path | None = None, url: str = "/"
    ) -> None:
        """`place` is that of the site, `url` where the post is published below its address.

        Of a post without a site, the files in and below its own folder are found.
        """
        self.place = place or (SiteFolder(post.parent) if post else None)
        self.url = url
        self._folder = ""
        if self.place and post:
            try:
                self._folder = self.place.relative(post).rpartition("/")[0]
            except ValueError:
                # A post that lies outside the site which it was opened with has no folder in it.
                self._folder = ""

    @property
    def site(self) -> Site | None:
        """What is at `place`."""
        return self.place.site if self.place is not None else None

    def find(self, reference: str) -> Path | None:
        """The file that `reference` leads to, or None; never one outside the repo."""
        if self.site is None:
            return None
        return self.site.references.find(reference, self.url, self._folder)

    def of_header(self, name: str) -> str:
        """The reference that a theme makes of a picture in the front matter or author's data.

        A bare name means a file of the image folder, as most themes have it.
        """
        if not name or "/" in name:
            return name
        places = [f"/{folder}/{name}" for folder in _IMAGE_FOLDERS]
        return next(filter(self.find, [*places, name]), places[0])

    def places(self, reference: str) -> list[str]:
        """The paths below the repo at which `reference` is looked for; none for elsewhere."""
        if self.site is None:
            return []
        references = self.site.references
        places = [references.site_path(reference, self.url)]
        if not reference.strip().startswith("/"):
            places.append(references.site_path(reference, f"/{self._folder}/"))
        found = dict.fromkeys(place.lstrip("/").replace("//", "/") for place in places if place)
        return [place for place in found if place]

    def looked_for(self, reference: str) -> str:
        """The same for people, one a line."""
        return "\n".join(self.places(reference)) or reference

    def own_addresses(self) -> list[str]:
        """The site's addresses without their scheme, as in `//dair.ai`."""
        address = self.site.config.url if self.site else ""
        host = address.partition("://")[2].rstrip("/")
        return [f"//{host}"] if host else []
