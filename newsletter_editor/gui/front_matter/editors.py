"""Widgets for single values. Each shows a value and says by `edited` what the author made of it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from newsletter_editor.document.front_matter_input import value_of_input
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.text.errors import EditorError


class FieldEditor(QWidget):
    """One value. Subclasses call `say` with what the author made of it."""

    edited = Signal(object, bool)
    """(value, whether it is being typed): keys typed into one field are undone together."""

    failed = Signal(object)
    """(EditorError): what was entered cannot be taken."""

    def __init__(self, main: QWidget | None = None) -> None:
        super().__init__()
        self._value: Value = None
        self.main = main or self
        """What gets the focus and the name."""
        if main is not None:
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(main)
            self.setFocusProxy(main)

    def show_value(self, value: Value, written: str) -> None:
        """Show what the post says; `written` is how it is written there."""
        self._value = value

    @property
    def cursor(self) -> int | None:
        """Where the cursor stands in its text, in UTF-16 units; None without one."""
        if isinstance(self.main, QLineEdit):
            return self.main.cursorPosition()
        return self.main.textCursor().position() if isinstance(self.main, QPlainTextEdit) else None

    def go_to(self, place: int) -> None:
        """Put the cursor there, or as near as the text goes."""
        if isinstance(self.main, QLineEdit):
            self.main.setCursorPosition(place)
        elif isinstance(self.main, QPlainTextEdit):
            cursor = self.main.textCursor()
            cursor.setPosition(min(place, self.main.document().characterCount() - 1))
            self.main.setTextCursor(cursor)

    def say(self, value: Value) -> None:
        """Tell what the author has chosen."""
        self._value = value
        self.edited.emit(value, False)

    def say_typed(self, value: Value) -> None:
        """Tell what the author has typed so far."""
        self._value = value
        self.edited.emit(value, True)


class TextEditor(FieldEditor):
    """One line. An empty field that was null stays null, one that was a text an empty text."""

    def __init__(self, choices: tuple[str, ...] = ()) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        if choices:
            self.line.setCompleter(QCompleter(list(choices), self.line))
            self.line.completer().activated.connect(self._take)
        self.line.textEdited.connect(self._take)

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        text = written if not isinstance(value, (str, type(None))) else value or ""
        show_text(self.line, text)
        self.line.setPlaceholderText(self.tr("empty text") if value == "" else self.tr("empty"))

    def _take(self, text: str) -> None:
        self.say_typed(None if not text and self._value is None else text)


class LongTextEditor(FieldEditor):
    """Several lines."""

    def __init__(self) -> None:
        self.box = QPlainTextEdit()
        super().__init__(self.box)
        self.box.setProperty("framed", True)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(4 * self.box.fontMetrics().lineSpacing() + 18)
        self.box.textChanged.connect(self._take)
        self._is_showing = False

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        text = value if isinstance(value, str) else ""
        if self._text() != text:
            self._is_showing = True
            self.box.setPlainText(text)
            self._is_showing = False
        self.box.setPlaceholderText(self.tr("empty text") if value == "" else self.tr("empty"))

    def _text(self) -> str:
        # Not toPlainText(): it turns no-break spaces into spaces.
        return self.box.document().toRawText().replace("\u2029", "\n")

    def _take(self) -> None:
        text = self._text()
        if not self._is_showing and text != (self._value or ""):
            self.say_typed(None if not text and self._value is None else text)


class TitleEditor(LongTextEditor):
    """One line that wraps, so that a long title is seen whole."""

    MOST_LINES = 5

    def __init__(self) -> None:
        super().__init__()
        self.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box.installEventFilter(self)
        # Later: Qt is amid laying out when it tells of another size.
        self._fit_soon = QTimer(self, singleShot=True, interval=0, timeout=self._fit)
        self.box.textChanged.connect(self._fit_soon.start)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and event.key() in enter:
            self.focusNextChild()
            return True
        if event.type() == QEvent.Type.Resize:
            self._fit_soon.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # The size of a plain text's document is told in lines.
        lines = min(max(round(self.box.document().size().height()), 1), self.MOST_LINES)
        height = lines * self.box.fontMetrics().lineSpacing() + 18
        if self.box.height() != height:
            self.box.setFixedHeight(height)

    def _text(self) -> str:
        # A title is one line, whatever is pasted.
        return " ".join(super()._text().split("\n"))


class YesNoEditor(FieldEditor):
    """A tick."""

    def __init__(self) -> None:
        self.box = QCheckBox()
        super().__init__(self.box)
        self.box.clicked.connect(self._take)

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        self.box.setChecked(value is True)
        self.box.setText(
            self.tr("Yes") if value is True else self.tr("No") if value is False else ""
        )

    def _take(self, checked: bool) -> None:
        self.say(checked)


class ParsedEditor(FieldEditor):
    """One line that has to be a number or a date; what is not is framed in red and not taken."""

    def __init__(self, kind: str) -> None:
        self.line = QLineEdit()
        super().__init__()
        self._kind = kind
        self._usual_tip = ""
        self.main = self.line
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        self.line.textEdited.connect(self._take)

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        text = "" if value is None else value if isinstance(value, str) else written
        if not self.line.hasFocus() or self._parsed() != value:
            self.line.setText(text)
        self._mark(True)

    def _parsed(self) -> Value:
        try:
            return value_of_input(self.line.text(), self._kind, None)
        except EditorError:
            return None

    def _take(self, text: str) -> None:
        if not text.strip():
            self._mark(True)
            self.say_typed(None)
            return
        try:
            value = value_of_input(text, self._kind, None)
        except EditorError:
            self._mark(False)
            return
        self._mark(True)
        self.say_typed(value)

    def _mark(self, is_valid: bool) -> None:
        mark_valid(self.line, is_valid)
        # A red frame alone tells nothing to who does not see it, and not why to who does.
        why = "" if is_valid else self.tr("This cannot be read, so the post keeps what it had.")
        self.line.setAccessibleDescription(why)
        self.line.setToolTip(plain_tip(why or self._usual_tip))


class DateEditor(ParsedEditor):
    """A date, or a date with a time as Jekyll writes it, and a calendar to choose from."""

    def __init__(self) -> None:
        super().__init__("date")
        self.line.setPlaceholderText("2020-02-23 10:00:00 +0100")
        self._usual_tip = self.tr("Date, or date with time and zone: 2020-02-23 10:00:00 +0100")
        self.line.setToolTip(self._usual_tip)
        self.calendar = QCalendarWidget()
        self.calendar.setGridVisible(False)
        # Numbers of weeks help nobody here, and names of days would not fit.
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self.calendar.setMinimumSize(340, 260)
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)
        self._menu = QMenu(self)
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(self.calendar)
        self._menu.addAction(action)
        self._menu.aboutToShow.connect(self._show_day)
        button = QToolButton()
        button.setText("▾")
        button.setMenu(self._menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("Choose a day"))
        button.setToolTip(self.tr("Choose a day"))
        self.layout().addWidget(button)

    def _show_day(self) -> None:
        if isinstance(self._value, date):
            day = self._value
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _choose(self, day: QDate) -> None:
        chosen = date(day.year(), day.month(), day.day())
        value: Value = chosen
        if isinstance(self._value, datetime):
            value = self._value.replace(year=chosen.year, month=chosen.month, day=chosen.day)
        self._menu.close()
        self.say(value)


class ChoiceEditor(FieldEditor):
    """One of the values that posts have; another one can be typed."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        self.box = QComboBox()
        super().__init__(self.box)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        fit_to_pane(self.box)
        self.box.addItems(list(choices))
        self.box.lineEdit().textEdited.connect(self._take)
        self.box.textActivated.connect(self._take)

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        text = value if isinstance(value, str) else written
        if self.box.currentText() != text:
            self.box.setEditText(text)

    def _take(self, text: str) -> None:
        self.say_typed(None if not text and self._value is None else text)


def show_text(line: QLineEdit, text: str) -> None:
    """Show a text that may be longer than its line from its beginning, unless it is being typed."""
    if line.text() != text:
        line.setText(text)
        if not line.hasFocus():
            line.setCursorPosition(0)


def mark_valid(field: QWidget, is_valid: bool) -> None:
    """Frame a field in red while what stands in it cannot be taken."""
    if bool(field.property("invalid")) == is_valid:
        field.setProperty("invalid", not is_valid)
        field.style().unpolish(field)
        field.style().polish(field)


def fit_to_pane(box: QComboBox) -> None:
    """Let a box be as narrow as its pane, however long its entries are."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)


class YamlEditor(FieldEditor):
    """Anything else, as its YAML; taken when the focus leaves it, if it can be read."""

    def __init__(self) -> None:
        self.box = _LeavingEdit()
        super().__init__(self.box)
        self.box.setProperty("framed", True)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(4 * self.box.fontMetrics().lineSpacing() + 18)
        self.box.left.connect(self._take)
        self._written = ""

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        if self._written != written and not self.box.hasFocus():
            self.box.setPlainText(written)
        self._written = written

    def _take(self) -> None:
        text = self.box.toPlainText()
        if text == self._written:
            return
        try:
            value = value_of_input(text, "yaml", None)
        except EditorError as error:
            mark_valid(self.box, False)
            self.failed.emit(error)
            return
        mark_valid(self.box, True)
        self.say(value)


class _LeavingEdit(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self.left.emit()
