"""A git repo whose own settings name programs for everything; each would only write a marker."""

from __future__ import annotations

import subprocess
from pathlib import Path

_HOOKS = (
    "post-checkout",
    "post-index-change",
    "pre-commit",
    "fsmonitor-watchman",
    "reference-transaction",
    "pre-auto-gc",
)


def make_trapped_repo(root: Path, marker: Path) -> Path:
    """A site with one committed, one changed and one new post, and a trap in each setting."""
    (root / "_posts").mkdir(parents=True)
    post = root / "_posts" / "2020-01-01-old.md"
    post.write_text("---\ntitle: One\n---\nText\n")
    (root / "_config.yml").write_text("title: Blog\n")
    _git(root, "init", "-q")
    _git(root, "add", ".")
    _git(root, "commit", "-qm", "one")
    post.write_text("---\ntitle: One\n---\nTexts\n")
    (root / "_posts" / "2020-01-02-new.md").write_text("---\ntitle: Two\n---\nText\n")
    program = root / "trap"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> "{marker}"\ncat 2>/dev/null\n')
    program.chmod(0o755)
    hooks = root / "hooks"
    hooks.mkdir()
    for folder in (hooks, root / ".git" / "hooks"):
        for hook in _HOOKS:
            (folder / hook).write_text(program.read_text())
            (folder / hook).chmod(0o755)
    (root / ".gitattributes").write_text("* filter=trap diff=trap merge=trap\n")
    (root / "included").write_text(f"[core]\n\tsshCommand = {program}\n")
    (root / ".gitmodules").write_text(
        '[submodule "x"]\n\tpath = x\n\turl = ext::trap\n\tupdate = !trap\n'
    )
    with (root / ".git" / "config").open("a") as config:
        config.write(
            f"""
[include]
\tpath = {root}/included
[core]
\tfsmonitor = {program}
\thooksPath = {hooks}
\tpager = {program}
\teditor = {program}
\taskPass = {program}
\tgitProxy = {program}
\talternateRefsCommand = {program}
\tsshCommand = {program}
\tattributesFile = {root}/.gitattributes
\trepositoryformatversion = 1
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = ext::{program} %S
\tpromisor = true
\tuploadpack = {program}
[protocol]
\tallow = always
[credential]
\thelper = !{program}
[filter "trap"]
\tclean = {program}
\tsmudge = {program}
\tprocess = {program}
\trequired = true
[diff]
\texternal = {program}
[diff "trap"]
\ttextconv = {program}
\tcommand = {program}
[merge "trap"]
\tdriver = {program}
[alias]
\tls-tree = !{program}
\tcheck-ignore = !{program}
\tstatus = !{program}
[pager]
\tls-tree = {program}
\tstatus = {program}
[gpg]
\tprogram = {program}
[trace2]
\teventTarget = {marker}
[sequence]
\teditor = {program}
[uploadpack]
\tpackObjectsHook = {program}
"""
        )
    bare = root / "_posts" / "bare.git"
    _git(root, "init", "-q", "--bare", str(bare))
    with (bare / "config").open("a") as config:
        config.write(f"[core]\n\tfsmonitor = {program}\n\tsshCommand = {program}\n")
    marker.unlink(missing_ok=True)
    return root


def _git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)
