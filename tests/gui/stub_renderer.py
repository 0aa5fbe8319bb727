"""A renderer for tests of the preview: paragraphs apart by blank lines, HTML taken as it is."""

from __future__ import annotations

import html
import os
import re
import sys
from typing import Any

from newsletter_editor.text.frames import pack, read_frame


def main() -> None:
    text = ""
    sent: set[str] = set()
    while (question := read_frame(sys.stdin.buffer)) is not None:
        if "edits" in question:
            for start, end, replacement in question["edits"]:
                text = text[:start] + replacement + text[end:]
        else:
            text = question["text"]
        while "SPIN" in text:
            pass
        if "DIE" in text:
            os._exit(3)
        sys.stdout.buffer.write(pack(_answer(question["revision"], text, sent)))
        sys.stdout.buffer.flush()


def _answer(revision: int, text: str, sent: set[str]) -> dict[str, Any]:
    header: dict[str, str] = {}
    first = 1
    if found := re.match(r"---\n(.*?)\n---\n", text, re.DOTALL):
        header = dict(re.findall(r"^(\w+): (.*)$", found[1], re.MULTILINE))
        first += found[0].count("\n")
        text = text[found.end() :]
    blocks = []
    for part in re.split(r"(\n(?:[ \t]*\n)+)", text):
        lines = part.count("\n")
        if part.strip():
            code = _html(part)
            blocks.append([code, first, first + lines, None if code in sent else code])
            sent.add(code)
        first += lines
    errors = [
        {"line": 1, "es": f"mal {word}", "en": f"bad {word}"}
        for word in re.findall(r"ERR\w+", text)
    ]
    return {"revision": revision, "blocks": blocks, "errors": errors, **header}


def _html(part: str) -> str:
    part = part.strip("\n")
    if part.startswith("<"):
        return part
    if part.startswith("# "):
        return f"<h1>{html.escape(part[2:])}</h1>"
    image = re.fullmatch(r"!\[(.*)\]\((.*)\)", part)
    if image:
        return f'<p><img src="{html.escape(image[2])}" alt="{html.escape(image[1])}" /></p>'
    linked = re.sub(r"\[(.*?)\]\((.*?)\)", r'<a href="\2">\1</a>', html.escape(part))
    return f"<p>{linked}</p>"


if __name__ == "__main__":
    main()
