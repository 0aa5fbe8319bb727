"""Commits, refs and settings."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pygit2
from pygit2 import Signature

from newsletter_editor.mail import passwords
from newsletter_editor.publishing.libgit.call import Call, fail


def rev_parse(call: Call) -> bytes:
    if "--absolute-git-dir" in call.flags:
        return call.repo.path.rstrip("/").encode("utf-8", "surrogateescape")
    return f"{call.object(call.names[0]).id}\n".encode()


def symbolic_ref(call: Call) -> bytes:
    target = call.repo.lookup_reference("HEAD").raw_target
    if not isinstance(target, bytes):
        fail("fatal: ref HEAD is not a symbolic ref", 1)
    return target


def merge_base(call: Call) -> bytes:
    first, second = (call.id(each) for each in call.names)
    if "--is-ancestor" in call.flags:
        if first != second and not call.repo.descendant_of(second, first):
            fail("", 1)
        return b""
    found = call.repo.merge_base(first, second)
    return f"{found}\n".encode() if found is not None else fail("", 1)


def rev_list(call: Call) -> bytes:
    if "--left-right" in call.flags:
        ours, _, theirs = call.names[0].partition("...")
        ahead, behind = call.repo.ahead_behind(call.id(ours), call.id(theirs))
        return f"{ahead}\t{behind}\n".encode()
    return f"{sum(1 for _ in call.repo.walk(call.id(call.names[0])))}\n".encode()


def for_each_ref(call: Call) -> bytes:
    names = sorted(
        name
        for name in call.repo.listall_references()
        if any(name == start or name.startswith(f"{start.rstrip('/')}/") for start in call.names)
    )
    if "--points-at" in call.values:
        wanted = call.id(call.values["--points-at"][0])
        names = [each for each in names if call.repo.references[each].target == wanted]
    if call.values.get("--sort") == ["-refname"]:
        names.reverse()
    names = names[: int(call.values.get("--count", ["1000000"])[0])]
    asked = call.values["--format"][0]
    told = []
    for name in names:
        target = call.repo.references[name].resolve().target
        told.append(asked.replace("%(refname)", name).replace("%(objectname)", str(target)))
    return "\n".join(told).encode("utf-8", "surrogateescape")


def update_ref(call: Call) -> bytes:
    if "--stdin" in call.flags:
        for line in call.given.decode("utf-8", "surrogateescape").splitlines():
            _, name, new = line.split(" ")
            _set(call, name, new)
        return b""
    name, *rest = call.names
    if "-d" in call.flags:
        known = call.repo.references.get(name)
        if known is None or str(known.target) != rest[0]:
            fail(f"error: cannot lock ref '{name}'")
        known.delete()
        return b""
    if len(rest) > 1:
        known = call.repo.references.get(name)
        before = str(known.target) if known is not None else "0" * len(rest[1])
        if before != rest[1]:
            fail(f"fatal: cannot lock ref '{name}': is at {before}")
    _set(call, name, rest[0])
    return b""


def _set(call: Call, name: str, new: str) -> None:
    reason = call.values.get("-m", ["newsletter-editor"])[0]
    found = call.object(new)
    known = call.repo.references.get(name)
    if known is None:
        call.repo.create_reference(name, found.id, message=reason)
    else:
        # Fails where somebody has moved it since it was read.
        known.set_target(found.id, reason)


def commit(call: Call) -> bytes:
    """The index becomes the commit after HEAD."""
    repo = call.repo
    parents = [] if repo.head_is_unborn else [repo.head.target]
    tree = call.index().write_tree(repo)
    message = _cleaned(call.given.decode("utf-8", "replace"))
    if not message:
        fail("Aborting commit due to empty commit message.", 1)
    author, committer = _who(call, "author"), _who(call, "committer")
    repo.create_commit("HEAD", author, committer, message, tree, parents)
    return b""


def commit_tree(call: Call) -> bytes:
    parents = [call.id(each) for each in call.values.get("-p", ())]
    message = call.given.decode("utf-8", "replace").rstrip("\n") + "\n"
    made = call.repo.create_commit(
        None,
        _who(call, "author"),
        _who(call, "committer"),
        message,
        call.tree(call.names[0]).id,
        parents,
    )
    return f"{made}\n".encode()


def _cleaned(message: str) -> str:
    """As `git commit --cleanup=whitespace` has it."""
    lines = "\n".join(line.rstrip() for line in message.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", lines).strip("\n")
    return f"{text}\n" if text else ""


def var(call: Call) -> bytes:
    """Who writes commits."""
    who = _who(call, "author" if "AUTHOR" in call.names[0] else "committer")
    return f"{who.name} <{who.email}>\n".encode()


def _who(call: Call, part: str) -> Signature:
    return Signature(_known(call, part, "name"), _known(call, part, "email"))


def _known(call: Call, part: str, what: str) -> str:
    value = os.environ.get(f"GIT_{part.upper()}_{what.upper()}")
    for key in (f"{part}.{what}", f"user.{what}"):
        if not value and key in call.repo.config:
            value = call.repo.config[key]
    return value or fail("*** Please tell me who you are.")


def config(call: Call) -> bytes:
    if "--list" in call.flags:
        return b"".join(_listed(call.repo.config))
    if "--local" in call.flags:
        name, value = call.names
        call.repo.config[name] = value
        return b""
    if "--get-urlmatch" in call.flags:
        # What `credential` keeps them by.
        return b"keyring\n" if passwords.is_there() else fail("", 1)
    name = call.names[0]
    return (call.repo.config[name] or "").encode() if name in call.repo.config else fail("", 1)


def _listed(found: pygit2.Config) -> Iterator[bytes]:
    # Each with the value that holds: those of the repo come before those of the user here.
    for name in dict.fromkeys(entry.name for entry in found):
        yield f"{name}\n{found[name]}\0".encode("utf-8", "surrogateescape")


def remote(call: Call) -> bytes:
    """Where a server is sent to."""
    found = call.repo.remotes[call.names[1]]
    return (found.push_url or found.url or "").encode()
