"""The Linux packages run on a machine that has neither Python nor enchant nor any dictionary."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

USER = 4242
HOME = "/home/Ana Peña"
PLACE = "/opt/programas de Ñuño/newsletter-editor"


@pytest.fixture(scope="module")
def bare_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A minimal Debian: the libraries that the .deb depends on and nothing else."""
    if os.geteuid() != 0:
        pytest.skip("a bare root is made by root")
    root = tmp_path_factory.mktemp("bare") / "root"
    include = "libegl1,libgl1,libfontconfig1,fonts-dejavu-core"
    release = subprocess.run(
        ["sh", "-c", ". /etc/os-release; echo $VERSION_CODENAME"], capture_output=True, text=True
    ).stdout.strip()
    subprocess.run(
        ["debootstrap", "--variant=minbase", f"--include={include}", release, str(root)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    mounts = [("proc", "proc"), ("tmpfs", "dev/shm")]
    for kind, place in mounts:
        (root / place).mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", kind, kind, str(root / place)], check=True)
    sockets = root / "tmp" / ".X11-unix"
    sockets.mkdir()
    subprocess.run(["mount", "--bind", "/tmp/.X11-unix", str(sockets)], check=True)
    home = root / HOME.lstrip("/")
    home.mkdir(parents=True)
    # The virtual screen lets in only those who show its cookie.
    if "XAUTHORITY" in os.environ:
        shutil.copyfile(os.environ["XAUTHORITY"], home / ".Xauthority")
        os.chown(home / ".Xauthority", USER, USER)
    os.chown(home, USER, USER)
    yield root
    for place in ("tmp/.X11-unix", "dev/shm", "proc"):
        subprocess.run(["umount", "-l", str(root / place)], check=True)


def _self_test(root: Path, program: str, *arguments: str) -> dict[str, object]:
    report = f"{HOME}/informe.json"
    done = subprocess.run(
        [
            *("chroot", f"--userspec={USER}:{USER}", str(root), "/usr/bin/env", "-i"),
            *(f"HOME={HOME}", f"DISPLAY={os.environ['DISPLAY']}", "LANG=C.UTF-8"),
            *("QTWEBENGINE_DISABLE_SANDBOX=1", "QT_QUICK_BACKEND=software"),
            *(program, "--self-test", "--report", report, *arguments),
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )
    written = root / report.lstrip("/")
    assert written.is_file(), done.stderr
    found = json.loads(written.read_text(encoding="utf-8"))
    written.unlink()
    assert done.returncode == 0, json.dumps(found, indent=1, ensure_ascii=False) + done.stderr
    return found


def test_the_bare_root_has_neither_python_nor_enchant_nor_dictionaries(bare_root: Path) -> None:
    for name in ("python3*", "libenchant*", "*.aff"):
        assert not list((bare_root / "usr").rglob(name)), name


def test_the_archive_runs_from_any_place_for_any_user(packages: Path, bare_root: Path) -> None:
    (archive,) = packages.glob("*-linux-*.tar.xz")
    place = bare_root / PLACE.lstrip("/")
    place.parent.mkdir(parents=True)
    subprocess.run(["tar", "-C", str(place.parent), "-xf", str(archive)], check=True)
    report = _self_test(bare_root, f"{PLACE}/newsletter-editor")
    assert report["ok"] is True
    shutil.rmtree(place.parent)


def test_the_debian_package_installs_runs_and_leaves_nothing(
    packages: Path, bare_root: Path
) -> None:
    (package,) = packages.glob("*.deb")
    shutil.copyfile(package, bare_root / "tmp" / package.name)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def dpkg(*arguments: str) -> None:
        subprocess.run(["chroot", str(bare_root), "dpkg", *arguments], check=True, env=environment)

    dpkg("--install", f"/tmp/{package.name}")
    assert _self_test(bare_root, "/usr/bin/newsletter-editor")["ok"] is True
    entry = bare_root / "usr/share/applications/newsletter-editor.desktop"
    subprocess.run(["desktop-file-validate", str(entry)], check=True)
    described = bare_root / "usr/share/metainfo/io.github.newsletter_editor.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", str(described)], check=True)
    dpkg("--remove", "newsletter-editor")
    assert not (bare_root / "opt" / "newsletter-editor").exists()
    assert not entry.exists()
