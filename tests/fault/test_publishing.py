"""Publishing that is killed, and two authors of one blog, day after day.

`make test` does a little of each; the whole is run by people, by the modules' own command lines.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children that it forks"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_kill_leaves_the_repo_as_before_or_as_after(tmp_path: Path, seed: int) -> None:
    told = _run("publishing_kills", tmp_path, 8, seed)
    assert sum(told.values()) == 8


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_no_word_of_two_authors_is_lost(tmp_path: Path, seed: int) -> None:
    told = _run("publishing_days", tmp_path, 10, seed)
    assert told["lost"] == []


def _run(module: str, folder: Path, amount: int, seed: int) -> dict[str, object]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        [sys.executable, "-m", f"tests.fault.{module}", folder / "run", str(amount), str(seed)],
        env=kept | own,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return json.loads(done.stdout)  # type: ignore[no-any-return]
