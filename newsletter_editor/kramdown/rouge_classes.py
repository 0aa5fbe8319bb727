"""Where rouge gives a token another class than Pygments does, by rouge's name of the language.

Both take their classes from the same list, but their lexers often see a thing differently. Found by
laying the classes of both, character by character, over real files of each language.
"""

from __future__ import annotations

from typing import Final

TOKEN_CLASSES: Final[dict[str, dict[str, str]]] = {
    "xml": {"Comment.Multiline": "c"},
    "graphql": {"Name.Function": "n", "Name.Label": "n"},
}
"""Pygments' token to rouge's class; an empty class is plain text."""
