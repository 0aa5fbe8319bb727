"""Makes the lists of this folder anew from the npm package `emojibase-data` (17.0.0), unpacked.

    python resources/emoji/make.py PACKAGE

One line an emoji, in the order of keyboards: the emoji, its name, other words for it, between
tabs. Names and words are those of Unicode's CLDR. `github.txt` has what GitHub calls emoji between
colons, and the name of its picture there. Only who updates the lists runs this.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = 2
"""The group of skin tones and hair, which are nothing by themselves."""


def main(package: Path) -> None:
    """Write `es.txt`, `en.txt` and `github.txt`."""
    codes = json.loads((package / "en" / "shortcodes" / "github.json").read_text("utf-8"))
    pictures = []
    for hexcode, code in codes.items():
        parts = [p for p in hexcode.lower().split("-") if p not in ("fe0f", "200d")]
        names = [code] if isinstance(code, str) else code
        pictures += [f"{name}\t{'-'.join(parts)}\n" for name in names]
    (HERE / "github.txt").write_text("".join(sorted(pictures)), "utf-8", newline="\n")
    for language in ("es", "en"):
        found = json.loads((package / language / "compact.json").read_text("utf-8"))
        lines = []
        for emoji in sorted(found, key=lambda each: each.get("order", 0)):
            if emoji.get("group", PARTS) == PARTS:
                continue
            code = codes.get(emoji["hexcode"], [])
            words = [*emoji.get("tags", []), *([code] if isinstance(code, str) else code)]
            line = (emoji["unicode"], emoji["label"], ",".join(dict.fromkeys(words)))
            lines.append("\t".join(line) + "\n")
        (HERE / f"{language}.txt").write_text("".join(lines), "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
