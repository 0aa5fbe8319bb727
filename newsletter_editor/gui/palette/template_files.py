"""Templates as files: where the author's and the team's are kept, writing and taking back."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.front_matter_edits import remove, set_value
from newsletter_editor.document.placing import writable
from newsletter_editor.document.removing import take_away
from newsletter_editor.document.saving import save
from newsletter_editor.document.small_files import (
    LARGEST_SMALL_FILE,
    change_small,
    read_small,
    write_small,
)
from newsletter_editor.document.source import digest_of, plain_text, read_bytes
from newsletter_editor.document.system_errors import explained
from newsletter_editor.document.versions import kept_versions
from newsletter_editor.repo.door import Door
from newsletter_editor.repo.regular import refused_place
from newsletter_editor.sections.templates import (
    REPO_FOLDER,
    Template,
    parse_template,
)
from newsletter_editor.text.edits import apply_edits
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
    # Nobody may have seen what was there: another of the same name, or a newer one of a colleague.
    keep = partial(kept_versions().keep, path)
    save(writable(path, door_above(path)), text.encode(), keep=keep)
    return template


def drop_template(path: Path) -> None:
    """Remove an author's or a team's template; the one that it lay over holds again.

    What it said is kept among its versions. Raises EditorError.
    """
    with explained(path):
        door = door_above(path)
        folder = door.find(path.parent) if door else path.parent
        if folder is None:
            raise refused_place(path)
        place = folder / path.name
        if place.is_symlink():
            # Removed itself, wherever it leads.
            THE_DISK.unlink(place)
        elif place.exists():
            held = read_bytes(path, LARGEST_SMALL_FILE, door)
            kept_versions().keep(path, held)
            take_away(place, digest_of(held))


def hide_template(folder: Path, template: Template) -> None:
    """Take a template away from the palette; its own file, if `folder` has it, keeps its text.

    Raises EditorError where the file cannot be written.
    """
    path = template_path(folder, template.id, template.language)
    if template.path is not None and template.path.is_relative_to(folder):
        path = template.path
    first = f"---\nkind: {template.kind.value}\n---\n"
    first = apply_edits(first, set_value(first, ("language",), template.language))
    change_small(
        path,
        lambda text: apply_edits(text, set_value(text, ("hidden",), True)),
        door_above(path),
        first,
    )


def show_template(path: Path) -> None:
    """Undo `hide_template`: of a file that did nothing else, nothing is left.

    Raises EditorError where the file cannot be read or written.
    """
    seen = read_small(path, door_above(path))
    text = apply_edits(seen.text, remove(seen.text, ("hidden",)))
    try:
        parse_template(text, path.stem)
    except EditorError:
        drop_template(path)
    else:
        write_small(path, text, seen, door_above(path))


def door_above(path: Path) -> Door | None:
    """The door of the repo in whose team's folder a path lies; None for the author's own files."""
    parts = path.parts
    team = REPO_FOLDER.partition("/")[0]
    return Door(Path(*parts[: parts.index(team)])) if team in parts else None


def text_of_template(path: Path) -> str:
    """A template or list of names as it is written. Raises EditorError where it cannot be read."""
    seen = read_small(path, door_above(path))
    return plain_text(seen.text, seen.format)


_BAD_ID = Localized(
    es="«{name}» no sirve de nombre de archivo; usa letras, cifras y guiones.",
    en="“{name}” is no name for a file; use letters, digits and hyphens.",
)
