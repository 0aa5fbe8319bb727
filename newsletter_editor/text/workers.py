"""What other processes are started with: workers of ours, from this interpreter or from the frozen
program, and programs of the system."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE_PARENT = Path(__file__).resolve().parents[2]


def worker_variables() -> dict[str, str]:
    """What a worker's environment has beside that of its parent."""
    return {"PYTHONPATH": str(_PACKAGE_PARENT), "PYTHONIOENCODING": "utf-8"}


def worker_environment() -> dict[str, str]:
    """A worker's whole environment."""
    return {**os.environ, **worker_variables()}


def systems_environment() -> dict[str, str]:
    """The whole environment of a program that is none of ours, as the system would start it."""
    variables = dict(os.environ)
    if getattr(sys, "frozen", False):
        # PyInstaller has programs find our libraries first, which are others than the system's.
        for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
            variables.pop(name, None)
            if original := variables.pop(f"{name}_ORIG", ""):
                variables[name] = original
    return variables


def command_line(module: str) -> list[str]:
    """The program and its arguments that run a worker module."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        if sys.platform == "win32":
            # A program without a console may have no streams to talk over; its twin has them.
            program = program.with_name("newsletter-editor-console.exe")
        return [str(program), "--worker", module.split(".")[-2]]
    # Without -P a `json.py` in the author's repo would be imported instead of Python's own.
    return [sys.executable, "-P", "-m", module]
