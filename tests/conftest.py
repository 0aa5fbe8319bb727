"""What all tests share: where the shared corpus is, and that tests without it stand aside."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something about the machine, not about the program. CI tries the
# same examples every time, so that it fails for a change and never by chance; people try new ones.
settings.register_profile(
    "ours",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")

# Chromium refuses its sandbox to root; CI and containers are root.
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")


def pytest_configure(config: pytest.Config) -> None:
    """Give each of several test processes a screen of its own: on one they would take the keyboard
    from each other's windows.
    """
    if not hasattr(config, "workerinput") or not os.environ.get("DISPLAY"):
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        return
    told, tells = os.pipe()
    screen = subprocess.Popen(
        [xvfb, "-displayfd", str(tells), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"],
        pass_fds=[tells],
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    with os.fdopen(told) as number:
        os.environ["DISPLAY"] = f":{int(number.readline())}"
    # The screen of whoever started the tests has a password; this one lets its user in.
    os.environ.pop("XAUTHORITY", None)

    def close() -> None:
        screen.terminate()
        screen.wait()

    config.add_cleanup(close)


SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def data_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Journals and copies of the tests' posts stay out of the user's own data folder, and out of
    the temporary one, where a journal goes when that cannot be used.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        temporary = str(tmp_path_factory.mktemp("temporary"))
        patch.setenv("TMPDIR", temporary)
        patch.setattr(tempfile, "tempdir", temporary)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real posts beside the checkout, read-only."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"no shared corpus at {SHARED}")
    return SHARED


@pytest.fixture
def shared_repo(shared: Path, tmp_path: Path) -> Path:
    """A copy of the real repo that a test may write to."""
    repo = Path(shutil.copytree(shared / "corpus" / "site" / "repo", tmp_path / "repo"))
    for path in [repo, *repo.rglob("*")]:
        path.chmod(path.stat().st_mode | stat.S_IWUSR)
    return repo


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The application that the program makes, in place of pytest-qt's.

    It lives as long as the test process, whichever folder's test is the first to want one.
    """
    # Imported late, for most tests need no Qt.
    from newsletter_editor.app.reception import Application

    return Application
