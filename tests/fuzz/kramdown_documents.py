"""Documents made of fragments of every construct, nested and cut at random."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any, Final

_FRAGMENTS: Final = json.loads(
    Path(__file__).with_name("kramdown_fragments.json").read_text(encoding="utf-8")
)
SPANS: Final[list[str]] = _FRAGMENTS["spans"]
LINES: Final[list[str]] = _FRAGMENTS["lines"]
PREFIXES: Final[list[str]] = _FRAGMENTS["prefixes"]
OPTIONS: Final[list[dict[str, Any] | None]] = _FRAGMENTS["options"]
"""What to render with; null for Jekyll's defaults."""


def line_of_spans(random_: random.Random) -> str:
    """Spans side by side, some with spaces between them."""
    pieces = []
    for _ in range(random_.randint(1, 7)):
        pieces.append(random_.choice(SPANS))
        pieces.append(random_.choice(("", "", " ", " ", "x")))
    return "".join(pieces)


def document(random_: random.Random) -> str:
    """A small document; a third of them is about spans, the others about blocks."""
    lines: list[str] = []
    about_spans = random_.random() < 0.35
    for _ in range(random_.randint(1, 4 if about_spans else 9)):
        choice = random_.random()
        if about_spans or choice < 0.15:
            line = line_of_spans(random_)
        elif choice < 0.25:
            line = random_.choice(LINES) + random_.choice(SPANS)
        else:
            line = random_.choice(LINES)
        if random_.random() < 0.25:
            prefix = "".join(random_.choice(PREFIXES) for _ in range(random_.randint(1, 2)))
            line = prefix + line
        lines.append(line)
        if random_.random() < 0.2:
            lines.append("")
    text = "\n".join(lines) + random_.choice(("", "\n", "\n\n"))
    if random_.random() < 0.1:
        text = text[: random_.randint(0, len(text))]
    if random_.random() < 0.1:
        text += "\n\n[ref]: /url\n*[HTML]: Hyper\n[^1]: note\n[^fn]: other\n\n{:ref: .al}\n"
    return text
