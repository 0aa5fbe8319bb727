"""Random sites of odd files: where posts, pages and collections lie, what they are called, what
their dates, addresses and presets are.

Each page tells its own and lists the others; it is compared with that of the installed Jekyll.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from newsletter_editor.rendering import whole_page
from tests.fuzz.real_sites import Difference, as_compared, built, site_of

_SITES_AT_ONCE = 25
# Sites in which two folders side by side hold pages of one name are left out: which comes first
# the file system says. So is a `path` of front matter, by which Jekyll keeps templates, and what
# makes a draft, whose date is that of its file.
_NAMES = (
    *("2020-01-02-one", "2020-1-2-two", "2020-02-29-Leap Year", "2019-12-31-ñandú-año"),
    *("2021-03-28-tz", "2021-10-31-tz2", "2020-01-02-01-02", "2020-01-02-a.b.c", "2020-01-02-C++"),
    *("2020-01-02-x_y__z", "2020-01-02-日本語", "2020-01-02-Ünï(1)", "2020-01-02-100%"),
    *("2020-01-02-a&b", "2020-01-02-UPPER", "2020-01-02-trail-", "2020-01-02--lead", "20-01-02-s"),
    *("2020-01-02-em—dash", "2020-01-02-a,b", "2020-01-02-é", "2030-01-01-future", "2020-12-5-x"),
    *("2020-01-02-a b  c", "2020-01-02-quo'te", "2020-01-02-tilde~", "2020-01-02-at@x"),
    *("2020-01-02-a=b+c", "2020-01-02-[x]", "2020-01-02-a;b", "2020-01-02-!x$", "2020-01-02-1"),
    *("2020-01-02-emoji😀", "2020-01-02-index"),
)
_ENDINGS = ("md", "md", "md", "md", "markdown", "html", "mkd", "textile", "MD", "htm", "txt", "md~")
_FOLDERS = (
    *("_posts", "_posts", "_posts", "_posts/sub", "cat/_posts", "Cat Two/_posts", "a/b/_posts"),
    *("_posts/x/y", "ñ/_posts", "_notes/_posts", "cat/_posts/deep"),
)
_KEYS = {
    "title": ('"One: x"', "Dos & <b>tres</b>", "2020", "null", '""', "true", "[a, b]", '"a/b"'),
    "date": (
        *("2020-05-06", "2020-05-06 07:08", "2020-05-06 07:08:09", "2020-05-06 07:08:09 +0500"),
        *("2020-05-06T07:08:09Z", '"2020-05-06 07:08:09 -08:00"', "2021-03-28 02:30:00"),
        *("2021-10-31 02:30:00 +0000", "2020-05-06 23:59:59 -0500", '"May 6, 2020"', "2020-5-6"),
    ),
    "permalink": (
        *("/x/y/", "/x/:title", "/:year/:month/:i_day/:slug:output_ext", "x.html", "/a b/ñ/"),
        *("pretty", "date", "/:categories/:title", "/x/index.html", "/w/:week/:short_day/:y_day"),
        *("/:slugified_categories/x", "//x//y", "/x.php", "/a%20b", "/:collection/:name"),
    ),
    "categories": ("a", "a b", "[a, b]", "[A B, ñ]", '"a/b"', "[1, 2.5]", "[]", "{a: b}"),
    "category": ("q", '"Q R"', "[q, r]", "5", '""', "null"),
    "tags": ("t", "t u", "[t u, v]", "[]", "[1]", '""'),
    "slug": ("own", '"Own Slug"', "ñ", '"a/b"', '""'),
    "published": ("false", "true"),
    "layout": ("post", "nope", "null", "none", "l"),
    "excerpt": ("own", '""'),
    "w": ("1", "2", "b", "null", "2020-01-02", "1.5", '"1"'),
}
_PAGES = (
    *("index.md", "about.md", "a b.html", "sub/index.html", "404.html", "x.xml", "feed.json"),
    *("sub/x.y.md", ".well-known/a.html", "_x/y.md", "a.b", "robots.txt", "z.htm", "t.markdown"),
    *("UP.MD", "sub/about.md", "a+b.md", "日本.md", "sub/raw.txt"),
)
_CONFIG = {
    "permalink": (
        *("date", "pretty", "none", "ordinal", "weekdate", "/:title", "/:year/:month/:title/"),
        *("/blog/:categories/:title:output_ext", "/posts/:title/index.html", ":title"),
    ),
    "timezone": (
        *("Europe/Madrid", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC+2"),
        *("Nope/Zone", "GMT-3", "<-03>3", "CEST", "Z"),
    ),
    "future": ("false",),
    "unpublished": ("true",),
    "limit_posts": ("3",),
    "markdown_ext": ('"md"', '"md,txt"', "md,textile", '" md , txt "'),
    "excerpt_separator": ('"<!--more-->"', '""', '"\\n"'),
    "collections_dir": ("coll",),
    "include": ("[_x]", "[.well-known]", '["_x/y.md"]', '["*.b"]'),
    "exclude": ("[sub]", '["*.html"]', '["**/about.md"]', "[sub/]", '["s*"]', '["_posts/sub"]'),
    "baseurl": ("/b", "b", '""'),
}
_COLLECTIONS = (
    *("notes: {output: true}", 'notes: {output: true, permalink: "/n/:path"}', "notes:"),
    *('notes: {output: true, permalink: "/:year/:slug:output_ext"}', "notes: {output: false}"),
    *("notes: {output: true, sort_by: w}", "notes: {output: true, order: [c.html, a.md]}"),
    *("notes: {output: true, permalink: pretty}", "notes: {output: true, sort_by: date}"),
    *("posts: {output: false}", "posts: {permalink: pretty}", "pages: {output: true}"),
)
_PRESETS = (
    *('path: ""}, values: {layout: l, k: all}', 'path: "", type: posts}, values: {layout: post}'),
    *('path: "cat"}, values: {tags: [x], permalink: "/d/:title/"}', 'path: "su"}, values: {k: s}'),
    *('path: "*/_posts"}, values: {k: glob}', 'path: "**/*.md"}, values: {k: star}'),
    *('path: "sub/*"}, values: {k: sub}', 'path: "{sub,cat}/*"}, values: {k: brace}'),
    *('path: "[as]*"}, values: {k: set}', 'path: "sub/**"}, values: {k: deep}'),
    *('path: "s*/"}, values: {k: folder}', 'path: "sub/"}, values: {k: slash, layout: null}'),
    *('path: "_notes/a.md"}, values: {title: A}', "type: notes}, values: {w: 9, k: n}"),
    *('path: "about.md", type: pages}, values: {title: Ab, layout: null}',),
    *('path: "", type: post}, values: {k: old}', 'path: "/about.md"}, values: {k: no}'),
    *('path: ""}, values: {date: 2018-01-01}', 'path: "_notes/*"}, values: {k: ng}'),
)
_TOLD = (
    *("title", "url", "id", "date", 'date | date: "%F %T %z %Z"', "slug", "name", "path", "dir"),
    *("relative_path", "ext", "collection", "categories | jsonify", "tags | jsonify", "layout"),
    *("k", "w", "published", "previous.url", "next.url", "excerpt", "permalink"),
)
_OWN = "|".join(f"{{{{ page.{each} }}}}" for each in _TOLD)
_LISTS = {
    "posts": ("title", "url", "date", "excerpt", "id", 'categories | join: ","'),
    "pages": ("title", "url", "path", "name", "dir", "k"),
    "notes": ("title", "url", "id", 'date | date: "%F"', "w"),
    "static_files": ("path", "extname", "basename", "collection", "k"),
    "collections": ("label", 'docs | map: "path" | join: ","', "files | size", "output"),
    "documents": ("path", "extname"),
    "html_pages": ("path",),
    "related_posts": ("url",),
}
_BODIES = (
    *(
        "uno *dos*\n\ntres\n",
        "a [x]({{ page.url }}) b\n<!--more-->\nc\n",
        "# T\n\nx[^1]\n\n[^1]: n\n",
    ),
    *('"q"\n', "{{ page.date | date_to_string }}\n", "{{ page.next.title }}\n\nz", ""),
)


def differences(seed: int, wanted: Callable[[int], bool]) -> Iterator[Difference]:
    """Those among the pages of random sites, as long as `wanted` is true of the number so far."""
    made = random.Random(seed)
    tried = 0
    while wanted(tried):
        for root, files, answer in built(lambda: _site(made), _SITES_AT_ONCE):
            site = site_of(root)
            for path, known in (answer or {}).items():
                tried += 1
                page = whole_page(files[path], root / path, site)
                got, should = f"{page.url}\n{page.html}", f"{known['url']}\n{known['page']}"
                if as_compared(got) != as_compared(should):
                    yield Difference(files, path, should, got)


def _site(made: random.Random) -> dict[str, str]:
    config = "plugins: []\ntime: 2025-01-02 03:04:05 +0000\n"
    chosen = made.sample(list(_CONFIG), made.randrange(1, 5))
    config += "".join(f"{key}: {made.choice(_CONFIG[key])}\n" for key in chosen)
    if made.random() < 0.7:
        named = {each.split(":")[0]: each for each in made.sample(_COLLECTIONS, 2)}
        config += "collections:\n" + "".join(f"  {each}\n" for each in named.values())
    if made.random() < 0.5:
        presets = made.sample(_PRESETS, made.randrange(1, 4))
        config += "defaults:\n" + "".join(f"- {{scope: {{{each}}}\n" for each in presets)
    outer = "coll/" if "collections_dir" in config else ""
    files = {
        "_config.yml": config,
        "_layouts/l.html": "<l>{{ content }}</l>",
        "_layouts/post.html": "---\nlayout: l\n---\n<p>{{ page.previous.title }}{{ content }}</p>",
        "list.html": "---\n---\n" + "".join(_list(*each) for each in _LISTS.items()),
    }
    for _ in range(made.randrange(3, 8)):
        path = f"{made.choice(_FOLDERS)}/{made.choice(_NAMES)}.{made.choice(_ENDINGS)}"
        files[outer + path] = _text(made, 0.97)
    for name in made.sample(_PAGES, made.randrange(2, 6)):
        files[name] = _text(made, 0.9)
    notes = ("a.md", "b.md", "c.html", "sub/d.md", "2020-01-02-e.md", "img.png", "ñ.md", "UP x.md")
    for name in made.sample(notes, made.randrange(1, 6)):
        files[f"{outer}_notes/{name}"] = _text(made, 0.8)
    return files


def _list(name: str, told: Sequence[str]) -> str:
    items = " ".join(f"{{{{ i.{each} }}}}" for each in told)
    return f"{{% for i in site.{name} %}}({items}){{% endfor %}}\n"


def _text(made: random.Random, share_of_front_matter: float) -> str:
    """A file, with front matter or, in the rest of all cases, without."""
    keys = made.sample(list(_KEYS), made.choice((0, 1, 1, 2, 3)))
    head = "".join(f"{key}: {made.choice(_KEYS[key])}\n" for key in keys)
    has_head = made.random() < share_of_front_matter
    return (f"---\n{head}---\n" if has_head else "") + _OWN + made.choice(_BODIES)
