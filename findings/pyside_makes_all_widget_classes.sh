#!/bin/bash
# The first widget of Qt's own that a program asks for makes PySide build every class of QtWidgets.
#
# PySide6 6.11 makes its classes late: `from PySide6.QtWidgets import QPlainTextEdit` makes that one
# and its bases, each with its enumerations as Python's `enum` builds them. But where a function
# returns a widget that Qt has made, such as `QPlainTextEdit.viewport()`, the binding looks for the
# class that it really is among all that derive from QWidget, and makes them for that: several dozen
# classes and about as many enumerations, QWizard's and QMdiArea's among them, in a program that has
# an editor alone. That is some 12 ms of processor time, once, before a first window is painted.
# `findChild(QWidget, "qt_scrollarea_viewport")`, which is told the class, makes none of them, and
# from then on `viewport()` returns that same object at once.
#
# Seen with PySide6 6.11.3, CPython 3.11. Exits with 1 if it behaves differently.
set -euo pipefail
unset SBK_EMBED
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
cat > "$folder/count.py" <<'PYTHON'
"""Counts what a call makes: `count.py viewport` or `count.py find`."""
import enum
import sys

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget


def made():
    kinds, widgets = set(), set()
    for base, found in ((enum.Enum, kinds), (QWidget, widgets)):
        todo = [base]
        while todo:
            for each in todo.pop().__subclasses__():
                found.add(each.__qualname__)
                todo.append(each)
    return kinds, widgets


application = QApplication(["x", "-platform", "offscreen"])
edit = QPlainTextEdit()
before = made()
kept = (
    edit.viewport()
    if sys.argv[1] == "viewport"
    else edit.findChild(QWidget, "qt_scrollarea_viewport")
)
after = made()
print(len(after[0] - before[0]), "enumerations,", len(after[1] - before[1]), "classes of widgets")
if sys.argv[1] == "viewport":
    assert {"QWizard", "QMdiArea"} <= after[1] - before[1]
else:
    assert edit.viewport() is kept
    assert made() == after
PYTHON
cd "$folder"
asked=$(venv/bin/python count.py viewport)
found=$(venv/bin/python count.py find)
echo "PySide6 6.11.3: viewport() makes $asked; findChild makes $found"
test "${asked%% *}" -ge 30
test "$found" = "0 enumerations, 0 classes of widgets"
