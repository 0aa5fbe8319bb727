"""Front matter, configurations, templates and team settings at random: each is read or refused.

What stands in a repo may be anything. A reader that raises what it does not promise, takes longer
than a person waits, or shows what lies outside of the repo, is wrong.
"""

# ruff: noqa: E501
from __future__ import annotations

import random
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter_edits import set_value
from newsletter_editor.rendering.page import render_post
from newsletter_editor.sections.templates import parse_template
from newsletter_editor.site.settings import FILE_NAME, Ignored, Settings
from newsletter_editor.site.settings_changes import ignoring, turned_off
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.errors import EditorError

MOST_SECONDS = 10.0
"""Processor time that reading one small text may take."""
SECRET = "zqxsecretqxz"
"""What lies beside the repo."""

_YAML = (
    "title: |date: |tags: |- |  - |[|]|{|}|, |: |'|\"|#|&a |*a|!!binary |!ruby/object:X |<<: *a|"
    "2020-01-01|12:30:45|0x1F|1e999|.nan|~|null|yes|no|on|é|😀|\\n|\\u0000|\t|%|@|`|> |\\|- |---|"
    "...|a|b|c|image: |thumb: |layout: post|permalink: /:title/|published: false|defaults: |scope: |"
    "values: |path: |collections: |collections_dir: ..|data_dir: ../outside|includes_dir: ../outside|"
    "layouts_dir: |include: |exclude: |'*'|'../**'|timezone: |url: |baseurl: |markdown: |kramdown: |"
    "input: GFM|source: ..|destination: /|plugins: |x/../../outside: {}|output: true|sort_by: "
)
_TOML = (
    '[checks]|[checks.severity]|[[checks.ignore]]|[fields."image.thumb"]|[spelling]|[orthography]|'
    'off = |rule = |path = |text = |"a"|\'b\'|[|]|{|}|= |, |1|1.5|true|inf|2020-01-01|"""|#|'
    "longest_title = |required_sections = |dictionary = |quotes = |type = |choices = |a.b.c = |\\u0000"
)
_LIQUID = (
    "{{ |}}|{% |%}|{%- | -%}|assign a = |assign a = a \\| push: a|capture b|endcapture|for i in |"
    "endfor|if |endif|else|elsif |unless |endunless|case |when |endcase|include ../../outside/s.md|"
    "include s.md|include_relative ../../outside/s.md|link ../outside/s.md|post_url |raw|endraw|"
    "comment|endcomment|highlight c|endhighlight|cycle |tablerow i in |endtablerow|break|continue|a|b|"
    "site.posts|site.data|site.collections|page|(1..9)|(1..99999999)|'x'|nil|==|contains|\\| join: ','|"
    "\\| split: ''|\\| jsonify|\\| inspect|\\| sort|\\| where: 'a', b|\\| where_exp: 'i', 'i > 1'|"
    "\\| date: '%99s'|\\| markdownify|\\| size|\\| slice: 1, 99|\\| times: 99|. |[0]|['a']|limit: 1"
)
_SECTION = (
    "---|kind: section|kind: item|kind: lead|name: A|icon: x|order: 1|required: true|language: es|"
    "aliases: [a]|short: a|hidden: true|${title}|${1\\|a,b\\|}|${cursor}|${|}|## A|# B|* a|text|$"
)


class WrongReading(NamedTuple):
    """A text that a reader did not take as it should."""

    kind: str
    text: str
    why: str


def wrong_readings(seed: int, wanted: Callable[[int], bool]) -> Iterator[WrongReading]:
    """Try texts until `wanted`, which is told how many there were, says no."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        reader = _Reader(Path(folder))
        kinds = list(_KINDS)
        count = 0
        while wanted(count):
            kind = kinds[count % len(kinds)]
            pieces, read = _KINDS[kind]
            text = _text(chance, pieces)
            started = time.process_time()
            try:
                said = read(reader, text)
            except Exception:  # noqa: BLE001 - that is what is looked for
                yield WrongReading(kind, text, traceback.format_exc(limit=-3))
            else:
                if SECRET in said:
                    yield WrongReading(kind, text, "shows what lies outside")
            if time.process_time() - started > MOST_SECONDS:
                yield WrongReading(kind, text, "takes too long")
            count += 1


def _text(chance: random.Random, pieces: list[str]) -> str:
    out = []
    for _ in range(chance.choice((3, 10, 40, 200))):
        piece = chance.choice(pieces)
        # Growth is what bounds are for.
        out.append(piece * (chance.choice((50, 500)) if chance.random() < 0.01 else 1))
        out.append(chance.choice(("", "", " ", "\n", "\n", "\n  ")))
    return "".join(out)


class _Reader:
    def __init__(self, folder: Path) -> None:
        outside = folder / "outside"
        self.root = folder / "repo"
        (self.root / "_posts").mkdir(parents=True)
        outside.mkdir()
        for name in ("s.md", "a.yml", "2020-01-01-s.md"):
            (outside / name).write_text(f"---\ntitle: {SECRET}\n---\n{SECRET}\n")
        self.post = self.root / "_posts" / "2020-01-01-a.md"
        self.post.write_text("---\ntitle: A\n---\nText\n")

    def front_matter(self, text: str) -> str:
        whole = f"---\n{text}\n---\nText\n"
        read = front_matter.read(whole)
        try:
            changed = apply_edits(whole, set_value(whole, ("title",), "Título"))
            assert front_matter.read(changed).data["title"] == "Título"
        except EditorError:
            pass
        self._set("")
        found = check(CheckedPost(whole, self.post, Surroundings(Site(self.root))))
        return f"{read.data} {[each.message.en for each in found]}"

    def configuration(self, text: str) -> str:
        self._set(text)
        site = Site(self.root)
        said = [
            site.config.values,
            site.data,
            site.images,
            site.authors,
            site.defaults_of("a/b.md"),
        ]
        for post in site.posts():
            try:
                said.append(site.url_of(post))
            except EditorError:
                continue
        every = "---\ntitle: A\n---\n{{ site.documents | jsonify }}{{ site.data | inspect }}"
        return f"{said} {render_post(every, self.post, site).html}"

    def template(self, text: str) -> str:
        self._set("")
        page = render_post(f"---\ntitle: A\n---\n{text}", self.post, Site(self.root))
        return page.html

    def section(self, text: str) -> str:
        try:
            return parse_template(f"---\n{text}", "a").name
        except EditorError as error:
            return error.message.en

    def settings(self, text: str) -> str:
        (self.root / FILE_NAME).write_text(text, encoding="utf-8", errors="replace")
        said = [Settings.read(self.root)]
        for change in (
            lambda: turned_off(text, "bare-url"),
            lambda: ignoring(text, Ignored("bare-url", "a", "b")),
        ):
            try:
                Settings.parse(change())
            except EditorError:
                continue
        (self.root / FILE_NAME).unlink()
        return str(said)

    def _set(self, config: str) -> None:
        (self.root / "_config.yml").write_text(config, encoding="utf-8", errors="replace")


def _pieces(joined: str) -> list[str]:
    return [
        piece.replace("\0", "|").replace("\\n", "\n").replace("\\u0000", "\0")
        for piece in joined.replace("\\|", "\0").split("|")
    ]


_KINDS: dict[str, tuple[list[str], Callable[[_Reader, str], str]]] = {
    "front matter": (_pieces(_YAML), _Reader.front_matter),
    "configuration": (_pieces(_YAML), _Reader.configuration),
    "template": (_pieces(_LIQUID), _Reader.template),
    "section": (_pieces(_SECTION), _Reader.section),
    "team settings": (_pieces(_TOML), _Reader.settings),
}
