"""Imports a library without modules that it imports and that are seldom or never used here."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def import_without(library: str, *spared: str) -> None:
    """Import `library`; the modules that it is spared are imported when one of them is called.

    Of those it may only call functions.
    """
    if library in sys.modules:
        return
    stand_ins = {name: _StandIn(name) for name in spared if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        import_module(library)
    finally:
        for stand_in in stand_ins.values():
            stand_in.step_aside()


class _StandIn(ModuleType):
    """Has whatever is imported from it, as functions of the module that it stands for."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*arguments: object, **named: object) -> object:
            # Another thread may have come upon it while the library was imported.
            self.step_aside()
            found: object = getattr(import_module(self.__name__), name)(*arguments, **named)
            return found

        return called

    def step_aside(self) -> None:
        """Let the module itself be imported."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
