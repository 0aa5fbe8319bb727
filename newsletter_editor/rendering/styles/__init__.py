"""The style sheets of a site: what Jekyll's Sass makes of them, in a process that can be ended."""

from newsletter_editor.rendering.styles.sheets import StyleAnswer, StyleSheets

__all__ = ["StyleAnswer", "StyleSheets"]
