"""What all tests share: where the shared corpus is, and that tests without it stand aside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real posts beside the checkout, read-only."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"no shared corpus at {SHARED}")
    return SHARED


@pytest.fixture
def shared_repo(shared: Path, tmp_path: Path) -> Path:
    """A copy of the real repo that a test may write to."""
    return Path(shutil.copytree(shared / "corpus" / "site" / "repo", tmp_path / "repo"))
