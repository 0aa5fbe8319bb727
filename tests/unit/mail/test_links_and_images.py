"""Every link and image of a page stands in its message, in order and absolute; nothing acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.mail.article import _alone_in
from newsletter_editor.mail.elements import EMBEDDED
from newsletter_editor.mail.making import make_message
from newsletter_editor.mail.message import Message
from newsletter_editor.markup.element import Element
from newsletter_editor.markup.fragments import read_fragment
from newsletter_editor.site.site import Site

POST = "_posts/2020-02-03-prueba.md"
PAGE = "https://blog.example/noticias/prueba/"


def _addresses(root: Element) -> list[tuple[str, str]]:
    found = []
    for element in root.walk():
        if element.name == "a" and element.get("href") and "reversefootnote" not in element.classes:
            found.append(("a", element.get("href")))
        elif element.name == "img" and element.get("src"):
            found.append(("img", element.get("src")))
    return found


def of_page(message: Message) -> list[tuple[str, str]]:
    found = [each for part in message.parts for each in _addresses(part.root)]
    return [(name, urljoin(message.web_address, address)) for name, address in found]


def of_message(message: Message) -> list[tuple[str, str]]:
    return [each for part in message.parts for each in _addresses(read_fragment(part.html))]


_ADDRESS = st.sampled_from(
    ["/a/", "b.html", "../c/", "https://d.example/e?f=1&g=2#h", "//i.example/j", "#k", "?l=m",
     "mailto:n@o.example", "/noticias/p/", "ñandú/", "https://q.example/(r)", "/s%20t/"]
)  # fmt: skip
_PIECE = st.one_of(
    _ADDRESS.map("[x](<{}>)".format),
    _ADDRESS.filter(lambda a: not a.startswith("mailto")).map("![x](<{}>)".format),
    _ADDRESS.map('<a href="{}">**x**</a>'.format),
    st.just("[![x](/y.png)](/z/)"),
    st.just("nota[^n]"),
    st.just("> cita"),
    st.just("- [x] [a](/b/)"),
    st.just("| [a](/c/) | ![d](e.png) |"),
)


@given(st.lists(_PIECE, max_size=8).map("\n\n".join))
def test_they_are_those_of_the_page_and_absolute(tmp_path_factory: object, body: str) -> None:
    site = _site(tmp_path_factory)
    message = make_message(
        f"---\ntitle: x\n---\n{body}\n\n[^n]: Con [enlace](/o/).\n", site.root / POST, site
    )
    assert message.web_address == PAGE
    found = of_message(message)
    assert found == of_page(message)
    assert all(re.match(r"https?://|mailto:", address) for _, address in found)


_KEPT: list[Site] = []


def _site(factory: object) -> Site:
    if not _KEPT:
        root: Path = factory.mktemp("site")
        text = "url: https://blog.example\nbaseurl: /noticias\npermalink: /:title/\n"
        (root / "_config.yml").write_text(text, encoding="utf-8")
        _KEPT.append(Site(root))
    return _KEPT[0]


_HOSTILE = st.sampled_from(
    [
        "<script>bad()</script>",
        "<SCRIPT SRC=//bad.example/x.js></SCRIPT>",
        '<img src=x onerror="bad()">',
        "<svg/onload=bad()>",
        "<svg><script>bad()</script><style>bad{}</style></svg>",
        '<a href="javascript:bad()">x</a>',
        '<a href=" JaVa&#x53;cript&colon;bad()">x</a>',
        '<a href="java\tscript:bad()">x</a>',
        '<a href="data:text/html,<script>bad()</script>">x</a>',
        '<a href="vbscript:bad()">x</a>',
        '<img src="data:image/svg+xml,<svg onload=bad()>">',
        '<form action="https://bad.example"><input name=a><button>b</button></form>',
        "<style>p{background:url(https://bad.example)}</style>",
        '<p style="background:url(https://bad.example);behavior:url(bad)">x</p>',
        '<link rel=stylesheet href="https://bad.example">',
        '<meta http-equiv=refresh content="0;url=https://bad.example">',
        '<base href="https://bad.example">',
        '<iframe src="javascript:bad()"></iframe>',
        '<iframe srcdoc="<script>bad()</script>"></iframe>',
        '<object data="javascript:bad()"></object>',
        "<math><mtext><style><img src=x onerror=bad()></style></mtext></math>",
        "<!--[if mso]><script>bad()</script><![endif]-->",
        "<noscript><p title='</noscript><script>bad()</script>'></noscript>",
        "<template><script>bad()</script></template>",
        '<p title="&quot; onclick=&quot;bad()">x</p>',
        '![x](https://ok.example/" onerror="bad\\(\\))',
        "`<script>bad()</script>`",
        '<table background="https://bad.example"><tr><td onclick="bad()">x</td></tr></table>',
    ]
)
_MAY_STAND = frozenset(
    "a p h1 h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd em strong b i u s del ins sub sup small "  # noqa: SIM905
    "code kbd samp var mark abbr q cite dfn strike pre br hr img div span table caption thead "
    "tbody tfoot tr td th".split()
)
_MAY_SAY = frozenset(
    "href src alt title width height style class role cellpadding cellspacing border lang dir "  # noqa: SIM905
    "start type reversed value colspan rowspan align".split()
)


@given(st.lists(_HOSTILE, max_size=6), st.sampled_from(["", "\n\n", " ", "\n\n> "]))
def test_nothing_of_a_hostile_post_acts(pieces: list[str], between: str) -> None:
    message = make_message(f"---\ntitle: <script>bad()</script>\n---\n{between.join(pieces)}\n")
    article = "".join(part.html for part in message.parts)
    assert "<!--" not in article
    for element in read_fragment(article).walk():
        assert not element.name or element.name in _MAY_STAND
        assert element.attributes.keys() <= _MAY_SAY
        assert "url(" not in element.get("style")
        for name in ("href", "src"):
            address = re.sub(r"[\x00-\x20]", "", element.get(name)).lower()
            assert not address.startswith(("javascript:", "vbscript:", "data:"))
    assert "<script" not in message.html.lower()
    assert not EMBEDDED & {each.name for each in read_fragment(article).walk()}


class _Children(list[Element | str]):
    """Children that count how often somebody looks at one of them."""

    looks = 0

    def __iter__(self) -> Iterator[Element | str]:
        for child in super().__iter__():
            self.looks += 1
            yield child


def test_the_lines_of_many_images_are_looked_at_once() -> None:
    line = [Element("img"), " ", Element("br"), "a", Element("img"), Element("br")]
    children = _Children(line * 200)
    assert _alone_in(children) == {*range(0, len(children), len(line))}
    assert 0 < children.looks < 5 * len(children)
