"""Whether the author trusts a folder: asked in one line, kept for each, taken back in the menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document.system_errors import explanation
from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.settings import Settings
from newsletter_editor.repo import trust
from newsletter_editor.site.folder import SiteFolder
from newsletter_editor.text.errors import EditorError

TOLD_KEY = "trust/told"
MOST_TOLD = 500


class FolderTrust(QObject):
    """What is kept, remembered for as long as the window lives."""

    changed = Signal()
    """Some folder is trusted now, or no more, or the author is asked about another one."""
    failed = Signal(object)
    """(EditorError): it could not be kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[Path, bool] = {}
        self._asked_about: Path | None = None

    def is_trusted(self, root: Path | None) -> bool:
        """Whether the author trusts the folder; None, which no folder is, is never trusted."""
        if root is None:
            return False
        if root not in self._known:
            self._known[root] = trust.is_trusted(root)
        return self._known[root]

    def is_asked_about(self, root: Path | None) -> bool:
        """Whether the author is being asked just now: nobody else has to ask as well."""
        return root is not None and root == self._asked_about

    def ask_about(self, root: Path | None) -> None:
        """The author is asked about a folder, or, with None, about none any more."""
        if root != self._asked_about:
            self._asked_about = root
            self.changed.emit()

    def set_trusted(self, root: Path, trusted: bool) -> None:
        """Trust a folder from now on, or no more."""
        self._known.clear()
        try:
            (trust.trust if trusted else trust.distrust)(root)
        except OSError as error:
            self.failed.emit(EditorError(explanation(error, trust.trust_file())))
        self.changed.emit()


class TrustLine(QObject):
    """Says once for each folder what is held back, and has the menu's entry follow the folder."""

    def __init__(
        self, trusted: FolderTrust, notices: Notices, actions: Actions, settings: Settings
    ) -> None:
        super().__init__(notices)
        self._trust, self._notices, self._settings = trusted, notices, settings
        self._root: Path | None = None
        self._action = actions["file.trust"]
        self._action.triggered.connect(self._choose)
        trusted.changed.connect(self._refresh)
        self._refresh()

    def show_folder(self, folder: SiteFolder | None) -> None:
        """Another folder is open."""
        root = folder.root if folder else None
        if root == self._root:
            return
        self._root = root
        self._notices.withdraw("trust")
        self._refresh()
        if root is None or self._trust.is_trusted(root) or root in self._settings.paths(TOLD_KEY):
            return
        told = [root, *self._settings.paths(TOLD_KEY)]
        self._settings.set_paths(TOLD_KEY, told[:MOST_TOLD])
        notice = self._notices.say(
            self.tr(
                "Do you trust the folder “{0}”? Until you do, images from other sites are not "
                "shown and nothing can be published."
            ).format(root.name),
            "information",
            [
                Choice(self.tr("Trust this folder"), self._trust_now),
                Choice(self.tr("Not now"), _no),
            ],
            key="trust",
        )
        self._trust.ask_about(root)
        notice.closed.connect(self._end_question)

    def _end_question(self) -> None:
        self._trust.ask_about(None)

    def _trust_now(self) -> None:
        self._choose(True)

    def _choose(self, trusted: bool) -> None:
        if self._root is not None:
            self._trust.set_trusted(self._root, trusted)

    def _refresh(self) -> None:
        trusted = self._trust.is_trusted(self._root)
        self._action.setEnabled(self._root is not None)
        self._action.setChecked(trusted)
        if trusted:
            self._notices.withdraw("trust")


def _no() -> None:
    """Nothing to do: the folder is not trusted."""
