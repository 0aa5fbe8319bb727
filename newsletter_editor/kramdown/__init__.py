"""Markdown to HTML exactly as kramdown does it, as a Python-Markdown extension."""
