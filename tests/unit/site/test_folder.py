from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.site.folder import SiteFolder
from newsletter_editor.site.site import Site


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: Uno\n", "utf-8")
    return tmp_path


def test_the_site_of_a_folder_is_the_same_each_time(blog: Path) -> None:
    folder = SiteFolder.containing(blog / "_posts" / "2020-01-01-uno.md")
    assert folder is not None
    assert folder.root == blog
    assert folder.is_configured
    assert folder.site is folder.site
    assert folder.site.config.text("title") == "Uno"


def test_reloading_reads_again_what_was_read(blog: Path) -> None:
    folder = SiteFolder(blog)
    folder.reload()
    assert folder.site.generation == 0
    assert folder.site.config.text("title") == "Uno"
    (blog / "_config.yml").write_text("title: Dos\n", "utf-8")
    folder.reload()
    assert folder.site.generation == 1
    assert folder.site.config.text("title") == "Dos"


def test_a_site_is_what_its_own_folder_holds(blog: Path) -> None:
    site = Site.containing(blog)
    assert isinstance(site, Site)
    assert site.site is site
    assert site.relative(blog / "_posts" / "x.md") == SiteFolder(blog).relative("_posts/x.md")
