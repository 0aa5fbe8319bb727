#!/bin/bash
# PySide6 compiles 120 KB of Python at each start of a program: its own, and never keeps the result.
#
# What PySide tells of signatures, and says of a wrong argument, is told by a dozen modules in
# Python. They come as sources in a ZIP archive in base64 within libshiboken, and its importer calls
# `compile` on each of them whenever PySide is imported; no .pyc is written or read. `SBK_EMBED=0`
# in the environment of one import unpacks them beside the library, into `shiboken6/files.dir`; from
# then on, also without it, they are ordinary modules with compiled files, and importing QtWidgets
# takes a seventh less time. `SBK_EMBED=1` takes the folder away again.
#
# Seen with PySide6 6.11.3, CPython 3.11. Exits with 1 if it behaves differently.
set -euo pipefail
unset PYTHONDONTWRITEBYTECODE SBK_EMBED
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
cat > "$folder/count.py" <<'PYTHON'
"""Says how much of shibokensupport is compiled while QtCore is imported."""
import sys

sizes = []
sys.addaudithook(
    lambda event, about: event == "compile"
    and "shibokensupport" in str(about[1])
    and sizes.append(len(about[0] or b""))
)
import PySide6.QtCore

print(len(sizes), "sources of", sum(sizes), "bytes")
PYTHON
cd "$folder"
count() { env "$@" venv/bin/python count.py; }
first=$(count A=1); second=$(count A=1)
echo "PySide6 6.11.3, first start: $first; second start: $second"
count SBK_EMBED=0 > /dev/null
unpacked=$(count A=1)
echo "after one start with SBK_EMBED=0: $unpacked"
test "$first" = "$second"
test "${first%% *}" -ge 10
test "$unpacked" = "0 sources of 0 bytes"
ls -d venv/lib/python3*/site-packages/shiboken6/files.dir
