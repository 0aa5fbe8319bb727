"""Which dictionary the open post is checked with, and where the post says so."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from newsletter_editor.document.front_matter import read
from newsletter_editor.document.front_matter_edits import remove, set_value
from newsletter_editor.spelling.engine import installed_tags, missing_dictionary
from newsletter_editor.spelling.lexicon import SPANISH_REGIONS
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized

_KEY = ("lang",)


@dataclass(frozen=True)
class PostLanguage:
    """The dictionary's tag, "" where nothing tells, and what is missing for it."""

    tag: str = ""
    missing: Localized | None = None


def language_by(tag: str) -> PostLanguage:
    """The dictionary with this tag, and what this machine lacks of it; looks at the disk."""
    return PostLanguage(tag, _missing(tag))


def _missing(tag: str) -> Localized | None:
    if not tag:
        return None
    language, _, region = tag.partition("_")
    if find_spec("enchant") is None and find_spec("hunspell") is None:
        return missing_dictionary(tag)
    is_edition = language == "es" and region in SPANISH_REGIONS
    return None if is_edition or tag in installed_tags() else missing_dictionary(tag)


def language_edits(text: str, tag: str) -> list[Edit]:
    """The edits that note the language in the front matter. Raises EditorError."""
    return set_value(text, _KEY, tag.replace("_", "-"))


def language_as_in(earlier: str, text: str) -> list[Edit]:
    """The edits that give a text the language that an earlier one notes. Raises EditorError."""
    node = read(earlier).node(_KEY)
    return remove(text, _KEY) if node is None else set_value(text, _KEY, node.value)
