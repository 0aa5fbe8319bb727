"""Whether a template only passes on the content of a page, or looks at what it says.

A frame is made once around a mark in the place of the content. Where no template did more with the
mark than print it, the frame is that of every content.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

_PASSED_ON = frozenset(
    {
        "__class__",
        "__delattr__",
        "__dict__",
        "__dir__",
        "__doc__",
        "__format__",
        "__getattribute__",
        "__getnewargs__",
        "__init__",
        "__init_subclass__",
        "__module__",
        "__new__",
        "__reduce__",
        "__reduce_ex__",
        "__repr__",
        "__setattr__",
        "__sizeof__",
        "__str__",
        "__subclasshook__",
        "__weakref__",
    }
)


class Watch:
    """One making of a frame: its mark, and whether what stands for it matters."""

    def __init__(self) -> None:
        # No letters, which a template might turn into capitals without being noticed.
        self.mark = f"\ue000{secrets.randbits(128)}\ue001"
        self.is_exact = True
        self.excerpt: Any = None
        """The page's excerpt where it was asked for."""

    def content(self, text: str) -> Watched:
        """A text with the mark in it, watched."""
        watched = Watched(text)
        watched.watch = self
        return watched

    def see(self, value: Any, depth: int = 0) -> None:
        """A filter gets a value: what has the mark in it is looked at."""
        if isinstance(value, str):
            if str.__contains__(value, self.mark):
                self.is_exact = False
        elif isinstance(value, (list, tuple)) and depth < 5:
            for item in value:
                self.see(item, depth + 1)
        elif isinstance(value, dict) and depth < 5:
            for item in value.values():
                self.see(item, depth + 1)

    def kept(self, value: Any) -> Any:
        """What a variable is to hold: a text that has the mark in it is watched on."""
        if isinstance(value, str) and not isinstance(value, Watched) and self.mark in value:
            return self.content(value)
        return value


class Watched(str):
    """A text that tells its watch when it is looked at."""

    watch: Watch

    def as_text(self) -> str:
        """The text itself, to be printed."""
        return str.__str__(self)


def _noticed(name: str) -> Callable[..., Any]:
    method = getattr(str, name)

    def noticed(self: Watched, *arguments: Any, **named: Any) -> Any:
        self.watch.is_exact = False
        return method(self, *arguments, **named)

    return noticed


def _truth(self: Watched) -> bool:
    self.watch.is_exact = False
    return str.__len__(self) > 0


for _name in dir(str):
    if _name not in _PASSED_ON and callable(getattr(str, _name)):
        setattr(Watched, _name, _noticed(_name))
Watched.__bool__ = _truth  # type: ignore[attr-defined]  # a text has none of its own
