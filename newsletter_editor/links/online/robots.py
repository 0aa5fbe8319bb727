"""What a server asks of programs in its `robots.txt` (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

LARGEST = 512 * 1024
"""Bytes that are read; RFC 9309 asks for 500 KiB at least."""
_MOST_RULES = 5_000
_LONGEST_PATTERN = 2_000


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program, as (whether it may, pattern)."""

    rules: tuple[tuple[bool, str], ...] = ()

    def allows(self, address: str) -> bool:
        """Whether the program may ask for an address; the longest pattern decides, of two alike
        the one that allows."""
        parts = urlsplit(address)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        best = (-1, True)
        for may, pattern in self.rules:
            if _matches(pattern, path):
                best = max(best, (len(pattern), may))
        return best[1]


def read_robots(text: str, program: str) -> Robots:
    """The rules that a file has for a program: those under its name, else those for all."""
    named: dict[str, list[tuple[bool, str]]] = {}
    agents: list[str] = []
    has_rules = False
    count = 0
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if has_rules:
                agents, has_rules = [], False
            agents.append(value.lower())
            named.setdefault(value.lower(), [])
        elif key in ("allow", "disallow"):
            has_rules = True
            count += 1
            # An empty `Disallow` forbids nothing.
            if value and len(value) <= _LONGEST_PATTERN and count <= _MOST_RULES:
                for agent in agents:
                    named[agent].append((key == "allow", _normal(value)))
    own = named.get(program.lower(), named.get("*", []))
    return Robots(tuple(own))


def _normal(path: str) -> str:
    return quote(unquote(path), safe="/*$?&=:@!,;+~()'-._%")


def _matches(pattern: str, path: str) -> bool:
    """`*` stands for anything, `$` at the end for the end; by steps, for a pattern with many stars
    would have a regular expression try for ever."""
    to_end = pattern.endswith("$")
    first, *pieces = re.split(r"\*+", pattern.removesuffix("$"))
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return not to_end or at == len(path)
    *middle, last = pieces
    for piece in middle:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if to_end:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0
