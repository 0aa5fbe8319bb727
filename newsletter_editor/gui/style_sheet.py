"""The one style sheet: flat, with room to breathe, and lines instead of frames."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsletter_editor.resources import resource_path

_TEMPLATE = """
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QMenuBar { background: $window; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; color: $text; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $line;
  padding: 4px 8px; spacing: 2px; }
QToolBar::separator { background: $line; width: 1px; margin: 5px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:checked, QToolButton:pressed { background: $selection; }
QToolButton:focus { border-color: $accent; }
QToolButton[popupMode="2"]::menu-indicator { image: none; }

QStatusBar { background: $window; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel, QStatusBar QToolButton { color: $muted; padding: 2px 6px; }

#dock_title { background: $window; border-bottom: 1px solid $line; }
QTabBar { background: $window; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 12px; border: none;
  border-bottom: 2px solid transparent; }
QMainWindow > QTabBar { qproperty-elideMode: ElideNone; }
QMainWindow > QTabBar::tab { padding: 7px 9px; }
#post_tabs::tab { padding: 7px 4px 7px 12px; }
#post_tabs QToolButton { padding: 2px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; background: $hover; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QPushButton { background: $raised; color: $text; border: 1px solid $button_edge; border-radius: 6px;
  padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:focus { border-color: $text; }
QPushButton:disabled { color: $muted; background: $window; border-color: $line; }

QLineEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QComboBox { background: $raised;
  color: $text; placeholder-text-color: $muted; border: 1px solid $edge; border-radius: 6px;
  padding: 4px 8px; min-height: 18px;
  selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateTimeEdit:focus, QComboBox:focus,
QPlainTextEdit:focus[framed="true"], QTextEdit:focus { border-color: $accent; }
QLineEdit:disabled, QComboBox:disabled { color: $muted; background: $window; }
QLineEdit { lineedit-clear-button-icon: url("$icons/clear.svg"); }
QLineEdit[invalid="true"], QPlainTextEdit[framed="true"][invalid="true"] {
  border-color: $error; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/down.svg"); width: 12px; height: 12px; }
QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px;
  subcontrol-origin: border; background: transparent; margin: 1px; border-radius: 4px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$icons/up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$icons/down.svg"); width: 10px; height: 10px; }
QDateTimeEdit::drop-down { border: none; width: 24px; subcontrol-origin: border;
  subcontrol-position: center right; }
QDateTimeEdit::down-arrow { image: url("$icons/down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: 4px;
  selection-background-color: $selection; selection-color: $text; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTextEdit { background: $base; border: 1px solid $edge; border-radius: 6px; }

QAbstractItemView { background: $base; border: 1px solid transparent; outline: none; color: $text;
  placeholder-text-color: $muted;
  selection-background-color: $selection; selection-color: $text; }
QAbstractItemView:focus { border-color: $accent; }
QAbstractItemView::item { padding: 4px 6px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $selection; color: $text; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator { width: 14px;
  height: 14px; border: 1px solid $muted; border-radius: 4px; background: $raised; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted;
  border-radius: 8px; background: $raised; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox::indicator:focus,
QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked,
QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/check-$scheme.svg"); }
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("$icons/partly-$scheme.svg"); }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx: 0.5,
  cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $accent, stop: 0.5 $accent,
  stop: 0.6 $raised, stop: 1 $raised); }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $window;
  border-color: $button_edge; }
QCheckBox::indicator:checked:disabled, QCheckBox::indicator:indeterminate:disabled {
  background: $muted; border-color: $muted; }
QRadioButton::indicator:checked:disabled { border-color: $muted; background: qradialgradient(
  cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $muted, stop: 0.5 $muted,
  stop: 0.6 $window, stop: 1 $window); }
QHeaderView::section { background: $window; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: 6px 8px; }
QScrollArea { border: none; background: transparent; }
QPlainTextEdit { background: $base; border: none; placeholder-text-color: $muted; }
QDialog QPlainTextEdit, QDialog QListView { border: 1px solid $edge; border-radius: 6px; }
QDialog QPlainTextEdit:focus, QDialog QListView:focus { border-color: $accent; }
QComboBox QListView { border-radius: 0; }
QPlainTextEdit[framed="true"] { border: 1px solid $edge; border-radius: 6px; padding: 1px 4px; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 5px 8px; }
QGroupBox { border: none; margin-top: 22px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $text; }
QProgressBar { border: none; background: $hover; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QLabel[muted="true"] { color: $muted; }
#notice { border: none; border-bottom: 1px solid $line; background: $information_ground; }
#notice[kind="warning"] { background: $warning_ground; }
#notice[kind="error"] { background: $error_ground; }
#notice QLabel { color: $text; }
#chip { background: $hover; border-radius: 10px; padding: 3px 8px; }
#chip:hover, #chip:checked { background: $selection; }
#said_before { background: $hover; border-radius: 8px; padding: 0 8px; }
#said_before:hover { background: $selection; }
#find_bar { background: $window; border-top: 1px solid $line; }
#finder { background: $raised; border: 1px solid $line; }
#finder QListView { background: $raised; border: none; }
#finder QLineEdit { padding: 7px 10px; }
"""


def style_sheet(colours: Mapping[str, str], is_dark: bool) -> str:
    """The style sheet with `$name` replaced by the colour of that name.

    Arrows lie in `resources/icons/controls` in a grey that shows on light and dark grounds; what
    stands on the accent colour is there once for each.
    """
    names = {
        **colours,
        "icons": resource_path("icons", "controls").as_posix(),
        "scheme": "dark" if is_dark else "light",
    }
    # The longest name first, for one may begin with another. In one go, for the folder's own name
    # may hold a dollar sign.
    known = "|".join(sorted(names, key=len, reverse=True))
    return re.sub(rf"\$({known})", lambda match: names[match[1]], _TEMPLATE)
