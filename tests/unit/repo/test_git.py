"""What git is handed over, and that nothing which a repo names is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsletter_editor.repo import git as git_module
from newsletter_editor.repo.changes import changed_since_commit
from newsletter_editor.repo.git import GitError, borrowing, find_git
from tests.unit.repo.hostile import make_trapped_repo

posix = pytest.mark.skipif(sys.platform == "win32", reason="programs are scripts there")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
def test_it_hands_over_this_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change here is a decision: see why each is there before adding one."""
    for name in list(os.environ):
        if name.startswith("GIT_") or name in ("TMPDIR", "TEMP", "TMP"):
            monkeypatch.delenv(name)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "a.md").write_text("a")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    subprocess.run(["git", "-C", str(tmp_path), *who, "commit", "-qm", "1"], check=True)
    (tmp_path / "new.md").write_text("a")
    # What the author's own session has set for git does not reach it.
    monkeypatch.setenv("GIT_SSH_COMMAND", "echo")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "echo")
    handed: list[tuple[list[str], dict[str, Any]]] = []
    started = subprocess.Popen

    def watched(arguments: list[str], **options: Any) -> Any:
        handed.append((arguments, options))
        return started(arguments, **options)

    monkeypatch.setattr(git_module.subprocess, "Popen", watched)
    assert changed_since_commit(tmp_path, [tmp_path / "new.md"]) == {tmp_path / "new.md"}
    commit = (tmp_path / ".git" / "refs" / "heads").iterdir().__next__().read_text().strip()
    (tree, first), (ignore, second) = handed
    program = str(find_git())
    assert Path(program).is_absolute()
    assert tree == [program, "--no-pager", "ls-tree", "-r", "-z", "--full-tree", commit]
    assert ignore == [program, "--no-pager", "check-ignore", "-z", "--no-index", "--stdin"]
    own = first["env"]["GIT_DIR"]
    assert not Path(own).is_relative_to(tmp_path)
    common = {
        "GIT_DIR": own,
        "GIT_OBJECT_DIRECTORY": str(tmp_path / ".git" / "objects"),
        "GIT_CEILING_DIRECTORIES": own,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "",
        "HOME": own,
        "LC_ALL": "C",
    }
    assert first["env"] == common | {"GIT_WORK_TREE": own}
    assert second["env"] == common | {"GIT_WORK_TREE": str(tmp_path)}
    assert first["cwd"] == Path(own)
    for options in (first, second):
        assert options["stderr"] == subprocess.DEVNULL
        assert not options.get("shell")


@needs_git
@posix
def test_nothing_that_a_repo_names_is_run(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    repo = make_trapped_repo(tmp_path / "repo", marker)
    posts = [path for path in repo.rglob("*.md") if path.is_file()]
    assert repo / "_posts" / "2020-01-02-new.md" in (changed_since_commit(repo, posts) or ())
    assert not marker.exists()
    # The traps are real: a git that listens to the repo falls into one.
    subprocess.run(["git", "-C", str(repo), "status"], check=False, capture_output=True, timeout=60)
    assert marker.exists()


@posix
def test_programs_are_looked_for_in_whole_paths_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        (folder / "git").write_text("#!/bin/sh\n")
        (folder / "git").chmod(0o755)
    monkeypatch.chdir(here)
    for path in ("", ".", "../here", str(here)):
        monkeypatch.setenv("PATH", path)
        assert find_git() is None, path
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(here), "../there", str(there)]))
    assert find_git() == there / "git"


@posix
@pytest.mark.parametrize("script", ["yes", "sleep 60", "exit 3"])
def test_a_git_that_goes_wrong_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program = tmp_path / "git"
    program.write_text(f"#!/bin/sh\nexec {script}\n" if " 3" not in script else "#!/bin/sh\nexit 3")
    program.chmod(0o755)
    monkeypatch.setattr(git_module, "find_git", lambda: program)
    monkeypatch.setattr(git_module, "SECONDS_TO_WAIT", 0.5)
    monkeypatch.setattr(git_module, "MOST_OUTPUT", 1000)
    with borrowing(tmp_path, 40) as git, pytest.raises(GitError):
        git.tree("0" * 40)
