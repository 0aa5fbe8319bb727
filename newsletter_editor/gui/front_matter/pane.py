"""The front-matter pane: a form bound to the YAML of the open post, both ways and at once.

It keeps no copy of what the post says: what the author changes becomes edits of the text, and the
form shows the text again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QInputDialog,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document import front_matter
from newsletter_editor.document.creating import NewFile
from newsletter_editor.document.front_matter import FrontMatter, KeyPath
from newsletter_editor.document.front_matter_edits import add, remove, rename, set_value
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.gui.editor.taken_images import TakenImages
from newsletter_editor.gui.front_matter.field_row import FieldRow
from newsletter_editor.gui.front_matter.form import FieldForm, layout_of
from newsletter_editor.gui.front_matter.knowledge import FormKnowledge
from newsletter_editor.gui.front_matter.typing_run import TypingRun
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import PlainLabel, plain_caption
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.site.fields import Kind
from newsletter_editor.text.edits import Edit, apply_edits, difference
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range

PAUSE_MS = 60
USUAL = 0.5
"""Share of posts that makes a field one to be offered."""


class FrontMatterPane(QWidget):
    """Shows one row a field, a sentence where the YAML is broken, an offer where there is none."""

    template_requested = Signal()
    """The post has no front matter and is to get the site's."""
    place_requested = Signal(object)
    """(Range): the author wants to see this in the text."""
    failed = Signal(object)
    """(EditorError): a change could not be made."""

    def __init__(
        self, post: OpenPost, tasks: Tasks, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("front_matter")
        self.setMinimumWidth(240)
        self._post, self._tasks = post, tasks
        self._language: Language = language
        self._knowledge = self._learnt = FormKnowledge()
        self._job: Job | None = None
        self._end = 0
        self._error_place = Range(0, 0)
        self._run = TypingRun(post)
        self.message = PlainLabel()
        self.message_button = QPushButton()
        self.add_button = QPushButton(self.tr("Add a field"))
        self.form = FieldForm(tasks)
        self.form.post_path = self._post_path
        self._lay_out()
        self._pause = Pause(PAUSE_MS, self.refresh, self)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS, timeout=self._use_knowledge)
        post.opened.connect(self.refresh)
        post.path_changed.connect(self.learn)
        post.changed.connect(self._follow)
        post.saved.connect(self._run.end)
        self.form.edited.connect(self._change)
        self.form.remove_requested.connect(self._remove)
        self.form.rename_requested.connect(self._rename)
        self.form.reveal_requested.connect(self._reveal)
        self.form.image_added.connect(self._take_image)
        self.form.failed.connect(self.failed)
        QApplication.instance().focusChanged.connect(self._look_at_focus)
        self.refresh()
        self.learn()

    @property
    def rows(self) -> dict[KeyPath, FieldRow]:
        """The fields that are shown."""
        return self.form.rows

    def sizeHint(self) -> QSize:
        return QSize(300, 500)

    def learn(self) -> None:
        """Look at the post's repo anew, in the background."""
        if self._job is not None:
            self._job.cancel()
        site = self._post.site
        if site is None:
            self._take_knowledge(FormKnowledge())
            return
        root = site.root
        if self._knowledge.root != root:
            self._job = self._tasks.run(lambda: FormKnowledge.read(root), self._take_knowledge)

    def refresh(self) -> None:
        """Show what the text says now."""
        self._pause.stop()
        found = front_matter.read(self._text())
        self._end = found.parts.front_matter.end
        if found.error is not None:
            self._show_broken(found)
        elif found.parts.state != "present":
            self._show_absent(found)
        else:
            self._show_message("")
            self.form.show_fields(found, self._text(), self._knowledge)
        self.form.setEnabled(found.error is None and found.parts.state == "present")
        self.add_button.setEnabled(self.form.isEnabled())

    def _lay_out(self) -> None:
        self.message.setWordWrap(True)
        self.message_button.clicked.connect(self._help)
        self.banner = QFrame()
        self.banner.setObjectName("notice")
        self.banner.setProperty("kind", "warning")
        banner = QVBoxLayout(self.banner)
        banner.setContentsMargins(14, 10, 14, 10)
        banner.addWidget(self.message)
        banner.addWidget(self.message_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        layout.setContentsMargins(0, 0, 0, 14)
        self.add_button.clicked.connect(self._offer_fields)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addWidget(scroll, 1)

    def _text(self) -> str:
        return self._post.readable()

    def _follow(self, start: int, removed: int, inserted: str) -> None:
        # What is typed in the body is none of the form's business.
        if start <= self._end or self._end == 0:
            self._pause.start()

    def _take_knowledge(self, knowledge: FormKnowledge) -> None:
        self._learnt = knowledge
        self._use_knowledge()

    def _use_knowledge(self) -> None:
        if QApplication.activeModalWidget() is not None:
            # What a field's own dialog answers is for that field, which must still be there.
            self._later.start()
            return
        self._knowledge = self._learnt
        self.form.forget()
        self.refresh()

    def _take_image(self, made: NewFile) -> None:
        TakenImages.of(self._post, self._tasks).watch(made)
        self._forget_repo()

    def _forget_repo(self) -> None:
        self._knowledge = FormKnowledge(model=self._knowledge.model)
        self.learn()

    def _show_broken(self, found: FrontMatter) -> None:
        assert found.error is not None
        self._error_place = found.error.range
        line = self._text().count("\n", 0, found.error.range.start) + 1
        reason = found.error.message.in_language(self._language)
        self._show_message(
            self.tr("The front matter cannot be read. Line {0}: {1}").format(line, reason),
            self.tr("Go there"),
        )

    def _show_absent(self, found: FrontMatter) -> None:
        self.form.clear()
        if found.parts.state == "unclosed":
            self._error_place = Range(0, 3)
            self._show_message(
                self.tr("The front matter is not closed: a line “---” is missing."),
                self.tr("Go there"),
            )
        else:
            self._show_message(
                self.tr("This post has no front matter."), self.tr("Add the front matter")
            )

    def _show_message(self, text: str, button: str = "") -> None:
        self.banner.setVisible(bool(text))
        self.message.setText(text)
        self.message_button.setText(button)
        self.message_button.setVisible(bool(button))

    def _help(self) -> None:
        if front_matter.split(self._text()).state == "missing":
            self.template_requested.emit()
        else:
            self.place_requested.emit(self._error_place)

    def _reveal(self, path: KeyPath) -> None:
        found = front_matter.read(self._text())
        place = found.range(path) or found.key_range(path)
        if place is not None:
            self.place_requested.emit(place if place.length else found.key_range(path))

    def _change(self, path: KeyPath, value: Value, is_typed: bool) -> None:
        joins = is_typed and self._run.goes_on(path)
        if not joins:
            self._run.end()
        before = self._text()
        make = self._anew if joins else set_value
        if self._apply(lambda text: make(text, path, value), joins) and is_typed:
            self._run.note(path, before)

    def _anew(self, text: str, path: KeyPath, value: Value) -> list[Edit]:
        """The edits for another key of a run: a blank at the end needs quotes only while it is
        there, so that the value is written as if it had come at once."""
        whole = apply_edits(self._run.before, set_value(self._run.before, path, value))
        edit = difference(text, whole)
        return [] if edit is None else [edit]

    def _look_at_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        row = self.rows.get(self._run.path)
        # A list of completions has the keyboard for a moment; the field has it again afterwards.
        is_elsewhere = new is not None and new.windowType() != Qt.WindowType.Popup
        if row is not None and is_elsewhere and not row.isAncestorOf(new):
            self._run.end()

    def _post_path(self) -> Path | None:
        return self._post.path

    def _remove(self, path: KeyPath) -> None:
        self._apply(lambda text: remove(text, path))

    def _rename(self, path: KeyPath, name: str) -> None:
        self._apply(lambda text: rename(text, path, name))

    def _apply(self, make: Callable[[str], list[Edit]], joins: bool = False) -> bool:
        """Make edits of the text; whether there was something to change."""
        try:
            edits = make(self._text())
        except EditorError as error:
            self.failed.emit(error)
            self.refresh()
            return False
        if edits:
            self._post.apply(edits, joins=joins)
            self.refresh()
        return bool(edits)

    def _offer_fields(self) -> None:
        found = front_matter.read(self._text())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field in self._knowledge.model.fields(layout_of(found)):
            if field.share < USUAL or found.node(field.path) or field.kind is Kind.MAPPING:
                continue
            action = menu.addAction(plain_caption(field.label or field.name))
            action.triggered.connect(partial(self._add, field.path, field.default))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.tr("Another one…")).triggered.connect(self._ask_for_field)
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _ask_for_field(self) -> None:
        name, said_yes = QInputDialog.getText(
            self, self.tr("Add a field"), self.tr("Name of the field:")
        )
        if said_yes and name.strip():
            self._add((name.strip(),), None)

    def _add(self, path: KeyPath, default: Value) -> None:
        self._apply(lambda text: add(text, path, default))
        self.form.focus(path)
