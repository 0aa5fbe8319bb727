"""What a site keeps in `_data`: read when it is asked for, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.view import view_of
from newsletter_editor.site import data_files
from newsletter_editor.site.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for name, text in {
        "_config.yml": "title: T\n",
        "_data/authors.yml": "ana:\n  name: Ana\n",
        "_data/people/eva.yml": "name: Eva\n",
        "_data/people/león.json": '{"name": "León"}',
        "_data/table.csv": "a,b\n1,2\n",
        "_data/broken.yml": "a: [\n",
        "_data/both.json": '{"from": "json"}',
        "_data/both.yml": "from: yml\n",
        "_data/later.json": '{"from": "json"}',
        "_data/later.yml": "from: [\n",
        "_data/.hidden.yml": "a: 1\n",
        "_data/notes.txt": "no data\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Site(tmp_path)


def rendered(site: Site, template: str) -> str:
    return run_liquid(template, view_of(site).payload(None, ""), view_of(site)).text


def test_only_what_is_asked_for_is_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = data_files._read_file
    monkeypatch.setattr(
        data_files, "_read_file", lambda path, *more: read.append(path.name) or real(path, *more)
    )
    assert site.authors["ana"].name == "Ana"
    assert rendered(site, "{{ site.data.people.eva.name }}{{ site.data.nobody }}") == "Eva"
    assert read == ["authors.yml", "eva.yml"]


def test_a_folder_of_data_is_a_mapping_of_its_files(site: Site) -> None:
    assert set(site.data) == {"authors", "people", "table", "both", "later"}
    assert len(site.data) == 5
    assert site.data["both"] == {"from": "yml"}
    assert site.data["later"] == {"from": "json"}
    assert "broken" not in site.data
    assert dict(site.data["people"]) == {"eva": {"name": "Eva"}, "león": {"name": "León"}}


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        (
            "{% for p in site.data.people %}{{ p[0] }}:{{ p[1].name }} {% endfor %}",
            "eva:Eva león:León ",
        ),
        ("{{ site.data.people | size }}", "2"),
        ("{{ site.data.people }}", '{"eva"=>{"name"=>"Eva"}, "león"=>{"name"=>"León"}}'),
        (
            "{{ site.data.people | jsonify }}",
            '{"eva":{"name":"Eva"},"león":{"name":"León"}}',
        ),
        ("{% if site.data.people contains 'eva' %}sí{% endif %}", "sí"),
        ("{% if site.data.people == empty %}vacía{% endif %}", ""),
        ("{% assign who = 'eva' %}{{ site.data.people[who].name }}", "Eva"),
        ("{{ site.data.people | map: 'eva' | first | jsonify }}", '{"name":"Eva"}'),
        ("{{ site.data.table[0].b }}", "2"),
    ],
)
def test_templates_see_it_as_a_hash(site: Site, template: str, wanted: str) -> None:
    assert rendered(site, template) == wanted


def test_a_link_out_of_the_repo_is_no_data(site: Site, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yml").write_text("word: hidden\n", encoding="utf-8")
    (site.root / "_data" / "linked").symlink_to(outside)
    (site.root / "_data" / "secret.yml").symlink_to(outside / "secret.yml")
    assert "linked" not in site.data
    assert "secret" not in site.data
