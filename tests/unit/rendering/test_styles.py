"""Style sheets: what Jekyll's Sass makes of them, and nothing that lies outside repo and theme."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsletter_editor.rendering.styles import StyleSheets
from newsletter_editor.rendering.styles.worker import Worker
from newsletter_editor.repo.door import Door
from newsletter_editor.site.site import Site
from newsletter_editor.text.frames import FrameReader, pack

MINIMA = Path("/usr/share/rubygems-integration/all/gems/minima-2.5.1")
SECRET = "zqxsecretqxz"
DASHES = "---\n---\n"

Make = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def write(files: Mapping[str, str]) -> Path:
        root = tmp_path / "repo"
        root.mkdir(exist_ok=True)
        if not (root / "_config.yml").exists():
            files = {"_config.yml": "title: T\n", **files}
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        return root

    return write


def css_of(root: Path, address: str = "/assets/main.css", *themes: Path) -> str | None:
    return StyleSheets(Site(root), [Door(theme) for theme in themes]).css(address).css


def same(css: str) -> str:
    """CSS without white space, comments and quotes, with every colour said in one way."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).replace('@charset "UTF-8";', "")
    css = re.sub(r"rgba?\(([\d.]+), ?([\d.]+), ?([\d.]+)(?:, ?([\d.]+))?\)", _colour, css)
    css = re.sub(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])(?![0-9a-fA-F])", r"#\1\1\2\2\3\3", css)
    css = re.sub(r"\[([\w-]+[~|^$*]?=)[\"']?([\w-]+)[\"']?\]", r"[\1\2]", css)
    css = re.sub(r"\s*([{}:;,>~+()])\s*", r"\1", re.sub(r"\s+", " ", css))
    css = re.sub(r"(?<!\d)0(?=\.\d)", "", css).replace(";}", "}")
    css = re.sub(r'@import "([^"]*)"', r"@import url(\1)", css)
    css = re.sub(r"calc\((.*?) ?([-+]) ?\((.*?)\)\)", r"calc(\1 \2 \3)", css)
    return css.lower().strip()


def _colour(found: re.Match[str]) -> str:
    red, green, blue = (round(float(each)) for each in found.groups()[:3])
    if found[4] is not None:
        return f"rgba({red},{green},{blue},{found[4].lstrip('0')})"
    return f"#{red:02x}{green:02x}{blue:02x}"


# ---- against Jekyll ------------------------------------------------------------------------------

SHEETS = {
    "assets/plain.css": "a { color: red }\n",
    "assets/liquid.css": "---\nc: blue\n---\na { color: {{ page.c }}; b: \"{{ site.title }}\" }\n",
    "assets/import.scss": DASHES + '@import "base", "parts/list";\nb { @include big; }\n',
    "assets/near/own.scss": DASHES + '@import "base"; a { b: $gap * 2 }\n',
    "assets/indented.sass": DASHES + '@import "base"\na\n  color: $ink\n  &:hover\n    b: $gap\n',
    "assets/colours.scss": DASHES
    + "a { b: darken(#2a7ae2, 15%); c: lighten(#828282, 40%); d: rgba(#fff, .5); }\n"
    "b { c: mix(red, #0f3); d: saturate(#345, 10%); }\n",
    "assets/numbers.scss": DASHES
    + "$u: 30px; a { width: calc(100% - (#{$u} * 2)); b: $u / 7; c: 10px + 2; }\n"
    "b { c: percentage(1 / 3); }\n",
    "assets/nested.scss": DASHES
    + "a { > b, & + c { d: e; } &-x { f: g; } @media (max-width: 600px) { h: i; } "
    ":not(p)::before { content: \"ñ — “x”\"; } }\n",
    "assets/control.scss": DASHES
    + "$m: (a: 1px, b: 2px); @each $k, $v in $m { .#{$k} { w: $v; } }\n"
    "@for $i from 1 through 3 { .c-#{$i} { w: 10px * $i; } }\n"
    "@function twice($x) { @return $x * 2; }\n"
    "p { @if twice(2) == 4 { b: yes; } @else { b: no; } }\n",
    "assets/extend.scss": DASHES
    + "%base { a: b; } .x { @extend %base; c: d } .y { @extend .x; }\n",
    "assets/plain-imports.scss": DASHES
    + '@import "https://example.org/a.css"; @import url(own.css); @import "b.css"; a { b: c; }\n',
    "assets/values.scss": "---\nink: '#123456'\n---\n$n: {{ site.posts | size }};\n"
    "a { color: {{ page.ink }}; b: $n + 1; {% if site.dark %}c: d;{% endif %} }\n",
    "assets/hacks.scss": DASHES
    + "a { *zoom: 1; _h: 1px; --own: {x}; filter: alpha(opacity=50); }\n",
}  # fmt: skip
PARTS = {
    "_sass/_base.scss": "$ink: #345; $gap: 8px !default; @mixin big { font-size: 2em; }\n"
    "body { margin: $gap }\n",
    "_sass/parts/_list.scss": "@import 'item'; ul { @extend .item; }\n",
    "_sass/parts/item.scss": ".item { padding: $gap; }\n",
}


def declarations(css: str) -> set[tuple[str, str]]:
    """What is said of which selector."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", same(css))
    return {(rule, each) for rule, body in rules for each in body.split(";")}


def _has_jekyll() -> bool:
    if shutil.which("ruby") is None:
        return False
    command = ["ruby", "-e", "require 'jekyll'; require 'sassc'"]
    return subprocess.run(command, capture_output=True).returncode == 0


def built_by_jekyll(root: Path) -> None:
    command = 'require "jekyll"; Jekyll::Site.new(Jekyll.configuration("source" => ARGV[0], "destination" => ARGV[1], "quiet" => true, "disable_disk_cache" => true)).process'  # noqa: E501
    subprocess.run(
        ["ruby", "-e", command, root, root / "_built"],
        env={**os.environ, "JEKYLL_ENV": "production", "LC_ALL": "C.UTF-8"},
        check=True,
        capture_output=True,
    )


@pytest.mark.skipif(not _has_jekyll(), reason="Jekyll with Sass is not installed")
def test_sheets_are_what_jekyll_publishes(make: Make) -> None:
    themed = MINIMA.is_dir()
    config = "title: T\nsass: {sourcemap: never}\n" + ("theme: minima\n" if themed else "")
    root = make({"_config.yml": config, **SHEETS, **PARTS})
    built_by_jekyll(root)
    published = sorted((root / "_built" / "assets").rglob("*.css"))
    assert len(published) == len(SHEETS) + themed
    for file in published:
        address = "/" + file.relative_to(root / "_built").as_posix()
        ours = css_of(root, address, *[MINIMA] * themed)
        assert ours is not None, address
        theirs = file.read_text("utf-8")
        if address == "/assets/main.css":
            # Minima says some declarations behind nested rules, which newer Sass leaves there.
            assert declarations(ours) == declarations(theirs)
        else:
            assert same(ours) == same(theirs), address


def test_the_newer_sass_is_read_too(make: Make) -> None:
    """What sassc cannot read: Jekyll 4.3 as a gem comes with a Sass that can."""
    sheet = '@use "sass:math"; @use "base" as b; a { width: math.div(10px, 4); c: b.$ink }\n'
    root = make({"assets/main.scss": DASHES + sheet, **PARTS})
    assert "width: 2.5px" in (css_of(root) or "")


# ---- Jekyll's folders ----------------------------------------------------------------------------


def test_the_repos_parts_win_over_the_themes(make: Make, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    for name, text in {
        "_sass/_t.scss": "@import 't/own', 't/colour';",
        "_sass/t/_own.scss": "a { b: theme }",
        "_sass/t/_colour.scss": "a { c: theme }",
        "assets/main.scss": DASHES + "@import '{{ site.theme }}';",
        "assets/kept.css": "x { y: z }",
        "other/none.css": "x { y: z }",
    }.items():
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_text(text)
    root = make({"_config.yml": "theme: t\n", "assets/kept.css": "own { y: z }"})
    assert same(css_of(root, "/assets/main.css", theme) or "") == "a{b:theme}a{c:theme}"
    assert css_of(root, "/assets/kept.css", theme) == "own { y: z }"
    assert css_of(root, "/other/none.css", theme) is None
    (root / "assets" / "main.scss").write_text(DASHES + "@import 't/own'; own { y: z }")
    assert same(css_of(root, "/assets/main.css", theme) or "") == "a{b:theme}own{y:z}"


@pytest.mark.parametrize(
    ("config", "part"),
    [
        ("sass: {sass_dir: styles/parts}\n", "styles/parts/_base.scss"),
        ("sass: {load_paths: [lib/*/scss]}\n", "lib/one/scss/_base.scss"),
        ("sass: {load_paths: vendored}\n", "vendored/base.scss"),
        ("", "assets/_base.scss"),
    ],
)
def test_folders_of_parts_are_where_the_configuration_says(
    make: Make, config: str, part: str
) -> None:
    root = make(
        {
            "_config.yml": f"title: T\n{config}",
            "assets/main.scss": DASHES + "@import 'base';",
            part: "a { b: c }",
        }
    )
    assert same(css_of(root) or "") == "a{b:c}"


def test_style_and_publishing_follow_the_configuration(make: Make) -> None:
    root = make(
        {
            "_config.yml": "exclude: [assets/draft.scss]\nsass: {style: compressed}\n",
            "assets/main.scss": DASHES + "a {\n  b: c;\n}\n",
            "assets/draft.scss": DASHES + "a { b: c }",
            "_private/x.css": "a { b: c }",
            "assets/raw.scss": "a { b: c }",
        }
    )
    assert css_of(root) == "a{b:c}"
    for address in ("/assets/draft.css", "/_private/x.css", "/assets/raw.css", "/assets/main.scss"):
        assert css_of(root, address) is None, address


# ---- what does not compile -----------------------------------------------------------------------


def test_a_broken_sheet_gives_what_was_built_last_or_nothing(make: Make) -> None:
    root = make({"assets/main.scss": DASHES + "\na { b: $nowhere; }\n"})
    answer = StyleSheets(Site(root)).css("/assets/main.css")
    assert (answer.css, answer.source, answer.path) == (None, "none", "assets/main.scss")
    assert answer.problem is not None
    assert "assets/main.scss" in answer.problem.es
    make({"_site/assets/main.css": "old { b: c }"})
    answer = StyleSheets(Site(root)).css("/assets/main.css")
    assert (answer.css, answer.source) == ("old { b: c }", "built")
    assert answer.problem is not None


def test_a_sheet_is_made_anew_when_a_file_of_it_changes(make: Make) -> None:
    root = make(
        {"assets/main.scss": DASHES + "@import 'base'; a { b: $x }", "_sass/_base.scss": "$x: 1;"}
    )
    sheets = StyleSheets(Site(root))
    first = sheets.css("/assets/main.css")
    assert sheets.css("/assets/main.css") is first
    make({"_sass/_base.scss": "$x: 1.5;"})
    assert "b: 1.5" in (sheets.css("/assets/main.css").css or "")
    # One that comes before it in the order of folders counts from then on.
    make({"assets/_base.scss": "$x: 22.5;"})
    assert "b: 22.5" in (sheets.css("/assets/main.css").css or "")
    assert not sheets.is_outdated
    make({"_config.yml": "title: Another\n"})
    assert sheets.is_outdated


# ---- nothing outside -----------------------------------------------------------------------------

IMPORTS = (
    '@import "secret";',
    '@import "../outside/secret";',
    '@import "../../outside/secret";',
    '@import "../../../outside/_secret.scss";',
    '@import "{outside}/secret";',
    '@import "{outside}/_secret.scss";',
    '@import "file://{outside}/_secret.scss";',
    '@import "~{outside}/secret";',
    '@import "~secret";',
    '@import "link/secret";',
    '@import "linked";',
    '@use "{outside}/secret";',
    '@use "file:///{outside}/secret";',
    '@use "../../outside/secret" as *;',
    '@forward "../../outside/secret";',
    '@use "sass:meta"; @include meta.load-css("{outside}/secret");',
    '@use "sass:meta"; @include meta.load-css("../../outside/secret");',
    '@import "1/secret", "0/../../outside/secret";',
    "@import url({outside}/secret.css);",
    '@import "{outside}/secret.css";',
    "/*# sourceMappingURL={outside}/secret.css */ a {{ b: c }}",
    "{{% include_relative ../../outside/_secret.scss %}}",
    "{{% include ../../outside/_secret.scss %}}",
)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("line", IMPORTS)
@pytest.mark.parametrize("ending", ["scss", "sass"])
def test_no_sheet_reads_what_lies_outside(
    make: Make, tmp_path: Path, line: str, ending: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("_secret.scss", "secret.scss", "secret.css", "_secret.sass"):
        (outside / name).write_text(
            f".{SECRET}\n  b: c" if name.endswith("sass") else f".{SECRET} {{ b: c }}"
        )
    line = line.format(outside=outside)
    source = line.rstrip(";") if ending == "sass" else line
    config = f"sass: {{sass_dir: '../outside', load_paths: ['../outside', '{outside}', link]}}\n"
    root = make({"_config.yml": config, f"assets/main.{ending}": DASHES + source + "\n"})
    (root / "link").symlink_to(outside)
    (root / "_linked.scss").symlink_to(outside / "_secret.scss")
    theme = tmp_path / "theme"
    (theme / "assets").mkdir(parents=True)
    (theme / "_sass").symlink_to(outside)
    answer = StyleSheets(Site(root), [Door(theme)]).css("/assets/main.css")
    assert SECRET not in (answer.css or "")
    for address in (
        "/../outside/secret.css",
        "/link/secret.css",
        f"/{outside}/secret.css",
        "/%2e%2e/outside/secret.css",
    ):
        assert SECRET not in (StyleSheets(Site(root), [Door(theme)]).css(address).css or "")


# ---- the process ---------------------------------------------------------------------------------


def test_the_process_answers(make: Make) -> None:
    root = make({"assets/main.scss": DASHES + "@warn 'x'; @debug 'y'; a { b: ñ }"})
    questions = [
        {"revision": 0, "site": None, "text": ""},
        {"revision": 1, "text": "", "site": str(root), "themes": [], "address": "/assets/main.css"},
        {"revision": 2, "base": 1, "edits": [], "site": str(root), "address": "/none.css"},
    ]  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-P", "-m", "newsletter_editor.rendering.styles.worker"],
        input=b"".join(map(pack, questions)),
        capture_output=True,
        check=True,
    )
    answers = list(FrameReader().feed(run.stdout))
    assert [answer["revision"] for answer in answers] == [0, 1, 2]
    assert "b: ñ" in answers[1]["css"]
    assert answers[2]["css"] is None


def test_what_takes_too_long_is_answered_with_what_was_built(make: Make) -> None:
    root = make({"_site/assets/main.css": "old { b: c }", "assets/main.scss": DASHES})
    question = {"revision": 1, "site": str(root), "address": "/assets/main.css", "built": True}
    answer = Worker().answer(question)
    assert (answer["css"], answer["source"]) == ("old { b: c }", "built")
    assert "main.css" in answer["problem"]["es"]


def test_a_machine_without_the_compiler_shows_what_was_built(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make({"assets/main.scss": DASHES + "a { b: c }", "assets/plain.css": "d { e: f }"})
    monkeypatch.setitem(sys.modules, "sasso", None)
    answer = StyleSheets(Site(root)).css("/assets/main.css")
    assert answer.css is None and answer.problem is not None
    assert (
        "assets/main.scss" in answer.problem.es
        and "no lo hay para este equipo" in answer.problem.es
    )
    (root / "_site" / "assets").mkdir(parents=True)
    (root / "_site" / "assets" / "main.css").write_text("built")
    answer = StyleSheets(Site(root)).css("/assets/main.css")
    assert (answer.css, answer.source) == ("built", "built") and answer.problem is not None
    assert StyleSheets(Site(root)).css("/assets/plain.css").css == "d { e: f }"


INDENTED = """\
$a: 96%
$b: -3.5% // uno
$c: 1% 2%

@function f($x)
  @if $x > 50%
    @return 3%
  @else if $x == 7%
    @return .5%
  $z: 5 /* tres */
  @return $x

=m($y: 4%)
  left: $y

a
  width: $a
  $d: 20% /* dos */
  top: $b $d
  +m(9%)
  +m
  @if $a == 96%
    right: f(60%) f(7%) f(8%)
  @each $e in 1%, 2%
    margin: $e
  padding: 3%
  inset: $c
"""


def test_percentages_at_the_end_of_a_line_end_it(make: Make) -> None:
    root = make(
        {
            "assets/main.sass": DASHES + INDENTED,
            "assets/other.scss": DASHES + "@import 'parte';",
            "_sass/_parte.sass": INDENTED,
        }
    )
    expected = (
        "a{width:96%;top:-3.5% 20%;left:9%;left:4%;right:3% .5% 8%;margin:1%;margin:2%;"
        "padding:3%;inset:1% 2%}"
    )
    for name in ("main", "other"):
        assert same(css_of(root, f"/assets/{name}.css") or "") == expected
