"""What the author is told of rendering: errors in the post, and pages that could not be made."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.gui.preview.live_page import LivePage
from newsletter_editor.gui.worker_process import SECONDS_TO_ANSWER
from newsletter_editor.text.localized import Language

_MOST_ERRORS_SHOWN = 3


class RenderNotices(QObject):
    """Bars above the page, each as long as it holds."""

    def __init__(
        self, post: OpenPost, live: LivePage, notices: Notices, language: Language
    ) -> None:
        super().__init__(notices)
        self._live, self._notices = live, notices
        self._language: Language = language
        live.answered.connect(self._on_answer)
        live.cut_off.connect(self._on_cut_off)
        live.failed.connect(self._on_failed)
        post.opened.connect(self._on_opened)

    def _on_opened(self) -> None:
        for key in ("cut_off", "errors"):
            self._notices.withdraw(key)

    def _on_answer(self, answer: dict[str, Any]) -> None:
        self._notices.withdraw("cut_off")
        self._show_errors(answer.get("errors") or [])

    def _show_errors(self, errors: list[dict[str, Any]]) -> None:
        lines = [
            self.tr("Line {0}: {1}").format(error["line"], error[self._language])
            for error in errors[:_MOST_ERRORS_SHOWN]
        ]
        if len(errors) > _MOST_ERRORS_SHOWN:
            lines.append(self.tr("…and {0} more").format(len(errors) - _MOST_ERRORS_SHOWN))
        text = "\n".join(lines)
        present = [n for n in self._notices.showing() if n.property("key") == "errors"]
        if present and present[0].label.text() == text:
            return
        self._notices.withdraw("errors")
        if text:
            self._notices.say(text, "warning", key="errors")

    def _on_cut_off(self) -> None:
        self._notices.say(
            self.tr(
                "The preview was cut off: this text takes more than {0} seconds to render. "
                "Go on writing; the next change is tried again."
            ).format(f"{SECONDS_TO_ANSWER:g}"),
            "warning",
            [Choice(self.tr("Try again"), self._live.ask)],
            key="cut_off",
        )

    def _on_failed(self, last_words: str) -> None:
        notice = self._notices.say(
            self.tr(
                "This text cannot be shown: rendering it fails. Your text is safe; "
                "go on writing, the next change is tried again."
            ),
            "error",
            [Choice(self.tr("Try again"), self._live.ask)],
            key="cut_off",
        )
        notice.setToolTip(plain_tip(last_words.strip().rpartition("\n")[2]))
