"""Presets whose patterns a stranger wrote; what they do is shown by the golden site
`presets_by_patterns`."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.site import defaults
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.defaults import FrontMatterDefaults


def presets_of(root: Path, pattern: str) -> FrontMatterDefaults:
    listed = [{"scope": {"path": pattern}, "values": {"k": 1}}]
    return FrontMatterDefaults(root, SiteConfig({"defaults": listed}))


@pytest.mark.parametrize("pattern", ["{a,b}" * 20 + "*", "{" * 5_000 + "*" + "}" * 5_000])
def test_few_of_many_alternatives_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    looked_for: list[str] = []
    monkeypatch.setattr(
        FrontMatterDefaults, "_named_by", lambda _, each: looked_for.append(each) or []
    )
    assert presets_of(tmp_path, pattern).of("a.md") == {}
    assert 0 < len(looked_for) <= defaults._MOST_ALTERNATIVES


def test_patterns_stay_in_the_repo(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.md").write_text("x")
    root = tmp_path / "repo"
    root.mkdir()
    (root / "link").symlink_to(tmp_path / "outside", target_is_directory=True)
    for pattern in ("../*", "/*", "**/../../*", "link/*"):
        assert presets_of(root, pattern).of("link/a.md") == {}
