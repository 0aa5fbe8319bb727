"""Asks the installed kramdown, through one Ruby process for all questions."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_SCRIPT = Path(__file__).with_name("kramdown_reference.rb")
_COLOUR = re.compile(r'<span class="[a-z0-9]{1,3}">|</span>')


@lru_cache(1)
def missing_reference() -> str | None:
    """Why kramdown can't be asked; None if it can."""
    if shutil.which("ruby") is None:
        return "ruby is not installed"
    gems = ("kramdown", "kramdown-parser-gfm", "rouge")
    required = [argument for gem in gems for argument in ("-r", gem)]
    found = subprocess.run(["ruby", *required, "-e", ""], capture_output=True, check=False)
    return None if found.returncode == 0 else "Debian's ruby-kramdown-parser-gfm is not installed"


class Reference:
    """The real kramdown."""

    def __enter__(self) -> Reference:
        self._process = subprocess.Popen(
            ["ruby", str(_SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def html(self, text: str, options: Mapping[str, Any] | None) -> str | None:
        """What kramdown makes of `text`; None where it fails."""
        assert self._process.stdin and self._process.stdout
        question = json.dumps({"text": text, "options": options})
        self._process.stdin.write(question.encode() + b"\n")
        self._process.stdin.flush()
        answer: dict[str, str] = json.loads(self._process.stdout.readline())
        return answer.get("html")


def without_colours(html: str) -> str:
    """The HTML without the spans of highlighted code, which no two highlighters cut alike."""
    return _COLOUR.sub("", html)
