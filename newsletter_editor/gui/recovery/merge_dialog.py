"""Own changes and others' changes of one post: seen side by side, and decided where they clash."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document.merging import Merge, Side, Stretch
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.recovery.difference_view import ThreeWayView
from newsletter_editor.gui.theme import Theme

_SHOWN_LINES = 12
_CHARACTERS_IN_LINE = 45


class MergeDialog(Dialog):
    """What everybody changed, stretch by stretch. Nothing happens until a button is pressed."""

    merged = Signal(str)
    """(text): what the author wants to go on with."""

    def __init__(self, merge: Merge, theme: Theme, parent: QWidget, published: str = "") -> None:
        """With `published`, a file's name, the other changes are those that others have sent."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("merge_dialog")
        self._published = published
        self.setWindowTitle(
            self.tr("{0} has been changed by others, too").format(published)
            if published
            else self.tr("The file has changed on disk")
        )
        self.resize(1100, 720)
        self._merge = merge
        self._groups: dict[int, QButtonGroup] = {}
        self._explanation = PlainLabel()
        self._explanation.setWordWrap(True)
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(12)
        for number, stretch in enumerate(merge.stretches):
            if not stretch.is_untouched:
                self._rows.addWidget(self._card(number, stretch, theme))
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("Changes, one after another"))
        self._use = QPushButton(self.tr("&Merge as chosen"))
        self._use.setDefault(True)
        self._use.clicked.connect(self._take_merged)
        mine = QPushButton(self.tr("Keep all of m&ine"))
        if not published:
            mine.setToolTip(self.tr("Saving will replace what is on disk; a copy of that is kept."))
        mine.clicked.connect(self._take_ours)
        theirs = QPushButton(
            self.tr("Take all of thei&rs") if published else self.tr("Take all from &disk")
        )
        if not published:
            theirs.setToolTip(self.tr("Your changes are replaced; undo brings them back."))
        theirs.clicked.connect(self._take_theirs)
        buttons = QDialogButtonBox()
        for button in (self._use, mine, theirs):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Decide &later"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.stack(self._explanation, area, buttons, grows=area)
        self._update()

    def _card(self, number: int, stretch: Stretch, theme: Theme) -> QWidget:
        card = QFrame()
        card.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(self._title(stretch.side)))
        sides = {Side.OURS: (self.tr("Yours"), stretch.ours)}
        if stretch.side in (Side.THEIRS, Side.CONFLICT):
            name = self.tr("Theirs") if self._published else self.tr("On disk")
            sides[Side.THEIRS] = (name, stretch.theirs)
        if stretch.side is Side.THEIRS:
            del sides[Side.OURS]
        titles = [self.tr("Before"), *(title for title, _ in sides.values())]
        texts = [text.rstrip("\n") for _, text in sides.values()]
        view = ThreeWayView(theme, titles, stretch.base.rstrip("\n"), texts)
        longest = max(map(len, [stretch.base, *texts]))
        lines = max(stretch.base.count("\n"), *(text.count("\n") for text in texts))
        rows = min(lines + longest // _CHARACTERS_IN_LINE + 1, _SHOWN_LINES)
        view.setFixedHeight(self.fontMetrics().lineSpacing() * (rows + 1) + 40)
        layout.addWidget(view)
        if stretch.side is Side.CONFLICT:
            layout.addLayout(self._choice(number))
        return card

    def _title(self, side: Side) -> str:
        if self._published and side is Side.THEIRS:
            return self.tr("Changed by others alone")
        if self._published and side is Side.CONFLICT:
            return self.tr("Changed by you and by others: what should stand here?")
        return {
            Side.OURS: self.tr("Changed by you alone"),
            Side.THEIRS: self.tr("Changed on disk alone"),
            Side.BOTH: self.tr("Changed in the same way by both"),
            Side.CONFLICT: self.tr("Changed by you and on disk: what should stand here?"),
        }[side]

    def _choice(self, number: int) -> QHBoxLayout:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(18)
        for side, text in (
            (Side.OURS, self.tr("Mine")),
            (Side.THEIRS, self.tr("Theirs") if self._published else self.tr("The one on disk")),
            (Side.BOTH, self.tr("Both, mine first")),
        ):
            button = QRadioButton(text)
            button.setProperty("side", side.value)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        group.buttonClicked.connect(self._update)
        self._groups[number] = group
        return row

    @property
    def _choices(self) -> dict[int, Side]:
        return {
            number: Side(group.checkedButton().property("side"))
            for number, group in self._groups.items()
            if group.checkedButton() is not None
        }

    def _update(self) -> None:
        undecided = len(self._groups) - len(self._choices)
        self._use.setEnabled(undecided == 0)
        if not self._groups:
            text = self.tr("The changes do not touch each other and can be merged as they are.")
        elif undecided and self._published:
            text = self.tr(
                "Places that were changed by you and by others, and wait for your decision: {0}"
            ).format(undecided)
        elif undecided:
            text = self.tr(
                "Places that were changed by you and on disk, and wait for your decision: {0}"
            ).format(undecided)
        else:
            text = self.tr("Everything is decided.")
        self._explanation.setText(text)

    def _take_merged(self) -> None:
        self._take(self._merge.text(self._choices))

    def _take_ours(self) -> None:
        self._take("".join(stretch.ours for stretch in self._merge.stretches))

    def _take_theirs(self) -> None:
        self._take("".join(stretch.theirs for stretch in self._merge.stretches))

    def _take(self, text: str) -> None:
        self.merged.emit(text)
        self.accept()
