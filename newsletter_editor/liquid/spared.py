"""Imports python-liquid without what a Jekyll never needs, which is 5 MB of each process and nearly
half of the time.

Of its own these are the messages of translated templates, and tags and filters beyond Shopify's
(with all of Babel); besides, what it reads files with in coroutines and out of packages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

_SPARED = ("liquid.extra", "liquid.messages", "asyncio", "importlib_resources")


def import_liquid() -> None:
    """Import `liquid`; the modules that it is spared are imported when one of them is called."""
    stand_ins = {name: _StandIn(name) for name in _SPARED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        import liquid  # noqa: F401
    finally:
        for name in stand_ins:
            del sys.modules[name]


class _StandIn(ModuleType):
    """Has whatever is imported from it, as functions of the module that it stands for."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*arguments: object, **named: object) -> object:
            found: object = getattr(import_module(self.__name__), name)(*arguments, **named)
            return found

        return called
