"""What a repo asks for that libgit2 does not do: looked for before anything is done."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from pygit2 import Repository

from newsletter_editor.publishing.libgit.call import work_tree
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_HOOKS = (
    *("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-push"),
    *("reference-transaction", "post-index-change", "post-checkout", "post-merge"),
)
_SERVER_HOOKS = ("pre-receive", "update", "post-receive", "post-update", "reference-transaction")
_ASKS = re.compile(
    rb"^[^#\r\n]*\s(?P<what>(?:filter|working-tree-encoding)=\S+|ident\b)", re.MULTILINE
)
_LARGEST = 1024 * 1024


def require_able(repo: Repository) -> None:
    """Raise EditorError where something of the team's would be passed over."""
    for found in _beyond(repo):
        raise EditorError(_NEEDS_GIT.format(what=found))


def _beyond(repo: Repository) -> Iterator[str]:
    config = repo.config
    for name in ("commit.gpgsign", "push.gpgsign"):
        if name in config and config[name] not in ("false", "no", "off", "0", "if-asked"):
            yield name
    for entry in config:
        if entry.name.startswith("includeif.hasconfig:") or entry.name.endswith(".promisor"):
            yield entry.name
    sent_to = [entry.name for entry in config if entry.name.endswith(".pushurl")]
    if several := {name for name in sent_to if sent_to.count(name) > 1}:
        yield min(several)
    if "core.sshcommand" in config:
        yield "core.sshCommand"
    hooks = Path(repo.path) / "hooks"
    common = Path(repo.path, "commondir")
    if common.is_file():
        hooks = Path(repo.path, common.read_text("utf-8").strip(), "hooks")
    if "core.hookspath" in config:
        hooks = work_tree(repo) / Path(config["core.hookspath"] or "").expanduser()
    yield from _hooks_in(hooks, _HOOKS)
    for place in _attributes(repo):
        if asked := _ASKS.search(_start_of(place)):
            yield f"{place.name}: {asked['what'].decode('utf-8', 'replace')}"


def require_able_server(repo: Repository, folder: Path) -> None:
    """Raise EditorError for a server that is a folder, where libgit2 leaves something out.

    Nobody would run its checks, and of a copy without old history it would miss objects.
    """
    if repo.is_shallow:
        raise EditorError(_NEEDS_GIT.format(what="shallow"))
    for found in _hooks_in(folder / "hooks", _SERVER_HOOKS):
        raise EditorError(_NEEDS_GIT.format(what=found))


def _hooks_in(folder: Path, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        place = folder / name
        if place.is_file() and (os.name == "nt" or os.access(place, os.X_OK)):
            yield f"hook {name}"


def _attributes(repo: Repository) -> Iterator[Path]:
    top = work_tree(repo)
    yield Path(repo.path) / "info" / "attributes"
    if "core.attributesfile" in repo.config:
        yield Path(repo.config["core.attributesfile"] or "").expanduser()
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        yield Path(base) / "git" / "attributes"
    yield top / ".gitattributes"
    for entry in repo.index:
        if entry.path.endswith("/.gitattributes"):
            yield top / entry.path


def _start_of(place: Path) -> bytes:
    try:
        with place.open("rb") as file:
            return file.read(_LARGEST)
    except OSError:
        return b""


_NEEDS_GIT = Localized(
    es="Este blog pide algo que solo el programa git sabe hacer («{what}»); instálalo desde "
    "https://git-scm.com. No se ha tocado nada.",
    en="This blog asks for something that only the program git can do (“{what}”); install it from "
    "https://git-scm.com. Nothing was touched.",
)
