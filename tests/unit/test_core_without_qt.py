"""The core knows no screen: every core room imports where there is no Qt at all."""

from __future__ import annotations

import subprocess
import sys

IMPORT_ALL = """
import pkgutil, sys
sys.modules["PySide6"] = None
import newsletter_editor
from importlib import import_module
for room in "text document kramdown spelling sections site rendering checks commands".split():
    package = import_module(f"newsletter_editor.{room}")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        import_module(module.name)
import_module("newsletter_editor.cli")
"""


def test_core_rooms_import_with_qt_blocked() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
