"""Icons and edges of controls, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QStyle, QStyleOptionComboBox

from newsletter_editor.gui.style_sheet import style_sheet
from newsletter_editor.gui.theme import DARK, LIGHT, Colours, Theme, as_names


def _luminance(name: str) -> float:
    parts = [channel / 255 for channel in QColor(name).getRgb()[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("colours", "is_dark"), [(LIGHT, False), (DARK, True)])
def test_every_name_is_replaced_and_every_icon_is_there(colours: Colours, is_dark: bool) -> None:
    sheet = style_sheet(as_names(colours), is_dark)
    assert "$" not in sheet
    icons = set(re.findall(r'url\("(.*?)"\)', sheet))
    assert icons
    assert all(QSvgRenderer(icon).isValid() for icon in icons)
    assert all(Path(icon).is_file() for icon in icons)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_edges_and_arrows_are_seen(colours: Colours) -> None:
    for ground in (colours.window, colours.raised):
        assert _contrast(colours.edge, ground) > 1.6
        assert _contrast("#808a99", ground) > 3
    assert _contrast(colours.muted, colours.raised) > 3


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_combo_boxes_have_an_arrow_and_lists_a_check_mark(qtbot, theme: Theme, choice: str) -> None:
    theme.choose(choice)
    try:
        combo, plain, ticked = QComboBox(), QListWidget(), QListWidget()
        plain.addItem(QListWidgetItem())
        item = QListWidgetItem()
        item.setCheckState(Qt.CheckState.Checked)
        ticked.addItem(item)
        for widget in (combo, plain, ticked):
            qtbot.addWidget(widget)
            widget.show()
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        arrow = combo.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxArrow,
            combo,
        )
        assert len(_colours(combo.grab(arrow.adjusted(4, 6, -4, -6)).toImage())) > 1
        colours = _colours(ticked.grab(ticked.visualItemRect(item)).toImage())
        assert theme.colours.accent in colours
        assert theme.colours.on_accent in colours
    finally:
        theme.choose("light")


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
