"""The rules of the topic *mail*: what they find, near misses, silence where nobody sends mail."""

from __future__ import annotations

import re
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import all_rules
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.site.site import Site
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range

MAIL_RULES = [rule for rule in all_rules() if rule.topic == "mail"]
SOUND = "title: Boletín\nexcerpt: Un resumen.\n"
SETTINGS = '[mail]\nservice = "buttondown"\n'
Find = Callable[..., list[Problem]]


def png(width: int, rest: bytes = b"") -> bytes:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIBBBBB", width, 10, 8, 2, 0, 0, 0)
    return head + b"\0\0\0\0" + rest


@pytest.fixture(scope="module")
def site_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repo")
    (root / "images").mkdir()
    (root / "_config.yml").write_text("url: https://x.example\npermalink: /:title/\n", "utf-8")
    for name, data in {
        "good.png": png(1200),
        "wide.png": png(1201),
        "heavy.png": png(10, b"\0" * (1024 * 1024)),
        "moving.gif": b"GIF89a\x01\0\x01\0\0\0\0" + b"\x21\xf9\x04\0\0\0\0\0\x2c" * 2,
        "still.gif": b"GIF89a\x01\0\x01\0\0\0\0" + b"\x21\xf9\x04\0\0\0\0\0\x2c",
        "drawn.svg": b'<svg width="3000" height="10"></svg>',
        # What a file is its content tells.
        "named.png": b"RIFF\x20\0\0\0WEBPVP8X" + b"\0" * 20,
    }.items():
        (root / "images" / name).write_bytes(data)
    return root


@pytest.fixture
def find(site_root: Path, tmp_path: Path) -> Find:
    root = Path(shutil.copytree(site_root, tmp_path / "repo"))

    def found(body: str, front: str = SOUND, settings: str = SETTINGS) -> list[Problem]:
        (root / ".newsletter-editor.toml").write_text(settings, encoding="utf-8")
        text = f"---\n{front}---\n{body}"
        path = root / "_posts" / "2020-01-01-a.md"
        return check(CheckedPost(text, path, Surroundings(Site(root))), MAIL_RULES)

    return found


def places(problems: list[Problem], rule: str, text: str) -> list[str]:
    return [problem.range.of(text) for problem in problems if problem.rule == rule]


HEAD = f"---\n{SOUND}---\n"


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("mail-image", "![a](⟦/images/wide.png⟧)\n"),
        ("mail-image", "![a](⟦/images/heavy.png⟧) ![a](/images/good.png)\n"),
        ("mail-image", '<img alt="a" src="⟦/images/moving.gif⟧">\n'),
        ("mail-image", "![a](⟦/images/drawn.svg⟧) ![a](/images/still.gif)\n"),
        ("mail-image", "![a](⟦/images/named.png⟧)\n"),
        ("mail-image", "![a](⟦https://y.example/b.webp?c=d⟧) ![a](https://y.example/b.png)\n"),
        ("mail-image", "[a](/images/wide.png) `![a](/images/wide.png)`\n"),
        ("mail-address", "[a](⟦javascript:void(0)⟧) [b](mailto:c@d.example) [c](#d) [e](f/)\n"),
        ("mail-address", "![a](⟦data:image/png;base64,AAAA⟧)\n"),
        ("mail-address", "[a]({{ site.url }}/b/) [c](tel:+51123)\n"),
        ("mail-image-alone", "⟦[![](/images/good.png)](/a/)⟧\n\nTexto.\n"),
        ("mail-image-alone", "[![b](/images/good.png)](/a/) [![](/images/good.png) c](/a/)\n"),
        ("mail-image-alone", "⟦![b](/images/good.png)⟧\n"),
        ("mail-many-links", f"⟦⟧[{'enlace ' * 40}](/a/) {'texto ' * 40}\n"),
        ("mail-many-links", f"[{'enlace ' * 15}](/a/) {'texto ' * 60}\n"),
        ("mail-many-links", "[enlace](/a/)\n"),
        ("mail-clients", '⟦<video⟧ src="/a.mp4"></video>\n'),
        ("mail-clients", '<p style="color: red; ⟦position: absolute⟧">a</p>\n'),
        ("mail-clients", "a\n{: style='⟦display: flex⟧; border-radius: 3px'}\n"),
        ("mail-clients", '`<video>` <b>a</b> <details><summary>b</summary>c</details>\n'),
    ],
)  # fmt: skip
def test_places(find: Find, rule: str, body: str) -> None:
    text = HEAD + re.sub("[⟦⟧]", "", body)
    starts = [m.start() - i for i, m in enumerate(re.finditer("[⟦⟧]", HEAD + body))]
    expected = [Range(*starts[at : at + 2]) for at in range(0, len(starts), 2)]
    found = [p for p in find(text.removeprefix(HEAD)) if p.rule == rule]
    assert [problem.range for problem in found] == expected
    assert all(problem.message.es != problem.message.en for problem in found)


@pytest.mark.parametrize(
    ("front", "rules"),
    [
        (SOUND, []),
        ("title: ''\nexcerpt: a\n", ["mail-subject"]),
        ("excerpt: a\n", ["mail-subject"]),
        (f"title: {'a' * 60}\nexcerpt: a\n", []),
        (f"title: {'a' * 61}\nexcerpt: a\n", ["mail-subject"]),
        ("title: a\nexcerpt: ''\n", ["mail-preheader"]),
        ("title: a\n", ["mail-preheader"]),
        ("title: a\ndescription: b\n", []),
    ],
)
def test_subject_and_preheader(find: Find, front: str, rules: list[str]) -> None:
    assert [problem.rule for problem in find("Texto.\n", front)] == rules


@pytest.mark.parametrize(
    ("paragraphs", "severity"), [(20, None), (170, Severity.HINT), (210, Severity.WARNING)]
)
def test_size_names_what_weighs_most(
    find: Find, paragraphs: int, severity: Severity | None
) -> None:
    body = "palabra " * 60 + "\n\n"
    heavy = "mucha " * 300 + "\n\n"
    found = [p for p in find(body * paragraphs + heavy) if p.rule == "mail-size"]
    assert [problem.severity for problem in found] == ([severity] if severity else [])
    for problem in found:
        line = len(HEAD.split("\n")) + 2 * paragraphs
        assert f"{line} (" in problem.message.en
        assert problem.range.length == len(heavy.rstrip("\n"))


def test_settings_and_templates_are_told_at_the_start(find: Find, tmp_path: Path) -> None:
    assert [p.rule for p in find("a\n", settings="[mail]\n")] == ["mail-settings"]
    found = find("a\n", settings='[mail]\nservice = "buttondown"\nwidth = 9000\ncolour = 1\n')
    assert {p.message.en.partition(":")[0].rpartition(" ")[2] for p in found} == {"width", "colour"}
    template = tmp_path / "repo" / ".newsletter-editor" / "mail" / "message.html"
    template.parent.mkdir(parents=True)
    template.write_text("nothing", encoding="utf-8")
    (problem,) = find("a\n")
    assert "message.html" in problem.message.en and problem.range == Range(0, 0)


def test_a_site_without_an_address_is_told_once(find: Find, tmp_path: Path) -> None:
    (tmp_path / "repo" / "_config.yml").write_text("title: x\n", encoding="utf-8")
    found = find("[a](/b/) [c](/d/) [e](https://f.example)\n")
    assert [p.rule for p in found] == ["mail-address"]


def test_a_team_that_sends_no_mail_hears_nothing(find: Find) -> None:
    body = (
        "![](data:image/png;base64,AA)\n\n[![](/images/wide.png)](javascript:a)\n<video></video>\n"
    )
    assert find(body, f"title: {'a' * 99}\n", settings="") == []
    assert find(body, f"title: {'a' * 99}\n", settings="[checks]\n") == []
    assert len(find(body, f"title: {'a' * 99}\n")) > 5
