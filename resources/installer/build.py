"""Build the installers: `python resources/installer/build.py STEP…`, each step as `STEPS` names it.

`make installer` runs `bundle check tar deb` on Linux; the release workflow runs `bundle check` and
`setup` on Windows, `bundle check dmg` on macOS. All results are under `build/` and `dist/`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD, DIST = ROOT / "build", ROOT / "dist"
BUNDLE = BUILD / "bundle" / "newsletter-editor"
sys.path.insert(0, str(ROOT))

from newsletter_editor import __version__  # noqa: E402

UNPACKED_LIMIT = 500
PACKED_LIMIT = int(os.environ.get("SETUP_PACKED_LIMIT", "160"))
"""Megabytes of 10**6 bytes; a test that packs quickly rather than small may raise the second."""

FORBIDDEN = (
    "*/qml/*",
    "*devtools_resources*",
    "*Designer*",
    "*Multimedia*",
    "*Qt63D*",
    "*Charts*",
    "*Qt6Pdf*",
    "*/tests/*",
    "*/pytest*",
    "*/numpy/*",
    "*/tkinter/*",
    "*lupdate*",
    "*.debug.pak",
)


def make_icons() -> Path:
    """Draw the icon's sizes from its SVG; needs Qt and, for `.ico`, Pillow."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    folder = BUILD / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    drawing = QSvgRenderer(str(ROOT / "resources" / "icons" / "newsletter-editor.svg"))
    for size in (16, 32, 48, 64, 128, 256, 512, 1024):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(folder / f"{size}.png"))
    del application
    shutil.copyfile(folder / "1024.png", folder / "newsletter-editor.png")
    Image.open(folder / "256.png").save(
        folder / "newsletter-editor.ico", sizes=[(s, s) for s in (16, 32, 48, 64, 128, 256)]
    )
    return folder


def unpack_shiboken() -> None:
    """Have PySide's own sources as compiled files beside its library.

    It would read them from a packed text within itself and compile them at each start
    (findings/pyside_compiles_at_each_start.sh).
    """
    import shiboken6

    folder = Path(shiboken6.__file__).parent / "files.dir"
    _run(sys.executable, "-c", "import PySide6.QtCore", SBK_EMBED="0")
    # Packing and unpacking may round times, which compiled files are otherwise told by.
    _run(
        *(sys.executable, "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash"),
        str(folder),
    )


def build_bundle() -> None:
    """Freeze the program into one folder (on macOS an .app as well)."""
    make_icons()
    unpack_shiboken()
    from newsletter_editor.gui.about.licences import collect_licences

    licences = collect_licences()
    if not any(licence.name == "Markdown" for licence in licences):
        sys.exit("Install the program into this Python first: its licences are read from there.")
    (BUILD / "licences.json").write_text(json.dumps(licences), encoding="utf-8")
    _run(
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", str(BUNDLE.parent), "--workpath", str(BUILD / "pyinstaller")),
        str(HERE / "newsletter-editor.spec"),
    )
    if sys.platform == "linux":
        # A Python that was compiled on this machine carries its symbols; Qt's libraries do not.
        inside = BUNDLE / "_internal"
        own = [*inside.glob("libpython3*"), *inside.glob("python3*/lib-dynload/*.so")]
        _run("strip", "--strip-unneeded", *map(str, own))


def check_bundle() -> None:
    """Say how large the bundle is and end with 1 when it holds what it must not, or too much."""
    files = [path for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    inside = [path.relative_to(BUNDLE) for path in files]
    unwanted = [str(p) for p in inside if any(fnmatch(f"/{p.as_posix()}", f) for f in FORBIDDEN)]
    print(f"bundle: {len(files)} files, {size:.0f} MB (limit {UNPACKED_LIMIT} MB)")
    if unwanted or size > UNPACKED_LIMIT:
        sys.exit("\n".join(["The bundle holds what it must not, or too much:", *unwanted[:20]]))


def pack_tar() -> None:
    """Pack the bundle as .tar.xz with its desktop files."""
    target = DIST / f"newsletter-editor-{__version__}-linux-{platform.machine()}.tar.xz"
    staging = BUILD / "tar" / "newsletter-editor"
    shutil.rmtree(staging, ignore_errors=True)
    shutil.copytree(BUNDLE, staging, symlinks=True)
    _desktop_files(staging / "share")
    DIST.mkdir(exist_ok=True)
    _run("tar", "-C", str(staging.parent), "-I", "xz -T0 -6", "-cf", str(target), staging.name)
    _report(target)


def pack_deb() -> None:
    """Pack the bundle as a Debian package under /opt, with the entries a desktop looks for."""
    architecture = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
    staging = BUILD / "deb"
    shutil.rmtree(staging, ignore_errors=True)
    shutil.copytree(BUNDLE, staging / "opt" / "newsletter-editor", symlinks=True)
    _desktop_files(staging / "usr" / "share")
    (staging / "usr" / "bin").mkdir(parents=True)
    (staging / "usr" / "bin" / "newsletter-editor").symlink_to(
        "/opt/newsletter-editor/newsletter-editor"
    )
    notices = staging / "usr" / "share" / "doc" / "newsletter-editor"
    notices.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", notices / "copyright")
    installed = sum(p.lstat().st_size for p in staging.rglob("*") if p.is_file()) // 1024
    control = (HERE / "linux" / "control").read_text(encoding="utf-8")
    (staging / "DEBIAN").mkdir()
    (staging / "DEBIAN" / "control").write_text(
        control.format(version=__version__, architecture=architecture, installed=installed),
        encoding="utf-8",
    )
    DIST.mkdir(exist_ok=True)
    target = DIST / f"newsletter-editor_{__version__}_{architecture}.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(staging), str(target))
    _report(target)


def pack_setup() -> None:
    """Compile the Windows installer; SETUP_COMPRESSOR=zlib is quick, lzma (the default) small."""
    DIST.mkdir(exist_ok=True)
    target = DIST / f"newsletter-editor-{__version__}-windows-x64-setup.exe"
    definitions = {
        "VERSION": __version__,
        "BUNDLE": BUNDLE,
        "OUTPUT": target,
        "ICON": BUILD / "icons" / "newsletter-editor.ico",
        "LICENSE": ROOT / "LICENSE",
        "COMPRESSOR": os.environ.get("SETUP_COMPRESSOR", "lzma"),
    }
    defined = [f"-D{name}={value}" for name, value in definitions.items()]
    _run("makensis", "-V2", *defined, str(HERE / "windows" / "setup.nsi"))
    _report(target)


def pack_dmg() -> None:
    """Sign, pack and notarise the .app; signing and notarising only where the secrets are."""
    DIST.mkdir(exist_ok=True)
    target = DIST / f"newsletter-editor-{__version__}-macos-{platform.machine()}.dmg"
    application = BUNDLE.parent / "Newsletter Editor.app"
    _run(str(HERE / "macos" / "package.sh"), str(application), str(target))
    _report(target)


def write_sbom() -> None:
    """Write what the installers hold, part by part, as CycloneDX."""
    from sbom import bill_of_materials

    DIST.mkdir(exist_ok=True)
    system = f"{sys.platform}-{platform.machine()}".lower()
    target = DIST / f"newsletter-editor-{__version__}-{system}.cdx.json"
    target.write_text(bill_of_materials(__version__), encoding="utf-8")
    print(target.relative_to(ROOT))


def _desktop_files(share: Path) -> None:
    linux = HERE / "linux"
    for folder in ("applications", "metainfo"):
        (share / folder).mkdir(parents=True)
    shutil.copyfile(
        linux / "newsletter-editor.desktop", share / "applications" / "newsletter-editor.desktop"
    )
    name = "io.github.newsletter_editor.metainfo.xml"
    described = (linux / name).read_text(encoding="utf-8")
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    described = described.replace("@VERSION@", __version__).replace("@DATE@", today)
    (share / "metainfo" / name).write_text(described, encoding="utf-8")
    icons = share / "icons" / "hicolor"
    for size in (16, 32, 48, 64, 128, 256, 512):
        (icons / f"{size}x{size}" / "apps").mkdir(parents=True)
        drawn = BUILD / "icons" / f"{size}.png"
        shutil.copyfile(drawn, icons / f"{size}x{size}" / "apps" / "newsletter-editor.png")
    (icons / "scalable" / "apps").mkdir(parents=True)
    shutil.copyfile(
        ROOT / "resources" / "icons" / "newsletter-editor.svg",
        icons / "scalable" / "apps" / "newsletter-editor.svg",
    )


def _report(target: Path) -> None:
    size = target.stat().st_size / 1e6
    print(f"{target.relative_to(ROOT)}: {size:.0f} MB (limit {PACKED_LIMIT} MB)")
    if size > PACKED_LIMIT:
        sys.exit(f"{target.name} is over its limit of {PACKED_LIMIT} MB.")


def _run(*command: str, **environment: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **environment})


STEPS: dict[str, Callable[[], None]] = {
    "bundle": build_bundle,
    "check": check_bundle,
    "tar": pack_tar,
    "deb": pack_deb,
    "setup": pack_setup,
    "dmg": pack_dmg,
    "sbom": write_sbom,
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("steps", nargs="+", choices=STEPS)
    for step in parser.parse_args().steps:
        STEPS[step]()
