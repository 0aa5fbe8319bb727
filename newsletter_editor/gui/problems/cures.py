"""What can be done about a problem, as entries of a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from newsletter_editor.document.small_files import SmallChange
from newsletter_editor.gui.plain import plain_caption
from newsletter_editor.gui.problems.post_checks import Found, PostChecks
from newsletter_editor.gui.problems.rule_words import rule_title
from newsletter_editor.site import settings_changes as team_settings
from newsletter_editor.site.settings import FILE_NAME, Ignored
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Fix
from newsletter_editor.text.ranges import Range

MOST_SUGGESTIONS = 5
_IMAGE_ALT = "image-alt"
_Change = Callable[[str], str]


class Cures(QObject):
    """Fills menus with fixes, suggestions, *ignore here* and *turn this rule off*."""

    failed = Signal(object)
    """(EditorError): what was chosen could not be done."""
    team_told = Signal(str, object)
    """(what stands in the team's settings now, a function that takes it back and returns whether
    it could): the author is to hear of it, for nothing in the window shows that file."""
    description_wanted = Signal(object)
    """(Range): the image there is to be described."""

    def __init__(
        self, checks: PostChecks, language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._checks = checks
        self._language: Language = language

    def fill(self, menu: QMenu, found: Found, site: Site | None) -> None:
        """Add what can be done about one problem of the open post."""
        problem = found.problem
        for fix in problem.fixes:
            action = menu.addAction(plain_caption(fix.title.in_language(self._language)))
            action.triggered.connect(partial(self._apply, fix, found))
        fixed = {edit.replacement for fix in problem.fixes for edit in fix.edits}
        for suggestion in problem.suggestions[:MOST_SUGGESTIONS]:
            if suggestion in fixed:
                continue
            action = menu.addAction(plain_caption(self.tr("Change to “{0}”").format(suggestion)))
            fix = Fix(problem.message, (Edit(problem.range, suggestion),))
            action.triggered.connect(partial(self._apply, fix, found))
        if problem.rule == _IMAGE_ALT:
            describe = menu.addAction(self.tr("Describe the image…"))
            describe.triggered.connect(partial(self._describe, problem.range))
        if not menu.isEmpty():
            menu.addSeparator()
        ignore = menu.addAction(self.tr("Ignore here"))
        ignore.setEnabled(found.ignore is not None or site is not None)
        ignore.triggered.connect(partial(self._ignore, found, site))
        name = rule_title(problem.rule, self._language)
        off = menu.addAction(self.tr("Turn this rule off: {0}").format(name))
        off.setEnabled(site is not None)
        off.triggered.connect(partial(self._turn_off, problem.rule, site))

    def first(self, found: Found) -> Fix | None:
        """The cure that comes first, if there is any."""
        if found.problem.fixes:
            return found.problem.fixes[0]
        if found.problem.suggestions:
            edit = Edit(found.problem.range, found.problem.suggestions[0])
            return Fix(found.problem.message, (edit,))
        return None

    def _describe(self, place: Range) -> None:
        self.description_wanted.emit(place)

    def _apply(self, fix: Fix, found: Found) -> None:
        self._checks.apply(fix, found)

    def _ignore(self, found: Found, site: Site | None) -> None:
        if found.ignore is not None:
            self._checks.apply(found.ignore, found)
        elif site is not None:
            path = self._checks.relative_path()
            ignored = Ignored(found.problem.rule, path)
            said = self.tr(
                "“{0}” is ignored in “{1}” from now on, for everybody who works on this repo: the "
                "file “{2}” says so."
            ).format(rule_title(found.problem.rule, self._language), path, FILE_NAME)
            self._change(
                site,
                lambda text: team_settings.ignoring(text, ignored),
                lambda text: team_settings.heeding(text, ignored),
                said,
            )

    def _turn_off(self, rule: str, site: Site | None) -> None:
        if site is None:
            return
        said = self.tr(
            "“{0}” is off from now on, for everybody who works on this repo: the file “{1}” says "
            "so. The settings turn it on again."
        ).format(rule_title(rule, self._language), FILE_NAME)
        self._change(
            site,
            lambda text: team_settings.turned_off(text, rule),
            lambda text: team_settings.turned_on(text, rule),
            said,
        )

    def _change(self, site: Site, change: _Change, opposite: _Change, said: str) -> None:
        try:
            written = team_settings.change_settings(site.root, change)
        except EditorError as error:
            self.failed.emit(error)
            return
        self._checks.forget_surroundings()
        self.team_told.emit(said, partial(self._take_back, site.root, written, opposite))

    def _take_back(self, root: Path, written: SmallChange, opposite: _Change) -> bool:
        try:
            team_settings.undo_settings(root, written, opposite)
        except EditorError as error:
            self.failed.emit(error)
            return False
        self._checks.forget_surroundings()
        return True
