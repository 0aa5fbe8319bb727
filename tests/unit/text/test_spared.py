"""A library is imported without what it seldom needs, and gets it once it does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter_editor.text.spared import import_without


@pytest.fixture(autouse=True)
def libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "a_spared_one.py").write_text("def double(number):\n    return 2 * number\n")
    (tmp_path / "a_library.py").write_text("from a_spared_one import double\n")
    (tmp_path / "a_hasty_library.py").write_text(
        "from a_spared_one import double\nfour = double(2)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in ("a_library", "a_hasty_library", "a_spared_one"):
        sys.modules.pop(name, None)


def test_what_is_spared_comes_when_it_is_called() -> None:
    import_without("a_library", "a_spared_one")
    assert "a_spared_one" not in sys.modules
    assert sys.modules["a_library"].double(4) == 8
    assert sys.modules["a_spared_one"].double(5) == 10


def test_what_is_called_at_once_comes_at_once() -> None:
    import_without("a_hasty_library", "a_spared_one")
    assert sys.modules["a_hasty_library"].four == 4
    assert sys.modules["a_spared_one"].double(5) == 10


def test_what_is_there_already_is_taken() -> None:
    import a_spared_one  # type: ignore[import-not-found]

    import_without("a_library", "a_spared_one")
    assert sys.modules["a_library"].double is a_spared_one.double
