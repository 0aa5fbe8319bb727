"""What happens when the program itself has a fault: a report is kept, and the window goes on."""

from __future__ import annotations

import contextlib
import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import platformdirs
import PySide6

from newsletter_editor import __version__
from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.text.console import visible

KEPT_REPORTS = 20


def reports_folder() -> Path:
    """Where reports are kept, readable by the user only."""
    return platformdirs.user_log_path("newsletter-editor", appauthor=False)


class CrashHook:
    """Takes every exception that nothing has caught. `tell(report path)` shows it to the author."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or reports_folder()
        self._dump: TextIO | None = None
        self.tell: Callable[[Path], None] | None = None

    def install(self) -> None:
        """Begin; hard crashes of the interpreter are written down too."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._dump = (self._folder / "hard-crash.txt").open("w", encoding="utf-8")
            faulthandler.enable(self._dump)
        except OSError:
            # No place to write is no reason not to write a newsletter.
            self._dump = None

    def remove(self) -> None:
        """Give Python its own behaviour back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._dump is not None:
            faulthandler.disable()
            self._dump.close()
            self._dump = None

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep a report of an exception and say so; never raises."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report_text(kind, error, trace)
        print(visible(text), file=sys.stderr)  # noqa: T201 - whoever started it from a terminal sees why
        path = self._keep(text)
        if path is not None and self.tell is not None:
            tell, self.tell = self.tell, None
            try:
                tell(path)
            except Exception:  # noqa: BLE001 - telling of a fault must not be the next one
                return
            finally:
                self.tell = tell

    def _keep(self, text: str) -> Path | None:
        path = self._folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            THE_DISK.put(path, text.encode("utf-8", "backslashreplace"))
        except OSError:
            return None
        with contextlib.suppress(OSError):
            for old in sorted(self._folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
                old.unlink()
        return path


def report_text(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> str:
    """What a developer needs to find the fault; holds nothing of the author's text."""
    # Imported here: a start that goes well needs none of it.
    import platform

    lines = [
        f"Newsletter Editor {__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}",
        "",
        *(line.rstrip("\n") for line in traceback.format_tb(trace)),
    ]
    # The message may quote what the author wrote; its first line is enough to know the fault.
    message = str(error).partition("\n")[0][:200]
    return "\n".join([*lines, f"{kind.__name__}: {message}", ""])
