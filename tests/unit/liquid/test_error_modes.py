"""A site's `error_mode`: by which rules of Liquid its templates are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.view import view_of
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from tests.fuzz.liquid_differences import has_jekyll
from tests.golden.site.refresh import TEMPLATE_POST, run_in_jekyll

TEMPLATES = (
    "{% assign a = 1 %}{% if a==1 %}y{% else %}n{% endif %}{% unless a!=1 %}y{% endunless %}",
    "{% if a == 1 == 2 %}y{% else %}n{% endif %}",
    "{% if true and or %}y{% elsif a<=b %}e{% else %}n{% endif %}",
    "{% for i in (1..3) limit:2 %}{{ i }}{% endfor %}",
    "{% for i in (1..3), limit:2 %}{{ i }}{% endfor %}",
    "{% for i in (1 .. 3) %}{{ i }}{% else %}n{% endfor %}",
    "{% assign b = 'x' | upcase | %}{{ b }}",
    "{{ 'x' | append: 'y' | upcase }}",
    "{{ 'x' | append: 'y', | upcase",
    "{% case 1 %}{% when 1 , 2 x %}y{% endcase %}{% cycle 1 2 %}{% increment a b %}",
    "{{ site.posts | where_exp: 'p', 'p == 1 == 2' | size }}",
    "{{ site.posts | group_by_exp: 'p', 'p | | size' | size }}",
)


@pytest.mark.skipif(not has_jekyll(), reason="needs Debian's jekyll")
@pytest.mark.parametrize("mode", ["warn", "strict", "lax"])
def test_templates_are_read_by_the_rules_that_the_site_names(mode: str, tmp_path: Path) -> None:
    config = f"liquid: {{error_mode: {mode}}}\n"
    for path, text in (("_config.yml", config), (TEMPLATE_POST, "---\ntitle: T\n---\n")):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    site = Site(tmp_path, DEBIAN)
    view = view_of(site)
    payload = view.payload(site.post(TEMPLATE_POST), "")
    found = [run_liquid(template, payload, view) for template in TEMPLATES]
    got = ["ERROR" if each.problems else each.text for each in found]
    wanted = run_in_jekyll(tmp_path, list(TEMPLATES))
    assert got == ["ERROR" if "Liquid" in each or "ERROR" in each else each for each in wanted]
