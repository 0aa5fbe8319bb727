"""What the author is told of a whole page: what of it is missing, and what it would ask for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview.whole_page import WholePage
from newsletter_editor.text.localized import Language

_MOST_SHOWN = 3
_PAGE, _STYLES, _HOSTS = "whole_page", "whole_page_styles", "whole_page_hosts"


class WholeNotices(QObject):
    """Bars above the page, each as long as it holds; what was closed is not said again."""

    fetch_chosen = Signal(object)
    """(LockedGem): the author wants to have the site's theme."""

    def __init__(
        self, post: OpenPost, whole: WholePage, notices: Notices, language: Language
    ) -> None:
        super().__init__(notices)
        self._post, self._whole, self._notices = post, whole, notices
        self._language: Language = language
        self._broken: dict[str, str] = {}
        self._said: dict[str, tuple[Path | None, str]] = {}
        self._rests = False
        self._waiting: dict[str, tuple[str, list[Choice]]] = {}
        """What is said once the page is seen again."""
        self._shown: dict[str, tuple[str, list[Choice]]] = {}
        whole.framed.connect(self._on_framed)
        whole.unmade.connect(self._on_unmade)
        whole.changed.connect(self._on_changed)
        whole.styles.told.connect(self._on_style)

    def rest(self, rests: bool) -> None:
        """Say nothing while the page is not seen, and what was being said when it is again."""
        if rests == self._rests:
            return
        self._rests = rests
        if rests:
            open_ = {notice.property("key") for notice in self._notices.showing()}
            self._waiting = {key: said for key, said in self._shown.items() if key in open_}
            for key in self._waiting:
                self._notices.withdraw(key)
        else:
            for key, (text, choices) in self._waiting.items():
                self._notices.say(text, "information", choices, key=key)
            self._waiting.clear()

    def _on_changed(self) -> None:
        if not self._whole.is_wanted:
            for key in (_PAGE, _STYLES, _HOSTS):
                self._withdraw(key)
            self._broken.clear()

    def _on_framed(self, answer: dict[str, Any]) -> None:
        told = [notice[self._language] for notice in answer["notices"]]
        if len(told) > _MOST_SHOWN:
            rest = self.tr("…and {0} more").format(len(told) - _MOST_SHOWN)
            told = [*told[:_MOST_SHOWN], rest]
        offers = [self._offer(**answer["gem"])] if answer["gem"] else []
        self._say(_PAGE, "\n".join(told), offers)
        hosts = answer["hosts"]
        if self._whole.may_ask_others or not (hosts or answer.get("images")):
            self._withdraw(_HOSTS)
            return
        if hosts:
            text = self.tr(
                "This page takes styles or fonts from other sites ({0}). They are left out: "
                "such a style sheet could tell them what the page says."
            ).format(", ".join(hosts[:_MOST_SHOWN]))
        else:
            text = self.tr("Images from other sites are left out of the whole page.")
        self._say(_HOSTS, text, [Choice(self.tr("Load for this folder"), self._allow)])

    def _offer(self, **locked: str) -> Choice:
        # Imported here: the view is made without reading any site.
        from newsletter_editor.site.themes import LockedGem

        gem = LockedGem(**locked)
        words = self.tr("Get “{0}” {1} from {2}").format(gem.name, gem.version, gem.host)
        return Choice(words, partial(self.fetch_chosen.emit, gem))

    def _on_unmade(self) -> None:
        self._say(
            _PAGE,
            self.tr("The whole page takes too long to make. The article alone is shown."),
            [Choice(self.tr("Try again"), self._whole.try_again)],
        )

    def _on_style(self, answer: dict[str, Any]) -> None:
        problem, path = answer["problem"], answer.get("address", "")
        if problem is None:
            self._broken.pop(path, None)
        else:
            shown = (
                self.tr("The one of the site that was built last is shown.")
                if answer["source"] == "built"
                else self.tr("The page is shown without it.")
            )
            self._broken[path] = f"{problem[self._language]} {shown}"
        self._say(_STYLES, "\n".join(list(self._broken.values())[:_MOST_SHOWN]))

    def _allow(self) -> None:
        self._withdraw(_HOSTS)
        self._whole.allow_others(True)

    def _say(self, key: str, text: str, choices: list[Choice] | None = None) -> None:
        root = self._post.folder.root if self._post.folder else None
        if self._said.get(key) == (root, text):
            return
        self._withdraw(key)
        self._said[key] = root, text
        if not text:
            return
        self._shown[key] = text, choices or []
        if self._rests:
            self._waiting[key] = self._shown[key]
        else:
            self._notices.say(text, "information", choices or [], key=key)

    def _withdraw(self, key: str) -> None:
        for kept in (self._said, self._shown, self._waiting):
            kept.pop(key, None)
        self._notices.withdraw(key)
