"""Random posts as a page lists them: excerpts cut anywhere, values of every kind of YAML by
filters, line ends of every system. What Jekyll makes of the list is asked of the installed one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.rendering import whole_page
from tests.fuzz.kramdown_reference import without_colours
from tests.fuzz.lax_templates import YAML_VALUES
from tests.fuzz.real_sites import Files, Pages, as_compared, built, site_of

POSTS_A_SITE = 5
_SITES_AT_ONCE = 40
_LINES = (
    *("uno dos", "**a** _b_", "", "", " ", "\t", "# T", "> q", "* x", "1. y", "    code", "```"),
    *("[a]: /x", "[b]: {{ site.baseurl }}/y 'T'", "  [c]: <z>", "see [a] and [b][b]", "[^1]: note"),
    *(
        "note[^1]",
        "<div>h</div>",
        "<!--more-->",
        "*[HTML]: H",
        "HTML",
        "{: .k}",
        "a | b",
        "---|---",
    ),
    *(
        "{{ page.title }}",
        "{{ page.excerpt | size }}",
        "{{ page.k | jsonify }}",
        '"q" -- …',
        "é\u00a0ñ",
    ),
    *("{% assign z = 'a' %}{{ z }}", "fin  ", "~~~ ruby", "~~~", "[a]: ", "xyx", "   [d]: /d"),
)
_BLOCKS = (
    *("if true", "unless page.nope", "for i in (1..2)", "raw", "comment", "capture w", "case 1"),
    *("highlight ruby", "for p in site.nope", "if page.title == 'x'"),
)
_SEPARATORS = ("", "", "", "<!--more-->", '""', '"\\n"', '"\\n\\n\\n"', "x", "'{% endif %}'", "é")
_EXCERPTS = ("", "own", "'**own**'", "[1]", "12", "false", "{a: 1}")
# Those that take any value: one that Jekyll stops at takes its whole site along.
_FILTERS = (
    *("", "inspect", "size", "append: 'x'", "upcase", "plus: 1", "first", "join: ','"),
    *("default: 'd'", "strip_html", "escape", "split: ' ' | last", "truncate: 5", "uniq | inspect"),
    *("times: 2", "prepend: page.title", "capitalize", "url_encode", "append: '' | markdownify"),
)


class Difference(NamedTuple):
    """A post, how Jekyll's list shows it, and how it is shown here."""

    post: str
    wanted: str
    got: str


def differences(seed: int, wanted: Callable[[int], bool]) -> Iterator[Difference]:
    """Those among random posts, as long as `wanted` is true of the number compared so far."""
    made = random.Random(seed)
    tried = 0
    while wanted(tried):
        for root, files, answer in built(lambda: _files(made), _SITES_AT_ONCE):
            if answer is not None:
                yield from _differing(root, files, answer)
                tried += POSTS_A_SITE


def _files(made: random.Random) -> dict[str, str]:
    config = "baseurl: /b\nplugins: []\n"
    if made.random() < 0.2:
        config += f"excerpt_separator: {made.choice(_SEPARATORS[3:])}\n"
    shown = [made.choice(_FILTERS) for _ in range(4)]
    values = "".join(f"<k>{{{{ p.k{' | ' * bool(f)}{f} }}}}</k>" for f in shown)
    return {
        "_config.yml": config,
        "list.html": "---\ntitle: L\n---\n{% for p in site.posts %}<post>{{ p.title }}\n"
        "{{ p.excerpt }}" + values + "{% endfor %}",
        **{f"_posts/2020-01-{n + 1:02}-p{n}.md": _post(made, n) for n in range(POSTS_A_SITE)},
    }


def _post(made: random.Random, number: int) -> str:
    head = [f"title: T{number}", f"k: {made.choice(YAML_VALUES)}"]
    if separator := made.choice(_SEPARATORS):
        head.append(f"excerpt_separator: {separator}")
    if made.random() < 0.08:
        head.append(f"excerpt: {made.choice(_EXCERPTS)}")
    text = "---\n" + "\n".join(head) + "\n---\n" + "\n".join(_body(made, 0)) + "\n"
    ends = made.random()
    if ends < 0.15:
        return text.replace("\n", "\r\n")
    if ends < 0.22:
        return "".join(line + made.choice(("\n", "\r\n")) for line in text.split("\n")[:-1])
    if ends < 0.26:
        # Of old systems or broken copying: a line's end that is none.
        body = text.index("\n---\n", 4) + 5
        return text[:body] + "".join(
            line + made.choice(("\n", "\n", "\r")) for line in text[body:].split("\n")[:-1]
        )
    return text


def _body(made: random.Random, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(made.randrange(1, 7)):
        if depth < 2 and made.random() < 0.2:
            block = made.choice(_BLOCKS)
            dash = made.choice(("", "", "", "-"))
            name = block.split(" ")[0]
            inner = ["{% when 1 %}", *_body(made, 2)] if name == "case" else _body(made, depth + 1)
            joint = made.choice(("\n", "\n", " ", "\n\n"))
            whole = [f"{{%{dash} {block} %}}", *inner, f"{{% end{name} {dash}%}}"]
            lines += joint.join(whole).split("\n")
        else:
            lines.append(made.choice(_LINES))
    return lines


def _differing(root: Path, files: Files, answer: Pages) -> Iterator[Difference]:
    # The newest first, as the list shows them.
    posts = [files[path] for path in sorted(files, reverse=True) if path.startswith("_posts/")]
    wanted = answer["list.html"]["page"].split("<post>")[1:]
    got = whole_page(files["list.html"], root / "list.html", site_of(root)).html
    shown = got.split("<post>")[1:]
    if len(shown) != len(wanted):
        yield Difference("".join(posts), answer["list.html"]["page"], got)
        return
    for post, one, other in zip(posts, wanted, shown, strict=False):
        if without_colours(as_compared(one)) != without_colours(as_compared(other)):
            yield Difference(post, one, other)
