"""The row of tabs above the text."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QToolButton

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.icons import icon
from newsletter_editor.gui.plain import plain_caption, plain_tip
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.tabs.open_posts import Tab

_WIDEST, _NARROWEST = 260, 170
"""Pixels of a tab; where they do not fit, the bar is scrolled."""
_LAID_OUT_SINGLY = 20
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?-(?=.)")


class PostTabs(QTabBar):
    """Shows the open posts as `OpenPosts` has them; with a single one there is nothing to show."""

    writing_wanted = Signal()
    """The author has turned to a post: what they type next is for it."""

    def __init__(self, files: PostFiles, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("post_tabs")
        self.setAccessibleName(self.tr("Open posts"))
        self.setAutoHide(True)
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setDocumentMode(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        # Many tabs must not make the window wide.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._files, self._posts, self._actions = files, files.posts, actions
        self._is_filling = False
        self._pressed = -1
        self._posts.listed.connect(self.fill)
        self.currentChanged.connect(self._bring)
        self.tabMoved.connect(self._move)
        self.customContextMenuRequested.connect(self._open_menu)
        for id, slot in {
            "file.close_post": files.close_post,
            "file.close_others": files.close_others,
            "file.reopen_post": files.reopen,
            "go.next_post": self._next,
            "go.previous_post": self._previous,
        }.items():
            actions[id].triggered.connect(slot)
            actions[id].triggered.connect(self.writing_wanted)
        self.fill()

    def fill(self) -> None:
        """Show what is open now."""
        if self._is_filling:
            return
        self._is_filling = True
        tabs = list(self._posts)
        counts = Counter(_shown_name(tab) for tab in tabs)
        is_many = abs(len(tabs) - self.count()) > _LAID_OUT_SINGLY
        if is_many:
            # What is seen is laid out anew for each.
            self.setAutoHide(False)
            self.hide()
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        for place, tab in enumerate(tabs):
            if place == self.count():
                self.addTab("")
                self.setTabButton(place, QTabBar.ButtonPosition.RightSide, self._cross())
            caption = plain_caption(self._name(tab, counts)) + (" *" if tab.is_dirty else "")
            if self.tabText(place) != caption:
                self.setTabText(place, caption)
            self.setTabToolTip(place, plain_tip(str(tab.path)) if tab.path else "")
        if is_many:
            self.setAutoHide(True)
        self.setCurrentIndex(self._posts.tabs.index(self._posts.front))
        several = len(tabs) > 1
        for id in ("file.close_others", "go.next_post", "go.previous_post"):
            self._actions[id].setEnabled(several)
        self._actions["file.reopen_post"].setEnabled(bool(self._posts.closed))
        self._is_filling = False

    def _name(self, tab: Tab, counts: Counter[str]) -> str:
        if tab.path is None:
            return self.tr("Untitled")
        name = _shown_name(tab)
        return f"{tab.path.parent.name}/{tab.path.name}" if counts[name] > 1 else name

    def _cross(self) -> QToolButton:
        cross = QToolButton()
        cross.setIcon(icon("close"))
        cross.setIconSize(QSize(11, 11))
        cross.setAutoRaise(True)
        # Ctrl+W does it for the keyboard.
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setAccessibleName(self.tr("Close"))
        cross.clicked.connect(self._close_by)
        return cross

    def _close_by(self) -> None:
        right = QTabBar.ButtonPosition.RightSide
        places = (k for k in range(self.count()) if self.tabButton(k, right) is self.sender())
        self._close_at(next(places))

    def tabSizeHint(self, index: int) -> QSize:
        return super().tabSizeHint(index).boundedTo(QSize(_WIDEST, 1000))

    def minimumTabSizeHint(self, index: int) -> QSize:
        least = super().minimumTabSizeHint(index).expandedTo(QSize(_NARROWEST, 0))
        return least.boundedTo(self.tabSizeHint(index))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            place = self.tabAt(event.position().toPoint())
            if place >= 0 and place == self._pressed:
                self._close_at(place)
            return
        super().mouseReleaseEvent(event)

    def _bring(self, place: int) -> None:
        if not self._is_filling and place >= 0:
            tab = self._posts.tabs[place]
            if tab is not self._posts.front and not self._files.bring(tab):
                self.fill()
            # Who goes through the tabs by their arrows goes on.
            if not self.hasFocus():
                self.writing_wanted.emit()

    def _close_at(self, place: int) -> None:
        self._files.close(self._posts.tabs[place])

    def _move(self, start: int, end: int) -> None:
        if not self._is_filling:
            # The bar has moved it already.
            self._is_filling = True
            self._posts.move(start, end)
            self._is_filling = False

    def _next(self) -> None:
        self._files.bring(self._posts.beside(1))

    def _previous(self) -> None:
        self._files.bring(self._posts.beside(-1))

    def _open_menu(self, point: QPoint) -> None:
        place = self.tabAt(point)
        if place < 0:
            return
        tab = self._posts.tabs[place]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = menu.addAction(self.tr("&Close"))
        close.triggered.connect(partial(_close, self._files, tab))
        others = menu.addAction(self.tr("Close the &others"))
        others.setEnabled(self.count() > 1)
        others.triggered.connect(partial(_close_others, self._files, tab))
        menu.addAction(self._actions["file.reopen_post"])
        menu.popup(self.mapToGlobal(point))


def _shown_name(tab: Tab) -> str:
    """The file's name without what all of them have: date and ending."""
    return _DATE.sub("", tab.path.stem, count=1) if tab.path else ""


def _close(files: PostFiles, tab: Tab) -> None:
    files.close(tab)


def _close_others(files: PostFiles, tab: Tab) -> None:
    if files.bring(tab):
        files.close_others()
