"""Templates that were read, by their text: a site's layouts are the same at every key."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from newsletter_editor.liquid.nodes import Template

MOST_TEMPLATES = 500
MOST_CHARACTERS = 4 * 1024 * 1024


class KeptTemplates:
    """The last few; nodes hold nothing of the run that read them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Template] = OrderedDict()
        self._characters = 0

    def get(self, text: str, read: Callable[[str], Template]) -> Template:
        """A template, read if it is not kept."""
        template = self._kept.get(text)
        if template is not None:
            self._kept.move_to_end(text)
            return template
        template = self._kept[text] = read(text)
        self._characters += len(text)
        while len(self._kept) > MOST_TEMPLATES or self._characters > MOST_CHARACTERS:
            old, _ = self._kept.popitem(last=False)
            self._characters -= len(old)
        return template
