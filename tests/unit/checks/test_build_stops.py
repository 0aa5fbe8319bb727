"""What ends a build of the installed Jekyll is an error here, and no rule says so of what does not.

Cases are one post, a configuration or a file of data each; one process builds all of them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import all_rules
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.rendering import whole_page
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from newsletter_editor.text.problems import Severity

RUBY = Path(__file__).parents[2] / "golden/checks/builds.rb"
POST = "_posts/2020-01-01-a.md"
OF_BUILDS = ("stops-build", "wrong-type", "liquid", "missing-post", "file-name")
"""Rules whose errors say that Jekyll ends, besides others."""

FRONT_MATTER = [
    *(
        f"date: {value}"
        for value in (
            '', '~', '""', '2020', 'true', '{a: b}', '[a]', 'foo', '2020-13-01', '1.5', '12:30',
            '2020-02-23 25:00', '2020-01', '-1', '0', '20201301', 'mañana', '2020-01-01',
            '2020-1-1', '20200101', '"2020-01-01 10:00:00 +0200"', '12', '2020/01/01',
            '"5 de mayo de 2020"', '2020-01-01 10:00:00 +9900', '2020-01-01T10:00', '"10:00"',
            '[2020-01-01]', '{{ now "2006-01-02" }}', '{a: "x 2020-1-2"}',
        )
    ),
    *(
        f"{key}: {value}"
        for key in ("permalink", "slug")
        for value in (
            '', '5', '0', '1.5', '[]', '{}', 'true', 'false', '{a: b}', '[a]', '2020-01-01',
            '"a:b"', '/:title/', '":x"',
        )
    ),
    *(
        f"{key}: {value}"
        for key in ("category", "categories")
        for value in (
            '":b"', '"é:b"', '"1:b"', '"a b:c"', '"//a:b"', '"http:"', '"IA: hoy"', '"a:b"',
            '[a, ":b"]', '"x/:y"', '5', '~',
        )
    ),
    *(f"tags: {value}" for value in ('5', '{a: b}', '[[a]]', '~', '"a, b"', 'true')),
    *(f"published: {value}" for value in ('5', '~', '{a: b}')),
    "slug: 5\npermalink: /:year/a.html", "slug: 5\npublished: false", "date: x\npublished: false",
    "excerpt: {a: b}", "layout: 5", "layout: nada", "excerpt_separator: 5", "author: [a, {b: c}]",
    "image: [a]", "lang: 5", "redirect_from: [a, b]", "description: 5", "categories: 2020",
]  # fmt: skip
HALF_READ = ("categories: 5", "categories: 2020")
"""Jekyll goes on, without what the front matter says; the page tells that as well."""
LOSING = (
    "config defaults: [{scope: {path: ''}, values: {date: 2020-01-01}}]",
    "config defaults: [{scope: {path: ''}, values: {a: b}}, {values: {c: d}}]",
)
"""Jekyll 4.3 goes on without the posts, and ends where the site has a page; both are told."""
LIQUID = [
    '{% include q.html a="x"b="y" %}', '{% include q.html a="x",b="y" %}',
    '{% include q.html a= %}', '{% include q.html a="x %}', '{% include q.html a=x | upcase %}',
    '{% include q.html a="x" b %}', '{% include q.html a=“x” %}', '{% include q.html a=x["y"] %}',
    '{% include q.html a="x"  b=\'y\' %}', '{% include q.html a = "x" %}', '{% include q.html %}',
    '{% include q.html a=x.y b=5 %}', '{% include q.html\n a="x"\n b="y" %}',
    '{% include no.html %}',
    '{% comment %}{{ x }{% endcomment %}', '{% comment %}{% if a %}{% endcomment %}',
    '{% comment %}{% foo %}{% endcomment %}', '{% comment %}{% endif %}{% endcomment %}',
    '{% comment %}{{ x | foo }}{% endcomment %}', '{% comment %}{{ x {% endcomment %}',
    '{% comment %}{% include no.html %}{% endcomment %}',
    '{% comment %}{% assign %}{% endcomment %}',
    '{% comment %}{% comment %}{% endcomment %}', '{% comment %}sin más{% endcomment %}',
    '{% raw %}{{ x }{% endraw %}', '{% raw %}', '{{ x', '{{ x }', '{% x', '{% foo %}',
    '{% endif %}',
    '{% if a %}', '{% if %}{% endif %}', '{% for x %}{% endfor %}', '{% case %}{% endcase %}',
    '{{ 1 | divided_by: 0 }}', '{{ "a" | foo }}', '{{ "foo" | date_to_string }}',
    '{{ "a" | plus }}',
    '{% post_url 2020-01-01-z %}', '{% post_url x/2020-1-1-a %}', '{% post_url 2020-01-01-a %}',
    '{% link no.md %}',
    '{% link _posts/2020-01-01-a.md %}', '{% highlight %}x{% endhighlight %}',
    '{% highlight ruby %}',
    '{% highlight ruby %}x{% endhighlight %}', '{% if a = b %}x{% endif %}', '{{ a b c }}',
    '{{ | }}',
    '{% assign x = %}', '{% include {{ page.q }} a="x" %}', '{% include ../x.html %}', '{% else %}',
]  # fmt: skip
NAMES = [
    "_posts/2020-13-01-a.md", "_posts/2020-00-10-a.md", "_posts/2020-01-32-a.md",
    "_posts/2020-1-1-a.md", "_posts/2020-01-01-a b.md", "_posts/2020-01-01-ñ.md",
    "_posts/2020-02-30-a.md",
]  # fmt: skip
YAML = [
    "a: [", 'a: "', "a: b: c", "\ta: b", "a: *x", "a: @b", "a: `b`", "a: %b", 'a: "\\q"',
    "a: 1\n b: 2", "a: 'O'Reilly'", 'a: "x"y', "a: [ES] x", "a: |\n x\ny",
    "a: !ruby/object:Object {}",
    "- a", "a: b\na: c", "a: .nan", "a: 08:30", "a: &x 1\nb: *x",
]  # fmt: skip
CONFIG = [
    "include: x", "include: ~", "include: [5]", "exclude: x", "exclude: ~", "exclude: [5]",
    "plugins: x", "plugins: 5", "plugins: ~", "permalink: 5", "permalink: ~", "permalink: /:foo/",
    "permalink: pretty", "permalink: /:year/:title", "collections: {posts: {permalink: /:foo/}}",
    "collections: 5", "collections: [a]", "collections: {a: 5}", "collections: {a: ~}",
    "timezone: 5", "markdown: 5", "markdown_ext: [md]", "liquid: 5", "layouts_dir: 5",
    "data_dir: 5",
    "collections_dir: 5", "limit_posts: -1", "limit_posts: x", "limit_posts: 1", "keep_files: x",
    "kramdown: 5", "kramdown: {input: foo}", "kramdown: {input: GFM}", "defaults: x",
    "kramdown: {smart_quotes: foo}", "kramdown: {footnote_nr: x}", "kramdown: {hard_wrap: x}",
    "url: 5", "baseurl: {a: b}", "title: {a: b}", "paginate: x", "future: x", "encoding: foo",
    "defaults: [{scope: {path: ''}, values: {layout: x}}]", "sass: 5", "profile: x",
    "markdown: GFM", "markdown: redcarpet", "markdown: Kramdown", 'markdown: ""', "markdown: ~",
    "kramdown: {toc_levels: x}", "kramdown: {toc_levels: 2..3}", 'kramdown: {toc_levels: "2,3"}',
    "kramdown: {toc_levels: [2, 3]}", "kramdown: {toc_levels: [x]}", "kramdown: {header_offset: x}",
    "kramdown: {header_offset: 1}", "kramdown: {link_defs: x}", "kramdown: {smart_quotes: [a, b]}",
    "kramdown: {typographic_symbols: x}", "kramdown: {line_width: x}", "include: [~]",
    "kramdown: {syntax_highlighter_opts: x}", "encoding: 5", "liquid: {error_mode: 5}", "time: 5",
    "defaults: [{scope: {path: ''}, values: {a: b}}, {values: {c: d}}]",
    "defaults: [{scope: {path: nowhere}, values: {a: b}}, {values: {c: d}}]",
    "defaults: [{values: {c: d}}, {scope: {}, values: {a: b}}, {scope: {}, values: {e: f}}]",
    "kramdown: {input: gfm}", "kramdown: {input: gFM}", "kramdown: {input: HTML}",
    "kramdown: {input: Markdown}", "kramdown: {input: KRAMDOWN}",
    "keep_files: [5]", "limit_posts: 1.5", "collections: {a: {permalink: 5}}",
    *(
        f'kramdown: {{header_offset: "{number}"}}'
        for number in ("-1", "+1", " 2 ", "0x1", "1_0", "08", "²", "-", "")
    ),
    *(
        f"defaults: [{{scope: {{path: ''}}, values: {{{values}}}}}]"
        for values in (
            "date: x", "permalink: 5", "permalink: /:foo/", "permalink: /:title/", "tags: 5",
            "date: 2020-01-01",
        )
    ),
    "time: x", "time: 2020-01-01", "time: ~",
]  # fmt: skip
PAGES = {
    "index.html": ["---\n---\n{{ x }", "---\n---\n{{ x }}", "{{ x }"],
    "about.md": [
        "---\npermalink: 5\n---\nx",
        "---\npermalink: /x/\n---\nx",
        "---\ntitle: [\n---\n",
    ],
    "404.html": ["---\npermalink: /404.html\n---\n{% x %}", "---\n---\n{% if a %}x{% endif %}"],
    "a.js": ["---\n---\n{% if %}", "let a = {{ x }"],
    "bom.md": ["\ufeff---\ntitle: a\n---\n{{ x }", "---\ntitle: a\n---\n{{ x }"],
    "feed.xml": ["---\n---\n{% for a in b %}", "---\n---\n{% comment %}{{ x }{% endcomment %}"],
    "robots.txt": ["---\n---\n{% raw %}{{ x }{% endraw %}"],
    "_a/b.md": ["---\n---\n{{ x }"],
    "vendor/bundle/b.md": ["---\n---\n{{ x }"],
    "_layouts/none.html": ["{{ x }"],
    "_layouts/used.html": [
        "{{ content }",
        "{{ content }}",
        "---\nlayout: gone\n---\n{{ content }}",
    ],
}
"""Files that are no posts; the post has the layout `used`."""
DATA = {
    "d.json": ["{a", '{"a": 1}'],
    "d.csv": [
        'a,b\n"x,y\n1,2',
        'a,b\n"x"y,1',
        'a,b\n"x, ""y""",1\n',
        "",
        'a;b\n1;"2\n',
        'a,b\n "x",1\n',
        "a,b\r\n1,2\n",
        "a,b\n1,2\r\n",
        "a,b\r\n1,2\r\n",
        "a,b\r1,2\r",
        'a,b\n1,"2\n3"\n',
        'a,b\r\n1,"2\n3"\r\n',
        'a,b\n"x" ,1\n',
        "a,b\n,\n",
    ],
    "d.tsv": ['a\tb\n"x\ty\n', "a\tb\n1\t2\n", 'a\tb "x"\n'],
}

LINKS = [
    "[x](~name.md)", "[x](/~name.md)", '[x](~n "t")', "[x]: ~b.md", "`[x](~n.md)`", "![x](~n.png)",
    "[x](~ n)", "[x](~/b.md)", "[x](~)", "[x](~#a)", "[x](./~n.md)", "[~n](x.md)", "[x]( ~n)",
    "[x](<~n.md>)", "[x](%7En.md)", "~~~\n[x](~n.md)\n~~~", "~n [x](a.md)", "[x](a:~b.md)",
]  # fmt: skip
"""To jekyll-relative-links, which looks into posts where it is told to, and into pages always."""
RELATIVE = {"_config.yml": "plugins: [jekyll-relative-links]\n"}
RELATIVE_IN_POSTS = {
    "_config.yml": RELATIVE["_config.yml"] + "relative_links: {collections: true}\n"
}


def site(front_matter: str = "title: a", body: str = "x\n", name: str = POST) -> dict[str, str]:
    keys = front_matter if front_matter.startswith("title") else f"title: a\n{front_matter}"
    return {
        "_config.yml": "title: x\n",
        "_includes/q.html": "{{ include.a }}",
        name: f"---\n{keys}\n---\n{body}",
    }


CASES: dict[str, dict[str, str]] = {
    **{text: site(text) for text in FRONT_MATTER},
    **{text: site("title: a\nq: q.html", text + "\n") for text in LIQUID},
    **{name: site(name=name) for name in NAMES},
    **{f"data {text}": site() | {"_data/d.yml": text + "\n"} for text in YAML},
    **{f"config {text}": site() | {"_config.yml": text + "\n"} for text in YAML + CONFIG},
    **{
        f"page {name} {text}": site("title: a\nlayout: used") | {name: text}
        for name, texts in PAGES.items()
        for text in texts
    },
    **{f"{n} {text}": site() | {f"_data/{n}": text} for n, texts in DATA.items() for text in texts},
    # The last ones, for a plugin that is loaded works on all sites behind it.
    "a link in a post that is left alone": site(body="[x](~n.md)\n") | RELATIVE,
    **{f"link {text}": site(body=f"a\n\n{text}\n") | RELATIVE_IN_POSTS for text in LINKS},
    **{
        f"link in a page {text}": site() | RELATIVE | {"about.md": f"---\n---\n{text}\n"}
        for text in LINKS[:3]
    },
}


@pytest.fixture(scope="module")
def ends() -> dict[str, str | None]:
    ruby = shutil.which("ruby")
    if ruby is None or subprocess.run([ruby, "-e", 'require "jekyll"'], check=False).returncode:
        pytest.skip("Jekyll is not installed")
    answer = subprocess.run(
        [ruby, str(RUBY)],
        input=json.dumps(list(CASES.values())),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(CASES, json.loads(answer.stdout), strict=True))


def errors(root: Path, files: dict[str, str]) -> list[str]:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    around = Surroundings(Site(root, DEBIAN))
    rules = [rule for rule in all_rules() if rule.id in OF_BUILDS]
    path = next(path for path in files if path.startswith("_posts"))
    found = check(CheckedPost(files[path], root / path, around), rules)
    return [problem.message.en for problem in found if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("name", CASES, ids=list(CASES))
def test_an_error_is_what_ends_a_build(
    ends: dict[str, str | None], tmp_path: Path, name: str
) -> None:
    is_wrong = bool(ends[name]) or name in LOSING
    assert bool(errors(tmp_path, CASES[name])) == is_wrong, ends[name]


@pytest.mark.parametrize("head", [*FRONT_MATTER, *(f"link {text}" for text in LINKS)])
def test_what_ends_a_build_is_told_on_the_page(
    ends: dict[str, str | None], tmp_path: Path, head: str
) -> None:
    files = CASES[head]
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    page = whole_page(files[POST], tmp_path / POST, Site(tmp_path, DEBIAN))
    told = page.body.errors
    assert all(error.line > 1 for error in told)
    assert bool(told) == bool(ends[head]) or head in HALF_READ, ends[head]


def test_a_default_is_named_by_its_place_among_all(tmp_path: Path) -> None:
    config = "defaults:\n- {scope: {path: ''}}\n- {scope: {path: ''}, values: {permalink: 5}}\n"
    found = errors(tmp_path, site() | {"_config.yml": config})
    assert len(found) == 1
    assert "defaults[1].permalink" in found[0]


@pytest.mark.parametrize(
    ("scope", "is_told"),
    [
        ("{path: _posts}", True),
        ("{type: posts}", True),
        ("{path: '**/a'}", True),
        ("{path: _drafts}", False),
        ("{type: recipes}", False),
    ],
)
def test_presets_for_all_behind_others_are_told(tmp_path: Path, scope: str, is_told: bool) -> None:
    """Jekyll 4.3 leaves the posts out that both are for, and goes on."""
    config = f"defaults:\n- {{scope: {scope}, values: {{a: b}}}}\n- values: {{c: d}}\n"
    found = errors(tmp_path, site() | {"_config.yml": config})
    assert len(found) == is_told
    assert all("defaults[1]" in each for each in found)


def test_a_plugin_that_is_named_later_excuses_a_page_that_is_as_it_was(tmp_path: Path) -> None:
    assert errors(tmp_path, site() | {"index.html": "---\n---\n{% foo %}"})
    assert not errors(tmp_path, site() | {"_config.yml": "plugins: [jekyll-foo]\n"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{{ "a" | append }}', "The filter “append” lacks a value."),
        ('{{ "a" | append: "b", "c" }}', "The filter “append” has too many values."),
        ('{{ "a" | upcase: 5 }}', "The filter “upcase” has too many values."),
    ],
)
def test_values_of_filters_are_told_in_words(tmp_path: Path, text: str, said: str) -> None:
    assert errors(tmp_path, site("title: a", text + "\n")) == [said]
