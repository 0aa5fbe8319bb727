"""The door to libgit2: the same questions and answers as `Git`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pygit2
from pygit2 import Repository

from newsletter_editor.publishing.git import CancelledError, Git, GitFailedError, Progress
from newsletter_editor.publishing.libgit.limits import require_able
from newsletter_editor.publishing.libgit.program import NEEDS_GIT, answer
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.workers import command_line, worker_variables

WORKER = "newsletter_editor.publishing.libgit.worker"
_OVER_THE_NETWORK = ("fetch", "push", "clone")


class LibraryGit(Git):
    """Git without git. Servers are asked by a process, which can be ended when one hangs."""

    def __init__(
        self,
        top: Path,
        is_cancelled: Callable[[], bool] | None = None,
        progress: Progress | None = None,
        running: Callable[[], AbstractContextManager[tuple[int, ...]]] | None = None,
        setting: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(Path(), top, is_cancelled, progress, running, setting)
        self._repo: Repository | None = None

    def run(
        self,
        *arguments: str,
        given: bytes = b"",
        also: Sequence[int] = (),
        index: Path | None = None,
        network: bool = False,  # noqa: ARG002 - the command says it
        changes: bool = False,
        heard: list[str] | None = None,
    ) -> bytes:
        if any(each in _OVER_THE_NETWORK for each in arguments[:3]):
            if "clone" not in arguments:
                self._opened()
            question = json.dumps(arguments).encode()
            try:
                return super().run(
                    *arguments,
                    given=question,
                    also=also,
                    network=True,
                    changes=changes,
                    heard=heard,
                )
            except GitFailedError as failure:
                if NEEDS_GIT not in failure.said:
                    raise
                words = json.loads(failure.said.rpartition(NEEDS_GIT)[2])
                raise EditorError(Localized(**words)) from failure
        if self._is_cancelled and self._is_cancelled():
            raise CancelledError
        with ExitStack() as opened:
            if changes and self._running:
                opened.enter_context(self._running())
            try:
                return answer(self._opened(), arguments, given, index)
            except GitFailedError as failure:
                if failure.status in also:
                    return failure.out
                raise

    def _command(self, _arguments: Sequence[str]) -> list[str]:
        return command_line(WORKER)

    def _for_network(self) -> dict[str, str]:
        return worker_variables()

    def _opened(self) -> Repository:
        if self._repo is None:
            try:
                found = Repository(str(self.top))
                require_able(found)
            except pygit2.GitError as error:
                raise GitFailedError(f"fatal: {error}", 128) from error
            self._repo = found
        return self._repo
