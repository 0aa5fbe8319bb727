"""python-liquid set up as Jekyll sets up Ruby's Liquid: its tags, its filters, its leniency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from liquid import Environment, Mode, Node, RenderContext, Tag, Token
from liquid.builtin.expressions.primitive import Blank, Empty
from liquid.builtin.tags import (
    assign_tag,
    capture_tag,
    decrement_tag,
    for_tag,
    ifchanged_tag,
    increment_tag,
    tablerow_tag,
)
from liquid.exceptions import LiquidError
from liquid.parser import get_parser
from liquid.token import TOKEN_EXPRESSION
from liquid.utils import ReadOnlyChainMap

from newsletter_editor.liquid.array_filters import ARRAY_FILTERS
from newsletter_editor.liquid.blocks import BLOCK_NAMES, matched
from newsletter_editor.liquid.branches import CaseTag, IfTag, UnlessTag
from newsletter_editor.liquid.choosing_filters import CHOOSING_FILTERS
from newsletter_editor.liquid.differences import BLOCKS_OF_LIQUID_5, MISSING_IN_JEKYLL_3
from newsletter_editor.liquid.jekyll_filters import JEKYLL_FILTERS
from newsletter_editor.liquid.kept_templates import KeptTemplates
from newsletter_editor.liquid.lexing import tokenize_template
from newsletter_editor.liquid.loops import CycleTag, as_ruby, without_spaces
from newsletter_editor.liquid.mixed_hash import MixedHash
from newsletter_editor.liquid.nodes import (
    BrokenTag,
    GuardedNode,
    IllegalTag,
    OutputTag,
    Template,
    TemplateStream,
    TextTag,
    check_length,
)
from newsletter_editor.liquid.payload_methods import PayloadMethods
from newsletter_editor.liquid.plugin_tags import filters_of, tags_of
from newsletter_editor.liquid.reading import ErrorMode
from newsletter_editor.liquid.ruby_values import (
    LOOPS,
    EmptyText,
    Enumerated,
    RubyError,
    bytes_of,
    ends_of,
    inspect,
    plain,
)
from newsletter_editor.liquid.standard_filters import STANDARD_FILTERS
from newsletter_editor.liquid.tags import JEKYLL_TAGS
from newsletter_editor.liquid.values import COMMANDS, Command
from newsletter_editor.site.jekyll import Jekyll
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run

_TAGS: tuple[type[Tag], ...] = (
    TextTag,
    OutputTag,
    BrokenTag,
    IllegalTag,
    assign_tag.AssignTag,
    capture_tag.CaptureTag,
    CaseTag,
    CycleTag,
    decrement_tag.DecrementTag,
    for_tag.ForTag,
    for_tag.BreakTag,
    for_tag.ContinueTag,
    IfTag,
    ifchanged_tag.IfChangedTag,
    increment_tag.IncrementTag,
    tablerow_tag.TablerowTag,
    UnlessTag,
    *JEKYLL_TAGS,
)


_COMPARED = frozenset({"!", "=", "=="})
"""Counters that never go on: with `=` behind it each is a comparison to Ruby and sets nothing."""


class JekyllContext(RenderContext):
    """Where names are looked up in one run; `run` is what its tags and filters work on."""

    def __init__(self, run: Run, names: Mapping[str, Any]) -> None:
        super().__init__(run.environment.nothing, globals=names)
        self.run = run
        methods = PayloadMethods(names, self.counters)
        self._given = ReadOnlyChainMap(names, methods)
        # Ruby's Liquid knows no `now` and no `today`.
        self.scope = ReadOnlyChainMap(self.locals, names, self.counters, methods)
        self._filters: dict[str, Callable[..., Any]] = {}

    def assign(self, key: str, val: Any) -> None:
        """Give a variable its value. Raises SpentError where variables hold too much."""
        self.run.budget.keep(val)
        self.locals[key] = self.run.watch.kept(val) if self.run.watch else val

    def increment(self, name: str) -> int:
        """A counter's number, before it goes on. Raises RubyError for a name that has no number."""
        number = self._counted(name)
        self._count(name, number + 1)
        return number

    def decrement(self, name: str) -> int:
        """A counter's number, one less than it was. Raises RubyError as `increment` does."""
        number = self._counted(name) - 1
        self._count(name, number)
        return number

    def _count(self, name: str, number: int) -> None:
        if name == "[]":
            raise RubyError("wrong number of arguments")
        if name not in _COMPARED:
            self.counters[name] = number

    def _counted(self, name: str) -> int:
        # Counters are among what the template was given, and go on from there.
        number = plain(self.counters.get(name, self._given.get(name)))
        if not is_something(number):
            return 0
        if not isinstance(number, int) or number is True:
            raise RubyError(f"no number: {name}")
        return number

    def filter(self, name: str, token: Token | None) -> Callable[..., Any]:
        """What a filter does in this run. Raises UnknownFilterError where that is asked for."""
        made = self._filters.get(name)
        if made is None:
            function = super().filter(name, token)
            if name in self.env.filters:
                function = partial(_filtered, self.run, function)
            else:
                function = _passed_over
            if name in _NOT_OF_NOTHING:
                function = partial(_refused_for_nothing, function)
            made = self._filters[name] = function
        return made

    def get_item(self, obj: Any, key: Any) -> Any:
        """One step of a path; `size` is there for whole numbers too.

        Raises KeyError where there is none, RubyError for what Jekyll's objects cannot be asked.
        """
        if type(key) is str and key in COMMANDS:
            if isinstance(obj, Mapping):
                return obj[key]
            raise KeyError(key)
        if isinstance(obj, range):
            return _of_range(obj, key)
        if key == "size" and isinstance(obj, int) and not isinstance(obj, bool):
            return bytes_of(obj)
        if isinstance(obj, MixedHash) and not isinstance(key, str):
            return obj[key]
        if isinstance(obj, Enumerated):
            if not isinstance(key, str) and plain(key) is not None:
                raise RubyError(f"{inspect(key)} is not a symbol nor a string")
            if key == "size" and key not in obj:
                return None
        elif (
            (type(obj) in LOOPS and key == "size")
            or isinstance(key, bool)
            or not isinstance(key, (str, int))
        ):
            raise KeyError(key)
        return super().get_item(obj, key)


class JekyllEnvironment(Environment):
    """What sites of one kind have in common: it holds nothing of the runs that use it."""

    block_nesting_limit = 100
    context_depth_limit = 100
    loop_iteration_limit = 5_000_000
    # The library measures every variable at every assignment; the budget counts what is new.
    local_namespace_limit = None
    # Which blocks are silent is told by their nodes.
    suppress_blank_control_flow_blocks = False

    def __init__(
        self,
        plugins: frozenset[str],
        jekyll: Jekyll,
        *,
        strict_filters: bool,
        error_mode: ErrorMode,
    ) -> None:
        """`error_mode` is how what stands behind tags is read."""
        self.is_liquid_5 = jekyll.is_liquid_5
        self.error_mode = error_mode
        self._plugins = plugins
        self._is_3 = jekyll.is_3
        self._templates = KeptTemplates()
        super().__init__(tolerance=Mode.STRICT, strict_filters=strict_filters)
        self.nothing = self.from_string("")

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:  # noqa: ARG002
        """Register what Jekyll offers."""
        for tag in (*_TAGS, *tags_of(self._plugins)):
            self.add_tag(tag)
        self.filters = dict(_functions(self._plugins, is_3=self._is_3))

    def add_tag(self, tag: type[Tag]) -> None:
        """Register a tag whose mistakes are shown at its place."""
        instance = tag(self)
        if tag is not TextTag:
            guarded = partial(self._guarded, instance)
            instance.get_node = guarded  # type: ignore[method-assign]  # of this one alone
        self.tags[tag.name] = instance

    def tokenizer(self) -> Callable[[str], Iterator[Token]]:
        """Cut templates as Ruby's Liquid does."""
        return tokenize_template

    def parse_nodes(self, source: str) -> list[Node]:
        """The nodes of a template; raises nothing for what it may hold."""
        return self.read(source).nodes

    def read(self, source: str) -> Template:
        """A template; raises nothing for what it may hold."""
        tokens, ends = matched(list(tokenize_template(source)))
        stream = TemplateStream(tokens, ends, self.error_mode)
        return Template(get_parser(self).parse(stream), stream.broken)

    def kept(self, source: str) -> Template:
        """A template that does not change from key to key, read once for all runs."""
        return self._templates.get(source, self.read)

    def _parse(self, source: str) -> list[Node]:
        return self.parse_nodes(source)

    def error(self, exc: LiquidError, token: Token | None = None) -> None:  # type: ignore[override]
        """Let every error go up to the node that is to show it; no exception classes get here."""
        if exc.token is None:
            exc.token = token
        raise exc

    def _guarded(self, tag: Tag, stream: TemplateStream) -> GuardedNode:
        token, position = stream.current, stream.pos
        depth = stream.block_depth
        try:
            if stream.peek.kind == TOKEN_EXPRESSION:
                check_length(stream.peek)
            parsed = as_ruby(tag.parse(stream))
            node = GuardedNode(token, parsed)
            if node.blank and self.is_liquid_5 and token.value in BLOCKS_OF_LIQUID_5:
                without_spaces(parsed)
            node.is_silent = node.blank and not self.is_liquid_5 and token.value in BLOCK_NAMES
            return node
        except (LiquidError, RubyError, RecursionError, ValueError) as error:
            stream.block_depth = depth
            stream.pos = position
            if stream.peek.kind == TOKEN_EXPRESSION:
                next(stream)
            end = stream.ends.get(token.start_index)
            while end is not None and stream.current.start_index != end:
                if next(stream) is stream.eof:
                    break
            if stream.peek.kind == TOKEN_EXPRESSION and end is not None:
                next(stream)
            node = GuardedNode(token, None, error)
            stream.broken.append(node)
            return node


@lru_cache(4)
def environment_of(
    plugins: frozenset[str], jekyll: Jekyll, *, strict_filters: bool, error_mode: ErrorMode
) -> JekyllEnvironment:
    """The one for all sites with these plugins and settings: making one takes a millisecond."""
    return JekyllEnvironment(plugins, jekyll, strict_filters=strict_filters, error_mode=error_mode)


def _functions(plugins: frozenset[str], *, is_3: bool) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Each filter's name and what it does."""
    missing = MISSING_IN_JEKYLL_3 if is_3 else frozenset()
    for table in (
        STANDARD_FILTERS,
        ARRAY_FILTERS,
        CHOOSING_FILTERS,
        JEKYLL_FILTERS,
        filters_of(plugins),
    ):
        yield from ((name, each) for name, each in table.items() if name not in missing)


def _filtered(
    run: Run, function: Callable[..., Any], value: Any, *arguments: Any, **named: Any
) -> Any:
    if run.watch is not None:
        run.watch.see([value, arguments, named])
    given = [_given(argument) for argument in arguments]
    if named:
        # Ruby hands them over as one mapping, behind all others.
        given.append({name: _given(argument) for name, argument in named.items()})
    value = _given(value)
    run.budget.take(value, given)
    made = (
        function(run, value, *given) if hasattr(function, "wants_run") else function(value, *given)
    )
    run.budget.give(made)
    return _as_text(made)


def _passed_over(value: Any, *_: Any, **__: Any) -> Any:
    """What a filter gives that is not known."""
    return _as_text(value)


def _as_text(value: Any) -> Any:
    # What goes on to the next filter is a text like any other.
    return "" if isinstance(value, (EmptyText, Empty, Blank)) else value


def _refused_for_nothing(
    function: Callable[..., Any], value: Any, *arguments: Any, **named: Any
) -> Any:
    if isinstance(value, EmptyText):
        raise RubyError("blank and empty are no texts")
    return function(value, *arguments, **named)


_NOT_OF_NOTHING = frozenset(
    {
        "array_to_sentence_string",
        "cgi_escape",
        "number_of_words",
        "sassify",
        "scssify",
        "slugify",
        "to_integer",
        "uri_escape",
    }
)
"""Jekyll's filters that ask their value for what `blank` and `empty` do not have."""


def _of_range(numbers: range, key: Any) -> int:
    if not isinstance(key, Command):
        raise KeyError(key)
    first, last = ends_of(numbers)
    return {"first": first, "last": last, "size": max(last - first + 1, 0)}[key]


def _given(value: Any) -> Any:
    return EmptyText() if isinstance(value, (Empty, Blank)) else plain(value)
