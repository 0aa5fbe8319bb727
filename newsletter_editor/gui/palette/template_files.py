"""Templates as files: where the author's and the team's are kept, writing and taking back."""

from __future__ import annotations

import re
from pathlib import Path

from newsletter_editor.document.saving import save
from newsletter_editor.document.system_errors import explained
from newsletter_editor.sections.templates import (
    REPO_FOLDER,
    Template,
    parse_template,
)
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_ID = re.compile(r"[\w][\w-]{0,80}")


def template_path(folder: Path, template_id: str, language: str) -> Path:
    """The file of a template below the author's or the team's folder.

    Raises EditorError for an id that is no file name.
    """
    if not _ID.fullmatch(template_id):
        raise EditorError(_BAD_ID.format(name=template_id))
    return folder / language / f"{template_id}.md" if language else folder / f"{template_id}.md"


def repo_folder(root: Path) -> Path:
    """The team's folder in its repo."""
    return root / REPO_FOLDER


def keep_template(folder: Path, template_id: str, text: str) -> Template:
    """Write a template after making sure that it is one; returns it.

    Raises EditorError, and writes nothing, where it is none or cannot be written.
    """
    template = parse_template(text, template_id)
    path = template_path(folder, template_id, template.language)
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    save(path, text.encode())
    return template


def drop_template(path: Path) -> None:
    """Remove an author's or a team's template; the one that it lay over holds again."""
    with explained(path):
        path.unlink(missing_ok=True)


_BAD_ID = Localized(
    es="«{name}» no sirve de nombre de archivo; usa letras, cifras y guiones.",
    en="“{name}” is no name for a file; use letters, digits and hyphens.",
)
