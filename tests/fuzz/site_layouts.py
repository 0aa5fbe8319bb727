"""Random sites: chains of layouts, includes, lists and filters as themes have them, with the pages
that the real Jekyll makes of them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator

from newsletter_editor.document.source import decode
from newsletter_editor.rendering import whole_page
from newsletter_editor.site.jekyll import DEBIAN
from tests.fuzz.real_sites import Difference, as_compared, asked_jekyll, built, site_of

_BATCH = 12
_PLUGINS = ("jekyll-seo-tag", "jekyll-paginate", "jekyll-include-cache")
_WORDS = ("uno", "Dos", "tres-cuatro", "año nuevo", "C++", "été", "x y", "ÑU", "2020", "a&b")
_VALUES = (
    *("{t}", '"{t}"', "3", "2.50", "true", "false", "null", "[a, {t}, 3]", "{a: 1, b: {t}}"),
    *("2021-03-04", "2021-03-04 05:06", "-1", "'it''s'", "[]", "''", "~", "[{n: 1}, {n: 2}]"),
)
_KEYS = ("image", "tagline", "weight", "hidden", "nav", "extra", "author", "description")
# Whole posts, as in `site.tags`, are told in the order of a table of Ruby's, which hangs on what
# else it has read.
_EXPRESSIONS = (
    *("page.title", "page.url", "page.date", "page.tags", "page.categories", "page.excerpt"),
    *("page.path", "page.name", "page.id", "page.slug", "page.collection", "page.ext", "page.dir"),
    *("page.image", "page.weight", "page.extra", "page.author", "page.nav", "page.description"),
    *("page.content", "page.previous.title", "page.next.url", "page.previous.content", "content"),
    *("layout.kind", "layout.extra", "layout.menu", "layout.layout", "layout.title", "layout"),
    *("site.title", "site.url", "site.baseurl", "site.time", "site.posts.size", "site.lang"),
    *("site.data.people", "site.data.nav.main", "site.pages"),
    *("site.related_posts.size", "site.static_files.size", "site.notes.first.title", "theme.name"),
    *("paginator.page", "paginator.total_pages", "paginator.next_page_path", "jekyll.environment"),
    *("site.documents.size", "site.collections.size", "site.html_pages.size", "include.a"),
    *("site.posts.first.title", "site.posts.last.content", "page['title']", "site['url']", "nada"),
)
_FILTERS = (
    *("upcase", "downcase", "strip_html", "size", "jsonify", "escape", "xml_escape", "slugify"),
    *("default: 'x'", "default: page.title", "truncate: 12"),
    *("strip", "strip_newlines", "markdownify"),
    *("relative_url", "absolute_url", "date: '%Y-%m-%d'", "date: '%-d %b'", "number_of_words"),
    *(
        "append: '/a'",
        "prepend: 'b'",
        "replace: 'a', 'e'",
        "remove: 'o'",
    ),
    *("smartify", "normalize_whitespace", "cgi_escape", "uri_escape"),
    *("capitalize", "newline_to_br", "lstrip", "ceil"),
    *("slice: 0, 3", "url_encode", "escape_once", "replace_first: '<p>', ''", "at_most: 3"),
)
_FOR_ANYTHING = (
    *("", "", " | jsonify", " | inspect", " | size", " | default: 'x'", " | default: page.title"),
    *(" | join: ', '", " | first", " | last"),
)
_LISTS = (
    *("site.posts", "site.posts limit:2", "site.posts reversed", "site.related_posts limit:3"),
    *("site.notes", "site.pages", "site.html_pages", "site.documents", "site.static_files"),
    *("page.tags", "page.categories", "site.tags", "site.categories", "site.collections"),
    *("site.data.people", "site.data.nav.main", "paginator.posts", "(1..3)", "site.categories.C"),
    *("site.tags['uno']", "site.posts offset:1 limit:2", "page.nav", "layout.menu"),
)
_LIST_FILTERS = (
    *("where: 'lang', 'es'", "sort: 'title'", "sort: 'weight'", "where: 'title', page.title"),
    *("where_exp: 'p', 'p.title != page.title'", "where_exp: 'p', 'p.url contains \"a\"'"),
    *("group_by: 'lang'", "group_by_exp: 'p', 'p.date | date: \"%Y\"'", "map: 'title'", "reverse"),
    *("where: 'tags', 'uno'", "concat: site.pages", "slice: 0, 2", "sort: 'url'", "compact"),
    *("where_exp: 'p', 'p.hidden != true'", "where_exp: 'p', 'p.categories contains \"Dos\"'"),
    *("find: 'title', 'uno'", "sort_natural: 'title'", "push: page", "map: 'url'", "uniq"),
)
_ITEMS = (
    *("{{ p.title }}", "{{ p.url | relative_url }}", "{{ p.date | date: '%F' }}"),
    *(
        "{{ p.content | strip_html | truncate: 20 }}",
        "{{ p.excerpt | strip_html }}",
        "{{ p.name }}",
    ),
    *("{{ p.items | size }}", "{{ p.label }}", "{{ p.path }}", "{{ p.output | size }}"),
    *("{{ forloop.index }}", "{% if forloop.last %}.{% endif %}", "{{ p.tags | join: '+' }}"),
    *("{{ p.lang }}", "{{ p.layout }}", "{% if p.url == page.url %}*{% endif %}", "{{ p.weight }}"),
    *("{{ p.next.title }}", "{% unless p.hidden %}v{% endunless %}"),
)
_CONDITIONS = (
    *("page.title", "page.image", "page.next", "page.previous", "site.title == page.title"),
    *("page.url == '/'", "page.layout == 'post'", "page.tags contains 'uno'", "layout.kind"),
    *("page.collection == 'posts'", "page.weight > 1", "page.extra.size > 0", "paginator"),
    *("page.url contains 'a' and page.title", "page.hidden or page.nav", "page.lang != 'es'"),
    *(
        "content contains '<p>'",
        "include.a",
        "site.data.nav.main",
        "page.date",
        "page.extra == empty",
    ),
)


class Sites:
    """Gives sites, the same for the same seed and Jekyll, as their files by path."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._items = list(_ITEMS)
        if (asked_jekyll() or DEBIAN).follows != "4.4":
            # With Jekyll 4 on Liquid 4 one in a layout goes on where the page before has left it.
            self._items.append("{% cycle 'a', 'b' %}")

    def site(self) -> dict[str, str]:
        """One site."""
        pick = self._random
        names = ["base", "post", "page", "deep/in"]
        files = {
            "_config.yml": self._configuration(),
            "_includes/d.html": "<i>{{ site.title }}</i>",
            "_data/people.yml": "- name: Ana\n  lang: es\n- name: Bob\n  lang: en\n",
            "_data/nav/main.yml": "- {title: Uno, url: /a}\n- {title: Dos, url: 'https://x.org'}\n",
            "assets/a.txt": "x",
            "assets/b.js": "---\n---\nvar a = '{{ site.title }}';\n",
        }
        for name in ("a.html", "b.html", "sub/c.html"):
            files[f"_includes/{name}"] = _without_left_overs(self._template(3, in_include=True))
        for at, name in enumerate(names):
            parents = [*names[:at], *(pick.choices(names, k=1) if pick.random() < 0.1 else [])]
            parent = f"layout: {pick.choice(parents)}\n" if parents and pick.random() < 0.9 else ""
            head = f"---\n{parent}kind: {name}\n{self._keys()}menu: {{a: 1, {name[0]}: 2}}\n---\n"
            files[f"_layouts/{name}.html"] = self._frame(head)
        for number in range(pick.randint(3, 6)):
            word = pick.choice(_WORDS)
            slug = re.sub(r"\W+", "-", word).strip("-") or "x"
            folder = pick.choice(["_posts", "_posts", "_posts/sub", "blog/_posts"])
            ending = pick.choice(["md", "md", "md", "html"])
            day = f"20{pick.randint(10, 24)}-0{pick.randint(1, 9)}-1{number}"
            files[f"{folder}/{day}-{slug}.{ending}"] = self._document(word)
        for name in pick.sample(
            ["index.html", "about.md", "sub/x.html", "sub/index.md", "z.md"], 3
        ):
            files[name] = self._document(pick.choice(_WORDS))
        for name in pick.sample(["a.md", "b.md", "c.html"], 2):
            files[f"_notes/{name}"] = self._document(pick.choice(_WORDS))
        return files

    def _configuration(self) -> str:
        pick = self._random
        lines = ["title: El <i>sitio</i>", "time: 2025-01-02 03:04:05", "url: https://ejemplo.org"]
        lines += pick.sample(
            ["baseurl: /b", "lang: es", "description: Una *cosa*", "author: Ana", "paginate: 2"], 2
        )
        lines.append(
            f"permalink: {pick.choice(['date', 'pretty', 'none', '/:categories/:title/'])}"
        )
        lines.append(f"plugins: [{', '.join(_PLUGINS)}]")
        output = pick.choice(["true", "false"])
        lines.append(f"collections: {{notes: {{output: {output}, sort_by: title}}}}")
        lines.append("defaults:")
        for kind, layout in (("posts", "post"), ("pages", "page"), ("notes", "deep/in")):
            lines.append(f"- {{scope: {{path: '', type: {kind}}}, values: {{layout: {layout}}}}}")
        return "\n".join(lines) + "\n"

    def _keys(self) -> str:
        pick = self._random
        chosen = pick.sample(_KEYS, pick.randint(0, 4))
        return "".join(
            f"{key}: {pick.choice(_VALUES).replace('{t}', pick.choice(_WORDS))}\n" for key in chosen
        )

    def _document(self, word: str) -> str:
        pick = self._random
        tags = pick.sample(["uno", "Dos", "tres cuatro"], pick.randint(0, 2))
        head = [f"title: {word}"] if pick.random() < 0.9 else []
        if tags:
            head.append(f"tags: {json.dumps(tags)}")
        if pick.random() < 0.4:
            head.append(f"categories: {pick.choice(['C', '[Dos, x]', 'a b'])}")
        if pick.random() < 0.25:
            head.append(f"layout: {pick.choice(['base', 'none', 'no-such', 'deep/in', 'null'])}")
        body = [
            "Primero **fuerte** y “tal”.",
            "- a\n- b",
            "## Título ##",
            _without_left_overs(self._template(1)),
        ]
        pick.shuffle(body)
        joined = "\n".join(head)
        return (
            f"---\n{joined}\n{self._keys()}---\n" + "\n\n".join(body[: pick.randint(1, 4)]) + "\n"
        )

    def _frame(self, head: str) -> str:
        pick = self._random
        content = pick.choice(
            ["{{ content }}"] * 5 + ["{{ content | strip }}", "{% include a.html a=content %}"]
        )
        pieces = [self._template(2), f"<main>{content}</main>", self._template(2)]
        if pick.random() < 0.3:
            pieces.insert(0, "{% seo %}")
        return head + "\n".join(pieces) + "\n"

    def _template(self, length: int, *, in_include: bool = False) -> str:
        return "\n".join(self._piece(0, in_include) for _ in range(self._random.randint(1, length)))

    def _piece(self, depth: int, in_include: bool) -> str:
        pick = self._random
        kind = pick.random()
        if kind < 0.35 or depth > 2:
            return f"<p>{{{{ {self._expression()} }}}}</p>"
        if kind < 0.5:
            filters = "".join(f" | {f}" for f in pick.sample(_LIST_FILTERS, pick.randint(0, 2)))
            listed = pick.choice(_LISTS)
            if filters and " " not in listed:
                made = f"{{% assign list = {listed}{filters} %}}"
                listed = "list"
            else:
                made = ""
            items = " ".join(pick.sample(self._items, 3))
            loop = f"{{% for p in {listed} %}}<li>{items}</li>{{% else %}}-{{% endfor %}}"
            return f"{made}<ul>{loop}</ul>"
        if kind < 0.65:
            inner, other = (self._piece(depth + 1, in_include) for _ in range(2))
            condition = pick.choice(_CONDITIONS)
            return f"{{%- if {condition} -%}}{inner}{{%- else -%}}{other}{{%- endif -%}}"
        if kind < 0.75:
            inner = self._piece(depth + 1, in_include)
            return f"{{% capture c %}}{inner}{{% endcapture %}}[{{{{ c | strip_newlines }}}}]"
        if kind < 0.82:
            shown = "{{ v | append: '' | slugify }}"
            return f'{{% assign v = {self._expression()} %}}<b class="{shown}"></b>'
        if kind < 0.86:
            one, other = pick.choice(_WORDS), pick.choice(_WORDS)
            return (
                f"{{% case page.title %}}{{% when '{one}', '{other}' %}}1"
                f"{{% when 'uno' or 'Dos' %}}2{{% else %}}3{{% endcase %}}"
            )
        if in_include:
            return "<i>{{ include.a }}|{{ include.b | default: 'd' }}</i>"
        name = pick.choice(["a.html", "b.html", "sub/c.html"])
        tag = pick.choice(["include", "include", "include_cached"])
        value = pick.choice(["page.title", "'x y'", "site.title", "page.tags", "content", "3"])
        given = pick.choice(["", f" a={value}", f' a={value} b="z"'])
        # What is made once for all pages must not be of one.
        return (
            f"{{% include {name}{given} %}}" if tag == "include" else "{% include_cached d.html %}"
        )

    def _expression(self) -> str:
        pick = self._random
        if pick.random() < 0.4:
            return pick.choice(_EXPRESSIONS) + pick.choice(_FOR_ANYTHING)
        # Most filters stop a build that gives them anything but a text.
        filters = "".join(f" | {f}" for f in pick.sample(_FILTERS, pick.choice((0, 1, 2))))
        return f"{pick.choice(_EXPRESSIONS)} | append: ''{filters}"


def _without_left_overs(template: str) -> str:
    """A template for bodies: there some names are what the document before has left."""
    return re.sub(r"(?<!\.)\b(?:layout|content)\b", "nothing", template)


def differences(seed: int, wanted: Callable[[int], bool]) -> Iterator[Difference | int]:
    """The pages that differ of sites of a seed, and after each batch how many were compared.

    `wanted` is asked before each batch with how many pages were compared. Sites at which Jekyll
    stops are passed over. Needs Debian's jekyll and the plugins.
    """
    source = Sites(seed)
    compared = 0
    while wanted(compared):
        for root, files, answer in built(source.site, _BATCH):
            site = site_of(root)
            for path, page in (answer or {}).items():
                text = decode((root / path).read_bytes()).text
                got = whole_page(text, root / path, site)
                compared += 1
                if got.problems or got.body.errors:
                    yield Difference(files, path, page["page"], str(got.notices))
                elif as_compared(got.html) != as_compared(page["page"]):
                    yield Difference(files, path, page["page"], got.html)
        yield compared
