"""Cuts code into pieces by tables of patterns, for languages that Pygments cuts unlike rouge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias


class ByWord:
    """The class of a word that a pattern matches, by what it is."""

    def __init__(self, other: str, listed: Mapping[str, str], *, ignore_case: bool = False) -> None:
        """`listed` has the words of each class, `other` is that of all others."""
        self._other = other
        self._ignore_case = ignore_case
        self._classes = {word: css for css, words in listed.items() for word in words.split()}

    def with_words(self, listed: Mapping[str, str]) -> ByWord:
        """The same with the words of some classes replaced."""
        classes: dict[str, list[str]] = {}
        for word, css in self._classes.items():
            classes.setdefault(css, []).append(word)
        kept = {css: " ".join(words) for css, words in classes.items()}
        return ByWord(self._other, {**kept, **listed}, ignore_case=self._ignore_case)

    def and_words(self, listed: Mapping[str, str]) -> ByWord:
        """The same with more words of some classes."""
        words = {css: " ".join(w for w, c in self._classes.items() if c == css) for css in listed}
        return self.with_words({css: f"{words[css]} {more}" for css, more in listed.items()})

    def of(self, word: str) -> str:
        """The class of this word."""
        return self._classes.get(word.lower() if self._ignore_case else word, self._other)


Step: TypeAlias = Callable[["re.Match[str]", int, Any], tuple[Sequence[tuple[str, str]], str]]
"""Of a match, the groups before its own, and what was noted in this code: its pieces, and what
follows as in a table."""
Classes: TypeAlias = str | ByWord | tuple[str | ByWord | None, ...] | Step
"""Rouge's class of what matched, "" for plain text; of several, one for each group in turn.

None for a group inside of another one, `@name` for a group whose text is itself to be cut: from
that state on, or as that language. `&name` goes on in that language where it stopped before.
`nl @` is a group of class `nl` that names a language (up to a `?`, behind which options stand),
and `@ sb` one behind it that is cut as this language, or of class `sb` where there is none.
A `Step` works out both, where a language counts what came before, as YAML its indents."""
Rules: TypeAlias = Sequence[tuple[str, Classes] | tuple[str, Classes, str]]
Table: TypeAlias = Mapping[str, Rules]
"""By state: pattern, classes and what follows: `name` enters a state, `-` leaves one, `=name`
leaves one and enters another. Entering and leaving may stand in a row, as in `- =name`. `--`
leaves all but the first, `<name` all up to the innermost of that name, and `!` has languages
that go on begin anew, `!name` that one alone."""

_Lasting: TypeAlias = dict[str, tuple[list[str], "_Lasting", Any]]
"""The states of each language that goes on, those of what is inside of it, and what it notes."""

NAME: Final = r"(?u:[^\W\d]\w*)"
"""A name of letters of any script; `\\w`, `\\d` and `\\s` alone are of ASCII, as in Ruby."""
START: Final = "start"
WRONG: Final = "err"
GONE: Final = "-"
"""The class of what rouge leaves out."""
_DEEPEST: Final = 200
_MOST_IDLE: Final = 2 * _DEEPEST
"""Moves from state to state on end that take no character: all states may be left at one place."""


def words(text: str) -> str:
    """The words of a text as alternatives of a pattern, longer ones first."""
    return "|".join(sorted(map(re.escape, text.split()), key=len, reverse=True))


class Ending(str):
    """A pattern that is tried only where its end is still to come; see `ending` and `before`."""

    __slots__ = ("end", "has_end")
    end: str
    has_end: bool
    """Whether the pattern itself looks for the end."""


def ending(pattern: str, end: str) -> Ending:
    """The pattern, to be tried only where there is such an `end` behind.

    Else each of many beginnings that nothing ends would be followed through all the code behind
    it. `end` is a pattern, too, and refers to no group.
    """
    known = Ending(pattern)
    known.end, known.has_end = end, True
    return known


def before(pattern: str, end: str) -> Ending:
    """The pattern, where such an `end` stands anywhere behind: it need not look for it."""
    known = Ending(pattern)
    known.end, known.has_end = end, False
    return known


def bare(sign: str) -> str:
    """A pattern for a sign before which stands no backslash that another one does not make bare."""
    return rf"(?<!\\)(?:\\\\)*{sign}"


def until(opening: str, end: str) -> Ending:
    """A pattern for what begins with `opening` and goes on to the first `end`."""
    return ending(rf"{opening}[\s\S]*?{end}", end)


def quoted(quote: str, css: str, *, one_line: bool = False) -> Rules:
    """The rules for a string with escapes, of one line or of more.

    Where nothing ends it, its last quote does, though a backslash stands before it: so end strings
    whose pattern takes a backslash for any other character, if need be.
    """
    stop = r"\n" if one_line else ""
    return (
        (rf"{quote}(?:\\[\s\S]|[^{quote}\\{stop}])*{quote}", css),
        (rf"{quote}[^\n]*{quote}" if one_line else rf"{quote}[\s\S]*{quote}", css),
    )


def nested_comment(state: str, css: str, opening: str = "/*", closing: str = "*/") -> Rules:
    """The rules of a state for comments such as `/* /* */ */`, in which there may be more."""
    first, last = re.escape(opening[0]), re.escape(closing[0])
    return (
        (re.escape(closing), css, "-"),
        (re.escape(opening), css, state),
        (rf"[^{first}{last}]+|[{first}{last}]", css),
    )


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    classes: Classes
    moves: tuple[str, ...]

    @property
    def leads(self) -> bool:
        """Whether it may lead elsewhere, so that it need not take anything."""
        return bool(self.moves) or callable(self.classes)


_BOUNDARY: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\b")
_ANY_BOUNDARY: Final = r"\1(?u:\\b)"
_LAST_REFERRED: Final = 99
_REFERENCE: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\([1-9])")


class _State:
    """The rules of one state, in one pattern that finds which of them holds.

    Trying the rules one by one takes several times as long. Letters of any script make words whose
    boundaries `\\b` finds, though `\\w` is of ASCII, as in Ruby.
    """

    def __init__(self, rules: Rules, flags: re.RegexFlag) -> None:
        self._given, self._flags = rules, flags
        self._rules = tuple(
            _Rule(
                re.compile(_BOUNDARY.sub(_ANY_BOUNDARY, rule[0]), flags),
                rule[1],
                tuple("".join(rule[2:]).split()),
            )
            for rule in rules
        )
        self._end_of_each = [_end_of(rule[0], flags) for rule in rules]
        self._ends = {end for end in self._end_of_each if end}
        self._without: dict[frozenset[re.Pattern[str]], _State] = {}
        self._by_group: dict[int, _Rule] = {}
        patterns: list[str] = []
        group = 1
        for rule in self._rules:
            self._by_group[group] = rule
            patterns.append(f"({_with_references_behind(group, rule.pattern.pattern)})")
            group += 1 + rule.pattern.groups
        self._whole = re.compile("|".join(patterns), flags)

    def behind(self, at: int, lasts: _Lasts) -> tuple[_State, int]:
        """The state for a place, without the rules whose end comes no more, and how far it holds.

        That is the first place at which another rule has to go.
        """
        if not self._ends:
            return self, lasts.size
        gone = frozenset(end for end in self._ends if lasts[end] <= at)
        if not gone:
            return self, min(lasts[end] for end in self._ends)
        state = self._without.get(gone)
        if state is None:
            rules = zip(self._given, self._end_of_each, strict=True)
            left = [rule for rule, end in rules if end not in gone]
            state = self._without[gone] = _State(left, self._flags)
        return state.behind(at, lasts)

    def at(self, code: str, at: int) -> tuple[_Rule, re.Match[str], int] | None:
        """The rule that holds at a place, its match, and how many groups stand before its own."""
        found = self._whole.match(code, at)
        if found is None:
            return None
        group = found.lastindex or 0
        rule = self._by_group[group]
        if found.end() > at or rule.leads:
            return rule, found, group
        # A rule that takes nothing and leads nowhere leaves the place to those behind it.
        for rule in self._rules:
            found = rule.pattern.match(code, at)
            if found is not None and (found.end() > at or rule.leads):
                return rule, found, 0
        return None


class _Lasts(dict[re.Pattern[str], int]):
    """Where each end comes last in a code, -1 for nowhere; each is looked for once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code, self.size = code, len(code)

    def __missing__(self, end: re.Pattern[str]) -> int:
        last = -1
        for found in end.finditer(self._code):
            last = found.start()
        self[end] = last
        return last


def _end_of(pattern: str, flags: re.RegexFlag) -> re.Pattern[str] | None:
    if not isinstance(pattern, Ending):
        return None
    # Looked at from every place: ends such as three of four quotes overlap.
    return re.compile(f"(?={_BOUNDARY.sub(_ANY_BOUNDARY, pattern.end)})", flags)


def _with_references_behind(groups: int, pattern: str) -> str:
    """The pattern for a place that has so many groups before its own.

    Raises ValueError where it refers to one past the 99th, which no pattern can.
    """

    def moved(found: re.Match[str]) -> str:
        group = groups + int(found[2])
        if group > _LAST_REFERRED:
            raise ValueError(f"{pattern!r} would refer to group {group}")
        return rf"{found[1]}(?:\{group})"

    return _REFERENCE.sub(moved, pattern)


class Machine:
    """One language. Takes time in proportion to the code, whatever that is."""

    def __init__(
        self,
        table: Table,
        flags: re.RegexFlag = re.MULTILINE | re.ASCII,
        embedded: Mapping[str, Machine] | None = None,
        notes: Callable[[], Any] = lambda: None,
    ) -> None:
        """`notes` makes what the steps of a table note while they go through one code."""
        self._table = table
        self._flags = flags
        self._embedded = embedded or {}
        self._notes = notes
        self._states: dict[str, _State] = {}

    def embedding(self, embedded: Mapping[str, Machine]) -> Machine:
        """The same with other languages inside of it, by the names of the table."""
        return Machine(self._table, self._flags, {**self._embedded, **embedded}, self._notes)

    def _state(self, name: str) -> _State:
        # Patterns take a while to compile, and most posts have code of one or two languages.
        state = self._states.get(name)
        if state is None:
            state = self._states[name] = _State(self._table[name], self._flags)
        return state

    def with_newer(self, newer: dict[Machine, Machine]) -> Machine:
        """The one that takes its place, with such ones inside; `newer` gets to know it."""
        if self not in newer:
            inner = {name: each.with_newer(newer) for name, each in self._embedded.items()}
            same = all(inner[name] is each for name, each in self._embedded.items())
            changed = Machine(self._table, self._flags, inner, self._notes)
            newer[self] = self if same else changed
        return newer[self]

    def pieces(self, code: str, start: str = START) -> Iterator[tuple[str, str]]:
        """Class and text of every piece; joined, the texts are the code."""
        return self._pieces_from(code, [start], {}, self._notes())

    def _pieces_from(
        self, code: str, states: list[str], lasting: _Lasting, notes: Any
    ) -> Iterator[tuple[str, str]]:
        """The pieces of code in these states, which are left as they are at its end."""
        lasts = _Lasts(code)
        state, limit = self._state(states[-1]).behind(0, lasts)
        at = idle = 0
        while at < len(code):
            if at >= limit:
                state, limit = state.behind(at, lasts)
            holds = state.at(code, at)
            if holds is None or idle > _MOST_IDLE:
                yield WRONG, code[at]
                at += 1
                idle = 0
                continue
            (_, classes, moves), found, groups = holds
            idle = idle + 1 if found.end() == at else 0
            if callable(classes):
                pieces, follows = classes(found, groups, notes)
                yield from pieces
                moves = (*moves, *follows.split())
            elif isinstance(classes, tuple):
                texts = found.groups()[groups : groups + len(classes)]
                yield from self._classed(texts, classes, lasting)
            elif isinstance(classes, str) and not classes.startswith(("&", "@")):
                yield classes, found.group()
            else:
                yield from self._classed((found.group(),), (classes,), lasting)
            if moves:
                _move(states, moves, lasting)
                state, limit = self._state(states[-1]).behind(found.end(), lasts)
            at = found.end()

    def _classed(
        self,
        texts: Sequence[str | None],
        classes: tuple[str | ByWord | None, ...],
        lasting: _Lasting,
    ) -> Iterator[tuple[str, str]]:
        named: Machine | None = None
        for css, text in zip(classes, texts, strict=True):
            if not text or css is None:
                continue
            if isinstance(css, ByWord):
                yield css.of(text), text
            elif css.endswith(" @"):
                named = self._embedded.get(text.partition("?")[0].strip())
                yield css.removesuffix(" @"), text
            elif css.startswith("@ "):
                if named:
                    yield from named.pieces(text)
                else:
                    yield css.removeprefix("@ "), text
            elif css.startswith("&"):
                own = self._embedded[css[1:]]
                if css[1:] not in lasting:
                    lasting[css[1:]] = [START], {}, own._notes()
                yield from own._pieces_from(text, *lasting[css[1:]])
            elif css.startswith("@"):
                other = self._embedded.get(css[1:])
                yield from other.pieces(text) if other else self.pieces(text, css[1:])
            else:
                yield css, text


def succeeded(machines: Mapping[str, Machine], newer: Mapping[str, Machine]) -> dict[str, Machine]:
    """The machines by name with newer ones in the place of some, and in all that embed these."""
    known = {machines[name]: machine for name, machine in newer.items() if name in machines}
    replaced = {name: machine.with_newer(known) for name, machine in machines.items()}
    return {**replaced, **newer}


def _move(states: list[str], moves: tuple[str, ...], lasting: _Lasting) -> None:
    for move in moves:
        if move == "!":
            lasting.clear()
            continue
        if move.startswith("!"):
            lasting.pop(move[1:], None)
            continue
        if move.startswith("<"):
            while len(states) > 1 and states.pop() != move[1:]:
                pass
            continue
        if move == "--":
            del states[1:]
            continue
        if move.startswith(("-", "=")) and len(states) > 1:
            states.pop()
        if move != "-" and len(states) < _DEEPEST:
            states.append(move.removeprefix("="))
