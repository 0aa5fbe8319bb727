"""`{% include_cached %}` of jekyll-include-cache: made once for all pages of a build.

What one makes is kept by its file and the values of its parameters, whatever their names are
(https://github.com/benbalter/jekyll-include-cache). So each page shows what the first page with
these values made, in the order of the build. Only an include that looks at its page, or leaves a
variable behind, can differ from what it would make here; for those alone others are asked. That
the same values may stand under other names is heeded within a page alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from io import StringIO
from typing import Any, NamedTuple, TextIO

from liquid import RenderContext

from newsletter_editor.liquid.mixed_hash import identity
from newsletter_editor.liquid.nodes import run_of
from newsletter_editor.liquid.tags import PARAMETER, IncludeNode, IncludeTag

Key = tuple[str, tuple[tuple[str, str], ...] | None]
"""A file's name and the values of its parameters; None where there are none."""

_TAG = re.compile(r"\{%-?\s*(include(?:_cached)?)\s+(.*?)-?%\}", re.DOTALL)
_OF_PAGE = re.compile(r"page\.([\w-]+)", re.ASCII)
_ALIKE_EVERYWHERE = frozenset({"site", "jekyll", "theme"})
_CHANGING = frozenset({"content", "excerpt", "output", "next", "previous"})
_NOTHING = object()


def key_of(name: str, values: Mapping[str, Any] | None) -> Key:
    """What two includes have in common that are one to the plugin."""
    if values is None:
        return name, None
    return name, tuple(identity(values[parameter]) for parameter in sorted(values))


class _Outside(Mapping[str, Any]):
    """Stands between an include's own names and those of its page, and has none itself."""

    def __init__(self, variables: Mapping[str, Any]) -> None:
        self._variables = variables
        self._before = dict(variables)
        self.is_asked = False
        """Whether the include has asked for what is not its own, nor the same on all pages."""

    def __getitem__(self, key: str) -> Any:
        is_own = self._variables.get(key, _NOTHING) is not self._before.get(key, _NOTHING)
        self.is_asked |= not is_own and key not in _ALIKE_EVERYWHERE
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class CachedIncludeNode(IncludeNode):
    """Writes what the first of its kind has made."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Make it, or take it from where it was made before."""
        run = run_of(context)
        name = self.file(run, context)
        key = key_of(name, self.values(context) if self.parameters else None)
        made = run.view.cached_includes(run)
        if key not in made:
            made[key] = self._first(context, key, made)
        else:
            run.budget.write(made[key])
        return buffer.write(made[key])

    def _first(self, context: RenderContext, key: Key, made: dict[Key, str]) -> str:
        run = run_of(context)
        variables, counters, others = dict(context.locals), dict(context.counters), dict(made)
        interrupts = list(run.interrupts)
        outside = _Outside(context.locals)
        inner, is_of_page = StringIO(newline=""), run.is_of_page
        run.is_of_page = False
        with context.extend(outside):
            super().render_to_output(context, inner)
        looks_outside = run.is_of_page or outside.is_asked
        run.is_of_page |= is_of_page
        leaves = (variables, counters, interrupts) != (
            context.locals,
            context.counters,
            run.interrupts,
        )
        if looks_outside or leaves:
            earlier = run.view.earlier_include(run, key)
            if earlier is not None:
                # There it has set its variables and made what is inside, and not here.
                context.locals.clear()
                context.locals.update(variables)
                context.counters.clear()
                context.counters.update(counters)
                made.clear()
                made.update(others)
                run.interrupts[:] = interrupts
                return earlier
        return inner.getvalue()


class IncludeCachedTag(IncludeTag):
    """Reads a tag as that of an include."""

    name = "include_cached"
    node = CachedIncludeNode


class Use(NamedTuple):
    """An include as it is written; the name is None where a template makes it."""

    is_cached: bool
    name: str | None
    parameters: tuple[tuple[str, str], ...]
    """In the order of their names; of a text it is the text behind a quotation mark."""


@lru_cache(maxsize=2048)
def uses_in(text: str) -> tuple[Use, ...]:
    """The includes that stand in a template, whether they are reached or not."""
    found = []
    for tag, markup in _TAG.findall(text):
        name, _, rest = markup.strip().partition(" ")
        parameters = {
            key: path or '"' + (double.replace('\\"', '"') or single.replace("\\'", "'"))
            for key, double, single, path in PARAMETER.findall(rest)
        }
        known = None if "{" in markup.partition("=")[0] else name.lstrip("/")
        found.append(Use(tag == "include_cached", known, tuple(sorted(parameters.items()))))
    return tuple(found)


def closure(text: str, uses_of: Callable[[str], tuple[Use, ...]], most: int = 500) -> set[Use]:
    """The includes of a template and of all that it includes; `uses_of` gives those of a file."""
    found: set[Use] = set()
    waiting = [uses_in(text)]
    seen: set[str] = set()
    while waiting and len(seen) < most:
        for use in waiting.pop():
            found.add(use)
            if use.name is not None and use.name not in seen:
                seen.add(use.name)
                waiting.append(uses_of(use.name))
    return found


def key_on(use: Use, page: Mapping[str, Any]) -> Key | None:
    """The key of an include on a page as far as no run is needed to tell it; else None."""
    assert use.name is not None
    if not use.parameters:
        return use.name, None
    values: dict[str, Any] = {}
    for name, written in use.parameters:
        found = _OF_PAGE.fullmatch(written)
        if written.startswith('"'):
            values[name] = written[1:]
        elif found is not None and found[1] not in _CHANGING:
            values[name] = page.get(found[1])
        else:
            return None
    return key_of(use.name, values)
