"""Code in colours: rouge's elements and class names, through Pygments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsletter_editor.kramdown.tree import Attributes

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_LANGUAGE_CLASS: Final = re.compile(r"\blanguage-(\S+)")
_SHOW_SPACES: Final = re.compile(r"\bshow-whitespaces\b")
_RUN_OF_SPACES: Final = re.compile(r"(^[ \t]+)|([ \t]+$)|([ \t]+)", re.MULTILINE)


def highlight(code: str, language: str | None, options: dict[str, Any] | None = None) -> str:
    """The code as rouge would mark it up: spans with classes, without the elements around it."""
    del language, options
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _coloured(page: Page, code: str, language: str | None, kind: str) -> tuple[str, Any] | None:
    options = page.options
    if options.syntax_highlighter != "rouge":
        return None
    settings = dict(options.syntax_highlighter_opts)
    own = settings.get(kind)
    settings |= own if isinstance(own, dict) else {}
    default = settings.get("default_lang")
    name = language or default
    if (not name and not settings.get("guess_lang")) or settings.get("disable"):
        return None
    if name is None or name == "plaintext":
        if not settings.get("guess_lang"):
            return None
        html = highlight(code, None)
    else:
        html = highlight(code, name)
    if kind == "block" and settings.get("wrap", True):
        css = settings.get("css_class") or "highlight"
        html = f'<div class="highlight"><pre class="{css}"><code>{html}</code></pre></div>'
    return html, default


def _mark_class(attributes: Attributes, language: str | None) -> None:
    classes = f"{attributes.get('class') or ''} highlighter-rouge".lstrip()
    if language:
        if _LANGUAGE_CLASS.search(classes):
            classes = _LANGUAGE_CLASS.sub(lambda _: f"language-{language}", classes, count=1)
        else:
            classes = f"language-{language} {classes}"
    attributes["class"] = classes


def language_of(attributes: Attributes) -> str | None:
    """The language that a class such as `language-ruby` names."""
    match = _LANGUAGE_CLASS.search(attributes.get("class") or "")
    return match[1] if match else None


def code_block(page: Page, code: str, language: str | None, given: Attributes, indent: int) -> str:
    """A block of code as HTML."""
    attributes = dict(given)
    margin = " " * indent
    named = language_of(attributes)
    if named is not None:
        rest = _LANGUAGE_CLASS.sub("", attributes["class"] or "", count=1).strip()
        attributes["class"] = rest
        if not rest:
            del attributes["class"]
    coloured = _coloured(page, code, language or named, "block")
    if coloured is not None:
        html, default = coloured
        _mark_class(attributes, named or default)
        return f"{margin}<div{page.attributes(attributes)}>{html}{margin}</div>\n"
    html = _escape(code).removesuffix("\n")
    if _SHOW_SPACES.search(given.get("class") or ""):
        html = _RUN_OF_SPACES.sub(_shown_spaces, html)
    inner = page.attributes({"class": f"language-{named}"} if named else {})
    return f"{margin}<pre{page.attributes(attributes)}><code{inner}>{html}\n</code></pre>\n"


def code_span(page: Page, code: str, given: Attributes) -> str:
    """Code in a line as HTML."""
    attributes = dict(given)
    named = language_of(attributes)
    coloured = _coloured(page, code, named, "span")
    if coloured is None:
        return page.span("code", attributes, _escape(code))
    html, default = coloured
    _mark_class(attributes, named or default)
    return page.span("code", attributes, html)


def _escape(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown_spaces(match: re.Match[str]) -> str:
    where = "-l" if match[1] else "-r" if match[2] else ""
    return "".join(
        f'<span class="ws-tab{where}">\t</span>'
        if character == "\t"
        else f'<span class="ws-space{where}">&#8901;</span>'
        for character in match[0]
    )
