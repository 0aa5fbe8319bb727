"""A post and its site become the page; the process that does it."""

from newsletter_editor.rendering.page import Page, PageBlock, PageError, render_post

__all__ = ["Page", "PageBlock", "PageError", "render_post"]
