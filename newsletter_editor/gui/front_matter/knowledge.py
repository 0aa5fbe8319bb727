"""What the form knows of the repo: its fields, authors and images; read in the background."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from newsletter_editor.site.fields import Field, FieldModel, Kind
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site


@dataclass(frozen=True, slots=True)
class KnownAuthor:
    """Someone from the site's author file."""

    key: str
    name: str
    picture: Path | None


@dataclass(frozen=True, slots=True)
class FormKnowledge:
    """A snapshot; `Site` itself stays in the thread that read it."""

    root: Path | None = None
    model: FieldModel = field(default_factory=lambda: FieldModel.learn(None, Settings()))
    authors: tuple[KnownAuthor, ...] = ()
    images: tuple[Path, ...] = ()

    @classmethod
    def read(cls, root: Path) -> FormKnowledge:
        """Look at the repo at `root`; to be called off the window's thread."""
        site = Site(root)
        images = tuple(site.images)
        by_name = {image.name.casefold(): image for image in images}
        authors = tuple(
            KnownAuthor(
                key,
                author.name,
                by_name.get(author.avatar.rpartition("/")[2].casefold()),
            )
            for key, author in site.authors.items()
        )
        return cls(site.root, FieldModel.learn(site, Settings.read(site.root)), authors, images)

    def field(self, layout: str, path: tuple[str | int, ...]) -> Field:
        """What is known of the field at a key path; a text where nothing is."""
        known = self.model.field(layout, path)
        return known or Field(tuple(map(str, path)), Kind.TEXT)

    def images_of(self, folder: str) -> list[Path]:
        """The images in one folder below the root, by name."""
        if self.root is None:
            return []
        return sorted(image for image in self.images if image.parent == self.root / folder)

    def image_file(self, name: str, folder: str) -> Path | None:
        """The image that a value names: below the root, or by name in `folder`."""
        if self.root is None or not name:
            return None
        spelt = (name, unquote(name))
        wanted = {self.root / each.lstrip("/") for each in spelt}
        wanted |= {self.root / folder / each for each in spelt}
        return next((image for image in self.images if image in wanted), None)
