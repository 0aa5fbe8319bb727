"""A blog comes from its server into a folder, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from newsletter_editor.document.storage import Lock
from newsletter_editor.publishing.doors import git_for
from newsletter_editor.publishing.failures import told
from newsletter_editor.publishing.git import Progress
from newsletter_editor.publishing.hosts import place_of
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_PART = ".newsletter-editor-download"
_SCHEMES = ("https", "http", "ssh", "git", "file")
_PERCENT = re.compile(
    r"(?P<what>Receiving objects|Resolving deltas|Updating files): +(?P<part>\d+)%"
)
_PAGE = re.compile(r"(?P<repo>/[^/]+/[^/]+)/(?:tree|blob|src|-)(?:/.*)?")
_SHORT = re.compile(r"[\w.-]+/[\w.-]+")


class AlreadyHereError(EditorError):
    """The blog has been downloaded to that folder before."""

    def __init__(self, folder: Path) -> None:
        super().__init__(_ALREADY.format(folder=folder))
        self.folder = folder


def plain_address(text: str) -> str:
    """The address that an author means, without what would sign anybody in.

    People paste the address of a page, or `owner/name`. Raises EditorError for what is none.
    """
    address = text.strip().removeprefix("git clone ").strip()
    if not address or address.startswith("-") or any(ord(each) < 32 for each in address):
        raise EditorError(_NO_ADDRESS.format(address=address))
    if Path(address).is_absolute() and Path(address).is_dir():
        return address
    if _SHORT.fullmatch(address) and not Path(address).exists():
        return f"https://github.com/{address.removesuffix('.git')}"
    if "://" not in address:
        if "::" in address or place_of(address) is None:
            with contextlib.suppress(ValueError):
                first = address.partition("/")[0]
                if "." in first and "@" not in first and ":" not in first and "/" in address:
                    return plain_address(f"https://{address}")
            raise EditorError(_NO_ADDRESS.format(address=address))
        return address
    try:
        parts = urlsplit(address)
        host, user = parts.hostname, parts.username
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise EditorError(_NO_ADDRESS.format(address=text.strip())) from error
    if parts.scheme not in _SCHEMES or (not host and parts.scheme != "file"):
        raise EditorError(_NO_ADDRESS.format(address=address))
    # Tokens are pasted as a name, too; only ssh needs one.
    name = f"{user}@" if user and parts.scheme == "ssh" else ""
    where = f"[{host}]" if host and ":" in host else host or ""
    path = parts.path.rstrip("/")
    if page := _PAGE.fullmatch(path):
        path = page["repo"]
    return urlunsplit((parts.scheme, f"{name}{where}{port}", path, "", ""))


def folder_name(address: str) -> str:
    """What the folder of a blog is called by default."""
    name = re.split(r"[/\\:]", address.rstrip("/\\"))[-1].removesuffix(".git")
    return re.sub(r"[^\w. -]", "-", name).strip(". ") or "blog"


def percent_of(line: str) -> tuple[str, int] | None:
    """What git is at, and how much of it is done, by a line of its account; None for others."""
    found = _PERCENT.search(line)
    return (found["what"], int(found["part"])) if found else None


def download(
    address: str,
    folder: Path,
    is_cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> Path:
    """Bring the blog at `address` into `folder`, which must not be there or be empty.

    Returns the folder. After an error, and after a kill when the next download begins, nothing is
    left. Raises AlreadyHereError where it lies there already; EditorError.
    """
    plain = plain_address(address)
    folder = Path(os.path.abspath(folder))  # noqa: PTH100
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        if is_copy_of(folder, plain):
            raise AlreadyHereError(folder)
        raise EditorError(_TAKEN.format(name=folder.name))
    with told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_left_overs(folder)
        part = folder.with_name(f"{_PART}-{folder.name}-{os.getpid()}")
        part.mkdir()
        lock = Lock(part.with_name(part.name + ".lock"))
        lock.acquire()
        try:
            git = git_for(part, is_cancelled, progress)
            protocols = "protocol.ext.allow=never"
            git.run("-c", protocols, "clone", "--progress", "--", plain, str(part), network=True)
            if folder.exists():
                folder.rmdir()
            part.rename(folder)
        except BaseException:
            _remove(part)
            raise
        finally:
            lock.release()
    return folder


def is_copy_of(folder: Path, address: str) -> bool:
    """Whether a folder holds a copy of the blog at an address, by git's settings in it."""
    place = folder / ".git" / "config"
    with contextlib.suppress(OSError):
        if not stat.S_ISREG(place.lstat().st_mode):
            return False
        # Read, not asked of git: nobody has trusted the folder yet.
        text = place.read_bytes()[: 1024 * 1024].decode("utf-8", "replace")
        named = re.findall(r"^\s*url\s*=\s*(\S.*?)\s*$", text, re.MULTILINE)
        return any(_same(each, address) for each in named)
    return False


def _same(one: str, other: str) -> bool:
    first, second = place_of(one), place_of(other)
    if first and second:
        return (first.host, first.path.lower()) == (second.host, second.path.lower())
    return one.rstrip("/").removesuffix(".git") == other.rstrip("/").removesuffix(".git")


def _remove_left_overs(folder: Path) -> None:
    """What a killed download has left beside."""
    for part in folder.parent.glob(f"{_PART}-*"):
        if part.name.endswith(".lock") or part.is_symlink():
            continue
        lock = Lock(part.with_name(part.name + ".lock"))
        if lock.acquire():
            _remove(part)
            lock.release()


def _remove(part: Path) -> None:
    def allow(function: Callable[[str], object], path: str, _error: object) -> None:
        # Git's objects are read-only, which Windows minds.
        with contextlib.suppress(OSError):
            Path(path).chmod(stat.S_IRWXU)
            function(path)

    if sys.version_info >= (3, 12):
        shutil.rmtree(part, onexc=allow)
    else:
        shutil.rmtree(part, onerror=allow)


_NO_ADDRESS = Localized(
    es="«{address}» no es la dirección de un blog; cópiala de la página del repositorio, como "
    "https://github.com/nombre/blog.",
    en="“{address}” is not the address of a blog; copy it from the repo's page, such as "
    "https://github.com/name/blog.",
)
_ALREADY = Localized(
    es="Este blog ya está en «{folder}»; ábrelo y trae lo más nuevo.",
    en="This blog is in “{folder}” already; open it and get the newest.",
)
_TAKEN = Localized(
    es="La carpeta «{name}» ya existe y tiene otra cosa; elige otro nombre.",
    en="The folder “{name}” exists already and holds something else; choose another name.",
)
