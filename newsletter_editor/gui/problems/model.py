"""The table of problems, and what of it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFont

from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.gui.problems.icons import severity_icon
from newsletter_editor.gui.problems.post_checks import Found
from newsletter_editor.gui.problems.rule_words import rule_explanation, rule_title
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Severity

SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
MESSAGE, RULE, PLACE = range(3)
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ProblemRow(NamedTuple):
    """One line of the list. `path` is None for the open post."""

    found: Found
    line: int
    column: int
    path: Path | None = None
    others: tuple[ProblemRow, ...] = ()
    """The same problem at other places of the post, in order."""

    @property
    def places(self) -> tuple[ProblemRow, ...]:
        """Itself and the same problem elsewhere."""
        return (self, *self.others)


class Group(NamedTuple):
    """The problems of one post, when those of the whole repo are listed."""

    path: Path
    rows: list[ProblemRow]


def joined(rows: Iterable[ProblemRow]) -> list[ProblemRow]:
    """One row for what is said in the same words of many places of a post."""
    by_words: dict[tuple[str, str], list[ProblemRow]] = {}
    for row in rows:
        by_words.setdefault((row.found.problem.rule, row.found.problem.message.en), []).append(row)
    return [first._replace(others=tuple(others)) for first, *others in by_words.values()]


class ProblemModel(QAbstractItemModel):
    """Problems with their severity, sentence, rule and place; of the repo, below their posts."""

    def __init__(self, theme: Theme, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language: Language = language
        self._own: list[ProblemRow] = []
        self._groups: list[Group] = []

    @property
    def rows(self) -> list[ProblemRow]:
        """Every problem, each place by itself."""
        shown = [*self._own, *(row for group in self._groups for row in group.rows)]
        return [place for row in shown for place in row.places]

    def show(self, rows: list[ProblemRow]) -> None:
        """List the problems of the open post in place of all."""
        self.beginResetModel()
        self._own, self._groups = joined(rows), []
        self.endResetModel()

    def add(self, path: Path, rows: list[ProblemRow]) -> None:
        """Put the problems of another post behind those that are there."""
        if rows:
            at = len(self._groups)
            self.beginInsertRows(QModelIndex(), at, at)
            self._groups.append(Group(path, joined(rows)))
            self.endInsertRows()

    def index(self, row: int, column: int, parent: _Index = _TOP) -> QModelIndex:
        if not 0 <= row < self.rowCount(parent) or not 0 <= column < 3:
            return QModelIndex()
        # A problem below a group carries the group's place from 1; what is at the top carries 0.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index) -> QModelIndex:
        place = index.internalId() if index.isValid() else 0
        return self.createIndex(place - 1, 0, 0) if place else QModelIndex()

    def rowCount(self, parent: _Index = _TOP) -> int:
        if not parent.isValid():
            return len(self._groups) or len(self._own)
        if parent.internalId() or parent.column() or not self._groups:
            return 0
        return len(self._groups[parent.row()].rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Problem"), self.tr("Rule"), self.tr("Place"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index)
        if isinstance(row, Group):
            return self._of_group(row, index.column(), role)
        problem = row.found.problem
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            return self._sort_key(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(rule_explanation(problem.rule, self._language))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == MESSAGE:
            return severity_icon(problem.severity, self._theme)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == MESSAGE:
            return f"{self.severity_name(problem.severity)}: {self._text(row, MESSAGE)}"
        return None

    def _row(self, index: _Index) -> ProblemRow | Group:
        if place := index.internalId():
            return self._groups[place - 1].rows[index.row()]
        return (self._groups or self._own)[index.row()]

    def _of_group(self, group: Group, column: int, role: int) -> Any:
        count = sum(len(row.places) for row in group.rows)
        if role == SORT_ROLE:
            worst = max(row.found.problem.severity for row in group.rows)
            return f"{9 - worst if column == MESSAGE else ''}{group.path}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            shown = {MESSAGE: group.path.name, PLACE: str(count)}.get(column, "")
            return f"{shown}: {count}" if role != Qt.ItemDataRole.DisplayRole and shown else shown
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def severity_name(self, severity: Severity) -> str:
        """A severity in a word, in the language of the window."""
        return {
            Severity.ERROR: self.tr("Error"),
            Severity.WARNING: self.tr("Warning"),
            Severity.HINT: self.tr("Hint"),
        }[severity]

    def _text(self, row: ProblemRow, column: int) -> str:
        problem = row.found.problem
        if column == MESSAGE:
            return problem.message.in_language(self._language)
        if column == RULE:
            return rule_title(problem.rule, self._language)
        more = f"  +{len(row.others)}" if row.others else ""
        return f"{row.line}:{row.column}{more}"

    def _sort_key(self, row: ProblemRow, column: int) -> str:
        problem = row.found.problem
        place = f"{row.line:08}{row.column:08}"
        if column == MESSAGE:
            return f"{9 - problem.severity}{place}"
        return self._text(row, RULE).casefold() + place if column == RULE else place


class ProblemFilter(QSortFilterProxyModel):
    """Leaves out severities and rules that the author does not want to see now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        # A post is listed while one of its problems is.
        self.setRecursiveFilteringEnabled(True)
        self._severities = set(Severity)
        self._rule = ""

    def show_severity(self, severity: Severity, shown: bool) -> None:
        """Show or leave out the problems of a severity."""
        (self._severities.add if shown else self._severities.discard)(severity)
        self.invalidate()

    def show_rule(self, rule: str) -> None:
        """Show the problems of one rule, or with "" of all."""
        self._rule = rule
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, ProblemModel)
        row = model.index(source_row, 0, source_parent).data(ROW_ROLE)
        if row is None:
            return False
        problem = row.found.problem
        return problem.severity in self._severities and self._rule in ("", problem.rule)
