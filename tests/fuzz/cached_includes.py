"""Random sites that use `include_cached`: which page has made what another shows.

What the installed jekyll-include-cache makes of them is compared with each page here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from unittest.mock import patch

from newsletter_editor.liquid import earlier_includes
from newsletter_editor.rendering import render_post, whole_page
from tests.fuzz.real_sites import Difference, as_compared, built, site_of

_SITES_AT_ONCE = 30
_CONFIG = (
    "title: S\nplugins: [jekyll-include-cache]\nbaseurl: /b\n"
    "collections: {notes: {output: true}, kept: {output: false}}\n"
)
_FILES = ("a.html", "b.html", "c.html", "d.html")
# Not `page` as a whole, whose content another page would have as Markdown; not `layout`, `content`
# and counters: what one page had of them Jekyll leaves to the next.
_INNER = (
    *("[{{ include.x }}]", "[{{ include.y }}]", "<{{ page.title }}>", "({{ site.title }})"),
    *("{% assign v = include.x %}", "{% assign w = page.title %}", "{{ w }}", "{{ v }}"),
    *("{% capture u %}{{ page.url }}{% endcapture %}", "{% if page.k == include.x %}k{% endif %}"),
    "{% for i in site.posts %}{{ i.title }}{% endfor %}",
)
_PARAMETERS = (
    *("", "", " x='1'", " y='8'", " x='2'", " x=page.k", " x=page.title", " x=v", " y='2' x='1'"),
    *(" x=site.title", " x=page.url", " x=nope", " x=page.tags"),
)
_OUTER = (
    *("{{ v }}", "{{ w }}", "{% assign v = 'o' %}", "{% assign v = page.k %}", "x", "{{ u }}"),
)


def differences(seed: int, wanted: Callable[[int], bool]) -> Iterator[Difference]:
    """Those among the pages of random sites, as long as `wanted` is true of the number so far."""
    made = random.Random(seed)
    tried = 0
    while wanted(tried):
        for root, files, answer in built(lambda: _files(made), _SITES_AT_ONCE):
            site = site_of(root)
            pages = [*(answer or {}).items()]
            made.shuffle(pages)
            for path, known in pages:
                tried += 1
                with patch.object(earlier_includes, "MOST_PAGES", 1_000):
                    got = whole_page(files[path], root / path, site).html
                    body = render_post(files[path], root / path, site).html
                if as_compared(got) != as_compared(known["page"]):
                    yield Difference(files, path, known["page"], got)
                elif path.startswith("_posts") and body not in known["page"]:
                    yield Difference(files, path, known["page"], body)


def _files(made: random.Random) -> dict[str, str]:
    files = {"_config.yml": _CONFIG}
    for name in _FILES:
        parts = [made.choice(_INNER) for _ in range(made.randrange(1, 4))]
        if name > "b" and made.random() < 0.4:
            parts.append(_include(made, "a.html"))
        files[f"_includes/{name}"] = "".join(parts)
    for name in ("one", "two"):
        head = "---\nk: L\n" + ("layout: one\n" if name == "two" else "") + "---\n"
        files[f"_layouts/{name}.html"] = (
            head + f"<{name}>{_body(made)}{{{{ content }}}}{_body(made)}"
        )
    for n in range(made.randrange(2, 5)):
        files[f"_posts/2020-01-0{n + 1}-p{n}.md"] = _document(made, f"P{n}")
    files["_notes/n.md"] = _document(made, "N")
    files["_kept/k.md"] = _document(made, "K")
    files["page.md"] = _document(made, "Page")
    files["about.html"] = _document(made, "About")
    return files


def _document(made: random.Random, title: str) -> str:
    layout = made.choice(("", "layout: one\n", "layout: two\n"))
    return f"---\ntitle: {title}\nk: '{made.choice('123')}'\n{layout}---\n{_body(made)}\n"


def _body(made: random.Random) -> str:
    parts = [
        _include(made, made.choice(_FILES)) if made.random() < 0.6 else made.choice(_OUTER)
        for _ in range(made.randrange(1, 5))
    ]
    return " ".join(parts)


def _include(made: random.Random, name: str) -> str:
    tag = "include_cached" if made.random() < 0.8 else "include"
    return f"{{% {tag} {name}{made.choice(_PARAMETERS)} %}}"
