"""A limit that Windows keeps: for the processes of a job object, see Microsoft's "Job Objects"."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_EXTENDED_LIMITS = 9
_PROCESS_MEMORY = 0x100


class _Basic(ctypes.Structure):
    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


@contextmanager
def memory_of_job_below(size: int) -> Iterator[None]:
    """Let this process, and each that it starts in the body, have at most `size` bytes.

    Beyond them allocating fails, which Python raises as MemoryError. The body runs without a limit
    where Windows refuses one.
    """
    if sys.platform != "win32":
        raise OSError("Windows alone has job objects")
    kernel = ctypes.WinDLL("kernel32")
    for name in ("CreateJobObjectW", "GetCurrentProcess"):
        getattr(kernel, name).restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _Extended()
    limits.basic.flags = _PROCESS_MEMORY
    limits.process_memory = size

    def set_limits() -> None:
        pointer, length = ctypes.byref(limits), ctypes.sizeof(limits)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, pointer, length)

    set_limits()
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
    try:
        yield
    finally:
        # A process cannot leave its job, but the job can let it be.
        limits.basic.flags = 0
        set_limits()
