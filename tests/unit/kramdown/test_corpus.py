"""All real posts and all cases of the shared corpus, compared as a browser sees them."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from newsletter_editor.kramdown import to_html

FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n?^((---|\.\.\.)\s*$\n?)", re.DOTALL | re.MULTILINE)
# One post writes braces that Jekyll takes for a variable of Liquid's, and leaves nothing of.
LIQUID_VARIABLE = re.compile(r"\{\{.*?\}\}")


@pytest.fixture(scope="module")
def dom(shared: Path) -> ModuleType:
    """The shared comparison."""
    spec = importlib.util.spec_from_file_location("dom", shared / "tools" / "dom.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_post_is_the_published_page(shared: Path, dom: ModuleType) -> None:
    site = shared / "corpus" / "site"
    for entry in json.loads((site / "expected" / "index.json").read_text(encoding="utf-8")):
        post = (site / "repo" / entry["post"]).read_bytes().decode("utf-8-sig")
        body = FRONT_MATTER.sub("", post.replace("\r\n", "\n"), count=1)
        wanted = (site / "expected" / entry["html"]).read_text(encoding="utf-8")
        _assert_same(dom, dom.structure, to_html(LIQUID_VARIABLE.sub("", body)), wanted)


def test_every_case_is_kramdowns(shared: Path, dom: ModuleType) -> None:
    path = shared / "corpus" / "kramdown" / "cases.json"
    for case in json.loads(path.read_text(encoding="utf-8")):
        is_coloured = "highlighter-" in case["html"]
        view = dom.structure if is_coloured else dom.tokens
        _assert_same(dom, view, to_html(case["text"], case["options"]), case["html"])


def _assert_same(
    dom: ModuleType, view: Callable[[str], list[tuple[object, ...]]], got: str, wanted: str
) -> None:
    assert view(got) == view(wanted), dom.first_difference(view(got), view(wanted))
