"""Widgets beside each other, and below where the width ends."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from newsletter_editor.gui.flow_layout import FlowLayout


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
