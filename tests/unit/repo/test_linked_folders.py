"""A repo whose folders and files of settings lead out of it: the commands read none of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MARK = "MARKED-51c2-OUTSIDE"
POST = "_posts/2024-01-01-a.md"
OUTSIDE = {
    "_layouts/post.html": f"{MARK}{{{{ content }}}}",
    "_layouts/default.html": f"{MARK}{{{{ content }}}}",
    "_includes/a.html": MARK,
    "_sass/a.scss": f"/*! {MARK} */",
    "_data/a.yml": f"a: {MARK}",
    "_drafts/b.md": f"---\ntitle: {MARK}\n---\n{MARK}",
    "css/main.scss": f"---\n---\n/*! {MARK} */",
    ".newsletter-editor/glossary.txt": MARK,
    ".newsletter-editor/sections/s.md": f"---\nkind: section\nname: {MARK}\n---\n# {MARK}",
    ".newsletter-editor/mail/message.html": f"{MARK}{{{{ mail.content }}}}",
    ".newsletter-editor/section-names.txt": f"en: {MARK} = es: {MARK}",
    "vendor/bundle/ruby/3.1.0/gems/minima-2.5.1/_layouts/post.html": f"{MARK}{{{{ content }}}}",
    ".git/HEAD": f"ref: refs/heads/{MARK}",
    ".git/config": f"[core]\nfsmonitor = touch {MARK}\n[user]\nname = {MARK}",
    "images/a.png": MARK,
}
"""What stands outside; of each only the first part of its name is linked to."""
FILES = {
    ".newsletter-editor.toml": f'mail.footer = "{MARK}"\nchecks.required_sections = ["{MARK}"]\n',
    "Gemfile.lock": f"GEM\n  specs:\n    jekyll (3.9.9-{MARK})\n",
    "Gemfile": f"gem '{MARK}'",
    "CNAME": f"{MARK}.example.org",
    "index.md": f"---\ntitle: {MARK}\n---\n{MARK}",
}
COMMANDS = (
    ["check", "."],
    ["render", POST],
    ["render", "--page", POST],
    ["mail", POST, "--format", "json"],
    ["search", "a"],
    ["search", MARK[:8]],
    ["status"],
    ["new", "--title", "t", "--dry-run"],
    ["translate", POST, "--language", "en", "--dry-run"],
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


def linked(root: Path, outside: Path) -> None:
    for name, text in {**OUTSIDE, **FILES}.items():
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_text(text, "utf-8")
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("url: https://example.org\ntheme: minima\n", "utf-8")
    (root / POST).write_text(
        "---\ntitle: A\nlayout: post\nimage: /images/a.png\n---\n"
        "a {% include a.html %} {{ site.data | jsonify }} {{ site.pages | jsonify }}\n\n"
        "![a](/images/a.png)\n",
        "utf-8",
    )
    for name in sorted({name.partition("/")[0] for name in OUTSIDE} | FILES.keys()):
        (root / name).symlink_to(outside / name)


def run(root: Path, command: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "newsletter_editor", *command],
        cwd=root, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_that_folders_lead_to_is_shown(tmp_path: Path, command: list[str]) -> None:
    root, outside = tmp_path / "repo", tmp_path / "outside"
    linked(root, outside)
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    said = run(root, command).replace(str(command[-1]), "")
    assert MARK not in said
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_settings_that_never_end_are_not_waited_for(tmp_path: Path) -> None:
    root = tmp_path / "repo"
    linked(root, tmp_path / "outside")
    for name in FILES:
        (root / name).unlink()
        (root / name).symlink_to("/dev/zero")
    (root / "_data").unlink()
    (root / "_data").mkdir()
    os.mkfifo(root / "_data" / "a.yml")
    for command in (["check", "."], ["render", "--page", POST], ["mail", POST]):
        run(root, command)
