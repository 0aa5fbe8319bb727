"""The git repo around a site: where it is, on which branch, where it is sent to."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsletter_editor.document.storage import lock
from newsletter_editor.publishing.doors import git_for
from newsletter_editor.publishing.git import GitFailedError, Progress
from newsletter_editor.repo.door import Door
from newsletter_editor.repo.trust import is_trusted
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

OWN_REFS = "refs/newsletter-editor"
"""Below it lie the refs of ours; nobody fetches or sends them."""

_LONGEST_HEAD = 4096
_ORIGINAL = "upstream"
"""What people, and GitHub's own programs, call the repo that theirs is a copy of."""
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

_LONGEST_WAIT = 2.0
"""Seconds in which other programs mostly have had their look."""
_HALF_DONE = (
    *("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG"),
    *("rebase-merge", "rebase-apply", "sequencer"),
)


@dataclass(frozen=True, slots=True)
class Remote:
    """Where a branch is published."""

    name: str
    """As git knows it, such as `origin`."""
    branch: str
    """On the server, such as `main`."""
    tracking: str
    """The ref that says what the server had when it was last asked."""
    sends_to: str
    """Where git is set up to send to: mostly `name`; a copy (fork) that the team takes from; "" for
    nowhere.
    """
    original: str = ""
    """Whose copy `name` itself is, as git knows it; "" where that is not known."""


class Repository:
    """One working copy."""

    def __init__(
        self,
        top: Path,
        folder: Path,
        is_cancelled: Callable[[], bool] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """`folder` is git's own for this working copy; see `repository_of`."""
        self.top, self.folder = top, folder
        self.door = Door(top)
        self.own = folder / "newsletter-editor"
        """Folder of ours inside of git's: what a step that was cut off needs, nothing else."""
        self.git = git_for(top, is_cancelled, progress, self._noted, self.config)

    def head(self) -> str:
        """The name of the newest commit here, "" where there is none yet."""
        if (branch := self._head_in_file()) and (known := self._in_file(branch)):
            return known
        return self.git.text("rev-parse", "--verify", "--quiet", "HEAD^{commit}", also=(1, 128))

    def branch(self) -> str:
        """The branch that is worked on. Raises EditorError where there is none."""
        name = self._head_in_file() or self.git.text("symbolic-ref", "--quiet", "HEAD", also=(1,))
        if not name.startswith("refs/heads/"):
            raise EditorError(_NO_BRANCH)
        return name.removeprefix("refs/heads/")

    def _head_in_file(self) -> str:
        """What gitrepository-layout(5) has in `HEAD`, without a process; "" to ask git."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            text = (self.folder / "HEAD").read_bytes()[:_LONGEST_HEAD].decode().strip()
            if text.startswith("ref: refs/heads/") and not text.endswith("/.invalid"):
                return text.removeprefix("ref: ")
        return ""

    def _in_file(self, ref: str) -> str:
        """The commit of a ref that lies in a file of its own, which counts before all others."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            text = (self.shared / ref).read_bytes()[:_LONGEST_HEAD].decode().strip()
            if _COMMIT.fullmatch(text):
                return text
        return ""

    @cached_property
    def shared(self) -> Path:
        """Git's folder of all linked working copies, in which their refs lie."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return self.folder / (self.folder / "commondir").read_bytes().decode().strip()
        return self.folder

    def remote(self) -> Remote:
        """Where the branch is published. Raises EditorError where no server is known."""
        branch = self.branch()
        name = self.config(f"branch.{branch}.remote")
        merged = self.config(f"branch.{branch}.merge").removeprefix("refs/heads/")
        # remote.<name>.url
        known = self.remotes
        if name not in known or not merged:
            name = "origin" if "origin" in known else next(iter(known)) if len(known) == 1 else ""
            merged = branch
        if not name:
            raise EditorError(_NO_REMOTE)
        original = _ORIGINAL if _ORIGINAL in known and name != _ORIGINAL else ""
        tracking = f"refs/remotes/{name}/{merged}"
        return Remote(name, merged, tracking, self._sends_to(branch, name), original)

    @cached_property
    def remotes(self) -> set[str]:
        """Git's names of all servers that are known here."""
        # remote.<name>.url
        return {
            key.removeprefix("remote.").removesuffix(".url")
            for key in self._settings
            if key.startswith("remote.") and key.endswith(".url")
        }

    def _sends_to(self, branch: str, name: str) -> str:
        """What git-config(1) has of `branch.<name>.pushRemote` and `remote.pushDefault`."""
        for key in (f"branch.{branch}.pushRemote", "remote.pushDefault"):
            chosen = self.config(key)
            if chosen:
                # Some set a name of nothing, so that nobody sends by mistake.
                is_one = chosen in self.remotes or re.search(r"[:/]", chosen)
                return chosen if is_one else ""
        return name

    def published(self, remote: Remote) -> str:
        """The newest commit that the server is known to have; "" where it has none."""
        return self.commit(remote.tracking)

    def both_ends(self, remote: Remote) -> tuple[str, str]:
        """`head` and `published` at once; each question would be a process."""
        ours = f"refs/heads/{self.branch()}"
        known = self._in_file(ours), self._in_file(remote.tracking)
        if all(known):
            return known
        told = self.git.text(
            "for-each-ref", "--format=%(refname) %(objectname)", ours, remote.tracking
        )
        found = dict(line.split(" ") for line in told.splitlines())
        return found.get(ours, ""), found.get(remote.tracking, "")

    def commit(self, ref: str) -> str:
        """The commit that a ref names, "" for none."""
        return self.git.text("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", also=(1, 128))

    def is_ancestor(self, old: str, new: str) -> bool:
        """Whether `new` holds all that `old` does. Raises GitFailedError for unknown commits."""
        try:
            self.git.run("merge-base", "--is-ancestor", old, new)
        except GitFailedError as failure:
            if failure.status == 1:
                return False
            raise
        return True

    def config(self, name: str) -> str:
        """A setting of git's as it held here when it was first asked for, "" where it has none."""
        section, _, rest = name.partition(".")
        middle, dot, key = rest.rpartition(".")
        return self._settings.get(f"{section.lower()}.{middle}{dot}{key.lower()}", "")

    def asks_for(self, name: str) -> list[str]:
        """Which branches of a server git is set up to ask for, by git-fetch(1)'s refspecs."""
        return [value for key, value in self._entries if key == f"remote.{name}.fetch" and value]

    @cached_property
    def _settings(self) -> dict[str, str]:
        """What holds: of several that have one name the last."""
        return dict(self._entries)

    @cached_property
    def _entries(self) -> list[tuple[str, str]]:
        """All of them at once: each question would be a process."""
        found: list[tuple[str, str]] = []
        for entry in self.git.run("config", "--list", "-z").split(b"\0"):
            key, line_end, value = entry.decode("utf-8", "surrogateescape").partition("\n")
            # A name alone stands for yes.
            found.append((key, value if line_end else "true"))
        if not any(key == "core.repositoryformatversion" for key, _ in found):
            # Of a repo that it does not understand git lists nothing, and says so only here.
            self.git.run("rev-parse", "--git-dir")
        return found

    def address(self, name: str) -> str:
        """The address of a server as git uses it; may hold what signs a person in: never shown.

        `name` is git's name for it, or an address already.
        """
        if name not in self.remotes:
            return name
        return self.git.text("remote", "get-url", "--push", "--", name)

    def site_path(self, path: Path) -> str:
        """A file's path below the top, with `/`. Raises EditorError for one outside."""
        folder = Path(os.path.realpath(path.parent))
        try:
            inside = (folder / path.name).relative_to(self.top)
        except ValueError:
            raise EditorError(_OUTSIDE.format(name=path.name)) from None
        # Some systems take names for the same that differ in case.
        if any(part.lower() == ".git" for part in inside.parts):
            raise EditorError(_OF_GIT.format(name=inside.as_posix()))
        return inside.as_posix()

    def require_rest(self) -> None:
        """Raise EditorError while another program is in the middle of something here."""
        until = time.monotonic() + _LONGEST_WAIT
        while os.path.lexists(self.folder / "index.lock"):
            if time.monotonic() > until:
                raise EditorError(LOCKED)
            time.sleep(0.05)
        if any(os.path.lexists(self.folder / name) for name in _HALF_DONE):
            raise EditorError(_IN_THE_MIDDLE)
        if self.config("core.sparseCheckout") == "true":
            raise EditorError(_SPARSE)

    @contextmanager
    def _noted(self) -> Iterator[tuple[int, ...]]:
        """A file that says that git is at work, locked for as long as it is, even if we are not."""
        self.own.mkdir(exist_ok=True)
        note = self.own / "running"
        descriptor = os.open(note, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        os.utime(note)
        lock(descriptor)
        try:
            yield () if sys.platform == "win32" else (descriptor,)
        finally:
            # Windows removes no open file.
            os.close(descriptor)
            note.unlink(missing_ok=True)


def repository_of(
    root: Path,
    is_cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> Repository:
    """The repo that the folder `root` of a site lies in.

    Raises EditorError where there is none, and where the author has not trusted `root`: git runs
    what a repo says.
    """
    top = top_of(root)
    if top is None:
        raise EditorError(_NO_REPO.format(name=root.name))
    if not is_trusted(root) and not is_trusted(top):
        raise EditorError(_NOT_TRUSTED.format(name=root.name))
    return Repository(top, _git_folder(top), is_cancelled, progress)


def top_of(root: Path) -> Path | None:
    """The folder with the `.git` that a folder belongs to; nothing of it is read."""
    real = Path(os.path.realpath(root))
    return next((each for each in (real, *real.parents) if os.path.lexists(each / ".git")), None)


def _git_folder(top: Path) -> Path:
    place = top / ".git"
    if place.is_dir():
        return place
    # A linked working copy or a submodule has a file that names the folder.
    try:
        return Path(git_for(top).text("rev-parse", "--absolute-git-dir"))
    except GitFailedError as failure:
        raise EditorError(_NO_REPO.format(name=top.name)) from failure


def slug_ref(name: str) -> str:
    """A name as a part of a ref, by the rules of git-check-ref-format(1)."""
    plain = re.sub(r"[^\w.+-]+|\.{2,}|@\{", "-", name)
    return re.sub(r"(?:\.lock|[.-])+$", "", plain).lstrip(".-") or "post"


_NO_REPO = Localized(
    es="«{name}» no es una copia de un blog en git, así que no hay adónde publicar; descarga el "
    "blog primero.",
    en="“{name}” is no copy of a blog in git, so there is nowhere to publish; download the blog "
    "first.",
)
_NOT_TRUSTED = Localized(
    es="Publicar ejecuta lo que la carpeta «{name}» mande a git; antes di que confías en ella "
    "(Archivo, o --trust).",
    en="Publishing runs what the folder “{name}” tells git to; say first that you trust it "
    "(File menu, or --trust).",
)
_NO_BRANCH = Localized(
    es="Esta copia no está en ninguna rama, y así no se sabe dónde publicar; pide a quien la "
    "preparó que elija una.",
    en="This copy is on no branch, so it is not known where to publish; ask whoever set it up to "
    "choose one.",
)
_NO_REMOTE = Localized(
    es="Esta copia no sabe en qué servidor está el blog; pide a tu equipo la dirección y descarga "
    "el blog.",
    en="This copy does not know on which server the blog is; ask your team for the address and "
    "download the blog.",
)
_OUTSIDE = Localized(
    es="«{name}» no está en la carpeta del blog; pon el archivo dentro de ella.",
    en="“{name}” is not in the blog's folder; put the file inside it.",
)
_OF_GIT = Localized(
    es="«{name}» es de git y no del blog, así que nunca se publica.",
    en="“{name}” is git's own and not the blog's, so it is never published.",
)
LOCKED = Localized(
    es="Otro programa está usando git en esta carpeta; espera a que termine e inténtalo otra vez.",
    en="Another program is using git in this folder; wait until it has finished and try again.",
)
_IN_THE_MIDDLE = Localized(
    es="Otro programa ha dejado git a medias en esta carpeta (una fusión o algo parecido); "
    "termínalo o cancélalo allí primero.",
    en="Another program has left git in the middle of something in this folder (a merge or the "
    "like); finish or abort it there first.",
)
_SPARSE = Localized(
    es="En esta copia faltan archivos a propósito (sparse checkout), y con eso no se puede "
    "publicar; descarga el blog entero.",
    en="This copy leaves files out on purpose (sparse checkout), and publishing cannot work with "
    "that; download the whole blog.",
)
