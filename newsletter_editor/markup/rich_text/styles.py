"""How pieces of rich text look, as far as Markdown can say it: tags, `style` and style sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from newsletter_editor.text.numerals import small_number

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"[A-Za-z0-9]*(?:\.[\w-]+)?")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;])*)")
_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "dfn": "italic",
    "var": "italic",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "sub": "sub",
    "sup": "sup",
    "kbd": "kbd",
}
_CODE_TAGS = ("code", "tt", "samp")
_MONO = re.compile(
    r"\s*[\"']?(?:courier|consolas|menlo|monaco|monospace|ui-monospace|sfmono|sf mono|"
    r"andale mono|lucida console|cascadia|fira (?:code|mono)|source code|inconsolata|"
    r"jetbrains mono|ibm plex mono|(?:roboto|ubuntu|liberation|noto sans|dejavu sans) mono)",
    re.IGNORECASE,
)
_LONGEST_SHEET = 200_000


class Look(NamedTuple):
    """What an element hands down to what is in it."""

    styles: frozenset[str] = frozenset()
    link: str = ""
    is_code: bool = False
    is_mono: bool = False
    keeps_lines: bool = False
    ignores_bold: bool = False
    """In headings, which are bold by themselves."""


class Sheet:
    """The rules of a document's own style sheets that are for a tag, a class or both."""

    def __init__(self, css: str) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        for selectors, body in _RULE.findall(_COMMENT.sub(" ", css[:_LONGEST_SHEET])):
            declared = declarations(body)
            for selector in selectors.split(","):
                if _SELECTOR.fullmatch(selector.strip()) and selector.strip():
                    self._rules.setdefault(selector.strip().lower(), {}).update(declared)

    def of(self, tag: str, attributes: Mapping[str, str | None]) -> dict[str, str]:
        """All that is declared for an element, its own `style` last."""
        found = dict(self._rules.get(tag, {}))
        for name in (attributes.get("class") or "").lower().split():
            found |= self._rules.get(f".{name}", {})
            found |= self._rules.get(f"{tag}.{name}", {})
        return found | declarations(attributes.get("style") or "")


def declarations(body: str) -> dict[str, str]:
    """The properties of a `style` attribute, in lower case."""
    return {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(body)}


def look_of(tag: str, css: Mapping[str, str], outer: Look) -> Look:
    """How the inside of an element looks."""
    styles = set(outer.styles)
    if tag in _TAGS:
        styles.add(_TAGS[tag])
    weight = css.get("font-weight", "")
    if weight:
        is_bold = weight.startswith("bold") or (small_number(weight) or 0) >= 600
        if weight != "inherit":
            (styles.add if is_bold else styles.discard)("bold")
    slant = css.get("font-style", "")
    if slant and slant != "inherit":
        is_italic = slant.startswith(("italic", "oblique"))
        (styles.add if is_italic else styles.discard)("italic")
    if "line-through" in css.get("text-decoration", "") + css.get("text-decoration-line", ""):
        styles.add("strike")
    if css.get("vertical-align") in ("sub", "super"):
        styles.add("sub" if css["vertical-align"] == "sub" else "sup")
    if outer.ignores_bold:
        styles.discard("bold")
    family, space = css.get("font-family", css.get("font", "")), css.get("white-space", "")
    return outer._replace(
        styles=frozenset(styles),
        is_code=outer.is_code or tag in _CODE_TAGS,
        is_mono=is_mono(family) if "font-family" in css else outer.is_mono,
        keeps_lines=space.startswith("pre") if space else outer.keeps_lines,
    )


def is_mono(family: str) -> bool:
    """Whether a list of fonts begins with one whose letters are all as wide."""
    return _MONO.match(family) is not None


def is_hidden(css: Mapping[str, str]) -> bool:
    """Whether readers do not see the element."""
    return css.get("display") == "none" or css.get("mso-hide") == "all"
