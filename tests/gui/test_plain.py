"""Words of a repo are shown as they are: never read as HTML, never as a shortcut."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QLabel

import newsletter_editor.gui
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.plain import (
    LONGEST_LABEL,
    LONGEST_TIP,
    PlainLabel,
    PlainMessageBox,
    plain_caption,
    plain_tip,
)
from newsletter_editor.gui.preview.links import LinkQuestion
from tests.gui.walking import rich_texts

GUI = Path(newsletter_editor.gui.__file__).parent
HTML = '<b>x</b><img src="file:///nowhere.png"> & </p><!-- "\'>'

RICH_ON_PURPOSE = {"about/dialog.py", "spelling/review_dialog.py", "plain.py"}
"""Modules that make labels of HTML: the name of the program; a word among others, escaped."""


@pytest.mark.parametrize(
    "text",
    ["plain", HTML, "a < b\n  c", "<qt>", "<!DOCTYPE html>x", "&lt;b&gt; <i>", " <b>x", ""],
)
def test_a_tooltip_shows_the_text_and_nothing_else(qapp, text: str) -> None:
    tip = plain_tip(text)
    if not Qt.mightBeRichText(tip):
        assert tip == text
        return
    document = QTextDocument()
    document.setHtml(tip)
    assert document.toPlainText().replace("\xa0", " ") == text
    assert "￼" not in document.toPlainText()


def test_what_is_too_long_is_cut() -> None:
    assert len(plain_tip("x" * 2 * LONGEST_TIP)) == LONGEST_TIP
    assert len(plain_caption("x" * 2 * LONGEST_TIP)) == LONGEST_TIP


def test_a_caption_marks_no_key_and_has_one_line() -> None:
    assert plain_caption("Q&A\tCtrl+Q\nx") == "Q&&A Ctrl+Q x"


def test_labels_and_boxes_are_plain(qtbot) -> None:
    box = PlainMessageBox()
    qtbot.addWidget(box)
    box.setText(HTML)
    box.setInformativeText(HTML)
    label = PlainLabel(HTML + "x" * LONGEST_LABEL)
    qtbot.addWidget(label)
    shown = [label, *(each for each in box.findChildren(QLabel) if each.text())]
    assert len(shown) == 3
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in shown)
    assert len(label.text()) == LONGEST_LABEL


def _calls(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            yield name or getattr(function, "id", ""), node


def _is_ours(node: ast.expr) -> bool:
    """Whether a text was written by the program or went through `gui.plain`."""
    match node:
        case ast.Constant() | ast.Call(func=ast.Name(id="plain_tip")):
            return True
        case ast.Call(func=ast.Attribute(attr="tr" | "toolTip")):
            return True
        case ast.Call(func=ast.Attribute(attr="format", value=value)):
            # Counts and names of severities are filled in.
            return _is_ours(value)
        case ast.IfExp(body=body, orelse=orelse):
            return _is_ours(body) and _is_ours(orelse)
    return False


# Where the text comes from a variable that holds nothing of a repo.
OWN_TEXTS = {
    ("actions.py", "setToolTip"),
    ("dock_title.py", "setToolTip"),
    ("editor/find_bar.py", "setToolTip"),
    ("front_matter/editors.py", "setToolTip"),
    ("editor/gutter.py", "showText"),
}


@pytest.mark.parametrize(
    "path", sorted(GUI.rglob("*.py")), ids=lambda path: path.relative_to(GUI).as_posix()
)
def test_every_text_that_may_be_html_goes_through_one_helper(path: Path) -> None:
    module = path.relative_to(GUI).as_posix()
    for name, call in _calls(path):
        where = f"{module}:{call.lineno}"
        if module not in RICH_ON_PURPOSE:
            assert name not in ("QLabel", "QMessageBox", "question"), where
        if name in ("setToolTip", "showText", "setTabToolTip") and (module, name) not in OWN_TEXTS:
            assert _is_ours(call.args[-1]), where


def test_a_box_about_a_link_shows_it_as_it_is(qtbot, window: MainWindow) -> None:
    box = LinkQuestion("https://x.example/" + HTML, window)
    assert list(rich_texts(box)) == []
    box.deleteLater()


def test_headings_are_shown_as_they_are(window: MainWindow, qtbot) -> None:
    window.post.document.setPlainText(f"# {HTML}\n\ntext\n\n## Q&A {HTML}\n")
    tree = window.outline.tree
    qtbot.waitUntil(lambda: tree.topLevelItemCount() > 0)
    assert tree.topLevelItem(0).toolTip(0)
    assert list(rich_texts(window)) == []
