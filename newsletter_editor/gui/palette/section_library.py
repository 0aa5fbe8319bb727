"""The templates and section names that hold for the repo that is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsletter_editor.sections.section_names import FILE_NAME, SectionNames
from newsletter_editor.sections.templates import TemplateLibrary, load_templates
from newsletter_editor.site.folder import SiteFolder


class SectionLibrary(QObject):
    """Reads the templates anew whenever the repo or one of them changes."""

    changed = Signal()

    def __init__(
        self, user_folder: Path, folder: SiteFolder | None = None, parent: QObject | None = None
    ) -> None:
        """`user_folder` is the author's own; no update of the program touches it."""
        super().__init__(parent)
        self.user_folder = user_folder
        self.show_folder(folder)

    def show_folder(self, folder: SiteFolder | None) -> None:
        """Take the templates of another repo, or of none."""
        self.root: Path | None = folder.root if folder is not None else None
        self.reload()

    def reload(self) -> None:
        """Read all again, as after an edit of one: some forty small files, a few milliseconds."""
        self.templates: TemplateLibrary = load_templates(self.user_folder, self.root)
        user_names = self.user_folder.parent / FILE_NAME
        self.names = SectionNames.load(self.templates, user_names, self.root)
        self.changed.emit()
