"""Markdown to HTML exactly as kramdown does it, of which Jekyll makes its pages."""

from newsletter_editor.kramdown.highlighting import highlight
from newsletter_editor.kramdown.options import OPTIONS, OptionError, Options, jekyll_options
from newsletter_editor.kramdown.rendering import Block, Rendering, render_blocks, to_html
from newsletter_editor.kramdown.smartening import smartened

__all__ = [
    "OPTIONS",
    "Block",
    "OptionError",
    "Options",
    "Rendering",
    "highlight",
    "jekyll_options",
    "render_blocks",
    "smartened",
    "to_html",
]
