"""Code in colours: rouge's elements and class names, through Pygments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, Final

from newsletter_editor.kramdown.cutting import PATIENCE, is_unlike_code
from newsletter_editor.kramdown.rouge_languages import LANGUAGES, Rouge
from newsletter_editor.kramdown.rouge_lexers.machine import GONE, Machine
from newsletter_editor.kramdown.tree import Attributes
from newsletter_editor.text.blocks.patterns import SPACES

if TYPE_CHECKING:
    from pygments.lexer import Lexer

    from newsletter_editor.kramdown.page import Page

_LANGUAGE_CLASS: Final = re.compile(r"(?u:\b)language-(\S+)", re.ASCII)
_SHOW_SPACES: Final = re.compile(r"\bshow-whitespaces\b")
_RUN_OF_SPACES: Final = re.compile(r"(^[ \t]+)|([ \t]+$)|([ \t]+)", re.MULTILINE)


@lru_cache(256)
def _marked_up(code: str, name: str, asked: str = "", rouge: Rouge = 3) -> str:
    """The code in the colours of the language `name`, which rouge knows, asked as a fence asks."""
    tag, pygments = LANGUAGES[rouge][name]
    if len(code) > _LONGEST_CODE:
        return _escape(code)
    machine, start = _machine(tag, asked, rouge)
    if machine is None and not pygments:
        return _escape(code)
    if machine:
        classed = list(PATIENCE.of(machine.pieces(code, start)))
    elif is_unlike_code(code):
        return _escape(code)
    else:
        tokens = PATIENCE.of(_lexer(pygments).get_tokens(code))
        classed = list(_classed(tokens))
    done = "".join(text for _, text in classed)
    if not code.startswith(done):
        # Some lexers of Pygments drop or add something where the code is not quite theirs.
        return _escape(code)
    # What took too long is shown without colours.
    classed.append(("", code[len(done) :]))
    pieces: list[str] = []
    last = ""
    for css, text in classed:
        if not text or css == GONE:
            continue
        if css != last:
            if last:
                pieces.append("</span>")
            if css:
                pieces.append(f'<span class="{css}">')
            last = css
        pieces.append(_escape(text))
    if last:
        pieces.append("</span>")
    return "".join(pieces)


def _classed(tokens: Iterable[tuple[Any, str]]) -> Iterator[tuple[str, str]]:
    """The class of every token of the code, which rouge took from Pygments; none for spaces."""
    for token, text in tokens:
        yield "" if text.isspace() else _standard_class(token), text


_LONGEST_CODE: Final = 200_000
"""Characters; a longer block stays plain, as some lexers take more than linear time."""


def _machine(tag: str, asked: str, rouge: Rouge) -> tuple[Machine | None, str]:
    # Compiling the tables takes a while, and most posts have no code.
    from newsletter_editor.kramdown.rouge_lexers.asked import asked_of

    return asked_of(tag, asked, rouge)


@lru_cache(64)
def _lexer(name: str) -> Lexer:
    # Importing all of Pygments' machinery takes a while, and most posts have no code.
    from pygments.lexers import get_lexer_by_name

    lexer: Lexer = get_lexer_by_name(name, stripnl=False, ensurenl=False)
    return lexer


def _standard_class(token: Any) -> str:
    from pygments.token import STANDARD_TYPES

    while token not in STANDARD_TYPES:
        token = token.parent
    css = STANDARD_TYPES[token]
    return "" if css == "w" else css


def highlight(
    code: str,
    language: str | None,
    options: Mapping[str, Any] | None = None,
    *,
    rouge: Rouge = 3,
) -> str:
    """The code as rouge would mark it up: spans with classes, without the elements around it.

    A language that rouge does not know gives plain, escaped text. Of the options `line_numbers`
    counts: with it the code stands in rouge's table of two columns, whose classes and numbers
    `table_class`, `gutter_class`, `code_class`, `start_line` and `line_format` change.
    """
    name, _, asked = (language or "").partition("?")
    known = name in LANGUAGES[rouge]
    html = _marked_up(code, name, asked, rouge) if known else _escape(code)
    return _numbered(code, html, options) if options and options.get("line_numbers") else html


_LINE_FORMAT: Final = re.compile(r"[^%]{0,20}%[-+ 0]{0,2}\d{0,2}[dis][^%]{0,20}")


def _numbered(code: str, html: str, options: Mapping[str, Any]) -> str:
    if not code.endswith("\n"):
        code += "\n"
        html += "\n"
    start, form = options.get("start_line"), str(options.get("line_format"))
    first = start if isinstance(start, int) else 1
    form = form if _LINE_FORMAT.fullmatch(form) else "%i"
    numbers = "".join(f"{form % n}\n" for n in range(first, first + code.count("\n")))
    table, gutter, column = (
        escape(str(options.get(f"{part}_class") or f"rouge-{part}"))
        for part in ("table", "gutter", "code")
    )
    return (
        f'<table class="{table}"><tbody><tr><td class="{gutter} gl">'
        f'<pre class="lineno">{numbers}</pre></td><td class="{column}"><pre>{html}</pre></td>'
        "</tr></tbody></table>"
    )


def _guessed(code: str) -> str:
    """The language that the first line gives away, else plain text."""
    for pattern, language in _FIRST_LINES:
        if pattern.match(code):
            return language
    return "plaintext"


_FIRST_LINES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), language)
    for pattern, language in (
        (r"#!.*\bpython", "python"),
        (r"#!.*\b(?:ba|z|k)?sh\b", "shell"),
        (r"#!.*\bruby", "ruby"),
        (r"#!.*\bperl", "perl"),
        (r"#!.*\bnode\b", "javascript"),
        (r"\s*<!doctype\s+html", "html"),
        (r"\s*<\?xml", "xml"),
    )
)


def _coloured(page: Page, code: str, language: str | None, kind: str) -> tuple[str, Any] | None:
    options = page.options
    if options.syntax_highlighter != "rouge":
        return None
    settings = dict(options.syntax_highlighter_opts)
    own = settings.get(kind)
    settings |= own if isinstance(own, dict) else {}
    default = settings.get("default_lang")
    wanted = language or default
    guesses = bool(settings.get("guess_lang"))
    if settings.get("disable") or not (wanted or guesses):
        return None
    language = str(wanted or "guess")
    if language.partition("?")[0] == "guess":
        language = _guessed(code)
    name = language.partition("?")[0]
    tag, _ = LANGUAGES[options.rouge].get(name, ("", ""))
    if not tag or (tag == "plaintext" and not guesses):
        return None
    html = highlight(code, language, settings, rouge=options.rouge)
    if kind == "block" and settings.get("wrap", True):
        css = settings.get("css_class")
        css = "highlight" if css is None else escape(str(css))
        html = f'<div class="highlight"><pre class="{css}"><code>{html}</code></pre></div>'
    return html, default


def _mark_class(attributes: Attributes, language: str | None) -> None:
    classes = f"{attributes.get('class') or ''} highlighter-rouge".lstrip(SPACES)
    if language:
        # Only the first of all classes is replaced; another one stays beside the new one.
        first = _LANGUAGE_CLASS.match(classes)
        rest = classes[first.end() :] if first else f" {classes}"
        classes = f"language-{language}{rest}"
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
        rest = _LANGUAGE_CLASS.sub("", attributes["class"] or "", count=1).strip(SPACES)
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
