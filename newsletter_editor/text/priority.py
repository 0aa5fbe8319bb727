"""How a process stands back behind those that somebody waits for."""

from __future__ import annotations

import ctypes
import os
import sys

_NICENESS, _BELOW_NORMAL = 10, 0x4000
"""For POSIX, and Windows' BELOW_NORMAL_PRIORITY_CLASS."""


def give_way() -> None:
    """Let window and preview go first: at them somebody looks while typing."""
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICENESS)
