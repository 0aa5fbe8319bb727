"""Which git works here: the system's, or, where there is none, a library."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from newsletter_editor.publishing.git import Git, Progress
from newsletter_editor.repo.git import find_git


def git_for(
    top: Path,
    is_cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
    running: Callable[[], AbstractContextManager[tuple[int, ...]]] | None = None,
    setting: Callable[[str], str] | None = None,
) -> Git:
    """Git in the folder `top`; the arguments are those of `Git`.

    Hooks, signing, filters and helpers are the team's and hold with the system's git alone.
    """
    program = find_git()
    if program is not None:
        return Git(program, top, is_cancelled, progress, running, setting)
    # Late, for most never need it.
    from newsletter_editor.publishing.libgit.door import LibraryGit

    return LibraryGit(top, is_cancelled, progress, running, setting)
