"""A post and its site become the page; the process that does it."""

from newsletter_editor.rendering.page import Page, PageError, render_post
from newsletter_editor.rendering.whole_page import WholePage, whole_page

__all__ = ["Page", "PageError", "WholePage", "render_post", "whole_page"]
