"""Runs of a line as kramdown's marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsletter_editor.markup.escaping import address, code_span, escaped, escaped_start
from newsletter_editor.markup.rich_text.nodes import Kind, Run

_MARKS = {"bold": ("**", "strong"), "italic": ("*", "em"), "strike": ("~~", "del")}
_EDGES = re.compile(
    r"(?P<before>(?:\s|\\\\\n|<br />)*)(?P<inner>.*?)(?P<after>(?:\s|\\\\\n|<br />)*)$", re.DOTALL
)
_ORDER = ("link", "bold", "italic", "strike", "kbd", "sub", "sup")
_SPACES = (" ", "\n")


def line_of(runs: Sequence[Run], notes: Mapping[str, str], *, in_table: bool = False) -> str:
    """A paragraph's text; `notes` says which label a footnote has. Several lines where it is
    broken, none of which begins a block."""
    written = _Writer(notes, in_table).write(_tidy(runs), frozenset())
    written = _EDGES.sub(lambda match: match["inner"], written, count=1)
    if in_table:
        return written
    return "\n".join(escaped_start(line.strip(" ")) for line in written.split("\n"))


class _Writer:
    def __init__(self, notes: Mapping[str, str], in_table: bool) -> None:
        self._notes, self._in_table = notes, in_table

    def write(self, runs: Sequence[Run], open_marks: frozenset[str]) -> str:
        """The runs with all marks but those that are open."""
        written, at = "", 0
        while at < len(runs):
            wanted = [mark for mark in _ORDER if mark not in open_marks and _has(runs[at], mark)]
            if not wanted:
                piece, end = self._atom(runs[at], "link" in open_marks), at + 1
            else:
                ends = {mark: _end(runs, at, mark) for mark in wanted}
                mark = max(wanted, key=lambda each: (ends[each], -_ORDER.index(each)))
                end = ends[mark]
                inner = self.write(runs[at:end], open_marks | {mark})
                piece = self._marked(mark, inner, runs[at], written[-1:])
            written = _put_together(written, piece)
            at = end
        return written

    def _marked(self, mark: str, written: str, first: Run, before: str) -> str:
        edges = _EDGES.match(written)
        assert edges is not None
        inner = edges["inner"]
        if not inner:
            return written
        if mark == "link":
            marked = self._link(inner, first)
        elif mark in _MARKS:
            sign, tag = _MARKS[mark]
            marked = f"{sign}{inner}{sign}"
            if not _is_safe(sign, inner, "" if edges["before"] else before):
                marked = f"<{tag}>{inner}</{tag}>"
        else:
            marked = f"<{mark}>{inner}</{mark}>"
        return edges["before"] + marked + edges["after"]

    def _link(self, inner: str, first: Run) -> str:
        if first.link == first.text and re.fullmatch(r"https?://[^\s<>|\\{}`*\"]+", first.link):
            return f"<{first.link}>"
        # A caret would make a footnote's mark of the label.
        label = f"&#94;{inner[1:]}" if inner.startswith("^") else inner
        return f"[{label}]({address(first.link)})"

    def _atom(self, run: Run, in_label: bool) -> str:
        match run.kind:
            case Kind.BREAK:
                return "<br />" if self._in_table or in_label else "\\\\\n"
            case Kind.IMAGE:
                text = escaped(run.text, in_label=True, in_table=self._in_table)
                return f"![{text}]({address(run.source)})"
            case Kind.FOOTNOTE:
                return f"[^{self._notes.get(run.source, run.source)}]"
            case Kind.CODE if run.text.strip():
                body = code_span(run.text.strip())
                lead = run.text[: len(run.text) - len(run.text.lstrip())]
                return lead + body + run.text[len(run.text.rstrip()) :]
        return escaped(run.text, in_label=in_label, in_table=self._in_table)


def _tidy(runs: Sequence[Run]) -> list[Run]:
    """Runs that look alike joined, blanks in a row made one, images without an address gone."""
    found: list[Run] = []
    for run in runs:
        if run.kind is Kind.IMAGE and not run.source:
            continue
        if run.kind is Kind.MONO:
            run = run._replace(kind=Kind.CODE)
        if run.kind in (Kind.TEXT, Kind.CODE):
            text = re.sub(r" *\xa0[ \xa0]*|[ \xa0]{2,}", _blank, run.text)
            if _ends_in_space(found) and text.startswith(" "):
                text = text.lstrip(" ")
            if not text:
                continue
            run = run._replace(text=text)
            if found and run._replace(text="") == found[-1]._replace(text=""):
                found[-1] = run._replace(text=found[-1].text + text)
                continue
        found.append(run)
    return found


def _blank(match: re.Match[str]) -> str:
    """A no-break space is one between two words only: others hold editors' lines open."""
    inside = match.start() > 0 and match.end() < len(match.string)
    return "\xa0" if match[0] == "\xa0" and inside else " "


def _ends_in_space(runs: Sequence[Run]) -> bool:
    return bool(runs) and (runs[-1].kind is Kind.BREAK or runs[-1].text.endswith(" "))


def _has(run: Run, mark: str) -> bool:
    if mark == "link":
        return bool(run.link)
    return mark in run.styles


def _end(runs: Sequence[Run], start: int, mark: str) -> int:
    """How far a mark reaches that begins at a run."""
    end = start
    while end < len(runs) and _has(runs[end], mark):
        if mark == "link" and runs[end].link != runs[start].link:
            break
        end += 1
    return end


def _is_safe(sign: str, inner: str, before: str) -> bool:
    """Whether signs around a text are read as the mark that they are to be."""
    if before in (sign[0], "\\"):
        return False
    if sign == "~~":
        return not (inner.startswith(("~", "\\~")) or inner.endswith("~"))
    return sign == "**" or not inner.startswith("*") or inner.startswith("**")


def _put_together(written: str, piece: str) -> str:
    """Two pieces behind each other, so that neither becomes part of the other."""
    if not written or not piece:
        return written + piece
    last, first = written[-1], piece[0]
    if last == "!" and first == "[":
        return f"{written[:-1]}\\!{piece}"
    if last == first and last in "*~`":
        return f"{written}<!-- -->{piece}" if last == "`" else written + piece
    if last == "]" and first in "(:":
        return f"{written}\\{piece}"
    return written + piece
