"""Errors in the posts that are to be published, as sentences."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Language

MOST_TOLD = 100


def errors_in(root: Path, posts: list[Path], language: Language) -> list[str]:
    """What would break the published pages. Raises EditorError for a post that cannot be read."""
    # Imported here: the checks have a process of their own, and the window none of them.
    from newsletter_editor.checks.errors import errors_of

    site = Site(root)
    found = errors_of(site, (path for path in posts if site.door.is_file(path)))
    return [
        f"{post.relative_path.rpartition('/')[2]}:{post.lines.position(problem.range.start)[0]}: "
        f"{problem.message.in_language(language)}"
        for post, problem in islice(found, MOST_TOLD)
    ]
