"""What templates print of a site costs Markdown and JSON their work, which is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.budget import (
    MOST_STEPS,
    TOO_LARGE,
    TOO_LONG,
    Budget,
    SpentError,
)
from newsletter_editor.liquid.view import view_of
from newsletter_editor.rendering.page import Page, render_post
from newsletter_editor.site.site import Site

DATA = "".join(f"- {{a: {n}, b: [c, d]}}\n" for n in range(20))
BODY = 'Some *text* in a [post](a), "quoted".\n\n' * 3
PRINTED = [
    "{{ site | jsonify }}",
    "{{ site.posts | jsonify }}",
    "{{ site.posts | inspect }}",
    "{{ site.posts }}",
    "{{ site.tags | inspect }}",
    "{{ site.data | jsonify }}",
    "{{ site.data | inspect }}",
    "{{ site.data }}",
    "{{ site.posts | map: 'content' | jsonify }}",
    "{{ site.posts[1].content }}",
    "{{ site.posts[1].content | markdownify }}",
    "{{ site.posts[1].content | smartify }}",
    "{% include a.md %}",
    "{% for post in site.posts %}{{ post | jsonify }}{% endfor %}",
    "{% for post in site.posts %}{{ post.content }}{% endfor %}",
    "{% for i in (1..50) %}*a* 'b'\n\n{% endfor %}",
    "{% assign a = site.posts | jsonify %}",
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    # The clock never strikes: what is counted has to be enough.
    monkeypatch.setattr("newsletter_editor.liquid.budget.time.process_time", lambda: 0.0)
    files = {
        "_config.yml": "title: A\n",
        "_data/d.yml": DATA,
        "_includes/a.md": BODY,
        **{f"_posts/2024-01-0{n}-p.md": f"---\ntags: [a, b]\n---\n{BODY}" for n in range(1, 6)},
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Site(tmp_path)


@pytest.mark.parametrize("printed", PRINTED)
def test_a_post_that_prints_without_end_is_cut_off(
    printed: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rendered(times: int) -> Page:
        text = f"---\n---\n{printed * times}"
        return render_post(text, site.root / "_posts/2024-02-02-b.md", site)

    monkeypatch.setattr("newsletter_editor.liquid.budget.MOST_MARKS", 6_000)
    monkeypatch.setattr("newsletter_editor.liquid.budget.MOST_STEPS", 20_000)
    assert not rendered(1).errors
    errors = rendered(500).errors
    assert len(errors) == 1
    assert errors[0].message in (TOO_LARGE, TOO_LONG)


def test_what_is_no_markdown_may_have_any_number_of_signs(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list for a search, written by a layout or a page that is JSON."""
    monkeypatch.setattr("newsletter_editor.liquid.budget.MOST_MARKS", 1_500)
    view = view_of(site)
    text = "{% for i in (1..20) %}{{ site.data | jsonify }}{% endfor %}"
    payload = view.payload(None, text)
    as_text, as_markdown = (
        run_liquid(text, payload, view, for_markdown=kind) for kind in (False, True)
    )
    assert as_text.problems == []
    assert as_text.text.count("{") == 20 * 21
    assert [problem.message for problem in as_markdown.problems] == [TOO_LARGE]


def test_a_post_in_a_list_counts_by_what_is_written_of_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To `weight` it is one value, and it names its neighbours with all they say."""
    counted: list[str] = []
    monkeypatch.setattr(Budget, "print", lambda _self, text: counted.append(text))
    template = "{{ site.posts | jsonify | size }}"
    view = view_of(site)
    size = int(run_liquid(template, view.payload(None, template), view).text)
    assert len(counted) > 5 * 15
    assert size / 2 < sum(map(len, counted)) < size


def test_a_printed_value_is_some_steps() -> None:
    few, many = Budget(), Budget()
    few.print("a")
    many.print("a" * 6_400)
    assert many.steps > 50 * few.steps > 0
    with pytest.raises(SpentError):
        for _ in range(MOST_STEPS):
            few.print("a")


def test_html_costs_markdown_less_than_text() -> None:
    """A page of all posts is made of HTML, and may be some megabytes."""
    html = '<p>A <a class="b" href="http://c.d/e">post</a> of <em>words</em> that one reads.</p>\n'
    page, quotes = Budget(for_markdown=True), Budget(for_markdown=True)
    page.write(html * (2_500_000 // len(html)))
    with pytest.raises(SpentError):
        quotes.write('"a": ' * (1_000_000 // 5))
    with pytest.raises(SpentError):
        Budget(for_markdown=True).write(
            "#<Jekyll::Document _posts/a.md collection=posts>, " * 60_000
        )
