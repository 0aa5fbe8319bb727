"""Random front matter: values of every kind under every key that Jekyll gives a meaning.

What the installed Jekyll makes of the post, of a list and of its neighbour is compared with the
pages here; and what ends its build has to be told, by the page and by the rules.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import all_rules
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.rendering import whole_page
from newsletter_editor.text.problems import Severity
from tests.fuzz.real_sites import Files, Pages, as_compared, built, site_of

_SITES_AT_ONCE = 40
_POST = "_posts/2020-03-04-a-name.md"
_OTHER = "_posts/2020-01-01-other.md"
_LISTED = (
    "title layout permalink date categories category tags tag published excerpt excerpt_separator "
    "lang slug draft ext render_with_liquid name id url path collection relative_path author image "
    "description k"
)
_NAMES = _LISTED.split(" ")
KEYS = (
    *_NAMES,
    "content",
    "output",
    "next",
    "previous",
    "1",
    "true",
    "~",
    "1.5",
    "2020-01-01",
    "<<",
)
VALUES = (
    *("12", "1.5", "-1", "0", "true", "false", "~", "", "12:30", "1_000", ".5", "2020-01-02"),
    *("2020-01-02 03:04:05", "2020-01-02 03:04", "'2020-01-02'", '""', "' '", "x", "é x", "A B"),
    *("'a:b'", "':b'", "'1:b'", "/x/", "/:title/", "':x'", "x.html", "none", "main", "post"),
    *("'a/b'", "'..'", "'a\\b'", "'\"q\"'", ":a", "x y z", "[a]", "[a, 1]", "[]", "[~]", "[true]"),
    *("[[a]]", "[{a: b}]", "[2020-01-01]", "[1.5]", "[x, x]", "[1, true, 1.0]", "{a: b}", "{}"),
    *("{a: [1]}", "{1: x}", "{1: a, 'b': c}", "{true: [x], false: 2}", "{~: a}", "{1.0: a, 1: b}"),
    *("{2020-01-01: x}", "{2020-01-01 10:00:00: x}", "[{1: a}, {1: b, c: d}]", "{yes: a}"),
    *("{a: {1: {2: z}}}", "{[1, 2]: x, {a: 1}: y}", "{'': a, ' ': b}", "{1_0: a, 010: b}"),
)
_PERMALINKS = ("pretty", "/:year/:slug/", "/:categories/:title.html", "none", "/:name")
_BODIES = (
    "uno {{ page.title }}\n\ndos **tres**\n",
    "{{ page.k[1] }} {% for p in page.k %}({{ p }}|{{ p[0] }}|{{ p[1] }}){% endfor %}\n\nb\n",
    "plain\n\n<!--more-->\n\nb x y\n",
    "{% if true %}a\n\nb{% endif %}\n",
)
_LAYOUT = (
    "<main>{{ content }}</main>"
    + "".join(
        f"\n<{k}>{{{{ page.{k} }}}}|{{{{ page.{k} | inspect }}}}|{{{{ page.{k} | jsonify }}}}"
        for k in _NAMES
    )
    + "\n{{ page['1'] }}|{{ page['true'] }}|{{ page.date | date: '%F %T' }}\n{{ page.k[1] }}|"
    "{{ page.k['1'] }}|{% for p in page.k %}({{ p }}:{{ p[0] | inspect }}:{{ p[1] }}){% endfor %}|"
    "{{ page.k.size }}|{{ page.k | size }}|{{ page.k.first }}|"
    "{% if page.k contains 1 %}y{% endif %}|{{ page.k | uniq | inspect }}"
)
_LIST = (
    "---\ntitle: L\n---\n{% for p in site.posts %}<post>{{ p.title }}|{{ p.url }}|{{ p.id }}|"
    "{{ p.date | date: '%F' }}|{{ p.excerpt }}|{{ p.tags | inspect }}\n{% endfor %}"
    "{% for t in site.tags %}<t>{{ t[0] | inspect }}:{{ t[1] | size }}{% endfor %}"
    "{% for t in site.categories %}<c>{{ t[0] | inspect }}:{{ t[1] | size }}{% endfor %}"
)
_CONFIG = "title: S\nurl: https://e.example\nplugins: []\ntime: 2021-05-06 07:08:09\n"
_RULES = tuple(
    rule
    for rule in all_rules()
    if rule.id in ("stops-build", "wrong-type", "liquid", "file-name", "front-matter-yaml")
)


class Difference(NamedTuple):
    """A post's front matter, and what of it Jekyll has otherwise."""

    front_matter: str
    permalink: str
    about: str
    wanted: str
    got: str


def differences(seed: int, wanted: Callable[[int], bool]) -> Iterator[Difference]:
    """Those among random posts, as long as `wanted` is true of the number compared so far."""
    made = random.Random(seed)
    tried = 0
    while wanted(tried):
        for root, files, answer in built(lambda: _files(made), _SITES_AT_ONCE):
            yield from _differing(root, files, answer)
            tried += 1


def _files(made: random.Random) -> dict[str, str]:
    keys = made.sample(KEYS, made.choice((1, 1, 1, 2, 2, 3, 4)))
    head = [f"{key}: {made.choice(VALUES)}" for key in keys]
    # An excerpt that ends within a tag ends the build of whoever prints it.
    head = [line for line in head if line not in ("excerpt_separator: 0", "excerpt_separator: ' '")]
    if "layout" not in keys:
        head.append("layout: main")
    permalink = f"permalink: {made.choice(_PERMALINKS)}\n" if made.random() < 0.4 else ""
    return {
        "_config.yml": _CONFIG + permalink,
        "_layouts/main.html": _LAYOUT,
        "_layouts/post.html": "---\nlayout: main\n---\n[{{ content }}]",
        "list.html": _LIST,
        _OTHER: "---\ntitle: O\nlayout: main\n---\nx {{ page.next.title }}|{{ page.next.url }}\n",
        _POST: "---\n" + "\n".join(head) + "\n---\n" + made.choice(_BODIES),
    }


def _differing(root: Path, files: Files, answer: Pages | None) -> Iterator[Difference]:
    head, _, body = files[_POST][4:].partition("\n---\n")
    permalink = files["_config.yml"].removeprefix(_CONFIG)
    site = site_of(root)
    page = whole_page(files[_POST], root / _POST, site)
    told = [*page.body.errors, *page.problems]
    around = Surroundings(site_of(root))
    found = check(CheckedPost(files[_POST], root / _POST, around), _RULES)
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if answer is None:
        if not told:
            yield Difference(head, permalink, "a stop on the page", "", page.url)
        if not errors and not page.problems:
            yield Difference(head, permalink, "a stop by the rules", "", page.url)
        return
    # What Jekyll cannot read it goes on without, and says so; that is told as well.
    if stops := [p.message.en for p in errors if p.rule != "front-matter-yaml"]:
        yield Difference(head, permalink, "no stop", "", stops[0])
    for path in (_POST, "list.html", _OTHER):
        known = answer.get(path)
        if known is None:
            # It is not published.
            continue
        got = whole_page(files[path], root / path, site)
        if known["url"] != got.url:
            yield Difference(head, permalink, "address", known["url"], got.url)
        if as_compared(known["page"]) != as_compared(got.html):
            yield Difference(f"{head}\n---\n{body}", permalink, path, known["page"], got.html)
