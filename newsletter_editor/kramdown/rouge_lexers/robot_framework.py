"""Robot Framework, whose cells are told apart by what stands before them in their line."""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Step, Table

_Stepped: TypeAlias = tuple[list[tuple[str, str]], str]
_SETTINGS: Final = {
    "keyword": """
        library,resource,setup,teardown,template,suite setup,suite teardown,task setup,
        task teardown,task template,test setup,test teardown,test template,variables
""",
    "args": """
        arguments,default tags,documentation,force tags,metadata,return,tags,timeout,task timeout,
        test timeout
""",
}
_STATE_OF: Final = {
    name: state
    for state, listed in _SETTINGS.items()
    for name in " ".join(listed.split()).replace(", ", ",").split(",")
}
_SECTIONS: Final = {
    "setting": "settings",
    "test case": "tests",
    "task": "tests",
    "keyword": "keywords",
    "variable": "variables",
}
_NAME: Final = r"(?:\\|[^|$@&% \t\n])+(?: (?:\\[^\n]|[^|$@&% \t\n])+)*"


class _Line:
    """Which cell of a line this is, what the next one is, and whether rows are of a template."""

    def __init__(self) -> None:
        """Before the first line."""
        self.column = 0
        self.next: str | None = None
        self.is_template = False


def _heading(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    section = found.groups()[groups].removesuffix("s").removesuffix("S").lower()
    return [("gh", found.group())], _SECTIONS.get(section, "")


def _cell(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    line.column += 1
    if line.next:
        state = line.next
    elif line.is_template:
        state = "args"
    elif line.column == 1:
        line.next = state = "keyword"
    else:
        state = "args"
    return [("w", found.group())], f"{state} cell"


def _row_goes_on(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    line.column += 1
    return [("w", found.group())], "args"


def _end_of_row(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    line.column, line.next = 0, None
    return [("w", found.group())], "cell"


def _setting(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    name, colon = found.groups()[groups : groups + 2]
    line.next = _STATE_OF.get(name.lower())
    return [("bp", name), ("p", colon)], ""


def _own_setting(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    opening, name, end = found.groups()[groups : groups + 3]
    line.is_template = line.is_template or name.lower() == "template"
    line.next = _STATE_OF.get(name.lower(), line.next)
    return [("p", opening), ("bp", name), ("p", end)], "-"


def _test(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    line.is_template = False
    return [("nl", found.group())], ""


def _then_keyword(css: str, follows: str = "") -> Step:
    def step(found: re.Match[str], groups: int, line: Any) -> _Stepped:
        line.next = line.next and "keyword"
        return [(css, found.group())], follows

    return step


def _keyword(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    line.next = None
    return [("nf", found.group())], ""


def _variable(found: re.Match[str], groups: int, line: _Line) -> _Stepped:
    line.next = "args"
    return [("nv", found.group())], "variable"


_LEAVE: Final[Rules] = ((r"", "", "-"),)
_ROWS: Final[Rules] = (
    (r"(?=^(?:\| )?\*)", "", "-"),
    (r"\| ", "w"),
    (r" +\| +|[ ]{2,}|\t+", _cell),
    (r"\.\.\. *", _row_goes_on),
    (r" ?\|", "w"),
    (r"\n", _end_of_row),
)
_LABELS: Final[Rules] = ((r"[$@&%{}]+", "nl"), (r" (?![ |])", "nl"))
_TABLE: Final[Table] = {
    "start": ((r"^[^*][^\n]*", ""), (r"", "", "=sections")),
    "sections": ((r"\s+", "w"), (r"(?i:^(?:\| )?\*[* ]*([A-Z]+(?: [A-Z]+)?)[^\n]*)", _heading)),
    "settings": (*_ROWS, (r"(?i:([A-Z]+(?: [A-Z]+)?)(:?))", _setting)),
    "tests": (*_ROWS, *_LABELS, (_NAME, _test)),
    "keywords": (*_ROWS, (r"[$@&%]\{", "nv", "variable"), *_LABELS, (_NAME, "nl")),
    "variables": (*_ROWS, (r"[$@&%]\{", _variable)),
    "cell": ((r"#[^\n]*", "c"), *_LEAVE),
    "keyword": (
        (r"(?i:(\[)([A-Z]+(?: [A-Z]+)?)(\]))", _own_setting),
        (r"[$@&%]\{", _then_keyword("nv", "variable")),
        (r"(?i:FOR)", _then_keyword("nf")),
        (r" (?![ |])", "nf"),
        (r"(?i:(?:Given|When|Then|And|But) )", "nb"),
        (_NAME, _keyword),
        *_LEAVE,
    ),
    "args": (
        (r"[$@&%]\{", _then_keyword("nv", "variable")),
        (r"[$@&%]+", "s"),
        (r" (?![ |])", "s"),
        (_NAME, "s"),
        *_LEAVE,
    ),
    "variable": (
        (r"(\})( )(=)", ("nv", "w", "p"), "-"),
        (r"[$@&%]\{|[{\[]", "nv", "variable"),
        (r"[}\]]", "nv", "-"),
        (r"[^$@&%{}\[\]]+", "nv"),
    ),
}
ROBOT_FRAMEWORK: Final = Machine(_TABLE, notes=_Line)
