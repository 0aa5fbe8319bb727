"""Markdown that is written for authors: rich text from the clipboard, tables, emoji."""
