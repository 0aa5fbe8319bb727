"""Blocks of a megabyte, named without rendering: of prose as newsletters have it, and of lists."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from newsletter_editor.checks.masking import code_ranges
from newsletter_editor.sections import blocks as section_blocks
from newsletter_editor.spelling import blocks as prose_blocks
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.ranges import Range
from tests.bench.rows import Row, milliseconds

LENGTH = 1_000_000
_ISSUE = """# Publicaciones 📙

***Un título***

\\\\\\\\
Un párrafo con [un enlace](https://example.com/a) y `código`, tan largo como suelen ser: cuenta de
qué trata el artículo, por qué importa y dónde se puede leer entero con calma.

![Una imagen](/images/a.png)

- uno
- dos

"""


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    yield from _rows("1 MB of prose", _ISSUE * (LENGTH // len(_ISSUE)))
    tight = "".join(f"- apartado {n}\n  sigue\n" for n in range(LENGTH // 22))
    yield from _rows("1 MB of lists", tight)
    yield from _rows("1 MB of nested lists", "- uno\n  - dos\n\n    tres\n" * (LENGTH // 24))


def _rows(name: str, text: str) -> Iterator[Row]:
    yield Row(f"{name}, read", _least(lambda: read_blocks.__wrapped__(text)), "300 ms")
    blocks, everything = read_blocks(text), Range(0, len(text))
    yield Row(f"{name}, as sections", _least(lambda: section_blocks.blocks_of(text, 0)))
    yield Row(f"{name}, as prose", _least(lambda: list(prose_blocks.blocks(text))))
    yield Row(f"{name}, masked", _least(lambda: list(code_ranges(text, everything, blocks))))


def _least(work: Callable[[], object]) -> str:
    seconds = []
    for _ in range(5):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return milliseconds(min(seconds))
