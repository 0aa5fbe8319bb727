"""What is seen beside the text: matches, outline, problems, colours, numbers, place."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat
from PySide6.QtTest import QTest

from newsletter_editor.gui.editor.highlighter import BLOCKS_AT_ONCE, Highlighter
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.editor.view import View
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def _search(editor: EditorPane, qtbot, query: str) -> None:
    editor.find_bar.find(with_replace=True)
    editor.find_bar.query.selectAll()
    QTest.keyClicks(editor.find_bar.query, query)
    qtbot.waitUntil(lambda: bool(editor.edit.matches), timeout=20_000)


def test_finding_counts_and_walks_around(open_text, qtbot) -> None:
    editor = open_text("¦uno dos 😀 Uno tres uno")
    bar = editor.find_bar
    _search(editor, qtbot, "uno")
    qtbot.waitUntil(lambda: bar.count.text() == "3 found", timeout=20_000)
    seen = []
    for _ in range(4):
        QTest.keyClick(bar.query, Qt.Key.Key_Return)
        seen.append(editor.selection)
    assert seen == [Range(0, 3), Range(10, 13), Range(19, 22), Range(0, 3)]
    assert bar.count.text() == "1 of 3"
    QTest.keyClick(bar.query, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.selection == Range(19, 22)
    bar.case.click()
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 2", timeout=20_000)
    QTest.keyClick(bar.query, Qt.Key.Key_Escape)
    assert (bar.isVisible(), editor.edit.matches) == (False, [])


def test_replacing_one_and_all(open_text, post, qtbot) -> None:
    editor = open_text("¦uno dos uno dos uno")
    bar = editor.find_bar
    _search(editor, qtbot, "uno")
    bar.replacement.setText("1")
    bar.next()
    bar.replace()
    qtbot.waitUntil(lambda: post.text() == "1 dos uno dos uno", timeout=20_000)
    qtbot.waitUntil(lambda: editor.selection == Range(6, 9), timeout=20_000)
    bar.replace_all()
    qtbot.waitUntil(lambda: post.text() == "1 dos 1 dos 1", timeout=20_000)
    assert bar.count.text() == "2 replaced"
    post.document.undo()
    assert post.text() == "1 dos uno dos uno"


def test_groups_can_be_named_in_the_replacement(open_text, post, qtbot) -> None:
    editor = open_text("¦[a](b) [c](d)")
    editor.find_bar.regex.setChecked(True)
    _search(editor, qtbot, r"\[(\w)\]\((\w)\)")
    editor.find_bar.replacement.setText("$2:$1")
    editor.find_bar.replace_all()
    qtbot.waitUntil(lambda: post.text() == "b:a d:c", timeout=20_000)


def test_a_wrong_expression_is_explained_where_it_is_typed(open_text, qtbot) -> None:
    bar = open_text("¦abc").find_bar
    bar.find(with_replace=False)
    bar.regex.setChecked(True)
    QTest.keyClicks(bar.query, "(")
    qtbot.waitUntil(lambda: "not valid" in bar.count.text(), timeout=20_000)
    assert bar.query.property("invalid")


def test_matches_follow_an_edit_after_a_pause(open_text, post, qtbot) -> None:
    editor = open_text("¦uno dos")
    _search(editor, qtbot, "dos")
    post.apply([Edit.insert(0, "dos ")])
    qtbot.waitUntil(lambda: editor.edit.matches == [(0, 3), (8, 11)], timeout=20_000)


def test_matches_stand_behind_what_is_no_text(window, open_text, post, qtbot, tmp_path) -> None:
    """A byte that is no text is two units of the document, and one of what readers see."""
    open_text("¦")
    path = tmp_path / "repo" / "_posts" / "2020-01-02-dos.md"
    path.write_bytes("años y más € del año ".encode() + b"\xff dos")
    assert window.files.open_post(path)
    assert post.format.is_utf8
    editor = window.editor
    place = editor.edit.document().toRawText().encode("utf-16-le").index("dos".encode("utf-16-le"))
    _search(editor, qtbot, "dos")
    assert editor.edit.matches == [(place // 2, place // 2 + 3)]
    post.apply([Edit.insert(0, "dos ")])
    wanted = [(0, 3), (place // 2 + 4, place // 2 + 7)]
    qtbot.waitUntil(lambda: editor.edit.matches == wanted, timeout=20_000)


def test_the_outline_follows_and_leads(window, open_text, post, qtbot) -> None:
    open_text("---\ntitle: x\n---\n# Uno 📙\n\ntexto\n\n## Dos\n\n```\n# no\n```\n¦")
    outline = window.outline
    qtbot.waitUntil(lambda: len(outline.headings()) == 2, timeout=20_000)
    assert [(h.level, h.title) for h in outline.headings()] == [(1, "Uno 📙"), (2, "Dos")]
    assert outline.tree.currentItem().text(0) == "Dos"
    post.apply([Edit.insert(17, "# Antes\n\n")])
    qtbot.waitUntil(lambda: len(outline.headings()) == 3, timeout=20_000)
    outline.tree.activated.emit(outline.tree.model().index(1, 0))
    assert window.editor.selection.start == post.text().index("# Uno")


def test_go_to_line(window, open_text) -> None:
    editor = open_text("a\n😀b\nc¦")
    editor.commands.go_to_line(2)
    assert editor.position() == (2, 1)
    editor.commands.go_to_line(99)
    assert editor.position() == (2, 1)


def _underlined(editor: EditorPane, number: int) -> str:
    block = editor.edit.document().findBlockByNumber(number)
    text, units = block.text(), block.text().encode("utf-16-le")
    found = ""
    for part in block.layout().formats():
        if part.format.underlineStyle() == WAVE:
            found += units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
    assert set(found) <= set(text)
    return found


def _problem(text: str, word: str, severity: Severity = Severity.ERROR) -> Problem:
    start = text.index(word)
    message = Localized(es=f"mal {word}", en=f"bad {word}")
    return Problem("x", severity, Range(start, start + len(word)), message)


def test_problems_are_underlined_and_follow_the_typing(open_text, post, qtbot) -> None:
    editor = open_text("😀 increible boletin\n\ntambien¦")
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    text = post.text()
    editor.show_problems([_problem(text, "increible"), _problem(text, "tambien")])
    qtbot.waitUntil(lambda: _underlined(editor, 2) == "tambien", timeout=20_000)
    assert _underlined(editor, 0) == "increible"
    post.apply([Edit.insert(0, "ya ")])
    assert _underlined(editor, 0) == "increible"
    post.apply([Edit.insert(0, "# x\n\n")])
    assert _underlined(editor, 2) == "increible"
    (found,) = editor.problems_at(post.text().index("tambien") + 2)
    assert found.message.es == "mal tambien"
    editor.show_problems([])
    qtbot.waitUntil(lambda: _underlined(editor, 2) + _underlined(editor, 4) == "", timeout=20_000)


def _formats(editor: EditorPane, number: int) -> list[tuple[int, str, bool, str]]:
    """Weight, colour, whether a wave is drawn and its colour, of each UTF-16 unit of a block."""
    block = editor.edit.document().findBlockByNumber(number)
    found = [(-1, "", False, "")] * (block.length() - 1)
    for part in block.layout().formats():
        own, is_wave = part.format, part.format.underlineStyle() == WAVE
        unit = own.fontWeight(), own.foreground().color().name(), is_wave
        wave = own.underlineColor().name() if is_wave else ""
        found[part.start : part.start + part.length] = [(*unit, wave)] * part.length
    return found


def test_underlines_keep_the_colours_beneath_and_the_worst_is_on_top(
    open_text, post, qtbot
) -> None:
    editor = open_text("uno **dos 😀 tres** [cuatro](cinco) seis¦")
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    text = post.text()
    before = _formats(editor, 0)
    assert len({each[:2] for each in before}) > 2
    editor.show_problems(
        [
            _problem(text, "s 😀 tres** [cua"),
            _problem(text, "dos 😀 tres** [cuatro](cinco) s", Severity.HINT),
        ]
    )
    qtbot.waitUntil(lambda: _formats(editor, 0) != before, timeout=20_000)
    after = _formats(editor, 0)
    units = [
        character for character in text for _ in range(len(character.encode("utf-16-le")) // 2)
    ]
    marked = "".join(unit for unit, each in zip(units, after, strict=True) if each[2])
    assert marked == "dos 😀😀 tres** [cuatro](cinco) s"
    waves = {each[3] for each in after if each[2]}
    worst = "".join(unit for unit, each in zip(units, after, strict=True) if each[3] == after[8][3])
    assert len(waves) == 2
    assert worst == "s 😀😀 tres** [cua"
    for old, new in zip(before, after, strict=True):
        assert old[:2] == new[:2] or old[0] == -1


def test_an_underlined_line_is_drawn_in_few_stretches(open_text, post, qtbot, monkeypatch) -> None:
    editor = open_text("x" * 5_000 + "¦")
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    drawn: list[int] = []
    set_format = editor.highlighter.setFormat
    monkeypatch.setattr(
        editor.highlighter,
        "setFormat",
        lambda *args: (drawn.append(args[1]), set_format(*args)),
    )
    editor.show_problems([_problem(post.text(), post.text())])
    qtbot.waitUntil(lambda: _underlined(editor, 0) == post.text(), timeout=20_000)
    assert set(drawn) == {5_000}


@pytest.mark.parametrize(
    ("edit", "left"),
    [
        # start, end and replacement of the edit; which of the letters are marked then
        ((0, 26, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), ""),
        ((1, 25, "BCDEFGHIJKLMNOPQRSTUVWXY"), ""),
        ((3, 12, "-"), "cmnopxy"),
        ((13, 14, "NNNN"), "cdlmNNNNopxy"),
        ((2, 3, "C"), "Cdlmnopxy"),
        ((24, 26, ""), "cdlmnopx"),
    ],
)
def test_a_mark_never_grows_over_what_stands_beside_it(
    open_text, window, post, edit: tuple[int, int, str], left: str
) -> None:
    editor = open_text("¦abcdefghijklmnopqrstuvwxyz")
    marked = [Range(2, 4), Range(11, 16), Range(23, 25)]
    editor.show_problems(
        [Problem("x", Severity.ERROR, place, Localized(es="mal", en="bad")) for place in marked]
    )
    start, end, replacement = edit
    post.apply([Edit(Range(start, end), replacement)])
    text = post.text()
    assert "".join(text[place.start : place.end] for place, _ in editor._marks.placed()) == left


def test_deleting_a_problems_text_deletes_its_mark(open_text, post, qtbot) -> None:
    editor = open_text("uno malo dos¦")
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    editor.show_problems([_problem(post.text(), "malo")])
    qtbot.waitUntil(lambda: _underlined(editor, 0) == "malo", timeout=20_000)
    post.apply([Edit(Range(4, 9), "")])
    assert _underlined(editor, 0) == ""


def test_the_margin_says_what_is_wrong(open_text, post, qtbot) -> None:
    editor = open_text("uno\nmalo¦")
    editor.show_problems([_problem(post.text(), "malo")])
    top = editor.edit.block_rect(1).center().y()
    assert editor.gutter.explanation(top) == "bad malo"
    assert editor.gutter.explanation(editor.edit.block_rect(0).center().y()) == ""


def _colour(editor: EditorPane, number: int) -> QColor | None:
    formats = editor.edit.document().findBlockByNumber(number).layout().formats()
    return formats[0].format.foreground().color() if formats else None


def test_a_long_post_is_coloured_in_slices(open_text, post, theme, qtbot) -> None:
    count = BLOCKS_AT_ONCE * 6
    editor = open_text("¦" + "# x\n" * count)
    heading = QColor(theme.colours.markup)
    assert _colour(editor, 0) == heading
    assert _colour(editor, count - 1) is None
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    assert _colour(editor, count - 1) == heading


def test_the_rest_waits_where_the_thread_is_wanted(open_text, post, theme, qtbot) -> None:
    editor = open_text("¦uno")
    qtbot.waitUntil(lambda: editor.highlighter.is_complete)
    editor.highlighter.hold()
    count = BLOCKS_AT_ONCE * 6
    heading = QColor(theme.colours.markup)
    post.apply([Edit.insert(0, "# x\n" * count)])
    editor.highlighter.recolour()
    qtbot.wait(200)
    assert _colour(editor, 0) == heading
    assert not editor.highlighter.is_complete
    editor.select(Range(post.length, post.length))
    qtbot.waitUntil(lambda: _colour(editor, count - 1) == heading, timeout=20_000)
    editor.highlighter.release()
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)


def test_a_fence_at_the_top_recolours_all_in_slices(open_text, post, theme, qtbot) -> None:
    count = BLOCKS_AT_ONCE * 6
    editor = open_text("\n\n¦" + "# x\n" * count)
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    post.apply([Edit.insert(2, "```\n")])
    code, heading = QColor(theme.colours.code), QColor(theme.colours.markup)
    assert _colour(editor, 5) == code
    assert _colour(editor, count) == heading
    qtbot.waitUntil(lambda: _colour(editor, count) == code, timeout=20_000)
    post.document.undo()
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    assert {_colour(editor, n).name() for n in range(3, count)} == {heading.name()}


def test_what_is_in_view_is_coloured_before_all_else(
    open_text, post, theme, qtbot, monkeypatch
) -> None:
    # A machine so slow that the rest never gets its turn.
    monkeypatch.setattr(Highlighter, "_advance", lambda _self, _end: None)
    count = BLOCKS_AT_ONCE * 10
    above = count // 2
    editor = open_text("¦```\n" + "# x\n" * count)
    editor.select(Range(post.length, post.length))
    code, heading = QColor(theme.colours.code), QColor(theme.colours.markup)
    qtbot.waitUntil(lambda: _colour(editor, count) == code, timeout=20_000)
    post.apply([Edit.insert(post.length, "```\n# y\n# z")])
    qtbot.waitUntil(lambda: _colour(editor, count + 3) == heading, timeout=20_000)
    editor.show_problems([_problem(post.text(), "# y")])
    qtbot.waitUntil(lambda: _underlined(editor, count + 2) == "# y", timeout=20_000)
    editor.select(Range(0, 0))
    post.apply([Edit(Range(0, 4), "")])
    editor.select(Range(post.length, post.length))
    qtbot.waitUntil(lambda: _colour(editor, count - 1) == heading, timeout=20_000)
    assert _colour(editor, above) is None
    monkeypatch.undo()
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    assert _colour(editor, above) == heading
    assert _colour(editor, count + 2) == code


def test_colouring_is_no_edit_and_no_undo_step(open_text, post, theme, qtbot) -> None:
    editor = open_text("# x\n" * 300 + "¦")
    revision = post.revision
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    theme.choose("dark")
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=20_000)
    theme.choose("light")
    assert (post.revision, post.is_dirty) == (revision, False)
    assert not post.document.isUndoAvailable()


def test_lines_have_a_comfortable_measure(window, open_text, settings) -> None:
    editor = open_text("x¦")
    window.preview.hide()
    window.resize(1800, 800)
    window.editor.edit.resize(1600, 700)
    advance = editor.edit.fontMetrics().averageCharWidth()
    width = editor.edit.viewport().width() / advance
    assert width == pytest.approx(80, abs=4)
    settings.set("editor/measure", 60)
    assert editor.edit.viewport().width() / advance == pytest.approx(60, abs=4)


def test_the_place_in_a_post_is_restored(open_text) -> None:
    editor = open_text("😀línea\n" * 400 + "¦")
    editor.place(View(1403, 190))
    assert editor.view() == View(1403, 190)
    editor.place(View(10**9, 10**9))
    assert editor.view().cursor == 7 * 400


def test_opening_starts_at_the_top(open_text) -> None:
    assert open_text("uno\ndos\n").view() == View(0, 0)


MOVED = "# Uno\n\n***A***\n\na\n\n***B***\n\nb\n\n# Dos\n\nfin\n"


def test_the_outline_knows_items_and_moves_them_by_key(window, open_text, post, qtbot) -> None:
    open_text("¦" + MOVED)
    outline = window.outline
    qtbot.waitUntil(
        lambda: [e.title for e in outline.headings()] == ["Uno", "A", "B", "Dos"], timeout=20_000
    )
    assert outline.tree.topLevelItem(0).child(1).text(0) == "B"
    outline.tree.setCurrentItem(outline.tree.topLevelItem(0).child(1))
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(outline.tree, Qt.Key.Key_Up, held)
    assert post.text() == "# Uno\n\n***B***\n\nb\n\n***A***\n\na\n\n# Dos\n\nfin\n"
    assert outline.tree.currentItem().text(0) == "B"
    QTest.keyClick(outline.tree, Qt.Key.Key_Down, held)
    assert post.text() == MOVED
    post.document.undo()
    post.document.undo()
    assert not post.document.isUndoAvailable()


def test_a_section_is_dragged_before_another(window, open_text, post, qtbot) -> None:
    open_text("¦" + MOVED)
    outline = window.outline
    qtbot.waitUntil(lambda: len(outline.headings()) == 4, timeout=20_000)
    tree = outline.tree
    tree.setCurrentItem(tree.topLevelItem(1))
    tree.dropped.emit(tree.topLevelItem(1), tree.topLevelItem(0))
    assert post.text().startswith("# Dos\n\nfin\n\n# Uno")


def test_what_is_in_view_is_not_drawn_again_while_the_rest_is(
    open_text, post, qtbot, monkeypatch
) -> None:
    drawn: Counter[int] = Counter()

    def counted(highlighter: Highlighter, block: QTextBlock) -> None:
        drawn[block.blockNumber()] += 1
        QSyntaxHighlighter.rehighlightBlock(highlighter, block)

    monkeypatch.setattr(Highlighter, "rehighlightBlock", counted)
    # Lines that are found to be several where they are coloured: what is seen is scrolled along.
    lines = [f"**uno** {'dos ' * 90}{number}\n" for number in range(1_500)]
    lines[1_200] += "¦"
    editor = open_text("\n".join(lines))
    qtbot.waitUntil(lambda: editor.highlighter.is_complete, timeout=60_000)
    first = editor.edit.firstVisibleBlock().blockNumber()
    assert first > 2_000
    # Every second line is blank.
    seen = _formats(editor, first + first % 2)
    assert seen[2][0] > seen[-1][0]
    assert max(drawn.values()) < 20
