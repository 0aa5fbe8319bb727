"""A process that writes one file over and over, while others do the same.

`window` saves as the program does: it reads the file, compares, and keeps what it replaces. `sync`
writes its texts over whatever is there, as a sync tool does. Both write down every text that they
have put there and every text that they have seen or taken away.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.saving import ChangedOutsideError, save
from newsletter_editor.document.source import digest_of
from newsletter_editor.document.versions import Versions


def write_as_a_window(
    post: Path, text: bytes, versions: Versions, note: Callable[..., None]
) -> None:
    known = post.read_bytes()
    time.sleep(0.001)
    try:
        save(
            post,
            text,
            replacing=digest_of(known),
            keep=lambda data: versions.keep(post, data),
        )
    except ChangedOutsideError:
        note("refused", text)
        return
    # The window keeps copies of both.
    note("put", text)
    note("kept", known)
    note("kept", text)


def write_as_a_sync_tool(post: Path, text: bytes, note: Callable[..., None]) -> None:
    beside = post.with_name("sync")
    beside.write_bytes(text)
    # Swapped, so that it is known what was there.
    THE_DISK.exchange(beside, post)
    note("put", text)
    note("kept", beside.read_bytes())
    beside.unlink()
    time.sleep(0.002)


def main() -> None:
    role, folder, name, rounds = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    post = folder / "post.md"
    log = os.open(folder / f"{name}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    versions = Versions(folder / "versions")

    def note(kind: str, text: bytes) -> None:
        os.write(log, kind.encode() + b" " + text + b"\n")

    for number in range(rounds):
        text = f"{name} {number}".encode()
        if role == "sync":
            write_as_a_sync_tool(post, text, note)
        else:
            write_as_a_window(post, text, versions, note)


if __name__ == "__main__":
    main()
