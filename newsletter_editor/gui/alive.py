"""Whether somebody is left to be called back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject


def is_alive(callback: Callable[..., Any]) -> bool:
    """False for a bound method, or a partial of one, whose QObject is gone."""
    if isinstance(callback, partial):
        return is_alive(callback.func)
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
