"""Bars above the editor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from newsletter_editor.gui import notices as bars
from newsletter_editor.gui.notices import Choice, Notices

TEXT = "Hasta que confíes en «boletín», se retienen las imágenes de otros sitios y la publicación."


@pytest.mark.parametrize("width", [240, 320, 400, 700, 1200])
def test_every_button_can_be_read_and_chosen_at_every_width(qtbot, width: int) -> None:
    chosen: list[str] = []
    notices = Notices()
    qtbot.addWidget(notices)
    names = ("Confiar en esta carpeta", "Ahora no")
    choices = [Choice(name, lambda name=name: chosen.append(name) or False) for name in names]
    notice = notices.say(TEXT, "information", choices)
    notices.resize(width, 300)
    notices.show()
    qtbot.waitExposed(notices)
    qtbot.wait(30)
    for button in notice.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
        assert notice.rect().contains(button.geometry().translated(notice._buttons.pos()))
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == list(names)
    label = notice.label
    assert label.height() >= label.heightForWidth(label.width())


def test_an_offer_passes_unless_it_is_in_use(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(bars, "PASSING_MS", 30)
    notices = Notices()
    qtbot.addWidget(notices)
    choices = [Choice("Undo", lambda: None)]
    held = notices.say("gone", choices=choices)
    stays = notices.say("stays", "warning", choices)
    notices.show()
    with qtbot.waitActive(notices):
        notices.activateWindow()
    held.findChild(QPushButton).setFocus()
    held.pass_by()
    qtbot.wait(120)
    assert notices.showing() == [held, stays]
    stays.findChild(QPushButton).setFocus()
    qtbot.waitUntil(lambda: notices.showing() == [stays])
