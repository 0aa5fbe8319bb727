"""What kramdown changes in silence: a rule speaks only where its cure changes the real page."""

from __future__ import annotations

import itertools
import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import rule_of
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.text.edits import apply_edits

RULES = (
    "unbreakable-space", "unwanted-table", "list-number", "text-as-heading", "vanishing-tag",
    "code-as-text", "markdown-in-html", "dead-anchor", "defined-twice", "no-block",
)  # fmt: skip
PIECES = (
    "#\u00a0Título", "-\u00a0uno", "1.\u00a0uno", "# Índice", "Ve a [ir](#indice) y [no](#nada).",
    "[Guía | Cap. 2](https://a.org) y más.", "a | b", "| a | b |\n|---|---|\n| 1 | 2 |",
    "Un texto.",
    "Un texto.\n| a | b |\n|---|---|\n| 1 | 2 |", "2019. Fue un gran año.", "1. uno", "2. dos",
    "1. uno\n2. dos", "3. tres", "Texto\n---", "Texto\n===", "Usa <tu_clave> aquí.",
    "Es <b>así</b>.",
    "Mira __init__.py y --help.", "`__init__.py` y `--help`", "<div>\n**no**\n</div>",
    '<div markdown="1">\n**sí**\n</div>', "<details><summary>a</summary>\n\n- uno\n\n</details>",
    "Ver [uno][a].", "[a]: https://a.org", "[a]: https://b.org", "Nota[^1].", "[^1]: Uno.",
    "[^1]: Otra.", "## Índice", "> cita", "```\n# código | a\n```", "- uno\n- dos", "a \\| b",
    "***",
    "##Título pegado", "#Dos palabras", "#MeToo", "1) uno\n2) dos", "• uno\n• dos",
    "<section>\n- uno\n- dos\n</section>", "<div>\nUn *poco*\n</div>",
    "x < y > z", "<https://a.org>", "<!-- nada -->",
)  # fmt: skip
DOCUMENTS = 250
_RENDER = """
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'
options = { input: 'GFM', hard_wrap: false, syntax_highlighter: nil }
puts JSON.generate(JSON.parse($stdin.set_encoding('utf-8').read).map { |text|
  Kramdown::Document.new(text, options).to_html
})
"""


def rendered(texts: list[str]) -> list[str]:
    ruby = shutil.which("ruby")
    known = ["-e", "require 'kramdown-parser-gfm'"]
    if ruby is None or subprocess.run([ruby, *known], capture_output=True, check=False).returncode:
        pytest.skip("the real kramdown is not installed")
    done = subprocess.run(
        [ruby, "-e", _RENDER], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


def cured(body: str) -> list[tuple[str, str]]:
    """Each finding that has a cure: its rule, and the body after it."""
    post = CheckedPost(f"---\ntitle: x\n---\n{body}", Path("2020-01-01-x.md"), Surroundings(None))
    rules = [rule for rule in map(rule_of, RULES) if rule is not None]
    assert len(rules) == len(RULES)
    found = []
    for problem in check(post, rules):
        for fix in problem.fixes:
            text = apply_edits(post.text, fix.edits)
            found.append((problem.rule, text[post.body.start :]))
    return found


def test_each_cure_changes_the_page() -> None:
    dice = random.Random(14)
    bodies = [f"{piece}\n" for piece in PIECES]
    bodies += [
        "\n\n".join(dice.sample(PIECES, dice.randint(2, 4))) + "\n" for _ in range(DOCUMENTS)
    ]
    asked = [(body, rule, after) for body in bodies for rule, after in cured(body)]
    assert len({rule for _, rule, _ in asked}) >= 7
    before = rendered([body for body, _, _ in asked])
    after = rendered([after for _, _, after in asked])
    idle = [
        (rule, body, cure)
        for (body, rule, cure), one, other in zip(asked, before, after, strict=True)
        if one == other
    ]
    assert idle == []


WORDS = ("casa", "modelo", "red", "dato", "fuente", "texto", "nota", "clave")
SHAPES: dict[str, tuple[str, ...]] = {
    "unwanted-table": (
        "A | B", "A|B C", "[A | B](https://a.org)", "**A** | B", "A `x|y` B", "A \\| B", "A || B",
        "A |", "(B|C)",
    ),
    "list-number": ("2019. A B.", "7. A", "2. A\n3. B", "2019 A. B", "10) A", "2\\. A", "0. A"),
    "vanishing-tag": (
        "A <B> C", "A <tu_B> C", "A <B C> x", "A < B > C", "`<A>` B", "<A@B.org>", "A \\<B\\>",
        "<A-B> C",
    ),
    "markdown-in-html": (
        "<div>\n**A** B\n</div>", '<div markdown="1">\n**A**\n</div>', "<p>**A**</p>",
        "<details><summary>A</summary>\n\n**B**\n\n</details>", "<span>**A**</span> B",
        "<div>\n- A\n- B\n</div>", "<main>\nA *B*\n</main>", '<div markdown="1">\n- A\n- B\n</div>',
        "<div>\n[A](https://a.org)\n</div>", "<div>A **B**</div>",
    ),
    "no-block": (
        "##A B", "#Un A", "#A B", "# A", "#A", "#A #B", "###A", "1) A\n2) B", "1. A\n2. B", "1) A",
        "• A\n• B", "- A\n- B", "• A", "3) A\n7) B",
    ),
    "unbreakable-space": (
        "#\u00a0A", "-\u00a0A", "##\u00a0A B", "1.\u00a0A", "*\u00a0A", "# A\u00a0B", "A -\u00a0B",
    ),
    "dead-anchor": (
        "# A\n\n[ir](#A)", "# A\n\n[ir](#Bx)", "## A B\n\n[ir](#A-B)", "## ¿A B?\n\n[ir](#A-B)",
        "[ir](#A)\n\n# Índice", '<a id="A"></a>[ir](#A)', "# A\n\n# A\n\n[ir](#A-1)",
        "## 1. A\n\n[ir](#1-A)",
    ),
}  # fmt: skip
"""What a rule looks for and what is nearly so; capitals stand for words."""
AROUND = (
    "X", "Un texto.\n\nX", "X\n\nOtro texto.", "Un texto.\n\nX\n\nOtro.", "Un texto.\nX",
    "```\nX\n```",
)  # fmt: skip
_LIKE_A_BLOCK = re.compile(r"##+[^#\n]+|#[A-Z]\w* [^#\n]+|1\) .*\n2\) .*|• .*\n• .*")
_ELEMENT = re.compile(
    r"</?(?:p|[uo]l|li|blockquote|h\d|strong|em|code|pre|div|table|t[hrd]|thead|tbody|hr|br|a|img)\b"
)


def is_changed(rule: str, page: str) -> bool:
    """Whether the real page shows something else than was written, as the rule says."""
    bare = re.sub(r"<pre.*?</pre>|<code.*?</code>", "", page, flags=re.DOTALL)
    read = re.sub(r"<[^>]*>", "", bare)
    if rule == "unwanted-table":
        return "<table" in page
    if rule == "list-number":
        return "<ol" in page
    if rule == "vanishing-tag":
        return any(not _ELEMENT.match(tag[0]) for tag in re.finditer(r"</?[a-z]\w*", bare))
    if rule == "markdown-in-html":
        return bool(re.search(r"\*\w+\*|\]\(|^- .*\n- ", read, re.MULTILINE))
    if rule == "no-block":
        paragraphs = re.findall("<p>(.*?)</p>", page, re.DOTALL)
        return any(map(_LIKE_A_BLOCK.fullmatch, paragraphs))
    if rule == "unbreakable-space":
        return bool(re.search(r"^(?:<p>)?(?:#+|[-*]|\d+\.)(?:\u00a0|&nbsp;)", page, re.MULTILINE))
    return any(f'id="{name}"' not in page for name in re.findall(r'href="#([^"]*)"', page))


def test_what_the_real_page_changes_is_told_and_nothing_else() -> None:
    dice = random.Random(14)
    asked = []
    for rule, shapes in SHAPES.items():
        for shape, around in itertools.product(shapes, AROUND):
            words = dice.sample(WORDS, 3)
            told = shape.translate(dict(zip(map(ord, "ABC"), words, strict=True)))
            asked.append((rule, around.replace("X", told) + "\n"))
    pages = rendered([body for _, body in asked])
    wrong = []
    for (name, body), page in zip(asked, pages, strict=True):
        post = CheckedPost(
            f"---\ntitle: x\n---\n{body}", Path("2020-01-01-x.md"), Surroundings(None)
        )
        rule = rule_of(name)
        assert rule is not None
        if bool(check(post, [rule])) != is_changed(name, page):
            wrong.append((name, body, page))
    assert wrong == []
