"""Has pictures converted in a process of its own, which is ended when it takes too long."""

from __future__ import annotations

import base64
import contextlib
import subprocess
import threading
from types import TracebackType
from typing import Any

from newsletter_editor.images.picture import SECONDS_TO_CONVERT, TOO_MUCH, Converted
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.frames import pack, read_frame
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.workers import command_line, worker_environment

MODULE = "newsletter_editor.images.worker"
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
SECONDS_TO_START = 60.0
"""A virus scanner may read every file of the program first."""


class Converter:
    """One process for as many pictures as are asked for; a context, which ends it.

    `convert` is called on one thread at a time, `stop` on any.
    """

    def __init__(self, module: str = MODULE, seconds: float = SECONDS_TO_CONVERT) -> None:
        self._module, self._seconds = module, seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False
        self._revision = 0

    def __enter__(self) -> Converter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def convert(self, data: bytes, wishes: Wishes, name: str) -> Converted:
        """As `converting.convert`, within time and memory. Raises EditorError as that does."""
        answer = self._ask(
            {"data": base64.b64encode(data).decode("ascii"), "wishes": wishes.told(), "name": name}
        )
        if answer is None:
            told = _CALLED_OFF if self._is_stopped else TOO_MUCH
            raise EditorError(told.format(name=name))
        if "en" in answer:
            raise EditorError(Localized(es=answer["es"], en=answer["en"]))
        del answer["revision"]
        return Converted(**{**answer, "data": base64.b64decode(answer["data"])})

    def stop(self) -> None:
        """End the process; what is being converted is called off."""
        self._is_stopped = True
        self._end()

    def _ask(self, question: dict[str, Any]) -> dict[str, Any] | None:
        if self._process is None:
            self._start()
            if self._said({"revision": 0}, SECONDS_TO_START) is None:
                return None
        self._revision += 1
        return self._said({"revision": self._revision, **question}, self._seconds)

    def _start(self) -> None:
        self._process = subprocess.Popen(
            command_line(self._module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=worker_environment(),
            creationflags=_NO_WINDOW,
        )

    def _said(self, question: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        """The answer; None where the process died or was ended."""
        process = self._process
        if process is None or self._is_stopped:
            self._end()
            return None
        assert process.stdin is not None and process.stdout is not None
        timer = threading.Timer(seconds, process.kill)
        timer.daemon = True
        timer.start()
        answer = None
        with contextlib.suppress(OSError, ValueError):
            process.stdin.write(pack(question))
            process.stdin.flush()
            answer = read_frame(process.stdout)
        timer.cancel()
        if answer is None:
            self._end()
        return answer

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()


_CALLED_OFF = Localized(es="Se canceló.", en="It was called off.")
