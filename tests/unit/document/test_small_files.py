"""Small files are added to without harm to what others wrote in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.document.saving import ChangedOutsideError
from newsletter_editor.document.small_files import change_small, read_small, write_small
from newsletter_editor.text.errors import EditorError


@pytest.mark.parametrize(
    "data", [b"uno\r\ndos\r\n", b"\xef\xbb\xbfuno\n", b"uno\xff\n", b"uno\rdos\n", b""]
)
def test_what_is_not_touched_stays_byte_for_byte(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(data)
    change_small(path, lambda text: text + "tres\n")
    assert path.read_bytes().startswith(data)
    assert path.read_bytes().removeprefix(data).strip() == b"tres"


def test_one_that_is_not_there_begins_with_its_header(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "words.txt"
    change_small(path, lambda text: text + "uno\n", first="# words\n")
    assert path.read_text() == "# words\nuno\n"


@pytest.mark.parametrize("at_first", [b"uno\n", None])
def test_what_others_wrote_meanwhile_is_not_overwritten(
    tmp_path: Path, at_first: bytes | None
) -> None:
    path = tmp_path / "words.txt"
    if at_first is not None:
        path.write_bytes(at_first)
    seen = read_small(path)
    path.write_bytes(b"theirs\n")
    with pytest.raises(ChangedOutsideError):
        write_small(path, "ours\n", seen)
    assert path.read_bytes() == b"theirs\n"


def test_one_that_cannot_be_read_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(EditorError):
        change_small(tmp_path, lambda text: text)
