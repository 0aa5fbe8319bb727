"""One template's text, and below it what becomes of it."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.sections.placeholders import CURSOR, NAMES, expand
from newsletter_editor.sections.templates import Template, parse_template
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

PREVIEW_PAUSE = 200


class _Preview(QTextBrowser):
    """Shows what a template makes; reads no file and asks no network for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, type: int, name: QUrl) -> object:
        return QImage()


class TemplateText(QWidget):
    """Tells while it is typed in whether it is a template, and why not."""

    is_template = Signal(bool)
    """Whether the text is one now."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._id = ""
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text of the template"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview = _Preview()
        self.preview.setAccessibleName(self.tr("What it inserts"))
        self.reason = PlainLabel()
        self.reason.setWordWrap(True)
        self.reason.setAccessibleName(self.tr("Why it cannot be used"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        split.setStyleSheet("QSplitter::handle { background: transparent; height: 8px; }")
        split.addWidget(self.text)
        split.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split, 1)
        layout.addWidget(self.reason)
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE, timeout=self.refresh)
        self.text.textChanged.connect(self._pause.start)

    def show_text(self, text: str, template_id: str) -> None:
        """Show a template's file; `template_id` is the name under which it is kept."""
        self._id = template_id
        self.text.setPlainText(text)
        self.refresh()

    def parsed(self) -> Template:
        """The template that the text is. Raises EditorError with the reason why it is none."""
        return parse_template(self.text.toPlainText(), self._id)

    def explain(self, error: EditorError) -> None:
        """Say why something could not be done."""
        self.say(error.message.in_language(self._language))

    def say(self, sentence: str) -> None:
        """Say something below the text, until it is changed."""
        self.reason.setText(sentence)

    def refresh(self) -> None:
        """Show at once what becomes of the text."""
        self._pause.stop()
        try:
            template = self.parsed()
        except EditorError as error:
            self.explain(error)
            self.is_template.emit(False)
            return
        self.say("")
        self.is_template.emit(True)
        names = {name: f"‹{said.in_language(self._language)}›" for name, said in NAMES.items()}
        empty = {each.name for each in expand(template.body).stops if not each.ranges[0].length}
        values = {name: names[name] for name in empty - {CURSOR} if name in names}
        # Imported here alone: it would take a fifth of the time in which the window starts.
        from newsletter_editor.kramdown import to_html

        page = to_html(expand(template.body, values).text)
        self.preview.setHtml(page or html.escape(template.name))
