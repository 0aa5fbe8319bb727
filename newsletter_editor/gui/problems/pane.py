"""The problems pane: what the checks found in the open post, or in the whole repo on request."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.problems.cures import Cures
from newsletter_editor.gui.problems.icons import severity_icon
from newsletter_editor.gui.problems.model import (
    MESSAGE,
    PLACE,
    ROW_ROLE,
    RULE,
    ProblemFilter,
    ProblemModel,
    ProblemRow,
)
from newsletter_editor.gui.problems.post_checks import Found, PostChecks
from newsletter_editor.gui.problems.repo_checks import RepoChecks
from newsletter_editor.gui.problems.rule_words import rule_explanation, rule_title
from newsletter_editor.gui.problems.whole_rows import WholeRows
from newsletter_editor.gui.theme import Theme
from newsletter_editor.site.site import Site
from newsletter_editor.text.lines import LineMap, Position
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Severity

COUNT_MS = 300
"""Milliseconds between two counts while the whole repo is checked."""

_RULE_LETTERS = 30
"""As wide as nearly all titles of rules are."""


class ProblemsPane(QWidget):
    """A table with filters above it, and what can be done about the selected row below it."""

    problem_chosen = Signal(object, object)
    """(path or None for the open post, Found): the author wants to go there."""
    site_wanted = Signal()
    """The whole repo is to be checked: answered by `check_repo`."""

    def __init__(
        self,
        checks: PostChecks,
        cures: Cures,
        actions: Actions,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self._checks, self._cures, self._theme = checks, cures, theme
        self._language: Language = language
        self._lines = LineMap("")
        self._site: Site | None = None
        self._shows_repo = False
        self._walk_ended = False
        self._opened = 0
        # Counting after each of thousands of posts would take longer than checking them.
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS, timeout=self._show_counts)
        self._went_to: tuple[QPersistentModelIndex, int] | None = None
        self.repo = RepoChecks(self)
        self.model = ProblemModel(theme, language, self)
        self.filter = ProblemFilter(self)
        self.filter.setSourceModel(self.model)
        self.table = QTreeView()
        self.rules = QComboBox()
        self.severity_buttons: dict[Severity, QToolButton] = {}
        self.repo_button = QPushButton(self.tr("Check the whole repo"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.back_button = QPushButton(self.tr("This post only"))
        self.progress = QProgressBar()
        self.extent = PlainLabel()
        self.hint = PlainLabel()
        self._set_up_table()
        self._lay_out()
        self._connect(actions)
        self._show_walk(False)
        self._refresh_filters()

    def sizeHint(self) -> QSize:
        return QSize(700, 250)

    def show_post(self, text: str, site: Site | None) -> None:
        """Show the problems of the open post; `text` is what their offsets count in."""
        self._site = site
        if self._shows_repo:
            return
        self._lines = LineMap(text)
        self.model.show([self._row(found) for found in self._checks.problems])
        self._refresh_filters()

    def check_repo(self, site: Site, paths: list[Path]) -> None:
        """Walk through the posts of a repo and list what is found in all of them."""
        self._site = site
        self._shows_repo, self._walk_ended, self._opened = True, False, 0
        self.table.setRootIsDecorated(True)
        self.model.show([])
        self._refresh_filters()
        self.progress.setRange(0, len(paths))
        self._show_progress(0, len(paths))
        self._show_walk(True)
        self.repo.start(site, paths)

    def back_to_post(self) -> None:
        """List the problems of the open post alone again."""
        self.repo.cancel()
        self._shows_repo = False
        self.table.setRootIsDecorated(False)
        self._show_walk(False)
        self._checks.found.emit()

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.filter)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setSortingEnabled(True)
        table.sortByColumn(PLACE, Qt.SortOrder.AscendingOrder)
        table.setAllColumnsShowFocus(True)
        table.setAccessibleName(self.tr("Problems"))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(RULE, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.ResizeToContents)
        header.resizeSection(RULE, _RULE_LETTERS * table.fontMetrics().averageCharWidth())

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 6, 10, 6)
        bar.setSpacing(6)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT):
            button = QToolButton()
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setCheckable(True)
            button.setChecked(True)
            button.setProperty("severity", int(severity))
            self.severity_buttons[severity] = button
            bar.addWidget(button)
        self.rules.setAccessibleName(self.tr("Rule"))
        self.rules.setToolTip(self.tr("Show the problems of one rule"))
        self.rules.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        bar.addWidget(self.rules)
        bar.addStretch(1)
        self.progress.setAccessibleName(self.tr("Progress of the check"))
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.extent.setAccessibleName(self.tr("How many posts have been checked"))
        for widget in (
            self.extent,
            self.progress,
            self.cancel_button,
            self.back_button,
            self.repo_button,
        ):
            bar.addWidget(widget)
        self.hint.setProperty("muted", True)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 6, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(WholeRows(self.table), 1)
        layout.addWidget(self.hint)

    def _connect(self, actions: Actions) -> None:
        for button in self.severity_buttons.values():
            button.toggled.connect(self._filter_severity)
        self.rules.activated.connect(self._filter_rule)
        self.table.activated.connect(self._choose)
        self.table.clicked.connect(self._choose)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().currentRowChanged.connect(self._explain)
        self.repo_button.clicked.connect(self.site_wanted)
        actions["tools.check_repo"].triggered.connect(self.site_wanted)
        self.cancel_button.clicked.connect(self.repo.cancel)
        self.back_button.clicked.connect(self.back_to_post)
        self.repo.checked.connect(self._add)
        self.repo.progressed.connect(self._show_progress)
        self.repo.finished.connect(self._finish_walk)
        self._theme.changed.connect(self._refresh_filters)

    def _row(self, found: Found) -> ProblemRow:
        return ProblemRow(found, *self._lines.position(found.problem.range.start))

    def _add(self, path: Path, found: list[Found], lines: LineMap) -> None:
        rows = []
        for each in found:
            place: Position = lines.position(each.problem.range.start)
            rows.append(ProblemRow(each, *place, path))
        self.model.add(path, rows)
        self._expand()
        if not self._counting.isActive():
            self._counting.start()

    def _expand(self) -> None:
        """Open the posts that are new in the list; one that the author has closed stays so."""
        for at in range(self._opened, self.model.rowCount()):
            self.table.expand(self.filter.mapFromSource(self.model.index(at, 0)))
        self._opened = self.model.rowCount()

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setValue(done)
        self.extent.setText(self.tr("{0} of {1} posts").format(done, whole))

    def _finish_walk(self, is_whole: bool) -> None:
        self._walk_ended = is_whole
        if not is_whole:
            self.extent.setText(self.tr("Incomplete: {0}").format(self.extent.text()))
        self._show_walk(False)
        self._refresh_filters()

    def _show_walk(self, is_running: bool) -> None:
        self.progress.setVisible(is_running)
        self.extent.setVisible(self._shows_repo)
        self.cancel_button.setVisible(is_running)
        self.repo_button.setVisible(not is_running and not self._shows_repo)
        self.back_button.setVisible(not is_running and self._shows_repo)

    def _show_counts(self) -> None:
        counts = Counter(row.found.problem.severity for row in self.model.rows)
        checks = self._checks
        is_known = self._shows_repo or checks.has_answer or checks.is_blank
        for severity, button in self.severity_buttons.items():
            name = self.model.severity_name(severity)
            button.setIcon(severity_icon(severity, self._theme))
            # A nought that becomes a dozen a moment later would be no number to tell.
            count = str(counts[severity]) if is_known else "…"
            button.setText(count)
            button.setAccessibleName(f"{name}: {count}")
            button.setToolTip(self.tr("Show or hide: {0}").format(name))

    def _refresh_filters(self) -> None:
        self._show_counts()
        rules = Counter(row.found.problem.rule for row in self.model.rows)
        chosen = self.rules.currentData()
        self.rules.clear()
        self.rules.addItem(self.tr("All rules"), "")
        for rule_id, count in sorted(rules.items()):
            self.rules.addItem(f"{rule_title(rule_id, self._language)} ({count})", rule_id)
        self.rules.setCurrentIndex(max(self.rules.findData(chosen), 0))
        self._filter_rule()
        self._explain()

    def _filter_severity(self, shown: bool) -> None:
        self.filter.show_severity(Severity(self.sender().property("severity")), shown)

    def _filter_rule(self) -> None:
        self.filter.show_rule(self.rules.currentData() or "")

    def _choose(self, index: QModelIndex) -> None:
        row: ProblemRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        place = row.places[self._next_place(index, len(row.places))]
        self.problem_chosen.emit(place.path, place.found)

    def _next_place(self, index: QModelIndex, count: int) -> int:
        """Which of a row's places is meant: each time that it is chosen, the next one."""
        here = QPersistentModelIndex(index.siblingAtColumn(0))
        was = self._went_to
        at = (was[1] + 1) % count if was is not None and was[0] == here else 0
        self._went_to = here, at
        return at

    def _explain(self) -> None:
        index = self.table.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None:
            self.hint.setText(rule_explanation(row.found.problem.rule, self._language))
        elif self.model.rows:
            self.hint.setText(self.tr("Choose a problem to go there; right-click for what to do."))
        else:
            # Before all is known there is nothing to praise.
            known = self._is_whole()
            self.hint.setText(self.tr("Nothing to object to.") if known else "")

    def _is_whole(self) -> bool:
        """Whether all has been looked at that is listed here."""
        if self._shows_repo:
            return self._walk_ended
        checks = self._checks
        return checks.has_answer and not checks.is_part and not checks.is_blank

    def _show_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if not index.isValid():
            return
        row: ProblemRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.path is None:
            self._cures.fill(menu, row.found, self._site)
        else:
            go = menu.addAction(self.tr("Open the post here"))
            go.setData(row)
            go.triggered.connect(self._open_row)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _open_row(self) -> None:
        row: ProblemRow = self.sender().data()
        self.problem_chosen.emit(row.path, row.found)
