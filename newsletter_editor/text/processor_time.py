"""How long another process has been at work, whatever else the machine has to do meanwhile."""

from __future__ import annotations

import ctypes
import sys
import time
from time import monotonic

PATIENCE = 6
"""How many times its limit an answer may take by the clock, for a machine with much to do."""

_LINUX_CLOCK_OF_ALL_THREADS = 2
_QUERY_LIMITED_INFORMATION = 0x1000
_RUSAGE_INFO_V0 = 0
_NANOSECONDS, _FILE_TIMES = 1e9, 1e7


class _MacUsage(ctypes.Structure):
    """`rusage_info_v0` of macOS's <sys/resource.h>; times in ticks of the machine."""

    _fields_ = (
        ("uuid", ctypes.c_uint8 * 16),
        ("user_time", ctypes.c_uint64),
        ("system_time", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 8),
    )


class _MacTimebase(ctypes.Structure):
    _fields_ = (("numerator", ctypes.c_uint32), ("denominator", ctypes.c_uint32))


class Stopwatch:
    """Counts, from when it is made, what a process uses up of a limit."""

    def __init__(self, process_id: int, patience: float | None = None) -> None:
        """`patience` is how many times a limit it may take by the clock, by default `PATIENCE`."""
        self._process_id = process_id
        self._patience = PATIENCE if patience is None else patience
        self._began, self._used_before = monotonic(), processor_seconds(process_id)

    def left(self, limit: float) -> float:
        """Seconds of the limit that are left, zero or less where it has passed.

        Where the system does not tell what the process had, the clock alone counts.
        """
        waited = monotonic() - self._began
        used = processor_seconds(self._process_id)
        if used is None or self._used_before is None:
            return limit - waited
        return min(limit - (used - self._used_before), limit * self._patience - waited)


def processor_seconds(process_id: int) -> float | None:
    """Seconds that all threads of a process have had of processors so far, its children's not.

    None where the system does not tell, or there is no such process.
    """
    if process_id <= 0:
        return None
    try:
        if sys.platform == "win32":
            return _on_windows(process_id)
        if sys.platform == "darwin":
            return _on_mac(process_id)
        # What the C library's clock_getcpuclockid gives, by the kernel's posix-timers.h.
        return time.clock_gettime(~process_id << 3 | _LINUX_CLOCK_OF_ALL_THREADS)
    except (OSError, AttributeError):
        return None


def _on_windows(process_id: int) -> float | None:
    if sys.platform != "win32":
        return None
    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process_id))
    if not handle:
        return None
    times = [ctypes.c_uint64() for _ in range(4)]
    told = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
    kernel.CloseHandle(handle)
    _began, _ended, in_kernel, in_program = (each.value for each in times)
    return (in_kernel + in_program) / _FILE_TIMES if told else None


def _on_mac(process_id: int) -> float | None:
    system = ctypes.CDLL(None)
    usage, base = _MacUsage(), _MacTimebase()
    if system.proc_pid_rusage(process_id, _RUSAGE_INFO_V0, ctypes.byref(usage)) != 0:
        return None
    if system.mach_timebase_info(ctypes.byref(base)) != 0 or not base.denominator:
        return None
    ticks = usage.user_time + usage.system_time
    return float(ticks * base.numerator / base.denominator / _NANOSECONDS)
