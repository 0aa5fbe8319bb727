"""Leads from problem to problem and to its cure, in the editor and before a save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import plain_caption
from newsletter_editor.gui.problems.cures import Cures
from newsletter_editor.gui.problems.pane import ProblemsPane
from newsletter_editor.gui.problems.post_checks import Found, PostChecks
from newsletter_editor.gui.problems.save_sheet import SaveChoice, SaveSheet
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Severity


class ProblemGuide(QObject):
    """Marks problems in the editor, walks through them, and asks before an unsound save."""

    post_wanted = Signal(object)
    """(Path): a problem of another post was chosen; that post is to be opened."""

    waiting = Signal(bool)
    """Whether a save waits for the checks."""

    def __init__(
        self,
        post: OpenPost,
        editor: EditorPane,
        checks: PostChecks,
        cures: Cures,
        pane: ProblemsPane,
        actions: Actions,
        theme: Theme,
        language: Language,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._post, self._editor, self._checks = post, editor, checks
        self._cures, self._pane, self._theme, self._window = cures, pane, theme, window
        self._language: Language = language
        self._accepted: set[tuple[str, str, str]] = set()
        self._wanted: tuple[Path, Found] | None = None
        checks.found.connect(self._show)
        pane.problem_chosen.connect(self._go)
        editor.add_to_menu(self._add_to_menu)
        for id, slot in {
            "go.next_problem": self.go_next,
            "go.previous_problem": self.go_previous,
            "edit.fix_problem": self.offer_cures,
        }.items():
            actions[id].triggered.connect(slot)

    def before_saving(self) -> bool:
        """Whether the post may be saved; the author is asked where it has errors."""
        if not self._is_published():
            # What no site publishes cannot break a page; a draft may be as rough as it likes.
            return True
        if not self._wait():
            # Checks that do not answer are no reason to keep work from the disk.
            return True
        errors = [each for each in self._checks.problems if each.problem.severity is Severity.ERROR]
        fresh = [each for each in errors if self._name(each) not in self._accepted]
        if not fresh:
            return True
        lines = LineMap(self._post.text())
        sheet = SaveSheet(
            [(each.problem, lines.position(each.problem.range.start).line) for each in errors],
            self._theme,
            self._language,
            self._window,
        )
        sheet.exec()
        choice, row = sheet.choice, sheet.chosen_row
        sheet.deleteLater()
        if choice is SaveChoice.SAVE:
            # Said once is enough: the same errors do not ask again while the program runs.
            self._accepted |= {self._name(each) for each in errors}
            return True
        if choice is SaveChoice.FIX:
            self._select(errors[row])
            self._pane.window().raise_()
        return False

    def _wait(self) -> bool:
        """Wait for the checks of the present text; False where they do not come in time.

        What is typed meanwhile comes into the text afterwards, so that what was checked is saved.
        """
        if self._checks.is_current:
            return True
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self.waiting.emit(True)
        try:
            return self._checks.wait()
        finally:
            self.waiting.emit(False)
            QApplication.restoreOverrideCursor()

    def _is_published(self) -> bool:
        path = self._checks.relative_path()
        return "_posts" in path.split("/")[:-1]

    def go_next(self) -> None:
        """Select the next problem behind the cursor, or the first of all."""
        self._walk(1)

    def go_previous(self) -> None:
        """Select the problem before the cursor, or the last of all."""
        self._walk(-1)

    def offer_cures(self) -> None:
        """Show what can be done about the problem at the cursor, or at the next one."""
        found = self._at(self._editor.selection.start)
        if found is None:
            self.go_next()
            found = self._at(self._editor.selection.start)
        if found is None:
            return
        menu = QMenu(self._editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._cures.fill(menu, found, self._post.site)
        menu.setActiveAction(menu.actions()[0])
        edit = self._editor.edit
        menu.popup(edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft()))

    def _walk(self, step: int) -> None:
        problems = self._checks.problems
        if not problems:
            return
        here = self._editor.selection
        if step > 0:
            following = [p for p in problems if p.problem.range > here]
            target = following[0] if following else problems[0]
        else:
            before = [p for p in problems if p.problem.range < here]
            target = before[-1] if before else problems[-1]
        self._select(target)

    def _select(self, found: Found) -> None:
        self._editor.select(found.problem.range)
        self._editor.edit.setFocus()

    def _go(self, path: Path | None, found: Found) -> None:
        if path is None or path == self._post.path:
            self._select(found)
            return
        self._wanted = (path, found)
        self.post_wanted.emit(path)
        if self._post.path == path:
            self._select(found)

    def _show(self) -> None:
        problems = self._checks.problems
        self._editor.show_problems(
            [each.problem for each in problems],
            are_all=self._checks.has_answer and not self._checks.is_part,
        )
        text = self._post.readable()
        self._pane.show_post(text, self._post.site)

    def _at(self, offset: int) -> Found | None:
        touching = [
            each
            for each in self._checks.problems
            if each.problem.range.start <= offset <= each.problem.range.end
        ]
        return max(touching, key=lambda each: each.problem.severity, default=None)

    def _add_to_menu(self, menu: QMenu, offset: int) -> None:
        found = self._at(offset)
        if found is None:
            return
        sub = QMenu(menu)
        sub.setTitle(plain_caption(found.problem.message.in_language(self._language)))
        self._cures.fill(sub, found, self._post.site)
        first = menu.actions()[0] if menu.actions() else None
        menu.insertMenu(first, sub)
        if first is not None:
            menu.insertSeparator(first)

    def _name(self, found: Found) -> tuple[str, str, str]:
        problem = found.problem
        return str(self._post.path), problem.rule, problem.message.en
