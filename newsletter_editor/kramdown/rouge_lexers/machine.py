"""Cuts code into pieces by tables of patterns, for languages that Pygments cuts unlike rouge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias


class ByWord:
    """The class of a word that a pattern matches, by what it is."""

    def __init__(self, other: str, listed: Mapping[str, str], *, ignore_case: bool = False) -> None:
        """`listed` has the words of each class, `other` is that of all others."""
        self._other = other
        self._ignore_case = ignore_case
        self._classes = {word: css for css, words in listed.items() for word in words.split()}

    def of(self, word: str) -> str:
        """The class of this word."""
        return self._classes.get(word.lower() if self._ignore_case else word, self._other)


Classes: TypeAlias = str | ByWord | tuple[str | ByWord | None, ...]
"""Rouge's class of what matched, "" for plain text; of several, one for each group in turn.

None for a group inside of another one, `@name` for a group whose text is itself to be cut: from
that state on, or as that language."""
Rules: TypeAlias = Sequence[tuple[str, Classes] | tuple[str, Classes, str]]
Table: TypeAlias = Mapping[str, Rules]
"""By state: pattern, classes and what follows: `name` enters a state, `-` leaves one, `=name`
leaves one and enters another. Entering and leaving may stand in a row, as in `- =name`."""

START: Final = "start"
WRONG: Final = "err"
_DEEPEST: Final = 200


def words(text: str) -> str:
    """The words of a text as alternatives of a pattern, longer ones first."""
    return "|".join(sorted(map(re.escape, text.split()), key=len, reverse=True))


def nested_comment(state: str, css: str) -> Rules:
    """The rules of a state for comments such as `/* /* */ */`, in which there may be more."""
    return ((r"\*/", css, "-"), (r"/\*", css, state), (r"[^*/]+|[*/]", css))


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    classes: Classes
    moves: tuple[str, ...]


class Machine:
    """One language. Takes time in proportion to the code, whatever that is."""

    def __init__(
        self,
        table: Table,
        flags: re.RegexFlag = re.MULTILINE,
        embedded: Mapping[str, Machine] | None = None,
    ) -> None:
        self._table = table
        self._flags = flags
        self._embedded = embedded or {}
        self._states: dict[str, tuple[_Rule, ...]] = {}

    def _rules(self, state: str) -> tuple[_Rule, ...]:
        # Patterns take a while to compile, and most posts have code of one or two languages.
        if state not in self._states:
            self._states[state] = tuple(
                _Rule(re.compile(rule[0], self._flags), rule[1], tuple("".join(rule[2:]).split()))
                for rule in self._table[state]
            )
        return self._states[state]

    def pieces(self, code: str, start: str = START) -> Iterator[tuple[str, str]]:
        """Class and text of every piece; joined, the texts are the code."""
        states = [start]
        at = 0
        while at < len(code):
            for pattern, classes, moves in self._rules(states[-1]):
                found = pattern.match(code, at)
                if found is None or (found.end() == at and not moves):
                    continue
                yield from self._classed(found, classes)
                _move(states, moves)
                at = found.end()
                break
            else:
                yield ("" if code[at].isspace() else WRONG), code[at]
                at += 1

    def _classed(self, found: re.Match[str], classes: Classes) -> Iterator[tuple[str, str]]:
        if isinstance(classes, str):
            yield classes, found.group()
            return
        if isinstance(classes, ByWord):
            yield classes.of(found.group()), found.group()
            return
        for css, text in zip(classes, found.groups(), strict=True):
            if not text or css is None:
                continue
            if isinstance(css, ByWord):
                yield css.of(text), text
            elif css.startswith("@"):
                other = self._embedded.get(css[1:])
                yield from other.pieces(text) if other else self.pieces(text, css[1:])
            else:
                yield css, text


def _move(states: list[str], moves: tuple[str, ...]) -> None:
    for move in moves:
        if move.startswith(("-", "=")) and len(states) > 1:
            states.pop()
        if move != "-" and len(states) < _DEEPEST:
            states.append(move.removeprefix("="))
