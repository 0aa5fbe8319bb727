"""Start the window."""

from __future__ import annotations


def run_window(path: str | None) -> int:
    """Open the window on a repo folder or a post, or on the last session; return exit status."""
    raise NotImplementedError(path)
