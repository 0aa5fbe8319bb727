"""The table of problems, and what of it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from newsletter_editor.checks.registry import rule_of
from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.gui.problems.icons import severity_icon
from newsletter_editor.gui.problems.post_checks import Found
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Severity

SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
MESSAGE, RULE, PLACE = range(3)
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ProblemRow(NamedTuple):
    """One line of the table. `path` is None for the open post."""

    found: Found
    line: int
    column: int
    path: Path | None = None


class ProblemModel(QAbstractTableModel):
    """Problems with their severity, sentence, rule and place."""

    def __init__(self, theme: Theme, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language: Language = language
        self.rows: list[ProblemRow] = []

    def show(self, rows: list[ProblemRow]) -> None:
        """Take other rows in place of all."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def add(self, rows: list[ProblemRow]) -> None:
        """Put rows behind those that are there."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Problem"), self.tr("Rule"), self.tr("Place"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        problem = row.found.problem
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            return self._sort_key(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(explanation(problem.rule, self._language))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == MESSAGE:
            return severity_icon(problem.severity, self._theme)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == MESSAGE:
            return f"{self.severity_name(problem.severity)}: {self._text(row, MESSAGE)}"
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
            rule = rule_of(problem.rule)
            return rule.title.in_language(self._language) if rule else problem.rule
        place = f"{row.line}:{row.column}"
        return f"{row.path.name}  {place}" if row.path else place

    def _sort_key(self, row: ProblemRow, column: int) -> str:
        problem = row.found.problem
        place = f"{row.path or ''}\0{row.line:08}{row.column:08}"
        if column == MESSAGE:
            return f"{9 - problem.severity}{place}"
        return self._text(row, RULE).casefold() + place if column == RULE else place


class ProblemFilter(QSortFilterProxyModel):
    """Leaves out severities and rules that the author does not want to see now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
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
        problem = model.rows[source_row].found.problem
        return problem.severity in self._severities and self._rule in ("", problem.rule)


def explanation(rule_id: str, language: Language) -> str:
    """Why a rule objects, in the author's language."""
    rule = rule_of(rule_id)
    return rule.explanation.in_language(language) if rule else rule_id
