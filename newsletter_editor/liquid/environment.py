"""python-liquid set up as Jekyll sets up Ruby's Liquid: its tags, its filters, its leniency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, cast

from liquid import Environment, Mode, Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.expressions.primitive import Blank, Empty
from liquid.builtin.tags import (
    assign_tag,
    capture_tag,
    case_tag,
    decrement_tag,
    for_tag,
    if_tag,
    ifchanged_tag,
    increment_tag,
    tablerow_tag,
    unless_tag,
)
from liquid.exceptions import LiquidError
from liquid.parser import get_parser
from liquid.token import TOKEN_EXPRESSION

from newsletter_editor.liquid.array_filters import ARRAY_FILTERS
from newsletter_editor.liquid.blocks import matched
from newsletter_editor.liquid.choosing_filters import CHOOSING_FILTERS
from newsletter_editor.liquid.conditions import NamedCycleTag, as_ruby
from newsletter_editor.liquid.differences import MISSING_IN_JEKYLL_3
from newsletter_editor.liquid.jekyll_filters import JEKYLL_FILTERS
from newsletter_editor.liquid.kept_templates import KeptTemplates
from newsletter_editor.liquid.lexing import tokenize_template
from newsletter_editor.liquid.nodes import (
    COMMANDS,
    BrokenTag,
    GuardedNode,
    IllegalTag,
    OutputTag,
    TemplateStream,
    TextTag,
    check_length,
)
from newsletter_editor.liquid.plugin_tags import filters_of, tags_of
from newsletter_editor.liquid.ruby_values import EmptyText, Enumerated, RubyError, bytes_of, plain
from newsletter_editor.liquid.standard_filters import STANDARD_FILTERS
from newsletter_editor.liquid.tags import JEKYLL_TAGS

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run

_TAGS: tuple[type[Tag], ...] = (
    TextTag,
    OutputTag,
    BrokenTag,
    IllegalTag,
    assign_tag.AssignTag,
    capture_tag.CaptureTag,
    case_tag.CaseTag,
    NamedCycleTag,
    decrement_tag.DecrementTag,
    for_tag.ForTag,
    for_tag.BreakTag,
    for_tag.ContinueTag,
    if_tag.IfTag,
    ifchanged_tag.IfChangedTag,
    increment_tag.IncrementTag,
    tablerow_tag.TablerowTag,
    unless_tag.UnlessTag,
    *JEKYLL_TAGS,
)


_TEMPLATES = KeptTemplates()


class JekyllContext(RenderContext):
    """Where names are looked up."""

    def assign(self, key: str, val: Any) -> None:
        """Give a variable its value. Raises SpentError where variables hold too much."""
        run = cast("JekyllEnvironment", self.env).run
        run.budget.keep(val)
        self.locals[key] = run.watch.kept(val) if run.watch else val

    def get_item(self, obj: Any, key: Any) -> Any:
        """One step of a path; `size` is there for whole numbers too."""
        if type(key) is str and key in COMMANDS:
            if isinstance(obj, Mapping):
                return obj[key]
            raise KeyError(key)
        if key == "size" and isinstance(obj, int) and not isinstance(obj, bool):
            return bytes_of(obj)
        if isinstance(obj, Enumerated):
            if isinstance(key, int):
                raise RubyError(f"{key} is not a symbol nor a string")
            if key == "size" and key not in obj:
                return None
        elif isinstance(key, int) and isinstance(obj, Mapping) and key not in obj:
            # Keys of YAML that are numbers are kept as their signs.
            key = str(key)
        return super().get_item(obj, key)


class JekyllEnvironment(Environment):
    """The environment of one run; `run` is what its tags and filters work on."""

    block_nesting_limit = 100
    context_depth_limit = 100
    loop_iteration_limit = 5_000_000
    # The library measures every variable at every assignment; the budget counts what is new.
    local_namespace_limit = None

    def __init__(self, run: Run, *, strict_filters: bool, is_strict: bool) -> None:
        """`is_strict`: whether an expression that strict Liquid refuses is a mistake."""
        self.run = run
        self.is_strict = is_strict
        self._ends: dict[tuple[str, int], int] = {}
        self.broken: list[GuardedNode] = []
        """The tags that could not be read, in whatever branch they stand."""
        super().__init__(tolerance=Mode.STRICT, strict_filters=strict_filters)

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:  # noqa: ARG002
        """Register what Jekyll offers, each filter told of the run it works in."""
        plugins = self.run.view.plugins.names
        for tag in (*_TAGS, *tags_of(plugins)):
            self.add_tag(tag)
        functions, self._filter_names = _functions(plugins, self.run.jekyll.is_3)
        self.filters = _Filters(self.run, functions)

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
        tokens, ends = matched(list(tokenize_template(source)))
        self._ends.update({(source, start): end for start, end in ends.items()})
        return get_parser(self).parse(TemplateStream(iter(tokens), is_strict=self.is_strict))

    def kept_nodes(self, source: str) -> list[Node]:
        """The nodes of a template that does not change from key to key, read once for all runs."""
        key = (source, self.is_strict, frozenset(self.tags), self._filter_names)
        return _TEMPLATES.get(key, lambda: self.parse_nodes(source))

    def _parse(self, source: str) -> list[Node]:
        return self.parse_nodes(source)

    def error(self, exc: LiquidError, token: Token | None = None) -> None:  # type: ignore[override]
        """Let every error go up to the node that is to show it; no exception classes get here."""
        if exc.token is None:
            exc.token = token
        raise exc

    def _guarded(self, tag: Tag, stream: TokenStream) -> GuardedNode:
        token, position = stream.current, stream.pos
        depth = stream.block_depth
        try:
            if stream.peek.kind == TOKEN_EXPRESSION:
                check_length(stream.peek)
            return GuardedNode(token, as_ruby(tag.parse(stream)))
        except (LiquidError, RubyError, RecursionError, ValueError) as error:
            stream.block_depth = depth
            stream.pos = position
            if stream.peek.kind == TOKEN_EXPRESSION:
                next(stream)
            end = self._ends.get((token.source, token.start_index))
            while end is not None and stream.current.start_index != end:
                if next(stream) is stream.eof:
                    break
            if stream.peek.kind == TOKEN_EXPRESSION and end is not None:
                next(stream)
            node = GuardedNode(token, None, error)
            self.broken.append(node)
            return node


@lru_cache(8)
def _functions(
    plugins: frozenset[str], is_3: bool
) -> tuple[Mapping[str, Callable[..., Any]], frozenset[str]]:
    """What each filter does, by its name, and the names."""
    missing = MISSING_IN_JEKYLL_3 if is_3 else frozenset()
    functions: dict[str, Callable[..., Any]] = {}
    for table in (
        STANDARD_FILTERS,
        ARRAY_FILTERS,
        CHOOSING_FILTERS,
        JEKYLL_FILTERS,
        filters_of(plugins),
    ):
        functions |= {name: each for name, each in table.items() if name not in missing}
    return functions, frozenset(functions)


class _Filters(dict[str, Callable[..., Any]]):
    """The filters of one run, each made when it is first used: most posts use a few of eighty."""

    def __init__(self, run: Run, functions: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__()
        self._run = run
        self._functions = functions

    def __missing__(self, name: str) -> Callable[..., Any]:
        made = self[name] = partial(_filtered, self._run, self._functions[name])
        return made


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
    return made


def _given(value: Any) -> Any:
    return EmptyText() if isinstance(value, (Empty, Blank)) else plain(value)
