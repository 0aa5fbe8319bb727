"""Every option of kramdown that changes the page: name, type, default and what it is for.

kramdown's own names and values (https://kramdown.gettalong.org/options.html).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple, TypeAlias

from newsletter_editor.kramdown.rouge_languages import Rouge
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

LinkTarget: TypeAlias = tuple[str, str | None]
"""Address and title."""


class OptionError(EditorError):
    """An option that kramdown does not have, or a value that it does not take."""


class Option(NamedTuple):
    """One option. `read` takes what a caller or a `_config.yml` says and raises ValueError."""

    name: str
    read: Callable[[Any], Any]
    default: Any
    reason: str


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return value.strip().lower() == "true"
    raise ValueError


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError
    return int(value)


def _text(value: Any) -> str:
    if isinstance(value, bool | int | float | str):
        return str(value)
    raise ValueError


def _name(value: Any) -> str | None:
    """Ruby's symbols: `:as_char` and `as_char` are the same, an empty one and `nil` are none."""
    if value is None or value is False:
        return None
    if not isinstance(value, str):
        raise ValueError
    name = value.strip().removeprefix(":")
    return None if name in ("", "nil") else name


def _one_of(*names: str | None) -> Callable[[Any], str | None]:
    def read(value: Any) -> str | None:
        name = _name(value)
        if name not in names:
            raise ValueError
        return name

    return read


def _dialect(value: Any) -> str:
    name = _name(value) or ""
    # To kramdown it is the name of a class, of which the first letter alone may be small.
    match name[:1].upper() + name[1:]:
        case "Kramdown":
            return "kramdown"
        case "GFM":
            return "GFM"
    raise ValueError


_FLOW_MAPPING: Final = re.compile(r"\s*\{((?:[^{}\[\]'\"]*))\}\s*")


def _mapping(value: Any) -> dict[str, Any]:
    if isinstance(value, str) and (flow := _FLOW_MAPPING.fullmatch(value)):
        # What `{::options}` can say in a line: a flat mapping of YAML.
        pairs = (item.partition(": ") for item in flow[1].split(",") if item.strip())
        words = {"true": True, "false": False, "nil": None, "null": None, "~": None}
        value = {key.strip(): words.get(item.strip(), item.strip()) for key, _, item in pairs}
    if not isinstance(value, Mapping):
        raise ValueError
    return {str(key).removeprefix(":"): item for key, item in value.items()}


def _list(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [item for item in value.split(",") if item]
    if isinstance(value, list | tuple | frozenset):
        return list(value)
    raise ValueError


def _levels(value: Any) -> frozenset[int]:
    if isinstance(value, str):
        if span := re.fullmatch(r"(\d)\.\.(\d)", value):
            value = range(int(span[1]), int(span[2]) + 1)
        elif re.fullmatch(r"\d(?:,\d)*", value):
            value = value.split(",")
        else:
            raise ValueError
    if isinstance(value, int) and not isinstance(value, bool):
        value = [value]
    if not isinstance(value, list | tuple | range | frozenset):
        raise ValueError
    levels = frozenset(int(level) for level in value)
    if not levels <= frozenset(range(1, 7)):
        raise ValueError
    return levels


def _quotes(value: Any) -> tuple[str | int, ...]:
    entities = _list(value)
    if len(entities) != 4:
        raise ValueError
    read: list[str | int] = []
    for entity in entities:
        try:
            read.append(int(entity))
        except ValueError:
            read.append(str(entity))
    return tuple(read)


def _symbols(value: Any) -> dict[str, str]:
    return {name: _text(item) for name, item in _mapping(value).items()}


def _link_definitions(value: Any) -> dict[str, LinkTarget]:
    definitions: dict[str, LinkTarget] = {}
    for name, target in _mapping(value).items():
        if not isinstance(target, list | tuple) or not 1 <= len(target) <= 2:
            raise ValueError
        title = target[1] if len(target) == 2 else None
        definitions[name] = (_text(target[0]), None if title is None else _text(title))
    return definitions


def _quirks(value: Any) -> frozenset[str]:
    return frozenset(str(_name(str(quirk))) for quirk in _list(value))


OPTIONS: Final[dict[str, Option]] = {
    option.name: option
    for option in (
        Option("input", _dialect, "kramdown", "The dialect: `kramdown`, or `GFM` as on GitHub."),
        Option("auto_ids", _boolean, True, "Give headings without an id one made of their text."),
        Option("auto_id_prefix", _text, "", "Put before every such id."),
        Option("auto_id_stripping", _boolean, False, "Make ids of the text without its markup."),
        Option("transliterated_header_ids", _boolean, False, "Write ids in ASCII letters."),
        Option("header_offset", _integer, 0, "Added to the level of every heading."),
        Option("header_links", _boolean, False, "Known for 2.5's sake; 2.4 writes no links."),
        Option("toc_levels", _levels, frozenset(range(1, 7)), "Levels listed by `{:toc}`."),
        Option("footnote_nr", _integer, 1, "The number of the first footnote."),
        Option("footnote_prefix", _text, "", "Put before the names of footnotes in ids."),
        Option("footnote_backlink", _text, "&#8617;", "The sign that leads back; empty for none."),
        Option("footnote_backlink_inline", _boolean, False, "Put it into the last text, always."),
        Option("footnote_link_text", _text, "%s", "Known for 2.5's sake; 2.4 writes the number."),
        Option(
            "entity_output",
            _one_of("as_char", "as_input", "numeric", "symbolic"),
            "as_char",
            "How characters that have a name in HTML are written.",
        ),
        Option("smart_quotes", _quotes, ("lsquo", "rsquo", "ldquo", "rdquo"), "Four entities."),
        Option("typographic_symbols", _symbols, {}, "Other text for `--`, `...`, `<<` and so on."),
        Option("hard_wrap", _boolean, True, "GFM: every line end is a line break."),
        Option("gfm_quirks", _quirks, frozenset({"paragraph_end"}), "GFM: where to be GitHub."),
        Option("gfm_emojis", _boolean, False, "Known, without effect, as in the version matched."),
        Option("parse_block_html", _boolean, False, "Read Markdown inside of HTML blocks."),
        Option("parse_span_html", _boolean, True, "Read Markdown inside of HTML in a line."),
        Option("html_to_native", _boolean, False, "Known; see DEVIATIONS.md."),
        Option("link_defs", _link_definitions, {}, "Link definitions that hold in every post."),
        Option(
            "math_engine",
            _one_of("mathjax", "katex", "mathjaxnode", "sskatex", "ritex", "itex2mml", None),
            "mathjax",
            "What sets formulas on the page; all but mathjax write plain `$$`.",
        ),
        Option("math_engine_opts", _mapping, {}, "Options of that engine; none changes the page."),
        Option(
            "syntax_highlighter",
            _one_of("rouge", "coderay", "minted", None),
            "rouge",
            "What colours code; all but rouge write plain code.",
        ),
        Option("syntax_highlighter_opts", _mapping, {}, "Options of rouge."),
        Option("remove_line_breaks_for_cjk", _boolean, False, "Join lines between such letters."),
        Option("remove_block_html_tags", _boolean, True, "Of another converter; without effect."),
        Option("remove_span_html_tags", _boolean, False, "Of another converter; without effect."),
        Option("forbidden_inline_options", _list, ["template"], "What `{::options}` can't set."),
        Option("line_width", _integer, 72, "Of another converter; without effect."),
        Option("list_indent", _integer, 2, "Of another converter; without effect."),
        Option("latex_headers", _list, [], "Of another converter; without effect."),
        Option("template", _text, "", "Without effect: the page around a post is the site's."),
        Option("show_warnings", _boolean, False, "Jekyll's own; without effect on the page."),
        Option("guess_lang", _boolean, True, "Jekyll's own; it means the highlighter's."),
    )
}

JEKYLL: Final[dict[str, Any]] = {
    "input": "GFM",
    "hard_wrap": False,
    "syntax_highlighter": "rouge",
    "syntax_highlighter_opts": {"guess_lang": True, "default_lang": "plaintext"},
}
"""What Jekyll 4 sets where a site's configuration says nothing else."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one rendering, read and checked."""

    input: str
    auto_ids: bool
    auto_id_prefix: str
    auto_id_stripping: bool
    transliterated_header_ids: bool
    header_offset: int
    toc_levels: frozenset[int]
    footnote_nr: int
    footnote_prefix: str
    footnote_backlink: str
    footnote_backlink_inline: bool
    entity_output: str | None
    smart_quotes: tuple[str | int, ...]
    typographic_symbols: Mapping[str, str]
    hard_wrap: bool
    gfm_quirks: frozenset[str]
    parse_block_html: bool
    parse_span_html: bool
    link_defs: Mapping[str, LinkTarget]
    math_engine: str | None
    syntax_highlighter: str | None
    syntax_highlighter_opts: Mapping[str, Any]
    remove_line_breaks_for_cjk: bool
    forbidden_inline_options: list[str] = field(compare=False)
    rouge: Rouge = 3
    """No option of kramdown's: which rouge it finds."""

    @property
    def is_gfm(self) -> bool:
        """Whether the text is GitHub's dialect, as in every Jekyll site that says no other."""
        return self.input == "GFM"

    def with_inline(self, name: str, value: str) -> Options:
        """These options after `{::options name="value" /}`, which never fails."""
        if name not in _FIELDS or name in self.forbidden_inline_options:
            return self
        option = OPTIONS[name]
        try:
            read: Any = (
                value.strip().lower() != "false" and value != ""
                if option.read is _boolean
                else option.read(value)
            )
        except (ValueError, TypeError):
            return self
        changes: dict[str, Any] = {name: read}
        return replace(self, **changes)


_FIELDS: Final = frozenset(Options.__dataclass_fields__) - {"rouge"}
_DEFAULTS: Final = Options(**{name: OPTIONS[name].default for name in _FIELDS})


def read_options(given: Mapping[str, Any] | None) -> Options:
    """The options that `given` asks for; None asks for Jekyll's, a mapping for kramdown's own.

    Raises OptionError for a name or a value that kramdown does not know.
    """
    changes: dict[str, Any] = {}
    for name, value in (JEKYLL if given is None else given).items():
        option = OPTIONS.get(str(name).removeprefix(":"))
        if option is None:
            raise OptionError(_UNKNOWN.format(name=name))
        try:
            read = option.read(value)
        except (ValueError, TypeError):
            raise OptionError(
                _WRONG_VALUE.format(name=option.name, value=_shortened(value), reason=option.reason)
            ) from None
        if option.name in _FIELDS:
            changes[option.name] = read
    return replace(_DEFAULTS, **changes)


def jekyll_options(
    configured: Mapping[str, Any] | None, rouge: Rouge = 3
) -> tuple[Options, list[OptionError]]:
    """Jekyll's options under those of a site's `kramdown:` key, as Jekyll merges them.

    An option that kramdown does not know stands aside there, as it does in Jekyll; a value that
    it does not take is told in the list and its default holds.
    """
    merged: dict[str, Any] = dict(JEKYLL)
    problems: list[OptionError] = []
    for name, value in (configured or {}).items():
        known = str(name).removeprefix(":")
        if known not in OPTIONS:
            continue
        if known == "syntax_highlighter_opts" and isinstance(value, Mapping):
            value = {**JEKYLL["syntax_highlighter_opts"], **value}
        try:
            OPTIONS[known].read(value)
        except (ValueError, TypeError):
            problems.append(
                OptionError(
                    _WRONG_VALUE.format(
                        name=known, value=_shortened(value), reason=OPTIONS[known].reason
                    )
                )
            )
            continue
        merged[known] = value
    return replace(read_options(merged), rouge=rouge), problems


def _shortened(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "…"


_UNKNOWN: Final = Localized(
    es="kramdown no tiene la opción «{name}»; corrige su nombre o quítala.",
    en="kramdown has no option “{name}”; correct its name or remove it.",
)
_WRONG_VALUE: Final = Localized(
    es="La opción «{name}» de kramdown no admite el valor {value}; corrígelo o quita la opción.",
    en="kramdown's option “{name}” does not take the value {value}; correct it or remove it.",
)
