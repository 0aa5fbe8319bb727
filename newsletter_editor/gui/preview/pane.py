"""The preview pane: the open post as the page it will become, beside its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview.bridge import PageBridge
from newsletter_editor.gui.preview.canvas import Canvas, PageWidth
from newsletter_editor.gui.preview.heading import page_header
from newsletter_editor.gui.preview.image_watch import ImageWatch
from newsletter_editor.gui.preview.links import (
    LinkQuestion,
    linked_post,
    published_address,
    shown_address,
)
from newsletter_editor.gui.preview.live_page import LivePage
from newsletter_editor.gui.preview.page_view import PageView
from newsletter_editor.gui.preview.scroll_sync import ScrollSync
from newsletter_editor.gui.preview.source_offset import reference_offset, source_offset
from newsletter_editor.gui.preview.toolbar import PreviewToolbar
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.worker_process import SECONDS_TO_ANSWER, WorkerProcess
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range
from newsletter_editor.text.utf16 import Utf16Map

REMOTE_KEY, WIDTH_KEY = "preview/remote_images", "preview/width"

_PAPER = {"light": QColor("#fdfcfa"), "dark": QColor("#1b1d21")}  # as in page.css
_START_AFTER_SHOWING_MS = 50
_MOST_ERRORS_SHOWN = 3
_MS_UNTIL_PAINTED, _MS_UNTIL_STILL = 6_000, 500


class PreviewPane(QWidget):
    """Shows `post` while it is visible. The web view is made soon after the pane is first shown,
    for it takes longer than all else in the window."""

    post_requested = Signal(object)
    """(Path): the author has followed a link to another post of the site."""

    def __init__(
        self,
        post: OpenPost,
        worker: WorkerProcess,
        actions: Actions,
        settings: Settings,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        """`worker` runs `newsletter_editor.rendering.worker`; it is the pane's from now on."""
        super().__init__(parent)
        self.setObjectName("preview")
        self.setMinimumWidth(240)
        self._post, self._worker = post, worker
        self._settings, self._language = settings, language
        self._sync: ScrollSync | None = None
        self._page_leads = False
        self._posts: Callable[[], Iterable[PostFile]] = list
        self._image_watch = ImageWatch(self)
        # While the author types, and until the page lies still after it, heights change, and what
        # looks like the reader's scrolling may be the page's own.
        self._typing = QTimer(self, singleShot=True)
        self.bridge = PageBridge(self._looked_for, self)
        self.page_view = PageView(self.bridge, self._find_image)
        self.page_view.setAccessibleName(self.tr("Preview of the post"))
        self.live = LivePage(post, worker, self.page_view, language, self)
        self.toolbar = PreviewToolbar(actions)
        self.notices = Notices()
        self.canvas = Canvas(self.page_view)
        self._address = QLabel(self.canvas)
        self._lay_out()
        self._connect()
        self._apply_theme()
        self._restore()

    def start(self) -> None:
        """Make the web view now."""
        self.page_view.start()

    def shut_down(self) -> None:
        """End the worker and the page; to be called before the pane goes."""
        self.live.sleep()
        self._image_watch.clear()
        self._worker.stop()
        self.page_view.close_page()

    def pair_with(self, editor: QPlainTextEdit) -> None:
        """Keep the page and `editor` at the same place of the post."""
        self._sync = ScrollSync(editor, self)
        self._sync.line_shown.connect(self._follow_source)

    def know_posts(self, posts: Callable[[], Iterable[PostFile]]) -> None:
        """Open links to these posts in the editor; asked whenever a link is followed."""
        self._posts = posts

    # ---- assembly ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        layout.addWidget(self.notices)
        layout.addWidget(self.canvas, 1)
        self._address.setObjectName("preview.address")
        self._address.setTextFormat(Qt.TextFormat.PlainText)
        self._address.setContentsMargins(8, 3, 8, 3)
        self._address.setAutoFillBackground(True)
        self._address.hide()

    def _connect(self) -> None:
        bridge = self.bridge
        bridge.was_scrolled.connect(self._follow_page)
        bridge.was_clicked.connect(self._show_source)
        bridge.header_was_clicked.connect(self._show_front_matter)
        bridge.was_pointed_at.connect(self._show_address)
        bridge.was_followed.connect(self._ask_about_link)
        self.live.answered.connect(self._on_answer)
        self.live.cut_off.connect(self._on_cut_off)
        self.live.failed.connect(self._on_failed)
        self.page_view.ready.connect(self._follow_source_again)
        self.toolbar.width_chosen.connect(self.set_page_width)
        self.toolbar.remote_chosen.connect(self.set_remote)
        self._post.opened.connect(self._on_opened)
        self._post.path_changed.connect(self._image_watch.clear)
        self._post.changed.connect(self._on_typed)
        bridge.was_painted.connect(self._on_painted)
        self._image_watch.changed.connect(self.live.refresh_images)

    def _restore(self) -> None:
        name = self._settings.get(WIDTH_KEY, PageWidth.PAGE.name)
        width = PageWidth.__members__.get(name, PageWidth.PAGE)
        self.canvas.set_page_width(width)
        remote = self._settings.get(REMOTE_KEY, True)
        self.toolbar.show_state(width, remote)
        self._set_policy(remote)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.live.wake()
        QTimer.singleShot(_START_AFTER_SHOWING_MS, self, self._start_if_visible)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.live.sleep()

    def _start_if_visible(self) -> None:
        if self.isVisible():
            self.start()

    # ---- what the author chooses ---------------------------------------------------------------

    def set_page_width(self, width: PageWidth) -> None:
        """Show the page as wide as this, now and next time."""
        self._settings.set(WIDTH_KEY, width.name)
        self.canvas.set_page_width(width)

    def set_remote(self, allowed: bool) -> None:
        """Ask other hosts for images, or leave them out and say so at their places."""
        self._settings.set(REMOTE_KEY, allowed)
        self.toolbar.show_state(self._chosen_width(), allowed)
        self._set_policy(allowed)

    def _chosen_width(self) -> PageWidth:
        return PageWidth[self._settings.get(WIDTH_KEY, PageWidth.PAGE.name)]

    def _set_policy(self, remote: bool) -> None:
        self.live.policy = {
            "theme": self._theme(),
            "remote": remote,
            "texts": {
                "missing": self.tr("Image not found"),
                "leftOut": self.tr("Image left out"),
                "unreachable": self.tr("Image could not be loaded"),
                "embedded": self.tr("Embedded content is not shown here"),
            },
        }
        self.page_view.set_remote(remote)

    # ---- light and dark ------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()

    def _theme(self) -> str:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        return "dark" if dark else "light"

    def _apply_theme(self) -> None:
        theme = self._theme()
        self.page_view.set_background(_PAPER[theme])
        if self.live.policy:
            self.live.policy["theme"] = theme
            self.page_view.call("theme", theme)

    # ---- answers of the worker -----------------------------------------------------------------

    def _on_opened(self) -> None:
        self._page_leads = False
        self._typing.stop()
        for key in ("cut_off", "errors"):
            self.notices.withdraw(key)

    def _on_answer(self, answer: dict[str, Any]) -> None:
        self.notices.withdraw("cut_off")
        locale = QLocale(self._language)
        words = self.tr("Untitled"), self.tr("Draft")
        self.live.set_header(page_header(answer, self.live.images, locale, *words))
        self._show_errors(answer.get("errors") or [])

    def _show_errors(self, errors: list[dict[str, Any]]) -> None:
        lines = [
            self.tr("Line {0}: {1}").format(error["line"], error[self._language])
            for error in errors[:_MOST_ERRORS_SHOWN]
        ]
        if len(errors) > _MOST_ERRORS_SHOWN:
            lines.append(self.tr("…and {0} more").format(len(errors) - _MOST_ERRORS_SHOWN))
        text = "\n".join(lines)
        present = [n for n in self.notices.showing() if n.property("key") == "errors"]
        if present and present[0].label.text() == text:
            return
        self.notices.withdraw("errors")
        if text:
            self.notices.say(text, "warning", key="errors")

    def _on_cut_off(self) -> None:
        self.notices.say(
            self.tr(
                "The preview was cut off: this text takes more than {0} seconds to render. "
                "Go on writing; the next change is tried again."
            ).format(f"{SECONDS_TO_ANSWER:g}"),
            "warning",
            [Choice(self.tr("Try again"), self._try_again)],
            key="cut_off",
        )

    def _on_failed(self, last_words: str) -> None:
        notice = self.notices.say(
            self.tr(
                "This text cannot be shown: rendering it fails. Your text is safe; "
                "go on writing, the next change is tried again."
            ),
            "error",
            [Choice(self.tr("Try again"), self._try_again)],
            key="cut_off",
        )
        notice.setToolTip(last_words.strip().rpartition("\n")[2])

    def _try_again(self) -> None:
        self.live.ask()

    # ---- places --------------------------------------------------------------------------------

    def _follow_source(self, line: float) -> None:
        self._page_leads = False
        self.live.scroll_to_line(line)

    def _follow_source_again(self) -> None:
        if self._sync is not None and not self._page_leads:
            self.live.scroll_to_line(self._sync.current_line())

    def _on_typed(self, start: int, removed: int, inserted: str) -> None:
        self._page_leads = False
        self._typing.start(_MS_UNTIL_PAINTED)

    def _on_painted(self, revision: int) -> None:
        if self._typing.isActive() and revision == self._post.revision:
            self._typing.start(_MS_UNTIL_STILL)

    def _follow_page(self, index: int, fraction: float, by_reader: bool) -> None:
        # A late image moves the page too; that may move the source only while the page leads.
        if self._typing.isActive():
            return
        self._page_leads = self._page_leads or by_reader
        if self._sync is not None and self._page_leads:
            self._sync.show_line(self.live.line_of(index, fraction))

    def _show_source(self, index: int, text: str, offset: int, reference: str) -> None:
        blocks = self.live.blocks
        if not 0 <= index < len(blocks):
            return
        source = self._post.text()
        lines = LineMap(source)
        start = lines.offset(blocks[index].first_line)
        end = lines.offset(blocks[index].last_line + 1)
        part = source[start : max(start, end)]
        within = (
            reference_offset(part, reference)
            if reference
            else source_offset(part, text, Utf16Map(text).to_code_point(offset))
        )
        self._select(start + within)

    def _show_front_matter(self, key: str) -> None:
        source = self._post.text()
        found = re.search(rf"^{re.escape(key)}\s*:[ \t]*", source, re.MULTILINE) if key else None
        self._select(found.end() if found else 0)

    def _select(self, offset: int) -> None:
        # The page must not move away under the pointer that has just clicked it.
        if self._sync is not None:
            with self._sync.silence():
                self._post.selection_requested.emit(Range(offset, offset))
        else:
            self._post.selection_requested.emit(Range(offset, offset))

    # ---- links and images ----------------------------------------------------------------------

    def _find_image(self, reference: str) -> Any:
        images = self.live.images
        found = images.find(reference)
        if images.site is not None:
            root = images.site.root
            self._image_watch.add(
                [found] if found else map(root.joinpath, images.places(reference))
            )
        return found

    def _looked_for(self, reference: str) -> str:
        return self.live.images.looked_for(reference)

    def _published(self, address: str) -> str:
        site = self.live.images.site
        own = site.config.url + site.config.baseurl if site else ""
        return published_address(address, own, self.live.images.url) if address else ""

    def _show_address(self, address: str) -> None:
        leads_to = self._published(address)
        self.page_view.set_pointed_address(leads_to)
        metrics = self._address.fontMetrics()
        room = max(80, self.canvas.width() - 40)
        shown = shown_address(leads_to)
        self._address.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, room))
        self._address.setVisible(bool(leads_to))
        self._place_address()

    def _place_address(self) -> None:
        self._address.adjustSize()
        self._address.move(0, self.canvas.height() - self._address.height())
        self._address.raise_()

    def _ask_about_link(self, address: str) -> None:
        post = linked_post(address, self.live.images, self._posts())
        if post is not None:
            self.post_requested.emit(post)
            return
        LinkQuestion(self._published(address), self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_address()
