"""Python's own `import` again, once PySide is there."""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Import PySide, and take away what it adds to every import that follows.

    To learn whether a module may want `from __feature__ import snake_case`, PySide 6.11 reads the
    source of each one that is imported from then on, and `linecache` keeps all of it: a third of
    the time that the window's imports take, and 20 to 30 MB (findings/pyside_reads_sources.sh).
    Nothing here wants such a feature.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
