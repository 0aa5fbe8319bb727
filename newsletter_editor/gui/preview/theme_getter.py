"""Gets the site's theme where the author has chosen to, and shows the page with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.tasks import Job
from newsletter_editor.site.themes import LockedGem
from newsletter_editor.text.errors import EditorError
from newsletter_editor.web.asking import Stop

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

NOTICE = "theme"


class ThemeGetter(QObject):
    """One theme at a time, on another thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._preview, self._tasks = window.preview, window.tasks
        self._language = window.language
        self._stop = Stop()
        self._job: Job | None = None
        window.preview.whole_notices.fetch_chosen.connect(self.get)
        window.letting_go.connect(self._call_off)

    def get(self, gem: LockedGem) -> None:
        """Ask for a theme; a notice tells what becomes of it."""
        self._call_off()
        stop = self._stop = Stop()

        def work() -> None:
            # Imported here: few posts ever want it.
            from newsletter_editor.site.theme_fetching import fetch_theme

            fetch_theme(gem, stop=stop)

        said = self.tr("Getting “{0}” from {1}…").format(gem.name, gem.host)
        cancel = Choice(self.tr("Cancel"), self._call_off)
        self._preview.notices.say(said, choices=[cancel], key=NOTICE)
        self._job = self._tasks.run(work, self._on_done, self._on_failed)

    def _on_done(self, _result: object) -> None:
        self._preview.notices.withdraw(NOTICE)
        self._preview.whole.begin_anew()

    def _on_failed(self, error: EditorError) -> None:
        said = error.message.in_language(self._language)
        self._preview.notices.say(said, "error", key=NOTICE)

    def _call_off(self) -> None:
        if self._job is not None:
            # Nobody hears of it any more, least of all who asks for another one at once.
            self._job.cancel()
            self._stop.cancel()


def hang(window: MainWindow) -> ThemeGetter:
    """Let a missing theme be fetched."""
    return ThemeGetter(window)
