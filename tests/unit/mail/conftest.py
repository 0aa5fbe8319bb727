"""A small site whose posts go out by mail."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from newsletter_editor.site.site import Site


def png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    rows = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


CONFIG = """title: Boletín
url: https://blog.example
baseurl: /noticias
permalink: /:title/
lang: es
"""


@pytest.fixture(scope="session")
def mail_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; nobody changes it."""
    root = tmp_path_factory.mktemp("mail-site")
    for folder in ("_posts", "images"):
        (root / folder).mkdir()
    (root / "_config.yml").write_text(CONFIG, encoding="utf-8")
    (root / "images" / "wide.png").write_bytes(png(1600, 800))
    (root / "images" / "small.png").write_bytes(png(120, 60))
    return root


@pytest.fixture
def mail_site(mail_root: Path) -> Site:
    """The site with the settings that it has by default."""
    return Site(mail_root)
