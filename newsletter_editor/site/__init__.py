"""A Jekyll repo: configuration, posts, authors, images, permalinks, Liquid."""

from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site

__all__ = ["PostFile", "Site"]
