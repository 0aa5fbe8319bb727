"""Every real post becomes the page that Jekyll made of it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.rendering import render_post
from newsletter_editor.site.site import Site

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "site"
INDEX = CORPUS / "expected" / "index.json"
POSTS = json.loads(INDEX.read_text(encoding="utf-8")) if INDEX.is_file() else []


@pytest.fixture(scope="module")
def site(shared: Path) -> Site:
    return Site(CORPUS / "repo")


@pytest.fixture(scope="module")
def dom(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("shared_dom", shared / "tools" / "dom.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("post", [pytest.param(post, id=post["post"]) for post in POSTS])
def test_page_is_jekylls(post: dict[str, str], site: Site, dom: Any) -> None:
    path = site.root / post["post"]
    source = read_source(path)
    page = render_post(plain_text(source.text, source.format), path, site)
    expected = (CORPUS / "expected" / post["html"]).read_text(encoding="utf-8")
    assert dom.structure(page.html) == dom.structure(expected)
    assert page.errors == ()
    assert page.url == post["url"]
