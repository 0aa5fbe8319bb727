"""Which folders the author trusts."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from newsletter_editor.repo import trust


@pytest.fixture(autouse=True)
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "data" / "trusted.json"
    monkeypatch.setattr(trust, "trust_file", lambda: file)
    return file


def test_a_folder_is_trusted_alone_and_until_it_is_not(tmp_path: Path) -> None:
    blog, other = tmp_path / "blog", tmp_path / "other"
    for folder in (blog, other, blog / "below"):
        folder.mkdir(parents=True, exist_ok=True)
    assert not trust.is_trusted(blog)
    trust.trust(blog)
    trust.trust(other)
    trust.trust(blog)
    assert trust.is_trusted(blog) and trust.is_trusted(f"{blog}/")
    assert not trust.is_trusted(blog / "below") and not trust.is_trusted(tmp_path)
    trust.distrust(blog)
    trust.distrust(blog)
    assert not trust.is_trusted(blog) and trust.is_trusted(other)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_it_goes_by_where_a_folder_really_is(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to("blog")
    trust.trust(tmp_path / "link")
    assert trust.is_trusted(tmp_path / "blog")
    (tmp_path / "link").unlink()
    (tmp_path / "link").symlink_to("other")
    assert not trust.is_trusted(tmp_path / "link")


@pytest.mark.parametrize(
    "kept", [b"", b"[]", b"{", b'{"folders": 3}', b'{"folders": [3]}', b"\xff", b"[" * 200_000]
)
def test_a_damaged_file_trusts_nothing_and_is_written_anew(
    tmp_path: Path, own_file: Path, kept: bytes
) -> None:
    own_file.parent.mkdir()
    own_file.write_bytes(kept)
    assert not trust.is_trusted(tmp_path)
    trust.trust(tmp_path)
    assert trust.is_trusted(tmp_path)
    assert [each.name for each in own_file.parent.iterdir()] == ["trusted.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such bits there")
def test_others_cannot_read_it(tmp_path: Path, own_file: Path) -> None:
    trust.trust(tmp_path)
    assert stat.S_IMODE(own_file.stat().st_mode) == 0o600
