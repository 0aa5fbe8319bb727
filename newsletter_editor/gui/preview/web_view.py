"""The part of the preview that Chromium draws in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget

from newsletter_editor.gui.pane_dock import OWN


class PreviewWebView(QWebEngineView):
    """Offers what makes sense in a preview; going back, saving or viewing the source do not."""

    turned = Signal(int)

    pointed_address = ""
    """Where the link under the mouse leads on the published site."""

    def watch_wheel(self) -> None:
        """Hear of the wheel, which Qt gives to a child that it makes for each process of a page."""
        # `focusProxy` would be one of them, and have PySide make all classes of QtWidgets:
        # findings/pyside_makes_all_widget_classes.sh
        for child in self.findChildren(QWidget, options=OWN):
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if held:
                self.turned.emit(event.angleDelta().y())
            return held
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        request = self.lastContextMenuRequest()
        if request is not None and request.selectedText():
            copy = menu.addAction(self.tr("Copy"))
            copy.triggered.connect(self.pageAction(QWebEnginePage.WebAction.Copy).trigger)
        if self.pointed_address:
            copy_address = menu.addAction(self.tr("Copy link address"))
            copy_address.setData(self.pointed_address)
            copy_address.triggered.connect(self._copy_address)
        everything = menu.addAction(self.tr("Select all"))
        everything.triggered.connect(self.pageAction(QWebEnginePage.WebAction.SelectAll).trigger)
        menu.popup(event.globalPos())

    def _copy_address(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            QGuiApplication.clipboard().setText(action.data())
