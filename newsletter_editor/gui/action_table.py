"""One table of everything that can be done: menus, shortcuts and the command palette come from it.

Texts are English here and Spanish in `resources/translations/action_table_es.ts`.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QAction, QKeySequence

Key = QKeySequence.StandardKey
Role = QAction.MenuRole


class Row(NamedTuple):
    """One action. `id` is `menu.name`, or `menu.name.name` in a submenu of its own."""

    id: str
    text: str
    shortcuts: tuple[str | Key, ...] = ()
    icon: str = ""
    role: Role = Role.NoRole
    checkable: bool = False


class Submenu(NamedTuple):
    """A menu within a menu; rows whose id begins with `id.` are in it, or its owner fills it."""

    id: str
    text: str


class Separator(NamedTuple):
    """A line in the menu `menu`."""

    menu: str


_SECTIONS = {f"Ctrl+Shift+{number}": f"Meta+Shift+{number}" for number in range(1, 10)}
_MACS_OWN = {
    "Ctrl+Tab": "Meta+Tab",
    "Ctrl+Shift+Tab": "Meta+Shift+Tab",
    "Ctrl+H": "Ctrl+Shift+H",
    **_SECTIONS,
}
"""Qt's *Ctrl* is ⌘ on macOS, which keeps these to itself: it turns to another program, hides this
one, takes pictures of the screen. Qt's *Meta* is the key named control there."""


def usual_keys(keys: str | Key, platform: str = sys.platform) -> QKeySequence:
    """Keys of the table as they are pressed on a system."""
    if platform == "darwin" and isinstance(keys, str):
        keys = _MACS_OWN.get(keys, keys)
    return QKeySequence(keys)


MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "format": QT_TRANSLATE_NOOP("Actions", "F&ormat"),
    "go": QT_TRANSLATE_NOOP("Actions", "&Go"),
    "tools": QT_TRANSLATE_NOOP("Actions", "&Tools"),
    "publish": QT_TRANSLATE_NOOP("Actions", "&Publish"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}

# No shortcut may use Ctrl+Alt, which is AltGr on Windows, nor Alt with a letter or digit, which
# types characters on macOS. Ctrl+Shift and a digit belongs to the sections.
TABLE: tuple[Row | Submenu | Separator, ...] = (
    Row("file.new_issue", QT_TRANSLATE_NOOP("Actions", "&New issue…"), (Key.New,), "file-new"),
    Row(
        "file.new_translation",
        QT_TRANSLATE_NOOP("Actions", "New &translation of this issue…"),
        ("Ctrl+Shift+N",),
    ),
    Separator("file"),
    Row("file.open_repo", QT_TRANSLATE_NOOP("Actions", "Open &repo…"), ("Ctrl+Shift+O",), "folder"),
    Row("file.open_post", QT_TRANSLATE_NOOP("Actions", "&Open post…"), (Key.Open,), "file"),
    Submenu("file.recent_repos", QT_TRANSLATE_NOOP("Actions", "Recent r&epos")),
    Submenu("file.recent_posts", QT_TRANSLATE_NOOP("Actions", "Recent &posts")),
    Separator("file"),
    Row("file.save", QT_TRANSLATE_NOOP("Actions", "&Save"), (Key.Save,), "save"),
    Row("file.save_as", QT_TRANSLATE_NOOP("Actions", "Save &as…"), ("Ctrl+Shift+S",)),
    Row("file.export_pdf", QT_TRANSLATE_NOOP("Actions", "Export page as P&DF…")),
    Submenu("file.message", QT_TRANSLATE_NOOP("Actions", "&Message")),
    Row("file.message.copy_rich", QT_TRANSLATE_NOOP("Actions", "&Copy as rich text")),
    Row("file.message.copy_source", QT_TRANSLATE_NOOP("Actions", "Copy the &HTML")),
    Row("file.message.send", QT_TRANSLATE_NOOP("Actions", "Send me a &test…")),
    Row("file.message.draft", QT_TRANSLATE_NOOP("Actions", "&Draft in Buttondown…")),
    Row("file.message.choices", QT_TRANSLATE_NOOP("Actions", "&Look and service…")),
    Row("file.message.save", QT_TRANSLATE_NOOP("Actions", "&Save message…")),
    Separator("file"),
    Row("file.trust", QT_TRANSLATE_NOOP("Actions", "Trust t&his folder"), checkable=True),
    Row("file.versions", QT_TRANSLATE_NOOP("Actions", "Earlier &versions…")),
    Row("file.unsaved", QT_TRANSLATE_NOOP("Actions", "&Unsaved work…")),
    Separator("file"),
    Row("file.close_post", QT_TRANSLATE_NOOP("Actions", "&Close post"), ("Ctrl+W",)),
    Row("file.close_others", QT_TRANSLATE_NOOP("Actions", "C&lose the other posts")),
    Row(
        "file.reopen_post",
        QT_TRANSLATE_NOOP("Actions", "Open the closed post aga&in"),
        ("Ctrl+Shift+T",),
    ),
    Row(
        "file.settings",
        QT_TRANSLATE_NOOP("Actions", "Settin&gs…"),
        ("Ctrl+,",),
        "settings",
        Role.PreferencesRole,
    ),
    Row("file.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",), "", Role.QuitRole),
    Row("edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), (Key.Undo,), "undo"),
    Row("edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), (Key.Redo,), "redo"),
    Separator("edit"),
    Row("edit.cut", QT_TRANSLATE_NOOP("Actions", "Cu&t"), (Key.Cut,)),
    Row("edit.copy", QT_TRANSLATE_NOOP("Actions", "&Copy"), (Key.Copy,)),
    Row("edit.copy_html", QT_TRANSLATE_NOOP("Actions", "Copy page as &HTML")),
    Row("edit.copy_rich", QT_TRANSLATE_NOOP("Actions", "Copy page as r&ich text")),
    Row("edit.paste", QT_TRANSLATE_NOOP("Actions", "&Paste"), (Key.Paste,)),
    Row(
        "edit.paste_plain",
        QT_TRANSLATE_NOOP("Actions", "Paste as p&lain text"),
        ("Ctrl+Shift+V",),
    ),
    Submenu("edit.lines", QT_TRANSLATE_NOOP("Actions", "Line&s")),
    Row("edit.lines.up", QT_TRANSLATE_NOOP("Actions", "Move &up"), ("Alt+Up",)),
    Row("edit.lines.down", QT_TRANSLATE_NOOP("Actions", "Move &down"), ("Alt+Down",)),
    Row("edit.lines.duplicate", QT_TRANSLATE_NOOP("Actions", "&Copy below"), ("Alt+Shift+Down",)),
    Row("edit.lines.delete", QT_TRANSLATE_NOOP("Actions", "De&lete"), ("Ctrl+Shift+K",)),
    Submenu("edit.cursors", QT_TRANSLATE_NOOP("Actions", "&Many cursors")),
    Row(
        "edit.cursors.next",
        QT_TRANSLATE_NOOP("Actions", "At the &next place that says the same"),
        ("Ctrl+D",),
    ),
    Row("edit.cursors.all", QT_TRANSLATE_NOOP("Actions", "At &all places that say the same")),
    Row("edit.cursors.above", QT_TRANSLATE_NOOP("Actions", "On the line a&bove")),
    Row("edit.cursors.below", QT_TRANSLATE_NOOP("Actions", "On the line b&elow")),
    Row("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select &all"), (Key.SelectAll,)),
    Separator("edit"),
    Row("edit.find", QT_TRANSLATE_NOOP("Actions", "&Find…"), (Key.Find,), "search"),
    Row("edit.replace", QT_TRANSLATE_NOOP("Actions", "Find and r&eplace…"), ("Ctrl+H",)),
    Row(
        "edit.search_posts", QT_TRANSLATE_NOOP("Actions", "Find in all p&osts…"), ("Ctrl+Shift+F",)
    ),
    Row("edit.find_next", QT_TRANSLATE_NOOP("Actions", "Find &next"), ("F3",)),
    Row("edit.find_previous", QT_TRANSLATE_NOOP("Actions", "Find pre&vious"), ("Shift+F3",)),
    Row("edit.fix_problem", QT_TRANSLATE_NOOP("Actions", "Fi&x the problem here…"), ("Ctrl+.",)),
    Submenu("view.panes", QT_TRANSLATE_NOOP("Actions", "&Panes")),
    Row(
        "view.full_screen",
        QT_TRANSLATE_NOOP("Actions", "Full scr&een"),
        ("F11", "Ctrl+Meta+F"),
        checkable=True,
    ),
    Row(
        "view.focus",
        QT_TRANSLATE_NOOP("Actions", "Onl&y the text"),
        ("Shift+F11",),
        checkable=True,
    ),
    Separator("view"),
    Row(
        "view.line_numbers",
        QT_TRANSLATE_NOOP("Actions", "&Line numbers"),
        checkable=True,
    ),
    Row(
        "view.said_before",
        QT_TRANSLATE_NOOP("Actions", "Name posts that said it &before"),
        checkable=True,
    ),
    Row("view.zoom_in", QT_TRANSLATE_NOOP("Actions", "Larger te&xt"), ("Ctrl++", "Ctrl+=")),
    Row("view.zoom_out", QT_TRANSLATE_NOOP("Actions", "S&maller text"), ("Ctrl+-",)),
    Row("view.zoom_reset", QT_TRANSLATE_NOOP("Actions", "Text at &normal size"), ("Ctrl+0",)),
    Separator("view"),
    Row("view.preview_zoom_in", QT_TRANSLATE_NOOP("Actions", "Larger p&review"), ("Ctrl+Shift+.",)),
    Row(
        "view.preview_zoom_out", QT_TRANSLATE_NOOP("Actions", "Smaller pre&view"), ("Ctrl+Shift+,",)
    ),
    Row(
        "view.preview_zoom_reset",
        QT_TRANSLATE_NOOP("Actions", "Preview at normal si&ze"),
        ("Ctrl+Shift+R",),
    ),
    Submenu("view.shown", QT_TRANSLATE_NOOP("Actions", "Preview sh&ows")),
    Row(
        "view.shown.article",
        QT_TRANSLATE_NOOP("Actions", "The &article"),
        (),
        "article",
        checkable=True,
    ),
    Row(
        "view.shown.whole",
        QT_TRANSLATE_NOOP("Actions", "The &whole page"),
        (),
        "whole_page",
        checkable=True,
    ),
    Row(
        "view.shown.message",
        QT_TRANSLATE_NOOP("Actions", "The &message"),
        (),
        "message",
        checkable=True,
    ),
    Submenu("view.page_width", QT_TRANSLATE_NOOP("Actions", "Preview &width")),
    Row(
        "view.page_width.page",
        QT_TRANSLATE_NOOP("Actions", "As wide as the &pane"),
        (),
        "desktop",
        checkable=True,
    ),
    Row(
        "view.page_width.tablet",
        QT_TRANSLATE_NOOP("Actions", "As on a &tablet"),
        (),
        "tablet",
        checkable=True,
    ),
    Row(
        "view.page_width.phone",
        QT_TRANSLATE_NOOP("Actions", "As on a p&hone"),
        (),
        "phone",
        checkable=True,
    ),
    Row(
        "view.remote_images",
        QT_TRANSLATE_NOOP("Actions", "Load images from other &sites"),
        (),
        "globe",
        checkable=True,
    ),
    Separator("view"),
    Submenu("view.theme", QT_TRANSLATE_NOOP("Actions", "&Theme")),
    Row("view.theme.system", QT_TRANSLATE_NOOP("Actions", "Follow the &system"), checkable=True),
    Row("view.theme.light", QT_TRANSLATE_NOOP("Actions", "&Light"), checkable=True),
    Row("view.theme.dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), checkable=True),
    Row(
        "view.light_page",
        QT_TRANSLATE_NOOP("Actions", "Light page in a dar&k window"),
        checkable=True,
    ),
    # Each language is named in itself, so that someone lost in the other one finds the way back.
    Submenu("view.language", QT_TRANSLATE_NOOP("Actions", "Lan&guage (idioma)")),
    Row(
        "view.language.system",
        QT_TRANSLATE_NOOP("Actions", "Language of the &system"),
        checkable=True,
    ),
    Row("view.language.es", "&Español", checkable=True),
    Row("view.language.en", "E&nglish", checkable=True),
    Row("format.bold", QT_TRANSLATE_NOOP("Actions", "&Bold"), (Key.Bold,), "bold"),
    Row("format.italic", QT_TRANSLATE_NOOP("Actions", "&Italic"), (Key.Italic,), "italic"),
    Row("format.code", QT_TRANSLATE_NOOP("Actions", "&Code"), ("Ctrl+E",), "code"),
    Row("format.strike", QT_TRANSLATE_NOOP("Actions", "Strikethrou&gh"), ("Ctrl+Shift+X",)),
    Row("format.link", QT_TRANSLATE_NOOP("Actions", "&Link"), ("Ctrl+K",), "link"),
    Row("format.image", QT_TRANSLATE_NOOP("Actions", "I&mage…"), ("Ctrl+Shift+I",), "image"),
    Separator("format"),
    Row("format.heading_1", QT_TRANSLATE_NOOP("Actions", "Heading &1"), ("Ctrl+1",), "heading"),
    Row("format.heading_2", QT_TRANSLATE_NOOP("Actions", "Heading &2"), ("Ctrl+2",)),
    Row("format.heading_3", QT_TRANSLATE_NOOP("Actions", "Heading &3"), ("Ctrl+3",)),
    Row("format.quote", QT_TRANSLATE_NOOP("Actions", "&Quote"), ("Ctrl+Shift+B",), "quote"),
    Row("format.bullets", QT_TRANSLATE_NOOP("Actions", "Bulleted li&st"), ("Ctrl+L",), "list"),
    Row(
        "format.numbers",
        QT_TRANSLATE_NOOP("Actions", "&Numbered list"),
        ("Ctrl+Shift+L",),
        "list-numbers",
    ),
    Row("format.tasks", QT_TRANSLATE_NOOP("Actions", "Tas&k list")),
    Row("format.code_block", QT_TRANSLATE_NOOP("Actions", "Code bl&ock"), ("Ctrl+Shift+E",)),
    Row("format.footnote", QT_TRANSLATE_NOOP("Actions", "&Footnote")),
    Row("format.rule", QT_TRANSLATE_NOOP("Actions", "Line &across the page")),
    Row("format.emoji", QT_TRANSLATE_NOOP("Actions", "&Emoji…"), ("Ctrl+Shift+J",)),
    Submenu("format.table", QT_TRANSLATE_NOOP("Actions", "&Table")),
    Row("format.table.insert", QT_TRANSLATE_NOOP("Actions", "&Insert table…"), ("Ctrl+Shift+Y",)),
    Row("format.table.row_above", QT_TRANSLATE_NOOP("Actions", "New row &above")),
    Row("format.table.row_below", QT_TRANSLATE_NOOP("Actions", "New row &below")),
    Row("format.table.row_up", QT_TRANSLATE_NOOP("Actions", "Move row &up")),
    Row("format.table.row_down", QT_TRANSLATE_NOOP("Actions", "Move row &down")),
    Row("format.table.row_remove", QT_TRANSLATE_NOOP("Actions", "R&emove row")),
    Row("format.table.column_before", QT_TRANSLATE_NOOP("Actions", "New column be&fore")),
    Row("format.table.column_behind", QT_TRANSLATE_NOOP("Actions", "New column after&wards")),
    Row("format.table.column_left", QT_TRANSLATE_NOOP("Actions", "Move column &left")),
    Row("format.table.column_right", QT_TRANSLATE_NOOP("Actions", "Move column &right")),
    Row("format.table.column_remove", QT_TRANSLATE_NOOP("Actions", "Re&move column")),
    Row("format.table.align_left", QT_TRANSLATE_NOOP("Actions", "Align column lef&t")),
    Row("format.table.align_center", QT_TRANSLATE_NOOP("Actions", "&Centre column")),
    Row("format.table.align_right", QT_TRANSLATE_NOOP("Actions", "Align column ri&ght")),
    Row("format.table.align_none", QT_TRANSLATE_NOOP("Actions", "Align column as the &page does")),
    Row("format.table.line_up", QT_TRANSLATE_NOOP("Actions", "Line up the pipe&s")),
    Separator("format"),
    Row("format.indent", QT_TRANSLATE_NOOP("Actions", "In&dent"), ("Ctrl+]",)),
    Row("format.outdent", QT_TRANSLATE_NOOP("Actions", "O&utdent"), ("Ctrl+[",)),
    Row("go.post", QT_TRANSLATE_NOOP("Actions", "&Quick open…"), ("Ctrl+P",)),
    Row(
        "go.next_post",
        QT_TRANSLATE_NOOP("Actions", "Next p&ost"),
        ("Ctrl+Tab", "Ctrl+PgDown"),
    ),
    Row(
        "go.previous_post",
        QT_TRANSLATE_NOOP("Actions", "Previo&us post"),
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
    ),
    Row("go.next_problem", QT_TRANSLATE_NOOP("Actions", "Next pro&blem"), ("F8",)),
    Row("go.previous_problem", QT_TRANSLATE_NOOP("Actions", "Pre&vious problem"), ("Shift+F8",)),
    Row("go.line", QT_TRANSLATE_NOOP("Actions", "Go to &line…"), ("Ctrl+G",)),
    Row("go.said_before", QT_TRANSLATE_NOOP("Actions", "&Said before…"), ("Ctrl+Shift+G",)),
    Row("go.next_pane", QT_TRANSLATE_NOOP("Actions", "&Next pane"), ("F6",)),
    Row("go.previous_pane", QT_TRANSLATE_NOOP("Actions", "&Previous pane"), ("Shift+F6",)),
    Row(
        "tools.next_mistake",
        QT_TRANSLATE_NOOP("Actions", "&Next mistake"),
        ("F7",),
    ),
    Row(
        "tools.review_spelling",
        QT_TRANSLATE_NOOP("Actions", "Review &spelling…"),
        ("Shift+F7",),
        "spelling",
    ),
    Row("tools.glossary", QT_TRANSLATE_NOOP("Actions", "Team's &glossary…")),
    Separator("tools"),
    Row(
        "tools.command_palette",
        QT_TRANSLATE_NOOP("Actions", "&Command palette…"),
        ("Ctrl+Shift+P",),
        "command",
    ),
    Row("tools.shortcuts", QT_TRANSLATE_NOOP("Actions", "Keys of the comman&ds…")),
    Row("tools.templates", QT_TRANSLATE_NOOP("Actions", "Section &templates…")),
    Row("tools.section_names", QT_TRANSLATE_NOOP("Actions", "Section na&mes…")),
    Row("tools.learn_sections", QT_TRANSLATE_NOOP("Actions", "&Learn sections from these posts…")),
    Row(
        "tools.next_untranslated", QT_TRANSLATE_NOOP("Actions", "Next block to t&ranslate"), ("F9",)
    ),
    Row("tools.remove_notes", QT_TRANSLATE_NOOP("Actions", "Take &out the notes of the original")),
    Submenu("tools.images", QT_TRANSLATE_NOOP("Actions", "&Images")),
    Row("tools.images.describe", QT_TRANSLATE_NOOP("Actions", "&Describe pictures…")),
    Row("tools.images.home", QT_TRANSLATE_NOOP("Actions", "&Bring pictures home…")),
    Row("tools.links", QT_TRANSLATE_NOOP("Actions", "Look &at links…")),
    Row("tools.check_repo", QT_TRANSLATE_NOOP("Actions", "Chec&k the whole repo")),
    Row("publish.publish", QT_TRANSLATE_NOOP("Actions", "&Publish…")),
    Row("publish.get_newest", QT_TRANSLATE_NOOP("Actions", "&Get the newest")),
    Row("publish.undo", QT_TRANSLATE_NOOP("Actions", "&Undo the last publication…")),
    Row("publish.who", QT_TRANSLATE_NOOP("Actions", "&Who wrote this line")),
    Separator("publish"),
    Row("publish.download", QT_TRANSLATE_NOOP("Actions", "&Download a blog…")),
    Row("help.first_hour", QT_TRANSLATE_NOOP("Actions", "The first &hour"), (Key.HelpContents,)),
    Row("help.shortcuts", QT_TRANSLATE_NOOP("Actions", "All &shortcuts")),
    Separator("help"),
    Row("help.about", QT_TRANSLATE_NOOP("Actions", "&About"), (), "", Role.AboutRole),
)
