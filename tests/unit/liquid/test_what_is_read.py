"""By which rules of Liquid templates are read, as a site's `error_mode` says, and what ends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.view import view_of
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from tests.fuzz.real_sites import asked_jekyll
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


@pytest.mark.skipif(asked_jekyll() is None, reason="needs Debian's jekyll")
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


REFUSED = (
    "{% include //c.html %}",
    "{{ 1.5 | round: 2147483648 }}",
    "{{ 'a' | split: ',' | concat: (1..2) }}",
    "{% for i in 'text' limit: 1.5 %}{{ i }}{% endfor %}",
    "{{ site.posts | where_exp: 'p', 'p == 1 == 2' }}",
    "{{ site.posts | where_exp: 'p', nil }}",
    "{{ page[1.5] }}",
    "{% increment page %}",
    "{{ empty | slugify }}",
    "{{ page.none | append: ((1..2)..3) }}",
    "{% for i in (true..3) %}{{ i }}{% endfor %}",
    "{% if false %}{% comment %}{% if true %}{% include a.html b %}{% endif %}{% endcomment %}"
    "{% endif %}",
    "{% comment %}{% comment %}{% raw %}{% endcomment %}{% endcomment %}",
    "{% comment %}{% for a in b %}{% endif %}{% endfor %}{% endcomment %}",
    "{% comment %}{% if a %}{% unknown %}{% endif %}{% endcomment %}",
    "{% comment %}{% comment %}{% if %}{% endcomment %}x{% endcomment %}",
    "{{ 'now' | date: '%-' }}",
    "{{ 'now' | date: '%Y%5' }}",
    "{% case 1 %}{% else\u00a0%}{% endcase %}",
    "{% raw\u00a0%}x{% endraw %}",
)


@pytest.mark.skipif(asked_jekyll() is None, reason="needs Debian's jekyll")
def test_what_ends_a_build_of_jekyll_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / TEMPLATE_POST).parent.mkdir()
    (tmp_path / TEMPLATE_POST).write_text("---\ntitle: T\n---\n", encoding="utf-8")
    site = Site(tmp_path, DEBIAN)
    view = view_of(site)
    payload = view.payload(site.post(TEMPLATE_POST), "")
    told = [bool(run_liquid(template, payload, view).problems) for template in REFUSED]
    answers = run_in_jekyll(tmp_path, list(REFUSED))
    ended = ["ERROR" in each or "Liquid error" in each for each in answers]
    assert told == ended == [True] * len(REFUSED)
