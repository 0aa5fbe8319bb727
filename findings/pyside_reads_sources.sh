#!/bin/bash
# PySide6 reads the whole source of every module that is imported after it, and keeps it.
#
# To learn whether a module may want `from __feature__ import snake_case`, PySide replaces
# `builtins.__import__`, takes `inspect.getsource` of each module that is imported for the first
# time, whoever imports it, and looks for "PySide6" in the text. `linecache` keeps the lines of all
# of them for the rest of the program. A program of a thousand modules starts slower by a third of
# its imports, and holds some 20 MB of its own source in memory. `builtins.__orig_import__` is what
# was there before.
#
# Seen with PySide6 6.11.3, CPython 3.11. Exits with 1 if it behaves differently.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
cat > "$folder/far_away.py" <<'PYTHON'
"""Has nothing to do with Qt."""

VALUE = 1
PYTHON
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import builtins
import linecache
import sys

import PySide6.QtCore

print("PySide6", PySide6.__version__, "on Python", sys.version.split()[0])
print("import is", builtins.__import__.__name__)
import far_away
import argparse

kept = {name: len(lines[2]) for name, lines in linecache.cache.items() if len(lines) > 2}
ours = [name for name in kept if name.endswith("far_away.py")]
theirs = [name for name in kept if name.endswith("argparse.py")]
print("kept of a module of ours:", [kept[name] for name in ours], "lines")
print("kept of the standard library:", sorted(kept[name] for name in theirs), "lines")
assert builtins.__import__.__name__ == "__feature_import__"
assert [kept[name] for name in ours] == [3] and len(theirs) == 1

builtins.__import__ = builtins.__orig_import__
from xml.dom.minidom import parseString

assert parseString
kept = [name for name in linecache.cache if name.endswith("minidom.py")]
print("kept once the import is Python's own again:", kept)
assert kept == []
PYTHON
