"""What goes over the network: fetch, push, clone."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pygit2
from pygit2 import Keypair, KeypairFromAgent, RemoteCallbacks, Username, UserPass
from pygit2.enums import CredentialType
from pygit2.remotes import TransferProgress

from newsletter_editor.publishing.git import masked
from newsletter_editor.publishing.libgit.call import Call, fail, work_tree
from newsletter_editor.publishing.libgit.limits import require_able, require_able_server
from newsletter_editor.publishing.libgit.tokens import token_for

CONNECT, ANSWER = 30_000, 120_000
"""Milliseconds."""
_KEYS = ("id_ed25519", "id_ecdsa", "id_rsa")
_SENTENCES = (
    (r"commits that are not present locally|non-?fast-?forward", "! [rejected] (fetch first)"),
    (r"status code: (\d+)", r"fatal: the requested URL returned error: \1"),
    (r"authentication|credentials|Username|callback returned", "fatal: Authentication failed"),
    (r"object not found", "fatal: an object is missing"),
    (r"resolve path|unsupported url|not found|not exist", "fatal: repository not found"),
    (r"failed to resolve|could not resolve", "fatal: could not resolve host"),
    (r"certificate", "fatal: SSL certificate problem"),
    (r"unknown host|host ?key|known_hosts", "fatal: Host key verification failed."),
    (
        r"connect|timed? ?out|EOF|unexpected|SSL|socket|reset|closed|early|truncated|"
        r"indexer|inflate|zlib|pkt|pack|protocol|read|recv|send|disconnect|stream|http",
        "fatal: unable to access: unexpected disconnect",
    ),
)


class _StoppedError(Exception):
    """Somebody ended this process."""


class _Told(RemoteCallbacks):
    """Tells on standard error, as git does, and signs in by what the machine has."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address
        self._tried: set[str] = set()
        self._shown = -1
        self.refused: list[str] = []

    def credentials(
        self, _url: str, username_from_url: str | None, allowed_types: CredentialType
    ) -> Username | UserPass | Keypair:
        user = username_from_url or "git"
        if allowed_types & CredentialType.USERNAME:
            return Username(user)
        if allowed_types & CredentialType.SSH_KEY:
            if "agent" not in self._tried:
                self._tried.add("agent")
                return KeypairFromAgent(user)
            for name in _KEYS:
                place = Path.home() / ".ssh" / name
                if name not in self._tried and place.is_file():
                    self._tried.add(name)
                    return Keypair(user, f"{place}.pub", str(place), "")
        if allowed_types & CredentialType.USERPASS_PLAINTEXT and "token" not in self._tried:
            self._tried.add("token")
            name, token = token_for(self._address)
            if token:
                return UserPass(name, token)
        raise pygit2.GitError("authentication failed")

    def certificate_check(self, _certificate: None, valid: bool, _host: bytes) -> bool:
        # What libgit2 finds by itself is let through now and then, unless somebody insists.
        return valid

    def sideband_progress(self, string: str) -> None:
        for line in re.split(r"[\r\n]", string):
            if line.strip():
                _say(f"remote: {line}")

    def transfer_progress(self, stats: TransferProgress) -> None:
        self._percent("Receiving objects", stats.received_objects, stats.total_objects)

    def push_transfer_progress(
        self, objects_pushed: int, total_objects: int, _bytes_pushed: int
    ) -> None:
        self._percent("Writing objects", objects_pushed, total_objects)

    def push_update_reference(self, refname: str, message: str | None) -> None:
        if message:
            self.refused.append(f"! [remote rejected] {refname} ({message})")

    def _percent(self, what: str, part: int, whole: int) -> None:
        share = part * 100 // whole if whole else 0
        if share != self._shown:
            self._shown = share
            _say(f"{what}: {share:3}% ({part}/{whole})")


def _say(line: str) -> None:
    sys.stderr.write(masked(line) + "\n")
    sys.stderr.flush()


def fetch(call: Call) -> bytes:
    remote = call.repo.remotes[call.names[0]]
    _require_able(call, remote.url or "")
    wanted = call.names[1:]
    told = _Told(remote.url or "")
    if wanted:
        there = {head.name for head in remote.list_heads(callbacks=told, proxy=True)}
        for each in wanted:
            name = each.lstrip("+").partition(":")[0]
            if "*" not in name and not name.startswith("^") and name not in there:
                fail(f"fatal: couldn't find remote ref {name}")
        told = _Told(remote.url or "")
    remote.fetch(wanted or None, callbacks=told, proxy=True)
    return b""


def push(call: Call) -> bytes:
    name, what = call.names
    known = call.repo.remotes
    remote = known[name] if name in list(known.names()) else known.create_anonymous(name)
    address = remote.push_url or remote.url or ""
    _require_able(call, address)
    told = _Told(address)
    remote.push([what], callbacks=told, proxy=True)
    if told.refused:
        fail("\n".join(told.refused), 1)
    return b""


def clone(arguments: list[str]) -> bytes:
    """From an address into a folder that is there and empty."""
    address, folder = arguments[-2:]
    repo = pygit2.clone_repository(address, folder, callbacks=_Told(address), proxy=True)
    if not repo.is_bare:
        require_able(repo)
    return b""


def _require_able(call: Call, address: str) -> None:
    if address.startswith("file:"):
        address = url2pathname(urlsplit(address).path)
    # What is no URL may be a path from the folder that git works in.
    place = work_tree(call.repo) / address
    if place.is_dir():
        require_able_server(call.repo, place)


def sentence_of(error: Exception) -> str:
    """What git would say of an error of libgit2's; its words change, git's are known above."""
    said = str(error)
    if said.startswith("! ["):
        return said
    for pattern, sentence in _SENTENCES:
        if found := re.search(pattern, said, re.IGNORECASE):
            return f"{found.expand(sentence)}\n({said})"
    return f"fatal: {said}"


def ready_to_be_ended() -> None:
    """Let libgit2 tidy up when somebody ends this process; bound the silence of servers."""
    pygit2.settings.server_connect_timeout = CONNECT
    pygit2.settings.server_timeout = ANSWER

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _StoppedError

    signal.signal(signal.SIGTERM, stop)
