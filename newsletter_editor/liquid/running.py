"""Run the Liquid of one post and tell which of its lines each line of the result came from."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO, cast

from liquid import Node, RenderContext, Token
from liquid.exceptions import ResourceLimitError

from newsletter_editor.liquid.blocks import comment_contents
from newsletter_editor.liquid.budget import MOST_SECONDS, Budget, SpentError
from newsletter_editor.liquid.environment import JekyllContext, environment_of
from newsletter_editor.liquid.nodes import GuardedNode, TextNode, write_nodes
from newsletter_editor.liquid.problems import (
    is_ignored_in_comments,
    lacking,
    message_of,
)
from newsletter_editor.liquid.reading import mode_of
from newsletter_editor.liquid.watching import Watch
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.jekyll import Jekyll
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language, Localized

if TYPE_CHECKING:
    from newsletter_editor.liquid.cached_includes import Key
    from newsletter_editor.liquid.view import SiteView

MARK_CLASS = "liquid-error"
"""The class of the mark that stands where a tag could not be run."""

MOST_PROBLEMS = 100
"""Mistakes that are told of; a text with more is no template."""

_DEEPEST_COMMENT = 10
"""Comments in one another whose tags are looked at; each is read anew."""
_LONGEST_MARK = 120
_END = re.compile(r"\r\n|\n|\r")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_INSIDE_MARKUP = re.compile(r"<[a-zA-Z/][^<>]*$|\]\([^()\s]*$|\]:[ \t]*[^\s]*$")


@dataclass(frozen=True, slots=True)
class LiquidProblem:
    """A mistake in a template. `line` counts from 1 in the text that was run."""

    line: int
    message: Localized
    lacks: str = ""
    """`tag` or `include` where a plugin or a theme outside the repo may have what is not known."""


@dataclass(frozen=True, slots=True)
class LiquidOutput:
    """What a template gave. `lines[k]` is the line of the source that line `k + 1` came from.

    Lines end as in the source, by LF, CRLF or CR.

    `lines` is None where nothing was run, and so every line is its own.
    """

    text: str
    lines: list[int] | None = None
    problems: list[LiquidProblem] = field(default_factory=list)


def has_liquid(text: str) -> bool:
    """Whether Jekyll would run Liquid over a text at all."""
    # Two signs are looked for a hundred times as slowly as one, where letters take two bytes each.
    at = text.find("{")
    while at >= 0 and not text.startswith(("{", "%"), at + 1):
        at = text.find("{", at + 1)
    return at >= 0


def run_liquid(
    text: str,
    payload: Mapping[str, Any],
    view: SiteView,
    *,
    language: Language | None = "en",
    seconds: float | None = None,
    watch: Watch | None = None,
    is_kept: bool = False,
    for_markdown: bool = False,
) -> LiquidOutput:
    """Run the Liquid in `text`, the body of a post or a layout. Never raises for what it may hold.

    `payload` is what it can name, as `page` and `site`; `language` that of the marks left where
    something went wrong, None for no marks; `seconds` bounds the time, three by default; `watch` is
    told whether more is done with the content than to print it; `is_kept` is whether the template
    will be run again as it is, `for_markdown` whether what it gives will be read as Markdown.
    """
    if not has_liquid(text):
        return LiquidOutput(text)
    bound = MOST_SECONDS if seconds is None else seconds
    run = Run(text, view, language, Budget(bound, text, for_markdown=for_markdown))
    run.watch = watch
    return run.whole(payload, is_kept=is_kept)


def unreadable_liquid(text: str, view: SiteView) -> list[LiquidProblem]:
    """What Liquid cannot read in a template; nothing is run. Never raises for what it may hold."""
    return Run(text, view, None, Budget()).reading() if has_liquid(text) else []


class Run:
    """One run: what its tags and filters share."""

    def __init__(
        self, source: str, view: SiteView, language: Language | None, budget: Budget
    ) -> None:
        self.view = view
        self.budget = budget
        self.problems: list[LiquidProblem] = []
        self.told: set[GuardedNode] = set()
        """Tags whose mistakes are among the problems."""
        self.prefix = ""
        self.watch: Watch | None = None
        self.payload: Mapping[str, Any] = {}
        """What templates can name."""
        self.is_of_page = False
        """Whether a tag has looked at the page by itself."""
        self.interrupts: list[str] = []
        """Each `break` and `continue` that no loop has taken yet, in their order."""
        self.cached_includes: dict[Key, str] = {}
        """What `include_cached` has made on this page, where nobody keeps it for longer."""
        self._source = source
        self._language: Language | None = language
        self._lines = LineMap(_with_one_sign(source))
        self._entered_line = 1
        self._partials: dict[tuple[str, bool], list[Node]] = {}
        options = self.config.mapping("liquid")
        self.environment = environment_of(
            view.plugins.names,
            self.jekyll,
            strict_filters=options.get("strict_filters") is True,
            error_mode=mode_of(options.get("error_mode")),
        )
        self.context: RenderContext = JekyllContext(self, {})

    @property
    def config(self) -> SiteConfig:
        """The site's configuration."""
        return self.view.config

    @property
    def jekyll(self) -> Jekyll:
        """The Jekyll whose ways are followed."""
        return self.view.jekyll

    @property
    def zone(self) -> tzinfo | None:
        """The zone of the site's dates."""
        return self.view.zone

    def whole(self, payload: Mapping[str, Any], *, is_kept: bool = False) -> LiquidOutput:
        """Run the source itself."""
        self.payload = payload
        self.context = JekyllContext(self, payload)
        self.prefix = str(payload.get("highlighter_prefix") or "")
        buffer = _LineBuffer()
        self._look_into_comments()
        spent = False
        read = self.environment.kept if is_kept else self.environment.read
        nodes, broken = read(self._source)
        if nodes:
            # Tokens tell where they stand in the very text that was read.
            self._source = nodes[0].token.source
        for node in nodes:
            if isinstance(node, TextNode):
                # What is no Liquid stands, whatever has been spent.
                buffer.write_from(node.text, self._line(node.token.start_index))
                continue
            if spent:
                continue
            try:
                node.render(self.context, buffer)
            except (SpentError, ResourceLimitError, RecursionError, MemoryError) as error:
                spent = isinstance(error, (SpentError, MemoryError))
                buffer.write(self.mark(node.token, error))
            if self.interrupts:
                # A `break` outside any loop ends the page, as it does in Jekyll.
                break
        self._look_into_branches(broken)
        return LiquidOutput(buffer.getvalue(), buffer.lines, self.problems)

    def reading(self) -> list[LiquidProblem]:
        """Read the source without running it, and tell of what cannot be read."""
        self._look_into_comments()
        nodes, broken = self.environment.read(self._source)
        if nodes:
            self._source = nodes[0].token.source
        self._look_into_branches(broken)
        return self.problems

    def _look_into_branches(self, broken: list[GuardedNode]) -> None:
        """Tell of tags that cannot be read where nothing was run: Ruby's Liquid reads all."""
        for node in broken:
            if node not in self.told and len(self.problems) < MOST_PROBLEMS:
                error = cast(Exception, node.error)
                line = self._line(node.token.start_index)
                self.problems.append(LiquidProblem(line, message_of(error), lacking(error)))

    def _look_into_comments(self, at: int = 0, source: str | None = None, depth: int = 0) -> None:
        """Remember what is wrong with the tags of comments: Ruby's Liquid parses those too.

        `source` is what to look into, by default the template; it begins `at` in that.
        """
        source = self._source if source is None else source
        for start, end in comment_contents(source):
            contents = source[start:end]
            nodes, broken = self.environment.read(contents)
            outermost = set(nodes)
            for node in broken:
                error = cast(Exception, node.error)
                # A block inside a comment refuses what the comment itself would pass over.
                is_ignored = node in outermost and is_ignored_in_comments(error)
                if is_ignored or len(self.problems) >= MOST_PROBLEMS:
                    continue
                line = self._line(at + start + node.token.start_index)
                self.problems.append(LiquidProblem(line, message_of(error)))
            if depth < _DEEPEST_COMMENT:
                self._look_into_comments(at + start, contents, depth + 1)

    def enter(self, token: Token, buffer: TextIO) -> None:
        """A tag is about to write into `buffer`."""
        if token.source is self._source:
            self._entered_line = self._line(token.start_index)
            if isinstance(buffer, _LineBuffer):
                buffer.line = self._entered_line

    def write_text(self, token: Token, text: str, buffer: TextIO) -> int:
        """Write text that stands in a template as it is."""
        self.budget.step()
        self.budget.write(text)
        if isinstance(buffer, _LineBuffer) and token.source is self._source:
            return buffer.write_from(text, self._line(token.start_index))
        return buffer.write(text)

    def mark(self, token: Token, error: Exception) -> str:
        """Remember a mistake and give what stands in its place."""
        if len(self.problems) >= MOST_PROBLEMS:
            return ""
        in_source = token.source is self._source
        at = token.start_index
        message = message_of(error)
        line = self._line(at) if in_source else self._entered_line
        self.problems.append(LiquidProblem(line, message, lacking(error)))
        before = token.source[max(at - 500, 0) : at]
        if self._language is None or _INSIDE_MARKUP.search(before):
            # A mark inside a tag or an address would break more than it shows.
            return ""
        shown = _snippet(token)
        title = html.escape(message.in_language(self._language), quote=True)
        text = html.escape(shown).replace("|", "&#124;").replace("{", "&#123;")
        return f'<code class="{MARK_CLASS}" title="{title}">{text}</code>'

    def nested(self, text: str, context: RenderContext) -> str:
        """The result of a template inside a tag, such as the name of an include."""
        buffer = StringIO()
        write_nodes(self.environment.parse_nodes(text), context, buffer)
        return buffer.getvalue()

    def partial(self, name: str, *, relative: bool) -> list[Node]:
        """The nodes of an included file. Raises RubyError where there is none."""
        key = (name, relative)
        if key not in self._partials:
            text = self.view.include(name, relative=relative)
            self._partials[key] = self.environment.kept(text).nodes
        return self._partials[key]

    def to_html(self, text: str) -> str:
        """Markdown as the site renders it."""
        return self.view.to_html(text)

    def smartened(self, text: str) -> str:
        """Typographic signs for the plain ones."""
        return self.view.smartened(text)

    def highlighted(self, code: str, language: str) -> str:
        """The HTML of code in colours."""
        return self.view.highlighted(code, language)

    def _line(self, offset: int) -> int:
        return self._lines.position(offset).line


class _LineBuffer(StringIO):
    """Collects the result and remembers for each of its lines where it came from."""

    def __init__(self) -> None:
        super().__init__(newline="")
        self.lines = [1]
        self.line = 1
        self._fresh = True
        self._after_return = False

    def write(self, text: str) -> int:
        """Write what a tag made: all of it came from the tag's line."""
        if text:
            self._begin(self.line)
            ends = self._ends(text)
            self.lines.extend([self.line] * ends)
        return super().write(text)

    def write_from(self, text: str, line: int) -> int:
        """Write text of the source that begins on `line`."""
        if text:
            self._begin(line)
            ends = self._ends(text)
            self.lines.extend(range(line + 1, line + ends + 1))
        return super().write(text)

    def _ends(self, text: str) -> int:
        """How many lines of the page end in `text`; a CR before a LF ends none by itself."""
        if "\r" in text or self._after_return:
            found = len(_END.findall(text)) - (self._after_return and text.startswith("\n"))
        else:
            found = text.count("\n")
        self._after_return = text.endswith("\r")
        self._fresh = text.endswith(("\n", "\r"))
        return found

    def _begin(self, line: int) -> None:
        if self._fresh:
            self.lines[-1] = line
            self._fresh = False


def _with_one_sign(text: str) -> str:
    """A text of the same length in which every line ends in LF."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text


def _snippet(token: Token) -> str:
    start = token.start_index
    opening = token.source[start : start + 2]
    end = token.source.find("}}" if opening == "{{" else "%}", start + 2)
    text = token.source[start : end + 2 if end >= 0 else start + 2]
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_MARK else text[:_LONGEST_MARK] + "…"
