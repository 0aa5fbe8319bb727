"""What kramdown changes in silence: a rule speaks only where its cure changes the real page."""

from __future__ import annotations

import json
import random
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
    "code-as-text", "markdown-in-html", "dead-anchor", "defined-twice",
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
