"""What can be done about a problem, as entries of a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from newsletter_editor.checks.registry import rule_of
from newsletter_editor.gui.plain import plain_caption
from newsletter_editor.gui.problems.post_checks import Found, PostChecks
from newsletter_editor.site import settings as team_settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Fix
from newsletter_editor.text.ranges import Range

MOST_SUGGESTIONS = 5
_IMAGE_ALT = "image-alt"


class Cures(QObject):
    """Fills menus with fixes, suggestions, *ignore here* and *turn this rule off*."""

    failed = Signal(object)
    """(EditorError): what was chosen could not be done."""
    turned_off = Signal(str)
    """(rule id): it is off for the whole team's repo."""

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
        rule = rule_of(problem.rule)
        name = rule.title.in_language(self._language) if rule else problem.rule
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
            ignored = team_settings.Ignored(found.problem.rule, path)
            self._change(site, lambda text: team_settings.ignoring(text, ignored))

    def _turn_off(self, rule: str, site: Site | None) -> None:
        if site is not None and self._change(
            site, lambda text: team_settings.turned_off(text, rule)
        ):
            self.turned_off.emit(rule)

    def _change(self, site: Site, change) -> bool:
        try:
            team_settings.change_settings(site.root, change)
        except EditorError as error:
            self.failed.emit(error)
            return False
        self._checks.forget_surroundings()
        return True
