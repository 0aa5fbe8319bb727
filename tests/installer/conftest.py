"""The frozen program, built once for all of these tests; `make test` leaves them out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILDER = ROOT / "resources" / "installer" / "build.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("installer")
            # Builds under Wine and downloads of Qt for other systems.
            item.add_marker(pytest.mark.timeout(3600))


@pytest.fixture(scope="session")
def packages() -> Path:
    """`dist/` with the Linux packages, built and checked as `make installer` does."""
    command = [sys.executable, str(BUILDER), "bundle", "check", "tar", "deb"]
    subprocess.run(command, check=True)
    return ROOT / "dist"
