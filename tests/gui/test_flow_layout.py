"""Widgets beside each other, and below where the width ends."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsletter_editor.gui.flow_layout import FlowBar, FlowLayout


def test_a_row_is_centred_and_goes_on_below(qtbot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    flow = FlowLayout(bar)
    boxes = []
    for height in (20, 30, 20):
        box = QWidget()
        box.setFixedSize(100, height)
        flow.addWidget(box)
        boxes.append(box)
    bar.resize(210, flow.heightForWidth(210))
    bar.show()
    low, high, below = (box.geometry() for box in boxes)
    assert low.center().y() == high.center().y()
    assert (high.top(), below.top()) == (0, 30 + flow.spacing())
    assert below.left() == 0
    assert flow.heightForWidth(210) == 30 + flow.spacing() + 20


def test_all_rows_of_a_bar_are_seen_however_little_room_there_is(qtbot) -> None:
    buttons = [QPushButton(text) for text in ("Look at them", "Ask again", "Only with")]
    bar, room = FlowBar(*buttons), QWidget()
    bar.setContentsMargins(10, 6, 10, 6)
    layout = QVBoxLayout(room)
    layout.addWidget(bar)
    layout.addWidget(QPlainTextEdit(), 1)
    qtbot.addWidget(room)
    room.show()

    def is_whole() -> bool:
        return all(bar.contentsRect().contains(button.geometry()) for button in buttons)

    for width in (160, 600, 200):
        room.resize(width, 10)
        qtbot.waitUntil(is_whole)
    buttons[1].setText("Ask all of them again, and those of others")
    qtbot.waitUntil(is_whole)
