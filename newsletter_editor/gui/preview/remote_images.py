"""Whether images of other sites are shown: by folder, by setting, and once for the open post."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.trust import FolderTrust

REMOTE_KEY = "preview/remote_images"
NOTICE = "remote_images"


class RemoteImages(QObject):
    """Off until the folder is trusted; what templates made of addresses, until it is asked for."""

    changed = Signal()
    """`allowed` or `made_allowed` is another one now."""

    def __init__(
        self, post: OpenPost, trust: FolderTrust, settings: Settings, notices: Notices
    ) -> None:
        super().__init__(notices)
        self._post, self._trust, self._settings, self._notices = post, trust, settings, notices
        self._asked_for: Path | None = None
        self._is_asked = False
        self._told: tuple[str, Path | None] | None = None
        self._answer: dict[str, Any] = {}
        self._state = self.allowed, self.made_allowed
        post.opened.connect(self._on_opened)
        post.path_changed.connect(self._look)
        trust.changed.connect(self._look)

    @property
    def allowed(self) -> bool:
        """Whether other hosts are asked for images."""
        return self._is_asked or (self._is_trusted and self._settings.get(REMOTE_KEY, True))

    @property
    def made_allowed(self) -> bool:
        """Whether this holds for addresses that do not stand in the post, too."""
        return self._is_asked

    def choose(self, allowed: bool) -> None:
        """Take what the author wants: for good in a trusted folder, else for this post."""
        if self._is_trusted:
            self._settings.set(REMOTE_KEY, allowed)
        self._is_asked = allowed and not self._is_trusted
        self._asked_for = self._post.path
        self._look()

    def show_for_this_post(self) -> None:
        """Ask for all images of the open post until another one is opened."""
        self._is_asked, self._asked_for = True, self._post.path
        self._look()

    def take(self, answer: dict[str, Any]) -> None:
        """Look at the worker's answer, and say what is held back."""
        self._answer = answer
        self._say()

    @property
    def _root(self) -> Path | None:
        return self._post.folder.root if self._post.folder else None

    @property
    def _is_trusted(self) -> bool:
        return self._trust.is_trusted(self._root)

    def _on_opened(self) -> None:
        if self._post.path is None or self._post.path != self._asked_for:
            self._is_asked = False
        self._told = None
        self._answer = {}
        self._notices.withdraw(NOTICE)
        self._look()

    def _look(self) -> None:
        state = self.allowed, self.made_allowed
        if state != self._state:
            self._state = state
            self.changed.emit()
        self._say()

    def _say(self) -> None:
        kind = self._held_back()
        if self._told == (kind, self._post.path):
            return
        self._told = kind, self._post.path
        self._notices.withdraw(NOTICE)
        if kind == "all":
            choices = [Choice(self.tr("Show for this post"), self.show_for_this_post)]
            if self._root is not None:
                choices.append(Choice(self.tr("Trust this folder"), self._trust_folder))
            text = self.tr(
                "Images from other sites are not shown, because you do not trust this folder yet."
            )
        elif kind == "made":
            choices = [Choice(self.tr("Show for this post"), self.show_for_this_post)]
            text = self.tr(
                "Images whose addresses templates have made are held back: "
                "such an address could carry parts of your repo to another site."
            )
        else:
            return
        self._notices.say(text, "information", choices, key=NOTICE)

    def _held_back(self) -> str:
        if not self.allowed:
            # Who has switched them off in a trusted folder knows.
            is_told = self._is_trusted or self._trust.is_asked_about(self._root)
            return "all" if self._answer.get("remote") and not is_told else ""
        return "made" if self._answer.get("made") and not self.made_allowed else ""

    def _trust_folder(self) -> None:
        if self._root is not None:
            self._trust.set_trusted(self._root, True)
