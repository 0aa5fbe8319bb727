"""Which of git's commands there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pygit2
from pygit2 import Repository

from newsletter_editor.publishing.libgit import commits, files, history, servers, tokens, trees
from newsletter_editor.publishing.libgit.call import Call, fail

_COMMANDS: dict[str, Callable[[Call], bytes]] = {
    "add": files.add,
    "blame": history.blame,
    "cat-file": trees.cat_file,
    "check-attr": files.check_attr,
    "checkout-index": files.checkout_index,
    "commit": commits.commit,
    "commit-tree": commits.commit_tree,
    "config": commits.config,
    "credential": lambda call: tokens.approve(call.given),
    "diff-index": trees.diff_index,
    "diff-tree": trees.diff_tree,
    "fetch": servers.fetch,
    "for-each-ref": commits.for_each_ref,
    "hash-object": trees.hash_object,
    # Where there are hooks, `limits` has said so before.
    "hook": lambda _call: b"",
    "log": history.log,
    "ls-files": files.ls_files,
    "ls-tree": trees.ls_tree,
    "merge-base": commits.merge_base,
    "mktree": trees.mktree,
    "push": servers.push,
    "read-tree": trees.read_tree,
    "remote": commits.remote,
    "rev-list": commits.rev_list,
    "rev-parse": commits.rev_parse,
    "show": history.show,
    "status": files.status,
    "symbolic-ref": commits.symbolic_ref,
    "update-index": trees.update_index,
    "update-ref": commits.update_ref,
    "var": commits.var,
    "write-tree": trees.write_tree,
}


NEEDS_GIT = "newsletter-editor: "
"""What a process begins with that gives an EditorError to its parent, as JSON."""


def answer(
    repo: Repository, arguments: Sequence[str], given: bytes = b"", index: Path | None = None
) -> bytes:
    """What git would print. Raises GitFailedError, EditorError, OSError."""
    call = Call.of(repo, arguments, given, index)
    try:
        return _COMMANDS[call.name](call)
    except (pygit2.GitError, ValueError) as error:
        fail(f"fatal: {error}")
    except KeyError as error:
        fail(f"fatal: there is no {error}")
