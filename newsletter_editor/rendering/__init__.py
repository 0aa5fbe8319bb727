"""A post and its site become the page; the process that does it."""

from newsletter_editor.rendering.page import Page, PageError, render_post

__all__ = ["Page", "PageError", "render_post"]
