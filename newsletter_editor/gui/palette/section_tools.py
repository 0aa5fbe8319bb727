"""All that has to do with sections in the window, hung in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.gui.new_issue.dialog import NewIssueDialog
from newsletter_editor.gui.new_issue.planning import Repo
from newsletter_editor.gui.palette.inserter import Inserter
from newsletter_editor.gui.palette.learn_dialog import LearnDialog
from newsletter_editor.gui.palette.names_dialog import SectionNamesDialog
from newsletter_editor.gui.palette.pane import PalettePane
from newsletter_editor.gui.palette.section_library import SectionLibrary
from newsletter_editor.gui.palette.templates_dialog import TemplatesDialog
from newsletter_editor.gui.translation.pane import TranslationPane
from newsletter_editor.sections.blocks import blocks_of
from newsletter_editor.sections.notes import notes_in, without_notes
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.parts import split
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class SectionTools(QObject):
    """The palette, the translation pane and the dialogs of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        post, editor, actions = window.post, window.editor, window.actions_
        own = window.settings.folder / "sections"
        self.library = SectionLibrary(own, window.files.folder, self)
        self.inserter = Inserter(post, editor, self.library, window.language, self)
        self.palette = PalettePane(
            post, self.inserter, self.library, actions, window.tasks, window.settings
        )
        self.translation = TranslationPane(
            post,
            editor,
            self.library,
            window.files,
            window.tasks,
            window.settings,
            window.theme,
            window.language,
        )
        self.palette_dock = window.docks.fill("palette", self.palette)
        self.translation_dock = window.docks.fill("translation", self.translation)
        window.files.folder_opened.connect(self.library.show_folder)
        self.palette.templates_requested.connect(self.edit_templates)
        self.palette.names_requested.connect(self.edit_names)
        self.palette.learning_requested.connect(self.learn)
        actions["file.new_issue"].triggered.connect(self.new_issue)
        actions["file.new_translation"].triggered.connect(self.new_translation)
        actions["tools.templates"].triggered.connect(self.edit_templates)
        actions["tools.section_names"].triggered.connect(self.edit_names)
        actions["tools.learn_sections"].triggered.connect(self.learn)
        actions["tools.next_untranslated"].triggered.connect(self.next_untranslated)
        actions["tools.remove_notes"].triggered.connect(self.remove_notes)

    def new_issue(self) -> None:
        """Ask for a new issue."""
        self._ask_for_issue(translation=False)

    def new_translation(self) -> None:
        """Ask for a translation of the open post, or of the newest issue."""
        self._ask_for_issue(translation=True)

    def _ask_for_issue(self, *, translation: bool) -> None:
        site = self._window.files.site
        if site is None:
            self._window.explain(EditorError(_NO_REPO))
            return
        repo = Repo(site, self.library.templates, self.library.names)
        dialog = NewIssueDialog(
            repo,
            self._window.files.open_made,
            self._window.tasks,
            self._window.language,
            translation=translation,
            original=self._window.post.path if translation else None,
            parent=self._window,
        )
        dialog.made.connect(self._window.editor.edit.setFocus)
        dialog.made.connect(self._show_original if translation else self._go_to_body)
        dialog.open()

    def _go_to_body(self) -> None:
        # What is typed next would stand before the front matter, and there would be none.
        text = self._window.post.text()
        start = split(text).body.start
        # On the empty line above the first heading.
        start -= text[:start].endswith("\n\n")
        self._window.editor.select(Range(start, start))

    def _show_original(self) -> None:
        self.translation_dock.show()
        self.translation_dock.raise_()

    def next_untranslated(self) -> None:
        """Go to the next block that is to be translated, showing the original first."""
        self._show_original()
        self.translation.reveal_next()

    def remove_notes(self) -> None:
        """Take the hidden paragraphs of the original out, as one undo step, and say how many."""
        window, post = self._window, self._window.post
        text = post.text()
        notes = list(notes_in(text, blocks_of(text)))
        open_ = sum(not note.is_translated for note in notes)
        post.apply(without_notes(text, iter(note for note in notes if note.is_translated)))
        said = (_NOTES_STAY if open_ else _NOTES_OUT).format(out=len(notes) - open_, stay=open_)
        said_there = said.in_language(window.language)
        window.notices.say(said_there, "information", key="notes").pass_by()

    def edit_templates(self) -> None:
        """Show the templates."""
        TemplatesDialog(self.library, self._window.language, self._window).open()

    def edit_names(self) -> None:
        """Show what sections are called in other languages."""
        SectionNamesDialog(self.library, self._window.language, self._window).open()

    def learn(self) -> None:
        """Offer the posts' own headings as templates."""
        site = self._window.files.site
        if site is None:
            self._window.explain(EditorError(_NO_REPO))
            return
        window = self._window
        LearnDialog(self.library, site, window.tasks, window.language, window).open()


def hang(window: MainWindow) -> SectionTools:
    """Hang all that has to do with sections into the window."""
    return SectionTools(window)


_NO_REPO = Localized(
    es="Primero abre la carpeta del repositorio (Archivo › Abrir repositorio).",
    en="Open the folder of the repo first (File › Open repo).",
)
_NOTES_OUT = Localized(
    es="Notas del original quitadas: {out}.", en="Notes of the original taken out: {out}."
)
_NOTES_STAY = Localized(
    es="Notas quitadas: {out}. Se quedan {stay}, pues sus bloques están sin traducir.",
    en="Notes taken out: {out}. {stay} stay, for their blocks are not translated yet.",
)
