"""How a value is written so that every Jekyll reads it back, in its post's habits."""

from __future__ import annotations

import math
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from newsletter_editor.document.front_matter_nodes import Node, Style
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.document.yaml_readers import READERS

_WORDS = {
    "true": ("true", "false"),
    "yes": ("yes", "no"),
    "on": ("on", "off"),
}
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_NUMBERLIKE = re.compile(r"[-+.]*[0-9][0-9a-fA-FxXoOTtZz_,.:+\- ]*")
_CONSTANTS = {"", "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"}
_NOT_IN_PLAIN = re.compile(
    r": |:$| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)
_NOT_IN_SINGLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"[\"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_DATE_FORM = re.compile(r"(\d{4}-\d\d?-\d\d?)([Tt]|\s+)(\d\d?:\d\d:\d\d)(\.\d*)?(\s*)(Z|[-+].*)?")


@dataclass(frozen=True, slots=True)
class Habits:
    """What a post's author does where YAML leaves a choice."""

    quote: Literal["'", '"'] = '"'
    indent: int = 2
    """Columns by which a nested key stands in."""
    block_lists: bool = False
    list_indent: int = 2
    """Columns by which the dashes of a block list stand in from their key."""


def habits_of(root: Node | None, text: str) -> Habits:
    """The habits seen in one post's front matter; the defaults where it shows none."""
    if root is None:
        return Habits()
    quotes: Counter[str] = Counter()
    indents: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    lists: Counter[bool] = Counter()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.style in ("single", "double"):
            quotes["'" if node.style == "single" else '"'] += 1
        for entry in node.entries:
            child = entry.node
            step = column(text, child.range.start) - column(text, entry.key.range.start)
            if child.style == "block" and child.entries and step > 0:
                indents[step] += 1
            elif child.style == "block" and child.items:
                dash = text.rfind("-", 0, child.items[0].properties.start)
                dashes[max(column(text, dash) - column(text, entry.key.range.start), 0)] += 1
            if child.items:
                lists[child.style == "block"] += 1
        waiting += [*(entry.node for entry in node.entries), *node.items]
    return Habits(
        quote="'" if quotes["'"] > quotes['"'] else '"',
        indent=indents.most_common(1)[0][0] if indents else 2,
        block_lists=lists[True] > lists[False],
        list_indent=dashes.most_common(1)[0][0] if dashes else 2,
    )


def column(text: str, offset: int) -> int:
    """The column, from 0, of a place in the text."""
    return offset - (text.rfind("\n", 0, offset) + 1)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a value is to be written, and what stands there now."""

    habits: Habits
    style: Style | None = None
    """Of the value that is there; None for a new one."""
    written: str = ""
    """What is there now."""
    column: int = 0
    """Where its key or dash stands, from 0: content of a block value must stand further in."""
    in_flow: bool = False


def scalar_forms(value: Value, setting: Setting) -> Iterator[str]:
    """Ways to write a value that is no list or mapping, the one nearest to what is there first.

    Each is to be read back before it is used: only the last of them is certain.
    """
    if isinstance(value, str):
        yield from _text_forms(value, setting)
    elif value is None:
        if not setting.in_flow:
            yield ""
        yield "~" if setting.written == "~" else "null"
    elif isinstance(value, bool):
        yield _word(value, setting.written)
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, float):
        yield _float(value)
    elif isinstance(value, datetime):
        yield _time(value, setting.written)
    elif isinstance(value, date):
        yield value.isoformat()


def collection_forms(value: Value, setting: Setting) -> Iterator[str]:
    """Ways to write a list or mapping anew; a form that begins with a line end is a block."""
    if not isinstance(value, (list, dict)):
        return
    if value and not setting.in_flow:
        blocks = isinstance(value, dict) or setting.habits.block_lists or setting.style == "block"
        step = setting.habits.indent if isinstance(value, dict) else setting.habits.list_indent
        block = textwrap.indent(
            "\n".join(block_lines(value, setting.habits)),
            " " * (setting.column + step),
            lambda line: bool(line.strip()),
        )
        if blocks and setting.style != "flow":
            yield "\n" + block
    yield flow(value, setting.habits)


def block_lines(value: Value, habits: Habits) -> list[str]:
    """The lines of a list or mapping in block style, without indentation and line ends."""
    lines: list[str] = []
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and item:
                first, *rest = block_lines(item, habits)
                lines += [f"- {first}", *(f"  {line}" if line else "" for line in rest)]
            else:
                lines.append(f"- {_inline(item, habits)}".rstrip())
    elif isinstance(value, dict):
        for name, inner in value.items():
            key = key_form(name)
            if isinstance(inner, dict) and inner:
                lines += [f"{key}:", *_stepped(block_lines(inner, habits), habits.indent)]
            elif isinstance(inner, list) and inner and habits.block_lists:
                lines += [f"{key}:", *_stepped(block_lines(inner, habits), habits.list_indent)]
            else:
                lines.append(f"{key}: {_inline(inner, habits)}".rstrip())
    return lines


def flow(value: Value, habits: Habits) -> str:
    """The value on one line, as it stands within brackets."""
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, habits) for item in value) + "]"
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{key_form(name)}: {flow(inner, habits)}" for name, inner in value.items())
            + "}"
        )
    return next(scalar_forms(value, Setting(habits, in_flow=True)))


def key_form(name: str) -> str:
    """A key as it is written: quoted only where it would be read as something else."""
    return name if is_plain(name, in_flow=True) else _double(name)


def is_plain(text: str, in_flow: bool = False) -> bool:
    """Whether text may stand without quotes and no reader of YAML 1.1 or 1.2 takes it for else."""
    if text.lower() in _CONSTANTS or text[0] in _INDICATORS or text != text.strip():
        # A dash or question mark within a word is harmless, but only a few authors know.
        return False
    if in_flow and re.search(r"[,\[\]{}]", text):
        return False
    return (
        not _NOT_IN_PLAIN.search(text)
        and not _NUMBERLIKE.fullmatch(text)
        and not text.startswith(("---", "..."))
        and all(reader.scan_plain(text) == text for reader in READERS)
    )


def _text_forms(text: str, setting: Setting) -> Iterator[str]:
    style, in_flow = setting.style, setting.in_flow
    if style == "folded":
        yield from _folded(text, setting)
    several_lines = "\n" in text.rstrip("\n")
    if style in ("literal", "folded") or (several_lines and style not in ("single", "double")):
        yield from _literal(text, setting)
    if style not in ("single", "double") and is_plain(text, in_flow):
        yield text
    prefers_single = style == "single" or (style != "double" and setting.habits.quote == "'")
    if prefers_single and not _NOT_IN_SINGLE.search(text):
        yield "'" + text.replace("'", "''") + "'"
    yield _double(text)


def _double(text: str) -> str:
    def escape(match: re.Match[str]) -> str:
        character = match[0]
        code = ord(character)
        known = _ESCAPES.get(character)
        return known or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")

    return '"' + _ESCAPED.sub(escape, text) + '"'


def _literal(text: str, setting: Setting) -> Iterator[str]:
    if setting.in_flow or not text.strip() or text[0] in " \n\t" or _not_in_block(text):
        return
    yield _block("|", text.split("\n"), text, setting)


def _folded(text: str, setting: Setting) -> Iterator[str]:
    body = text.rstrip("\n")
    paragraphs = body.split("\n")
    if setting.in_flow or not body.strip() or _not_in_block(text):
        return
    if any(not line or line[0] in " \t" for line in paragraphs):
        return
    widest = max(len(line.strip()) for line in setting.written.split("\n"))
    several = setting.written.count("\n") > 1
    for width in [max(widest, 20)] * several + [len(body) + 1]:
        lines: list[str] = []
        for paragraph in paragraphs:
            if lines:
                lines.append("")
            lines += textwrap.wrap(
                paragraph, width, break_long_words=False, break_on_hyphens=False
            ) or [paragraph]
        yield _block(">", [*lines, *[""] * (len(text) - len(body))], text, setting)


def _block(sign: str, lines: list[str], text: str, setting: Setting) -> str:
    ends = len(text) - len(text.rstrip("\n"))
    chomping = "-" if ends == 0 else "" if ends == 1 else "+"
    step = _content_column(setting) or setting.column + setting.habits.indent
    content = lines[: len(lines) - ends] if ends else lines
    body = "\n".join(" " * step + line if line else "" for line in content)
    return f"{sign}{chomping}\n{body}" + "\n" * max(ends - 1, 0)


def _content_column(setting: Setting) -> int:
    if setting.style not in ("literal", "folded"):
        return 0
    lines = [line for line in setting.written.split("\n")[1:] if line.strip()]
    return len(lines[0]) - len(lines[0].lstrip(" ")) if lines else 0


def _not_in_block(text: str) -> bool:
    return bool(_NOT_IN_SINGLE.search(text.replace("\n", "").replace("\t", "")))


def _inline(value: Value, habits: Habits) -> str:
    if isinstance(value, (list, dict)):
        return flow(value, habits)
    # Texts of several lines take quotes here, so that a form is one line whatever it holds.
    setting = Setting(habits, "double" if isinstance(value, str) and "\n" in value else None)
    return next(scalar_forms(value, setting))


def _stepped(lines: list[str], step: int) -> list[str]:
    return [" " * step + line if line else "" for line in lines]


def _word(value: bool, written: str) -> str:
    for pair in _WORDS.values():
        if written.lower() in pair:
            word = pair[0 if value else 1]
            if written.isupper():
                return word.upper()
            return word.capitalize() if written[0].isupper() else word
    return "true" if value else "false"


def _float(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    form = repr(value)
    mantissa, exponent, power = form.partition("e")
    # Ruby takes an exponent for one only behind a point and with a sign.
    if exponent and "." not in mantissa:
        mantissa += ".0"
    return mantissa + exponent + (power if power[:1] in "+-" else f"+{power}")


def _time(value: datetime, written: str) -> str:
    """A time in the form of the one that was there, or as Jekyll writes it."""
    old = _DATE_FORM.fullmatch(written)
    between = old[2] if old else " "
    form = value.strftime(f"%m-%d{between}%H:%M:%S")
    form = f"{value.year:04d}-{form}"
    if value.microsecond:
        form += f".{value.microsecond:06d}".rstrip("0")
    offset = value.utcoffset()
    if offset is None:
        return form
    if not offset and old and not old[6]:
        return form
    if not offset and old and old[6] == "Z":
        return f"{form}{old[5]}Z"
    zone = value.strftime("%z")[:5]
    if old and old[6] and ":" in old[6]:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{form}{old[5] if old and old[6] else ' '}{zone}"


def as_ruby_takes_it(value: Value) -> Value:
    """The value that reading gives back: a time without a zone is taken for UTC."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, list):
        return [as_ruby_takes_it(item) for item in value]
    if isinstance(value, dict):
        return {name: as_ruby_takes_it(inner) for name, inner in value.items()}
    return value
