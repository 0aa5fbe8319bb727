"""Which folders the author trusts; kept beside journals and copies, never in a repo.

Until a folder is trusted, nothing of it reaches the network: no remote pictures, no publishing.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import platformdirs

_LARGEST = 32 * 1024 * 1024
"""Bytes: more than `MOST_FOLDERS` of the longest paths take."""
MOST_FOLDERS = 2_000
"""Folders that are remembered; the oldest go first."""


def trust_file() -> Path:
    """Where it is kept: a file of the user's own."""
    return Path(platformdirs.user_data_path("newsletter-editor", appauthor=False)) / "trusted.json"


def is_trusted(root: Path | str) -> bool:
    """Whether the author has trusted the folder `root` itself; never raises."""
    # A file that cannot be read trusts nothing.
    with contextlib.suppress(OSError):
        return _key(root) in _kept()
    return False


def trust(root: Path | str) -> None:
    """Remember that the author trusts a folder. Raises OSError where that cannot be kept."""
    _write([*(known for known in _kept() if known != _key(root)), _key(root)])


def distrust(root: Path | str) -> None:
    """Forget it again. Raises OSError where that cannot be kept."""
    known = _kept()
    if _key(root) in known:
        _write([each for each in known if each != _key(root)])


def _key(root: Path | str) -> str:
    return os.path.normcase(os.path.realpath(root))


def _kept() -> list[str]:
    """The folders, none where the file is damaged. Raises OSError where it cannot be read just
    now: what is written then would have lost them.
    """
    try:
        with trust_file().open("rb") as file:
            data = file.read(_LARGEST)
    except FileNotFoundError:
        return []
    with contextlib.suppress(ValueError, RecursionError):
        kept = json.loads(data)
        if isinstance(kept, dict) and isinstance(kept.get("folders"), list):
            return [each for each in kept["folders"] if isinstance(each, str)]
    return []


def _write(folders: list[str]) -> None:
    file = trust_file()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = file.with_name(f"{file.name}-{os.urandom(6).hex()}.tmp")
    data = json.dumps({"folders": folders[-MOST_FOLDERS:]}, indent=1).encode()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
