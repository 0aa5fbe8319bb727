"""Random sites for the plugins that GitHub Pages knows: links between files, files without front
matter, READMEs, titles from headings, layouts that nobody names, addresses that lead elsewhere,
lists in parts, people that are named, and what is said of a page in its head.

Each page is compared with that of the Jekyll that is asked, which has its own versions of the
plugins.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import partial

from lxml.html import fragment_fromstring, tostring

from newsletter_editor.rendering import whole_page
from tests.fuzz.real_sites import Difference, as_compared, built, site_of

_SITES_AT_ONCE = 8
# A theme brings the layouts and includes that GitHub Pages would; what asks the web is left out.
_SETTINGS = {
    "jekyll-relative-links": (
        *("", "", "relative_links: {collections: true}\n"),
        *("relative_links: {enabled: false}\n",),
        *("relative_links: {collections: true, exclude: [sub, b.md]}\n",),
    ),
    "jekyll-optional-front-matter": (
        *("", "", "optional_front_matter: {remove_originals: true}\n"),
        *("include: [LICENSE.md]\n",),
        *("optional_front_matter: {enabled: false}\n",),
    ),
    "jekyll-readme-index": (
        *("", "", "readme_index: {remove_originals: true}\n"),
        *("readme_index: {with_frontmatter: true}\n", "readme_index: {enabled: false}\n"),
    ),
    "jekyll-titles-from-headings": (
        *("", "titles_from_headings: {strip_title: true}\n"),
        *("titles_from_headings: {collections: true}\n",),
        *("titles_from_headings: {collections: true, strip_title: true}\n",),
    ),
    "jekyll-default-layout": ("", "jekyll-default-layout: {html_pages: true}\n"),
    "jekyll-paginate": (
        *("paginate: 1\n", "paginate: 2\npaginate_path: /blog/p:num/\n", 'paginate: "2"\n'),
        *("",),
        *("paginate: 2\npaginate_path: /sub/page-:num.html\n", "paginate: 9\n"),
        *("paginate: 0\n",),
    ),
    "jekyll-mentions": (
        *("", "jekyll-mentions: https://h.example\n", "jekyll-mentions: false\n"),
        *("jekyll-mentions: {base_url: https://b.example/}\n",),
    ),
    "jekyll-redirect-from": ("", "redirect_from: {json: false}\n"),
    "jekyll-seo-tag": (
        *("", "author: Ana\n", "author: {name: B & c, twitter: b, url: https://b.example}\n"),
        *("twitter: {username: '@s', card: summary}\n", "logo: /l.png\n"),
        *("tagline: T <i>t</i>\n",),
        *("facebook: {admins: 1, publisher: a&b, app_id: 3}\n",),
        *("google_site_verification: g\n",),
        *("webmaster_verifications: {google: g, bing: 1, alexa: a, facebook: f}\n",),
        *("lang: es-ES\n",),
        *("social: {name: S, links: [https://s.example]}\n", 'description: D *d* & "d"\n'),
        *("seo_paginator_message: '%<current>s/%<total>s '\n", "locale: es_CO\n"),
    ),
    "jekyll-gist": ("",),
    "jekyll-avatar": ("",),
    "jekyll-include-cache": ("",),
    "jekyll-feed": ("", "feed: {path: f.xml}\n", "feed: {categories: [x], tags: true}\n"),
    "jekyll-sitemap": ("",),
}
_SITE = ("title: El *sitio*\n", "baseurl: /b\n", "url: https://e.example\n", "permalink: pretty\n")
_MARKDOWN = (
    *("a.md", "b.md", "README.md", "sub/README.md", "sub/c.md", "docs/readme.markdown"),
    *("LICENSE.md", "CHANGELOG.md", "contributing.md", "sub/x y.md", "sub/Readme.mkd"),
    *("sub/LICENSE.md",),
    *("deep/er/d.md", "ñ.md", "404.md"),
)
_HTML = ("index.html", "p.html", "e/index.htm")
# Of folders side by side one alone has a page of a name: their order the file system says.
_INDEXES = ("sub/index.html", "deep/index.html", "blog/index.html")
_POSTS = ("_posts/2020-01-01-uno.md", "_posts/2020-02-02-dos.md", "_posts/2020-03-03-tres.html")
_POSTS += ("_posts/2021-04-04-x y.md", "sub/_posts/2021-05-05-sub.md")
_NOTES = ("_notes/n.md", "_notes/sub/m.md", "_notes/h.html")
_LAYOUTS = ("home", "page", "post", "default", "notes", "redirect", "l")
_BODY_OF_LAYOUT = (
    *("<{0}>{{{{ page.title }}}}|{{{{ content }}}}</{0}>", "{{{{ content }}}}"),
    *("<html><body class=x>{{{{ content }}}} @{0}</body></html>",),
)
_KEYS = {
    "title": ("T", "T & <b>t</b>", "null", '""', "2020"),
    "layout": ("l", "null", "none", "page"),
    "permalink": ("/x/", "/y.html", "/sub/", "/z/index.html"),
    "strip_title": ("true", "false"),
    "published": ("false",),
    "redirect_from": ("/old/", "[/o.html, old2]", '""', "[]"),
    "redirect_to": ("https://o.example/?a&b", "/a.html", "[/n/, /m/]", '"x\'y"'),
    "description": ('d *e* <b>f</b> & "g"', '""', "null", "' a  b '"),
    "excerpt": ("own *x*", '""'),
    "image": (
        *("/i.png", "i.png", "https://i.example/i.png"),
        *("{path: i.png, height: 1, alt: a & b}",),
        *("{twitter: t.png, width: 3}", '""', "[a]", "a b.png"),
    ),
    "author": ("ana", "Luz", "{name: N, twitter: '@n', type: Organization}", "[a, b]", "null"),
    "authors": ("[ana, Luz]", "[]"),
    "twitter": ("{card: player}",),
    "seo": ("{type: Book, name: S, links: [a]}", "{date_modified: 2021-01-01}", "{type: WebPage}"),
    "last_modified_at": ("2022-02-02",),
    "canonical_url": ("https://c.example/?a&b", '""'),
    "lang": ("es-CO", '""'),
    "title_category": ("C", "T"),
    "seo_description_max_words": ("2",),
    "jekyll-mentions": ("false", "https://p.example"),
    "date": ("2020-05-05", "2020-05-05 06:07"),
    "toc": ("true",),
}
_HEADS = (
    *("# T\n", "## T ##\n", "### T #x\n", "T *e*\n===\n", "T\n---\n", "#T\n"),
    *("# T `c` **b**\n",),
    *("# T {#id}\n", "# {{ page.name }}\n", "#### T\n", "\n\n# T\n", "x\n# T\n"),
    *("# T[^1]\n\n[^1]: n\n",),
    *("# [T](a.md) & <i>i</i>\n", "# T\r\n", " # T\n", "# \n", "T\nU\n===\n", "", "", ""),
    *("# T #\n# U\n", "<!-- c -->\n# T\n", "#\tT\n", "# T\\#\n"),
    *("{% if true %}\n# T\n{% endif %}\n",),
)
_LINKS = (
    *("[a]({0})", "![a]({0})", "[a [b] c]({0})", "[![i](i.png)]({0})", '[a]({0} "t")'),
    *("[a][r]\n\n[r]: {0}",),
    *("[a]({0} 't')", "[a]( {0} )", "[a](<{0}>)", "`[a]({0})`", "```\n[a]({0})\n```"),
    *("\\[a]({0})",),
    *('[r]\n\n  [r]: {0} "T"', "[r]: <{0}>\n\n[r]", "[a]\n({0})", "[a\nb]({0})"),
    *('<a href="{0}">h</a>',),
    *("* [a]({0}) [b]({0})", "[a]({0}){{:.k}}", "> [a]({0})\n> [s]: {0}"),
    *("    [a]({0})\n    [r]: {0}",),
    *("[a]({0})[b]({0}))", '<a class="k" href="{0}" id=x>h</a>', "[^1]\n\n[^1]: [a]({0})"),
    *("[a] ({0})",),
    *("[]({0})", "[a]({{{{ '{0}' }}}})", "| [a]({0}) | b |", "*[a]({0})*"),
    *('[a]({0} "t \\"u\\" v")',),
    *('[a]({0} "t)")', '[a]({0}\n"t")', "[a](({0}))", "<{0}>"),
    *("[r]: {0}\n[s]: {0}\n\n[r] [s]",),
    *("<a href='{0}'>q</a>", '{{% include i.html to="{0}" %}}', "[a `]({0})`"),
    *("[a]: x\n[b]: {0} y\n\n[b]",),
)
_FORMS = ("{0}", "{0}", "./{0}", "/{0}", "{0}#f", "{0}?q", "../{0}", "sub/../{0}", "{0}/", "//{0}")
_OTHERS = (
    "no.md",
    "https://o.example/a.md",
    "#f",
    "mailto:a@b.example",
    "",
    "a%20b.md",
    "sub",
    ".",
)
_PEOPLE = (
    *("@ana", "a@b.example", "`@ana`", "@ana/bo", "(@ana)", "@ana.", "@ana.b", "@mention"),
    *("@a-b_c",),
    *("[@ana](x)", '<img alt="@ana">', "@ana's", "x@ana", "<code>@a</code> @b", "\\@ana"),
    *("@@ana",),
    *("<a href='@x'>@y</a>", "“@ana”", "ñ@ana", "@Ñ", "<pre>@a</pre>", "@9"),
)
_TAGS = {
    "jekyll-avatar": (
        *("{% avatar ana %}", "{% avatar @ana size=50 %}"),
        *("{% avatar user=page.author size=20 %}",),
        *("{% avatar ana lazy=true %}", "{% avatar {{ page.author }} %}"),
    ),
    "jekyll-gist": (
        *("{% gist 1234 %}", "{% gist ana/1234 a.rb %}", "{% gist page.title %}"),
        *('{% gist "ana/12" %}',),
    ),
    "jekyll-include-cache": (
        *('{% include_cached i.html to="a" %}', "{% include_cached i.html to=page.title %}"),
        *("{% include_cached j.html %}",),
    ),
    "jekyll-seo-tag": ("{% seo %}", "{% seo title=false %}", "{% seo canonical=false %}"),
    "jekyll-feed": ("{% feed_meta %}",),
}
_LISTED = ("title", "url", "path", "name", "layout", "dir", "excerpt")
_LIST = (
    "".join(
        f"{{% for p in site.{each} %}}({'|'.join(f'{{{{ p.{key} }}}}' for key in _LISTED)})\n"
        "{% endfor %}\n"
        for each in ("pages", "html_pages", "posts", "notes")
    )
    + "{% for f in site.static_files %}{{ f.path }} {% endfor %}"
    "{% for p in paginator.posts %}{{ p.url }} {% endfor %}"
    + "".join(
        f"{{{{ paginator.{key} }}}} "
        for key in (
            *("page", "per_page", "total_posts", "total_pages", "previous_page"),
            *("next_page", "next_page_path", "previous_page_path"),
        )
    )
)


def differences(seed: int, wanted: Callable[[int], bool]) -> Iterator[Difference]:
    """Those among the pages of random sites, as long as `wanted` is true of the number so far."""
    made = random.Random(seed)
    tried = 0
    while wanted(tried):
        # Ruby keeps plugins for all sites that it builds then.
        plugins = made.sample(list(_SETTINGS), made.randrange(2, 6))
        for root, files, answer in built(partial(_site, made, plugins), _SITES_AT_ONCE):
            site = site_of(root)
            # Where a plugin is missing there are none.
            tried += answer is None
            for path, known in (answer or {}).items():
                tried += 1
                page = whole_page(files[path], root / path, site)
                got, should = f"{page.url}\n{page.html}", f"{known['url']}\n{known['page']}"
                if as_compared(got) == as_compared(should):
                    continue
                if "jekyll-mentions" not in plugins or _tree(got) != _tree(should):
                    yield Difference(files, path, should, got)


def _tree(page: str) -> bytes:
    """A page as libxml2 writes it anew, by which jekyll-mentions is run, without blanks at tags."""
    whole = fragment_fromstring(as_compared(page), create_parent="div")
    return re.sub(rb"\s+(?=<)|(?<=>)\s+", b"", tostring(whole, encoding="utf-8"))


def _site(made: random.Random, plugins: list[str]) -> dict[str, str]:
    config = f"plugins: [{', '.join(plugins)}]\ntime: 2025-01-02 03:04:05 +0000\n"
    config += "collections: {notes: {output: true}}\ngist: {noscript: false}\n"
    config += "".join(made.sample(_SITE, made.randrange(len(_SITE) + 1)))
    config += "".join(made.choice(_SETTINGS[each]) for each in plugins)
    names = [
        *made.sample(_MARKDOWN, made.randrange(3, 8)),
        *made.sample(_HTML, made.randrange(1, 3)),
        made.choice(_INDEXES),
        *made.sample(_POSTS, made.randrange(1, 4)),
        *made.sample(_NOTES, made.randrange(3)),
    ]
    files = {
        "_config.yml": config,
        "_includes/i.html": '<a href="{{ include.to }}">i</a>',
        "_includes/j.html": "[j](a.md)",
        "_data/authors.yml": "ana: {name: Ana Ñ, twitter: ana, url: https://ana.example}\n",
        "i.png": "x",
        "list.html": f"---\n---\n{_LIST}",
    }
    for name in made.sample(_LAYOUTS, made.randrange(1, len(_LAYOUTS))):
        body = made.choice(_BODY_OF_LAYOUT).format(name)
        files[f"_layouts/{name}.html"] = _tags(made, plugins) + body
    for name in names:
        files[name] = _text(made, name, plugins, names)
    if "jekyll-paginate" in plugins:
        files["index.html"] = f"---\n{_front_matter(made)}---\n{_LIST}"
    return files


def _tags(made: random.Random, plugins: list[str]) -> str:
    every = [tag for each in plugins for tag in _TAGS.get(each, ())]
    return "".join(made.sample(every, min(len(every), made.randrange(3))))


def _front_matter(made: random.Random) -> str:
    keys = made.sample(list(_KEYS), made.choice((0, 0, 1, 1, 2, 3)))
    return "".join(f"{key}: {made.choice(_KEYS[key])}\n" for key in keys)


def _text(made: random.Random, name: str, plugins: list[str], names: list[str]) -> str:
    may_lack = name.endswith(("md", "markdown", "mkd")) and not name.startswith("_")
    head = "" if may_lack and made.random() < 0.4 else f"---\n{_front_matter(made)}---\n"
    blocks = [_tags(made, plugins)]
    if "jekyll-relative-links" in plugins and not name.endswith(("html", "htm")):
        blocks += [_link(made, names) for _ in range(made.randrange(4))]
    if "jekyll-mentions" in plugins:
        blocks.append(" ".join(made.sample(_PEOPLE, 3)))
    blocks.append("uno *dos* “tres”")
    return head + made.choice(_HEADS) + "\n\n".join(filter(None, blocks)) + "\n"


def _link(made: random.Random, names: list[str]) -> str:
    to = made.choice([*names, *names, *_OTHERS, "i.png"])
    if made.random() < 0.4:
        to = to.rpartition("/")[2]
    form = made.choice(_FORMS).format(to.replace(" ", made.choice((" ", "%20"))))
    return made.choice(_LINKS).format(form)
