"""What a path of a repo is to an author: a post, an image, or something of the site's."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePosixPath

from newsletter_editor.site.references import IMAGE_ENDINGS

_POST_FOLDERS = ("_posts", "_drafts")
_POST_ENDINGS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm")


class Kind(Enum):
    """What authors call it."""

    POST = "post"
    IMAGE = "image"
    OTHER = "other"


def kind_of_path(path: str) -> Kind:
    """What lies at a path below the top of a repo, by its name and folders alone."""
    place = PurePosixPath(path)
    if place.suffix.lower() in IMAGE_ENDINGS:
        return Kind.IMAGE
    in_posts = any(folder in _POST_FOLDERS for folder in place.parts[:-1])
    return Kind.POST if in_posts and place.suffix.lower() in _POST_ENDINGS else Kind.OTHER
