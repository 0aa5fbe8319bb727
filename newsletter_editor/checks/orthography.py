"""How the rules of orthography are made into checks; one file a rule in `rules/`."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.language import register, spoken
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.spelling.orthography.flaw import Finder
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity

_LONGEST_SHOWN = 40


def orthography_rule(name: str, title: Localized, explanation: Localized, finder: Finder) -> Rule:
    """The rule `orthography.NAME`, which speaks of Spanish posts alone."""

    register(finder)

    def find(post: CheckedPost) -> Iterator[Finding]:
        for flaw, shown, replaced in spoken(post).flaws(finder):
            fixes: tuple[Fix, ...] = ()
            if replaced is not None and replaced.of(post.text) != flaw.replacement:
                title = _fix_title(replaced.of(post.text), flaw.replacement)
                fixes = (replacement(replaced, flaw.replacement, title),)
            yield Finding(shown, flaw.message, fixes=fixes)

    return Rule(
        id=f"orthography.{name}",
        severity=Severity.HINT,
        topic="language",
        title=title,
        explanation=explanation,
        find=find,
        slow=True,
    )


def _fix_title(old: str, new: str) -> Localized:
    if not new.strip():
        if len(new) < len(old):
            return Localized(es="Quitar lo que sobra", en="Remove what is too much")
        return Localized(es="Poner un espacio", en="Put a space")
    if new.startswith(old) and new[len(old) :].isspace():
        return Localized(es="Poner un espacio", en="Put a space")
    if not old:
        return Localized(es="Añadir «{new}»", en="Add “{new}”").format(new=new)
    shown = new if len(new) <= _LONGEST_SHOWN else new[: _LONGEST_SHOWN - 1] + "…"
    return Localized(es="Cambiar por «{new}»", en="Change to “{new}”").format(new=shown)
