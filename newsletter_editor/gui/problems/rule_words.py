"""What rules are called, and why they object: told by the check process.

To import them all takes half a second, which is none of the window's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsletter_editor.checks.registry import rule_of
from newsletter_editor.text.localized import Language, Localized

_told: dict[str, tuple[Localized, Localized]] = {}


def learn(rules: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Take what the check process tells of its rules: id to title and explanation."""
    for id, (title, explanation) in rules.items():
        _told[id] = Localized(*title), Localized(*explanation)


def rule_title(id: str, language: Language) -> str:
    """A few words for a rule; its id where there is no such rule."""
    return _words(id)[0].in_language(language)


def rule_explanation(id: str, language: Language) -> str:
    """Why a rule objects and what to do."""
    return _words(id)[1].in_language(language)


def _words(id: str) -> tuple[Localized, Localized]:
    if id not in _told:
        rule = rule_of(id)
        if rule is None:
            return Localized(id, id), Localized(id, id)
        _told[id] = rule.title, rule.explanation
    return _told[id]
