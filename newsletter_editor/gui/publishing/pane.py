"""The pane *Changes*: what is not on the site yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from newsletter_editor.gui.pictures.pictures import Pictures
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.publishing.rows import Changes
from newsletter_editor.gui.publishing.tree import ChangesTree


class ChangesPane(QWidget):
    """Shows the list, or in one sentence why there is none. Asks for all else by signal."""

    publish_wanted = Signal()
    newest_wanted = Signal()
    trust_wanted = Signal()
    discard_wanted = Signal(str)
    """(path below the top of the repo)"""
    post_wanted = Signal(str)
    """(path below the top of the repo)"""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("changes_pane")
        self.changes: Changes | None = None
        self._unsaved = 0
        self._said = PlainLabel()
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.trust_button = QPushButton(self.tr("Trust this folder"))
        self.trust_button.clicked.connect(self.trust_wanted)
        self.tree = ChangesTree(pictures)
        self.tree.currentItemChanged.connect(self._refresh_buttons)
        self.tree.ticks_changed.connect(self._refresh_buttons)
        self.tree.itemActivated.connect(self._open)
        self.publish_button = QPushButton(self.tr("Publish…"))
        self.publish_button.clicked.connect(self.publish_wanted)
        self.newest_button = QPushButton(self.tr("Get the newest"))
        self.newest_button.clicked.connect(self.newest_wanted)
        self.discard_button = QPushButton(self.tr("Discard this change…"))
        self.discard_button.clicked.connect(self._discard)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.publish_button)
        buttons.addWidget(self.newest_button)
        buttons.addStretch(1)
        buttons.addWidget(self.discard_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self._said)
        layout.addWidget(self.trust_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.tree, 1)
        layout.addLayout(buttons)
        self.say(self.tr("Open the folder of a blog to see what is not on the site yet."))

    def say(self, text: str, can_trust: bool = False) -> None:
        """Show a sentence in the list's place."""
        self.changes = None
        self.tree.show_changes(None)
        self._said.setText(text)
        self._show(False, can_trust)

    def show_changes(self, changes: Changes) -> None:
        """Show what was found."""
        self.changes = changes
        self.tree.show_changes(changes)
        self._say_how_it_stands(changes)
        self._show(True, False)
        self.tree.setVisible(bool(changes.rows))
        self._refresh_buttons()

    def show_unsaved(self, count: int) -> None:
        """Tell how many open posts have changes that no file has yet."""
        self._unsaved = count
        if self.changes is not None:
            self._say_how_it_stands(self.changes)

    def _say_how_it_stands(self, changes: Changes) -> None:
        found = changes.status
        lines = []
        if self._unsaved == 1:
            lines.append(self.tr("One open post has changes that are not saved yet."))
        elif self._unsaved:
            lines.append(
                self.tr("Open posts with changes that are not saved yet: {0}.").format(
                    self._unsaved
                )
            )
        if found.unsent:
            lines.append(self.tr("Publications that were not sent yet: {0}.").format(found.unsent))
        if found.waiting:
            lines.append(
                self.tr("Changes of others that are not here yet: {0}.").format(found.waiting)
            )
        if found.interrupted:
            lines.append(self.tr("Something was cut off; it finishes with the next step."))
        if not changes.rows and not lines:
            lines.append(
                self.tr("All is on the site.")
                if found.unsent is not None
                else self.tr("Nothing was published yet, or no server is known here.")
            )
        self._said.setText(" ".join(lines))
        self._said.setVisible(bool(lines))

    def _show(self, has_list: bool, can_trust: bool) -> None:
        for widget in (self.tree, self.publish_button, self.newest_button, self.discard_button):
            widget.setVisible(has_list)
        self._said.setVisible(bool(self._said.text()))
        self.trust_button.setVisible(can_trust)
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        self.discard_button.setEnabled(bool(self.tree.current_path))

    def _discard(self) -> None:
        if self.tree.current_path:
            self.discard_wanted.emit(self.tree.current_path)

    def _open(self) -> None:
        if self.tree.current_path:
            self.post_wanted.emit(self.tree.current_path)
