"""What Jekyll finds, where it publishes it, and what its Liquid makes of templates.

The golden files hold real Jekyll's answers; where it is installed it is asked again.
"""

from __future__ import annotations

import importlib.util
import os
import re
import time
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newsletter_editor.document.source import decode
from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.differences import is_same_in_liquid_5
from newsletter_editor.liquid.view import view_of
from newsletter_editor.rendering import render_post
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from tests.fuzz import front_matters, plugin_sites, posts_listed
from tests.fuzz.liquid_differences import differences
from tests.fuzz.liquid_templates import Templates
from tests.fuzz.real_sites import asked_jekyll

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "site"


def _load_refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_site_refresh", GOLDEN / "refresh.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = _load_refresh()
SITES: dict[str, Any] = refresh.read("sites.json")
LIQUID: dict[str, Any] = refresh.read("liquid.json")


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The zone in which the golden answers were given."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of the process cannot be set here")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def build(root: Path, files: dict[str, str]) -> Site:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    return Site(root, DEBIAN)


def uncoloured(html: str) -> str:
    """Without the spans of coloured code, which two highlighters never cut alike."""
    return re.sub(r"</?span[^>]*>", "", html)


def published(site: Site, files: dict[str, str]) -> dict[str, dict[str, str]]:
    found = {}
    for post in site.posts():
        if not site.is_published(post):
            continue
        text = decode(files[post.relative_path].encode("utf-8")).text
        found[post.relative_path] = {
            "url": site.url_of(post),
            "date": post.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "title": post.title,
            "html": uncoloured(render_post(text, post.path, site).html),
        }
    return found


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
@pytest.mark.parametrize("name", SITES["sites"])
def test_site_is_jekylls(name: str, tmp_path: Path) -> None:
    files = SITES["sites"][name]
    expected = {
        path: {**post, "html": uncoloured(post["html"])}
        for path, post in SITES["posts"][name].items()
    }
    assert published(build(tmp_path, files), files) == expected


@pytest.fixture(scope="module")
def template_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("templates")
    build(root, refresh.template_site(LIQUID, ""))
    return root


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["template"][:60]) for case in LIQUID["templates"]]
)
def test_template_gives_what_it_gives_in_jekyll(case: dict[str, str], template_site: Path) -> None:
    post = template_site / refresh.TEMPLATE_POST
    text = LIQUID["front_matter"] + case["template"]
    post.write_text(text, encoding="utf-8")
    page = render_post(text, post, Site(template_site, DEBIAN))
    assert uncoloured(page.html) == uncoloured(case["expected"])
    assert page.errors == ()


RANDOM_TEMPLATES = 400


@pytest.mark.skipif(asked_jekyll() is None, reason="Jekyll is not installed")
def test_lax_templates_give_what_they_give_in_jekyll() -> None:
    assert list(differences(1, lambda tried: tried < 1)) == []


@pytest.mark.skipif(asked_jekyll() is None, reason="Jekyll is not installed")
def test_excerpts_and_values_are_listed_as_in_jekyll() -> None:
    assert list(posts_listed.differences(1, lambda tried: tried < 200)) == []


@pytest.mark.skipif(asked_jekyll() is None, reason="Jekyll is not installed")
def test_front_matter_of_every_kind_is_taken_as_in_jekyll() -> None:
    assert list(front_matters.differences(1, lambda tried: tried < 200)) == []


@pytest.mark.skipif(asked_jekyll() is None, reason="Jekyll is not installed")
def test_sites_with_plugins_have_the_pages_that_they_have_in_jekyll() -> None:
    assert list(plugin_sites.differences(1, lambda tried: tried < 200)) == []


@pytest.mark.skipif(asked_jekyll() is None, reason="Jekyll is not installed")
def test_random_templates_give_what_they_give_in_jekyll(tmp_path: Path) -> None:
    site = build(tmp_path, refresh.template_site(LIQUID, "cuerpo"))
    source = Templates(seed=1)
    templates = [source.template() for _ in range(RANDOM_TEMPLATES)]
    templates = [template for template in templates if is_same_in_liquid_5(template)]
    post = site.post(refresh.TEMPLATE_POST)
    payload = view_of(site).payload(post, "cuerpo")
    expected = refresh.run_in_jekyll(tmp_path, templates)
    differing = [
        (template, wanted, got.text)
        for template, wanted in zip(templates, expected, strict=True)
        if (got := run_liquid(template, payload, view_of(site))).text != wanted
        and not (got.problems and wanted.startswith("ERROR"))
    ]
    assert differing == []


@pytest.mark.skipif(asked_jekyll() is None, reason="Jekyll is not installed")
def test_golden_sites_are_what_jekyll_says() -> None:
    assert refresh.ask_jekyll(SITES["sites"]) == SITES["posts"]


@pytest.mark.skipif(asked_jekyll() is None, reason="Jekyll is not installed")
def test_golden_templates_are_what_jekyll_says() -> None:
    expected = [case["expected"] for case in LIQUID["templates"]]
    assert refresh.expected_of_templates(LIQUID) == expected
