"""The repo that a command works on."""

from __future__ import annotations

import os
from pathlib import Path

from newsletter_editor.repo.regular import refused_place
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


def site_of(folder: Path | None, post: Path | None) -> Site:
    """The repo that was named, or the one that a post or the current folder is in.

    Raises EditorError where there is none, or where the post leads out of its own.
    """
    if post is not None:
        refuse_outside(post)
    site = named_site(folder) if folder is not None else Site.containing(post or Path.cwd())
    if site is None:
        raise EditorError(_NO_SITE)
    return site


def named_site(folder: Path) -> Site:
    """The repo that `--site` names; raises EditorError where there is no such folder."""
    if not folder.is_dir():
        raise EditorError(_NO_FOLDER.format(folder=folder))
    # A repo without a configuration is one all the same when the author says so.
    return Site.containing(folder) or Site(folder)


def refuse_outside(path: Path) -> None:
    """Raise EditorError for a file that is spelt as one of a repo and leads out of it by a link.

    Whoever names all files of a folder has not chosen where each of them leads.
    """
    spelt = os.path.abspath(path)  # noqa: PTH100 - links are kept
    if any(site.door.leads_out(spelt) for site in Site.around(spelt)):
        raise EditorError(refused_place(path).message)


_NO_FOLDER = Localized(
    es="La carpeta «{folder}» no existe; indica con --site la del repositorio.",
    en="There is no folder “{folder}”; name the repo's with --site.",
)
_NO_SITE = Localized(
    es="Aquí no hay ningún repositorio de Jekyll; indica su carpeta con --site.",
    en="There is no Jekyll repo here; name its folder with --site.",
)
