"""Compares random documents with the real kramdown."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from newsletter_editor.kramdown import to_html
from tests.fuzz.kramdown_documents import OPTIONS, document
from tests.fuzz.kramdown_reference import Reference, without_colours


class Difference(NamedTuple):
    """A document of which kramdown makes another page."""

    text: str
    options: Mapping[str, Any] | None
    got: str
    wanted: str


def compare(
    reference: Reference, text: str, options: Mapping[str, Any] | None
) -> Difference | None:
    """The difference there is; None for none, and where kramdown itself fails."""
    wanted = reference.html(text, options)
    if wanted is None:
        return None
    got = to_html(text, options)
    if without_colours(got) == without_colours(wanted):
        return None
    return Difference(text, options, got, wanted)


def differences(
    reference: Reference, seed: int, wanted: Callable[[int], bool]
) -> Iterator[Difference]:
    """Compare documents as long as `wanted`, called with their count, is true."""
    random_ = random.Random(seed)
    count = 0
    while wanted(count):
        count += 1
        found = compare(reference, document(random_), random_.choice(OPTIONS))
        if found is not None:
            yield found


def shortened(reference: Reference, difference: Difference) -> Difference:
    """The smallest document, cut from this one, that still differs."""
    best = difference
    for pieces in (lambda t: t.splitlines(keepends=True), list):
        changed = True
        while changed:
            changed = False
            parts = pieces(best.text)
            size = max(len(parts) // 2, 1)
            while size:
                at = 0
                while at < len(parts):
                    shorter = parts[:at] + parts[at + size :]
                    found = compare(reference, "".join(shorter), best.options)
                    if found:
                        best, parts, changed = found, shorter, True
                    else:
                        at += size
                size //= 2
    return best
