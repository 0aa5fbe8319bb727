"""What other programs put on the clipboard as HTML, as Markdown."""

from newsletter_editor.markup.rich_text.conversion import LONGEST, Converted, markdown_of

__all__ = ["LONGEST", "Converted", "markdown_of"]
