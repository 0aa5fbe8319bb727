"""Icons and edges of controls, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
)

from newsletter_editor.gui.number_field import NumberField
from newsletter_editor.gui.style_sheet import style_sheet
from newsletter_editor.gui.theme import DARK, LIGHT, Colours, Theme, as_names
from newsletter_editor.resources import resource_path


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


# What is written with a colour, and what it may stand on.
WRITTEN = {
    "text muted error warning hint accent": "window base raised hover selection current_line",
    "heading markup code link key string liquid html quote good": "base selection current_line",
    "text": "error_ground warning_ground information_ground",
    "code": "code_ground",
    "on_accent": "accent",
}


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_is_read_on_every_ground(colours: Colours) -> None:
    names = as_names(colours)
    faint = {
        f"{text} on {ground}": round(_contrast(names[text], names[ground]), 2)
        for texts, grounds in WRITTEN.items()
        for text in texts.split()
        for ground in grounds.split()
        if _contrast(names[text], names[ground]) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_edges_and_arrows_are_seen(colours: Colours) -> None:
    for ground in (colours.window, colours.raised):
        assert _contrast(colours.edge, ground) >= 3
        assert _contrast("#808a99", ground) > 3


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_text_of_the_page_is_read(scheme: int) -> None:
    page, code = (
        [
            dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
            for block in re.findall(r"\{([^}]*)\}", resource_path("preview", name).read_text())
            if key in block
        ][scheme]
        for name, key in (("page.css", "--paper:"), ("code.css", "--code-comment:"))
    )
    inks = {name: colour for name, colour in page.items() if name.startswith("ink")}
    inks["accent"] = page["accent"]
    assert {"ink", "ink-faint", "accent"} <= inks.keys()
    for ground in (page["paper"], page["tint"]):
        for name, colour in {**inks, **code}.items():
            assert _contrast(colour, ground) >= 4.5, name
    assert _contrast(page["warm"], page["warm-tint"]) >= 4.5


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


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_what_was_chosen_is_seen_when_it_can_no_longer_be_changed(
    qtbot, theme: Theme, choice: str, kind: type[QCheckBox | QRadioButton]
) -> None:
    theme.choose(choice)
    try:
        seen = []
        for is_chosen in (False, True):
            button = kind()
            qtbot.addWidget(button)
            button.setChecked(is_chosen)
            button.setEnabled(False)
            button.show()
            seen.append(_colours(button.grab().toImage()))
        assert theme.colours.muted in seen[1] - seen[0]
    finally:
        theme.choose("light")


def test_what_stands_in_an_empty_field_is_read(qtbot, theme: Theme) -> None:
    # A colour in the style sheet makes Qt's own for this one half transparent.
    for field in (QLineEdit(), QListWidget(), QPlainTextEdit()):
        qtbot.addWidget(field)
        field.ensurePolished()
        colour = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert (colour.name(), colour.alpha()) == (theme.colours.muted, 255)


def test_a_number_does_not_touch_the_edge_of_its_field(qtbot, theme: Theme) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.setValue(88)
    field.show()
    image = field.grab().toImage()
    ground = image.pixelColor(6, image.height() // 2)
    middle = range(image.height() // 3, image.height() * 2 // 3)
    assert all(image.pixelColor(x, y) == ground for x in range(2, 7) for y in middle)


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
