"""A field for a link: what it says fills the next item, from its address or from its page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.sections.links import LinkFacts, facts_of, web_address
from newsletter_editor.sections.web_page import PageReader, PageUnavailableError
from newsletter_editor.text.errors import EditorError

ASK_PAGES = "palette/ask_pages"
"""Setting: whether pages may be asked for their titles. Off until the author says so."""


class LinkField(QWidget):
    """Takes an address; `facts` is what is known of it now."""

    facts_changed = Signal()
    submitted = Signal()
    """Enter was pressed on an address."""

    def __init__(
        self,
        tasks: Tasks,
        settings: Settings,
        reader: PageReader | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self._reader = reader or PageReader()
        self._job: Job | None = None
        self._asked = ""
        self.facts: LinkFacts | None = None
        self._assemble()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(400)
        self._pause.timeout.connect(self._ask)

    def _assemble(self) -> None:
        self.address = QLineEdit()
        self.address.setPlaceholderText(self.tr("Paste a link to fill the next item…"))
        self.address.setAccessibleName(self.tr("Link for the next item"))
        self.address.setClearButtonEnabled(True)
        self.ask_pages = QCheckBox(self.tr("Ask the page for its title"))
        self.ask_pages.setToolTip(
            self.tr("Off: only the address itself is looked at, and nothing is sent anywhere.")
        )
        self.ask_pages.setChecked(self._settings.get(ASK_PAGES, False))
        self.found = PlainLabel()
        self.found.setAccessibleName(self.tr("What is known of the link"))
        self.found.hide()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Asking the page"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.hide()
        # What is below may be under the pointer by the time that a page answers.
        for widget in (self.found, self.progress):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        self.found.setFixedHeight(2 * self.found.fontMetrics().lineSpacing() + 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.address, self.progress, self.found, self.ask_pages):
            layout.addWidget(widget)
        self.address.textChanged.connect(self._read)
        self.address.returnPressed.connect(self.submitted)
        self.ask_pages.toggled.connect(self._allow)

    def take(self, text: str) -> bool:
        """Put an address into the field; False, and nothing done, for what is none."""
        if web_address(text) is None:
            return False
        self.address.setText(text.strip())
        return True

    def values(self) -> dict[str, str]:
        """What the blanks of the next item are filled with."""
        return self.facts.values() if self.facts is not None else {}

    def _allow(self, allowed: bool) -> None:
        self._settings.set(ASK_PAGES, allowed)
        self._asked = ""
        self._read()

    def _read(self) -> None:
        self._drop_job()
        address = web_address(self.address.text())
        self._show(facts_of(address) if address else None)
        if address and self.ask_pages.isChecked():
            self._pause.start()

    def _ask(self) -> None:
        address = web_address(self.address.text())
        if address is None or address == self._asked:
            return
        self._asked = address
        self.progress.setRange(0, 0)
        self.progress.show()
        reader = self._reader

        def read(report: Callable[[tuple[int, int]], None], job: Job) -> LinkFacts | None:
            try:
                return reader.facts(
                    address,
                    lambda done, of: report((done, of)),
                    lambda: job.is_cancelled,
                )
            except PageUnavailableError:
                # The address has been shown already; that the page is silent is no news.
                return None

        self._job = self._tasks.run(read, self._take_facts, self._give_up, self._advance)

    def _advance(self, value: tuple[int, int]) -> None:
        done, of = value
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _take_facts(self, facts: LinkFacts | None) -> None:
        self._drop_job()
        if facts is not None:
            self._show(facts)

    def _give_up(self, _error: EditorError) -> None:
        self._drop_job()

    def _drop_job(self) -> None:
        self._pause.stop()
        self.progress.hide()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, facts: LinkFacts | None) -> None:
        self.facts = facts
        self.found.setVisible(facts is not None)
        if facts is not None:
            said = f"{facts.title}\n{facts.text}".strip()
            self.found.setText(said)
            self.found.setToolTip(plain_tip(said))
        self.facts_changed.emit()
