"""The pane *Search*: fields above, what was found below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.result_tree import ResultTree
from newsletter_editor.gui.search.results import ResultModel
from newsletter_editor.search.places import BODY, EVERYTHING
from newsletter_editor.search.query import Query

_PAUSE_MS = 250
_FEWEST_LETTERS = 2
"""Typed, before it is searched without being asked; one letter is in every line."""
_MOST_UNFOLDED = 200
"""Matches of one post that are shown without being asked for."""


class SearchPane(QWidget):
    """Asks and shows; what is done is said by signals."""

    wanted = Signal()
    """The fields ask for another search."""
    cancelled = Signal()
    place_chosen = Signal(object)
    """(Place)"""
    replacement_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.words = QLineEdit()
        self.replacement = QLineEdit()
        self.only = QLineEdit()
        self.part = QComboBox()
        self.replaces = QCheckBox(self.tr("Re&place by"))
        self.options: dict[str, QToolButton] = {}
        self.stop_button = QPushButton(self.tr("Stop"))
        self.replace_button = QPushButton(self.tr("&Replace what is ticked…"))
        self.extent = PlainLabel()
        self.model = ResultModel(self)
        self.tree = ResultTree(self.model)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS, timeout=self.wanted.emit)
        self._name_fields()
        self._lay_out()
        self._connect()
        self.show_running(False)

    def sizeHint(self) -> QSize:
        return QSize(700, 250)

    @property
    def query(self) -> Query:
        """What is looked for."""
        chosen = {name: button.isChecked() for name, button in self.options.items()}
        return Query(self.words.text(), **chosen)

    @property
    def part_wanted(self) -> str:
        """Where in the posts: `all`, `body` or a key."""
        # What is typed is a key of the front matter, whatever the list has.
        at = self.part.findText(self.part.currentText())
        return str(self.part.itemData(at)) if at >= 0 else self.part.currentText().strip()

    @property
    def template(self) -> str | None:
        """What takes the place of matches, None where nothing is to."""
        return self.replacement.text() if self.replaces.isChecked() else None

    def take_keyboard(self, words: str) -> None:
        """Be ready to be typed into; `words` are looked for if there are any."""
        if words:
            self.words.setText(words)
            self.wanted.emit()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_running(self, runs: bool) -> None:
        """Whether a search is going on."""
        self.stop_button.setVisible(runs)
        can_replace = not runs and self.replaces.isChecked() and self.model.match_count > 0
        self.replace_button.setEnabled(can_replace)

    def _name_fields(self) -> None:
        self.words.setPlaceholderText(self.tr("Search in all posts"))
        self.words.setAccessibleName(self.tr("What to look for in all posts"))
        self.words.setClearButtonEnabled(True)
        self.replacement.setAccessibleName(self.tr("What takes its place"))
        self.only.setPlaceholderText(self.tr("Only posts with: author, tag, year…"))
        # In a narrow window its beginning alone is seen.
        self.only.setToolTip(self.tr("Only posts with: author, tag, year…"))
        self.only.setAccessibleName(self.tr("Only in posts with these words"))
        self.only.setClearButtonEnabled(True)
        self.part.setEditable(True)
        self.part.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.part.setAccessibleName(self.tr("Where in the posts"))
        self.part.setToolTip(self.tr("Where in the posts; a key of the front matter may be typed"))
        for text, part in (
            (self.tr("Everywhere"), EVERYTHING),
            (self.tr("In the text"), BODY),
            (self.tr("In the title"), "title"),
        ):
            self.part.addItem(text, part)
        # Where there is little room its beginning is seen.
        self.part.lineEdit().home(False)
        for name, sign, tip in (
            ("matches_case", "Aa", self.tr("Tell capitals apart")),
            ("matches_accents", "Áá", self.tr("Tell accents apart")),
            ("whole_words", "|ab|", self.tr("Whole words alone")),
            ("is_regex", ".*", self.tr("Regular expression")),
        ):
            button = QToolButton()
            button.setText(sign)
            button.setCheckable(True)
            button.setToolTip(plain_tip(tip))
            button.setAccessibleName(tip)
            self.options[name] = button
        # Two rows are a list, and leave room for the text in a low window.
        self.tree.setMinimumHeight(2 * (self.fontMetrics().lineSpacing() + 8))
        self.tree.setAccessibleName(self.tr("What was found"))
        self.extent.setAccessibleName(self.tr("How much was found"))
        self.extent.setProperty("muted", True)

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setContentsMargins(10, 6, 10, 6)
        fields.setSpacing(6)
        options = QHBoxLayout()
        options.setSpacing(2)
        for button in self.options.values():
            options.addWidget(button)
        fields.addWidget(self.words, 0, 0, 1, 2)
        fields.addLayout(options, 0, 2)
        fields.addWidget(self.part, 0, 3)
        fields.addWidget(self.only, 0, 4)
        fields.addWidget(self.replaces, 1, 0)
        fields.addWidget(self.replacement, 1, 1)
        fields.addWidget(self.replace_button, 1, 2)
        fields.addWidget(self.extent, 1, 3, 1, 2)
        fields.addWidget(self.stop_button, 1, 5)
        fields.setColumnStretch(1, 2)
        fields.setColumnStretch(4, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(fields)
        layout.addWidget(self.tree, 1)

    def _connect(self) -> None:
        self.words.textEdited.connect(self._search_soon)
        self.only.textEdited.connect(self._search_soon)
        self.replacement.textEdited.connect(self._search_soon)
        self.part.currentTextChanged.connect(self._search_soon)
        for field in (self.words, self.only, self.replacement):
            field.returnPressed.connect(self._search_now)
        for button in self.options.values():
            button.toggled.connect(self._search_now)
        self.replaces.toggled.connect(self.replacement.setEnabled)
        self.replaces.toggled.connect(self._search_now)
        self.replacement.setEnabled(False)
        self.stop_button.clicked.connect(self.cancelled)
        self.replace_button.clicked.connect(self.replacement_wanted)
        self.tree.chosen.connect(self._choose)
        self.tree.enter_from(self.words, self.replacement, self.only)
        self.model.rowsInserted.connect(self._unfold)
        self.model.more_to_show.connect(self.tree.fetch_in_view)

    def _search_soon(self) -> None:
        if len(self.words.text()) >= _FEWEST_LETTERS or not self.words.text():
            self._pause.start()

    def _search_now(self) -> None:
        self._pause.stop()
        self.wanted.emit()

    def _choose(self, index: QModelIndex) -> None:
        self.place_chosen.emit(self.model.place(index))

    def _unfold(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            index = self.model.index(row, 0)
            # A post with thousands of matches would hide the others, and takes long to lay out.
            if self.model.rowCount(index) <= _MOST_UNFOLDED:
                self.tree.expand(index)
