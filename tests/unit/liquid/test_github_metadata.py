"""`site.github`, as jekyll-github-metadata 2.15 gives it where no network answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.rendering import render_post
from newsletter_editor.site.jekyll import DEBIAN, GITHUB_PAGES, Jekyll
from newsletter_editor.site.site import Site

_GIT = '[core]\n\tbare = false\n[remote "upstream"]\n\turl = https://x.org/y/z\n[remote "origin"]\n'


def _shown(root: Path, template: str, jekyll: Jekyll = GITHUB_PAGES) -> str:
    post = root / "_posts" / "2020-01-01-a.html"
    return render_post(template, post, Site(root, jekyll)).html


def _repo(root: Path, config: str, url: str = "", head: str = "") -> Path:
    (root / "_config.yml").write_text(config, encoding="utf-8")
    if url:
        (root / ".git").mkdir()
        (root / ".git" / "config").write_text(f"{_GIT}\turl = {url}\n", encoding="utf-8")
        (root / ".git" / "HEAD").write_text(head, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "url",
    [
        "git@github.com:anna/my.letters.git",
        "https://github.com/anna/my.letters",
        "https://token@github.com/anna/my.letters.git",
        "ssh://git@github.com/anna/my.letters.git",
        "git://github.com/anna/my.letters/",
    ],
)
def test_git_s_origin_names_the_repo(tmp_path: Path, url: str) -> None:
    root = _repo(tmp_path, "title: x\n", url, "ref: refs/heads/main\n")
    template = (
        "{{ site.github.repository_nwo }} {{ site.github.owner_name }} {{ site.github.url }} "
        "{{ site.github.baseurl }} {{ site.github.project_title }} {{ site.github.zip_url }}"
        "{% if site.github.is_project_page %} P{% endif %}"
    )
    assert _shown(root, template) == (
        "anna/my.letters anna https://anna.github.io/my.letters /my.letters my.letters "
        "https://github.com/anna/my.letters/zipball/main P"
    )


def test_the_configuration_comes_before_git_and_tells_a_page_of_a_person(tmp_path: Path) -> None:
    root = _repo(tmp_path, "repository: Bea/bea.github.io\n", "git@github.com:anna/letters.git")
    template = (
        "{{ site.github.repository_url }} {{ site.github.url }}[{{ site.github.baseurl }}]"
        "{% if site.github.is_user_page %}U{% endif %} {{ site.github.source.branch }}"
    )
    expected = "https://github.com/Bea/bea.github.io https://bea.github.io[]U master"
    assert _shown(root, template) == expected


def test_what_only_github_knows_is_nil(tmp_path: Path) -> None:
    root = _repo(tmp_path, "repository: anna/letters\n")
    template = (
        "[{{ site.github.latest_release.name }}{{ site.github.contributors | size }}"
        "{% for each in site.github.releases %}x{% endfor %}{{ site.github.license.name }}]"
    )
    assert _shown(root, template) == "[0]"


@pytest.mark.parametrize("url", ["", "https://gitlab.com/anna/letters", "../github.com"])
def test_a_repo_that_is_not_there_has_no_name(tmp_path: Path, url: str) -> None:
    root = _repo(tmp_path, "title: x\n", url)
    assert _shown(root, "[{{ site.github.repository_nwo }}{% github_edit_link %}]") == "[]"


def test_a_link_leads_to_where_the_post_is_edited(tmp_path: Path) -> None:
    root = _repo(tmp_path, "repository: anna/letters\n")
    address = "https://github.com/anna/letters/edit/gh-pages/_posts/2020-01-01-a.html"
    template = "{% github_edit_link 'Edit this' %} {% github_edit_link %}"
    assert _shown(root, template) == f'<a href="{address}">Edit this</a> {address}'


def test_a_link_s_address_is_encoded(tmp_path: Path) -> None:
    root = _repo(tmp_path, "repository: anna/letters\n")
    post = root / "_posts" / "2020-01-01-año 1 & [ES].html"
    assert render_post("{% github_edit_link %}", post, Site(root, GITHUB_PAGES)).html == (
        "https://github.com/anna/letters/edit/gh-pages/_posts/2020-01-01-a%C3%B1o%201%20&%20%5BES%5D.html"
    )


def test_what_the_configuration_says_of_github_lies_over_what_the_plugin_knows(
    tmp_path: Path,
) -> None:
    own = "{repository_url: 'https://e.x/r', custom: 1, source: {path: /docs}}"
    root = _repo(tmp_path, f"repository: anna/letters\ngithub: {own}\n")
    template = "{% github_edit_link 'a' %} {{ site.github.custom }} {{ site.github.owner_name }}"
    address = "https://e.x/r/edit/gh-pages/docs/_posts/2020-01-01-a.html"
    assert _shown(root, template) == f'<a href="{address}">a</a> 1 anna'


@pytest.mark.parametrize(("own", "expected"), [("no text", ""), ("false", ""), ("true", "")])
def test_there_is_no_address_where_the_site_says_otherwise_what_github_is(
    tmp_path: Path, own: str, expected: str
) -> None:
    root = _repo(tmp_path, f"repository: anna/letters\ngithub: {own}\n")
    assert _shown(root, "{% github_edit_link 'a' %}") == f'<a href="{expected}">a</a>'


@pytest.mark.parametrize("own", ["5", "[a]", "{repository_url: x, source: 5}"])
def test_a_github_without_names_ends_the_build(tmp_path: Path, own: str) -> None:
    root = _repo(tmp_path, f"repository: anna/letters\ngithub: {own}\n")
    post = root / "_posts" / "2020-01-01-a.html"
    assert render_post("{% github_edit_link 'a' %}", post, Site(root, GITHUB_PAGES)).errors


_FILLED_IN = (
    "{{ site.title }}|{{ site.url }}|{{ site.baseurl }}|{{ '/x' | relative_url }}|"
    "{{ '/x' | absolute_url }}|{{ site.description }}"
)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (
            "repository: anna/my.Letters",
            "my.Letters|https://anna.github.io|/my.Letters|/my.Letters/x|"
            "https://anna.github.io/my.Letters/x|",
        ),
        (
            "repository: Anna/anna.github.io",
            "Anna|https://anna.github.io||/x|https://anna.github.io/x|",
        ),
        (
            "{repository: a/b, title: X, url: 'https://x.org', baseurl: '', description: d}",
            "X|https://x.org||/x|https://x.org/x|d",
        ),
        (
            "{repository: anna/letters, baseurl: /, name: N, url: ''}",
            "||/letters|/letters/x|/letters/x|",
        ),
        ("title: X", "X|||/x|/x|"),
    ],
)
def test_github_pages_fills_in_what_the_configuration_lacks(
    tmp_path: Path, config: str, expected: str
) -> None:
    # Asked of the gem 2.15 without a network, which says http where GitHub's server says https.
    root = _repo(tmp_path, config + "\n")
    assert _shown(root, _FILLED_IN) == expected
    site = Site(root, DEBIAN)
    assert site.config.text("title") == str(site.config.own.get("title", ""))


_WORKFLOW = "jobs:\n  build:\n    steps:\n      - run: bundle exec jekyll build {}\n"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('--baseurl "${{ steps.pages.outputs.base_path }}"', "/letters/x"),
        ("--trace --baseurl=/other --quiet", "/other/x"),
        ("-b ''", "/x"),
        ('--baseurl "${{ inputs.somewhere }}"', "/own/x"),
        ("", "/own/x"),
        ("# --baseurl /other", "/own/x"),
    ],
)
def test_a_workflow_may_give_the_build_another_base(
    tmp_path: Path, given: str, expected: str
) -> None:
    # https://github.com/actions/starter-workflows/blob/main/pages/jekyll.yml
    root = _repo(tmp_path, "baseurl: /own\n", "https://github.com/anna/letters")
    folder = root / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "jekyll.yml").write_text(_WORKFLOW.format(given), encoding="utf-8")
    assert _shown(root, "{{ '/x' | relative_url }}", DEBIAN) == expected


def test_a_site_with_a_domain_of_its_own_is_published_there(tmp_path: Path) -> None:
    # As GitHub documents it; without a network the gem knows of no domain.
    root = _repo(tmp_path, "repository: anna/letters\n")
    (root / "CNAME").write_text("letters.example.org\n", encoding="utf-8")
    template = "{{ '/x' | absolute_url }} {{ site.github.url }} {{ site.github.baseurl }}"
    assert _shown(root, template) == "https://letters.example.org/x https://letters.example.org "


@pytest.mark.parametrize("packed", [False, True])
def test_the_commit_is_that_of_git(tmp_path: Path, packed: bool) -> None:
    root = _repo(tmp_path, "title: x\n", "https://github.com/a/b", "ref: refs/heads/main\n")
    name = "0123456789abcdef" * 2 + "01234567"
    if packed:
        (root / ".git" / "packed-refs").write_text(f"# pack\n{name} refs/heads/main\n")
    else:
        (root / ".git" / "refs" / "heads").mkdir(parents=True)
        (root / ".git" / "refs" / "heads" / "main").write_text(f"{name}\n")
    assert _shown(root, "{{ site.github.build_revision }}") == name


def test_a_long_file_of_git_is_read_in_one_go(tmp_path: Path) -> None:
    root = _repo(tmp_path, "title: x\n", " \n" * 30_000 + "\t", "ref: refs/heads/main\n")
    assert _shown(root, "[{{ site.github.repository_nwo }}]") == "[]"


def test_without_the_plugin_there_is_no_such_value(tmp_path: Path) -> None:
    root = _repo(tmp_path, "repository: anna/letters\n")
    template = "{{ site.github.owner_name }}{{ site.github.repository_nwo }}"
    assert _shown(root, template, DEBIAN) == ""


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ site }}", "Jekyll::Drops::SiteDrop"),
        ("{{ site | append: 'x' }}", "Jekyll::Drops::SiteDropx"),
        ("{{ jekyll }} {{ jekyll | size }}", "Jekyll::Drops::JekyllDrop 0"),
        ("{% for a in (1..1) %}{{ forloop }}{% endfor %}", "Liquid::ForloopDrop"),
        (
            "{% tablerow a in (1..1) %}{{ tablerowloop }}{% endtablerow %}",
            '<tr class="row1">\n<td class="col1">Liquid::TablerowloopDrop</td></tr>\n',
        ),
        (
            "{% highlight ruby %}  {% endhighlight %}",
            '<figure class="highlight"><pre><code class="language-ruby" data-lang="ruby">  '
            "</code></pre></figure>",
        ),
    ],
)
def test_what_is_no_text_is_printed_by_its_ruby_name(
    tmp_path: Path, template: str, expected: str
) -> None:
    assert _shown(_repo(tmp_path, "title: x\n"), template, DEBIAN) == expected
