from __future__ import annotations

import subprocess
import sys

SOURCES_KEPT = """
import linecache
from newsletter_editor.app.plain_imports import import_plainly
import_plainly()
before = set(linecache.cache)
import newsletter_editor.gui.main_window
print(sorted(name for name in set(linecache.cache) - before if "newsletter_editor" in name))
"""


def test_no_source_is_read_for_being_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOURCES_KEPT], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "[]", done.stderr
