"""What the preview runs in a process of its own, light to import: it is started first of all."""

from __future__ import annotations

RENDERER = "newsletter_editor.rendering.worker"
PREVIEW_KEY = "window/preview"
"""The setting (bool, True at first) whether there is a preview beside the text."""
