"""Colours of code of this machine's files beside rouge's: characters that have the same class."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Final

from newsletter_editor.kramdown import highlight
from tests.bench.rows import Row

_FILES: Final = {
    "bash": "/usr/**/*.sh",
    "batchfile": "/usr/**/*.bat",
    "c": "/usr/include/*.h",
    "conf": "/etc/**/*.conf",
    "cmake": "/usr/share/cmake*/**/*.cmake",
    "cpp": "/usr/include/c++/**/*.h",
    "css": "/usr/**/*.css",
    "diff": "/usr/**/*.patch",
    "erb": "/usr/**/*.erb",
    "fortran": "/usr/**/*.f90",
    "html": "/usr/**/*.html",
    "ini": "/usr/**/*.ini",
    "java": "/usr/**/*.java",
    "javascript": "/usr/**/*.js",
    "json": "/usr/**/*.json",
    "make": "/usr/**/*.mk",
    "markdown": "/usr/**/*.md",
    "perl": "/usr/share/perl/**/*.pm",
    "php": "/usr/**/*.php",
    "powershell": "/usr/**/*.ps1",
    "python": "/usr/**/*.py",
    "ruby": "/usr/lib/ruby/**/*.rb",
    "scss": "/usr/**/*.scss",
    "sql": "/usr/**/*.sql",
    "systemd": "/usr/lib/systemd/**/*.service",
    "tcl": "/usr/**/*.tcl",
    "toml": "/usr/**/*.toml",
    "typescript": "/usr/**/*.d.ts",
    "viml": "/usr/share/vim/**/*.vim",
    "xml": "/usr/share/**/*.xml",
    "yaml": "/usr/**/*.yml",
}
_FOUND_MOST: Final = 4_000
_PIECES: Final = 60
_LINES: Final = 40
_ROUGE: Final = (
    "require 'json'; require 'rouge'; form = Rouge::Formatters::HTML.new;"
    "puts JSON.generate(JSON.parse($stdin.set_encoding('utf-8').read).map { |name, code| "
    "form.format(Rouge::Lexer.find(name).new.lex(code)) })"
)


def measure() -> Iterator[Row]:
    """A row a language: pieces of 40 lines, from files chosen at random, the same in each run."""
    if shutil.which("ruby") is None:
        yield Row("ruby is not installed", "-")
        return
    for language, pattern in _FILES.items():
        pieces = _pieces(pattern)
        asked = json.dumps([(language, piece) for piece in pieces])
        done = subprocess.run(
            ["ruby", "-e", _ROUGE], input=asked.encode(), capture_output=True, check=True
        )
        same = every = 0
        for piece, theirs in zip(pieces, json.loads(done.stdout), strict=True):
            for ours, wanted in zip(
                _classes(highlight(piece, language)), _classes(theirs), strict=True
            ):
                every += 1
                same += ours == wanted
        if every:
            yield Row(f"{language}, {every:,} characters", f"{100 * same / every:.2f} %", "99 %")


def _pieces(pattern: str) -> list[str]:
    made = random.Random(15)
    files = sorted(islice(Path("/").glob(pattern[1:]), _FOUND_MOST))
    made.shuffle(files)
    pieces: list[str] = []
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            continue
        piece = "\n".join(lines[:_LINES]).strip("\n") + "\n"
        if 40 < len(piece) < 8_000 and "\r" not in piece and "\0" not in piece:
            pieces.append(piece)
        if len(pieces) >= _PIECES:
            break
    return pieces


def _classes(html: str) -> list[str]:
    """The class of each character that is no space."""
    found: list[str] = []
    for part in html.split("<span class="):
        css, _, rest = part.partition(">") if part.startswith('"') else ("", "", part)
        inner, _, behind = rest.partition("</span>") if css else ("", "", rest)
        for name, text in ((css, inner), ("", behind)):
            found += [name for character in unescape(text) if not character.isspace()]
    return found
