"""Imports a module with all that it needs in small steps, for the thread that keys are typed on.

One module of ours takes a few milliseconds, all that one of them imports up to half a second.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from opcode import opmap
from types import CodeType

_PROGRAM = "newsletter_editor"
_EXTENDED_ARG = opmap["EXTENDED_ARG"]
_IMPORT_NAME = opmap["IMPORT_NAME"]
_LOAD_CONST = opmap["LOAD_CONST"]
_LOAD_NAME = opmap["LOAD_NAME"]


def imported_in_steps(name: str) -> Iterator[str]:
    """Import a module of the program, what it imports first; yields the name of each when it is
    there, so that the caller can go on later.

    Raises what importing raises.
    """
    yield from _imported(name, set())


def _imported(name: str, seen: set[str]) -> Iterator[str]:
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    package = name.rpartition(".")[0]
    if package:
        yield from _imported(package, seen)
    for needed, names in _needed(name):
        yield from _imported(needed, seen)
        if hasattr(sys.modules.get(needed), "__path__"):
            for part in (f"{needed}.{each}" for each in names):
                if find_spec(part) is not None:
                    yield from _imported(part, seen)
    import_module(name)
    yield name


def _needed(name: str) -> list[tuple[str, tuple[str, ...]]]:
    spec = find_spec(name)
    # Python's own loaders can tell, and so can the one of frozen programs.
    get_code = getattr(spec and spec.loader, "get_code", None)
    code = get_code(name) if get_code else None
    return [each for each in imports(code) if each[0].startswith(f"{_PROGRAM}.")] if code else []


def imports(code: CodeType) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The modules that a module's code imports when it runs, each with what is taken from it, up to
    the block for type checkers."""
    argument = constant = 0
    for operation, low in zip(code.co_code[::2], code.co_code[1::2], strict=True):
        argument |= low
        if operation == _EXTENDED_ARG:
            argument <<= 8
            continue
        if operation == _LOAD_CONST:
            constant = argument
        elif operation == _IMPORT_NAME:
            # The names are loaded right before it, as None where there are none.
            yield code.co_names[argument], code.co_consts[constant] or ()
        elif operation == _LOAD_NAME and code.co_names[argument] == "TYPE_CHECKING":
            return
        argument = 0
