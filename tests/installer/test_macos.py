"""What of the macOS package can be seen without a Mac."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installer.wheels import requirements_on

ROOT = Path(__file__).resolve().parents[2]


def test_the_icon_has_every_size_a_mac_asks_for(packages: Path) -> None:
    from PIL import Image

    drawn = Image.open(ROOT / "build" / "icons" / "newsletter-editor.png")
    packed = io.BytesIO()
    drawn.save(packed, format="ICNS")
    packed.seek(0)
    sizes = {width * scale for width, _, scale in Image.open(packed).info["sizes"]}
    # Pillow writes no 16 for old screens; macOS makes it of the 32 for sharp ones.
    assert {32, 64, 128, 256, 512, 1024} <= sizes


@pytest.mark.parametrize("architecture", ["arm64", "x86_64"])
def test_every_library_has_a_wheel_for_macos(architecture: str, tmp_path: Path) -> None:
    platforms = [
        f"macosx_{n}_0_{kind}" for n in (14, 13, 12, 11) for kind in (architecture, "universal2")
    ]
    platforms += [f"macosx_10_{n}_{kind}" for n in (13, 9) for kind in (architecture, "universal2")]
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:"),
            *("--python-version", "3.13", "--implementation", "cp", "-d", str(tmp_path)),
            *(word for platform in platforms for word in ("--platform", platform)),
            *requirements_on("darwin", architecture),
        ],
        check=True,
    )
