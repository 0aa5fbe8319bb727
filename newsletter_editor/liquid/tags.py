"""The tags that Jekyll adds to Liquid.

https://jekyllrb.com/docs/liquid/tags/ and https://jekyllrb.com/docs/includes/
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, Any, TextIO

from liquid import BlockNode, Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.tags.comment_tag import CommentNode, CommentTag
from liquid.exceptions import LiquidSyntaxError
from liquid.parser import get_parser
from liquid.token import TOKEN_EOF, TOKEN_EXPRESSION, TOKEN_TAG

from newsletter_editor.liquid.jekyll_filters import relative_url
from newsletter_editor.liquid.lexing import BROKEN
from newsletter_editor.liquid.nodes import resolved, run_of, write_nodes
from newsletter_editor.liquid.ruby_values import RubyError, to_s
from newsletter_editor.site.ruby_text import SPACE

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run

PARAMETER = re.compile(
    r"([\w-]+)\s*=\s*(?:\"([^\"\\]*(?:\\.[^\"\\]*)*)\"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))",
    re.ASCII | re.DOTALL,
)
# Jekyll wants a space between two of them, and nothing else.
_PARAMETERS = re.compile(rf"(?>(?:{PARAMETER.pattern}(?:\s+|\Z))*)", re.ASCII | re.DOTALL)
_NAME_WITH_OUTPUT = re.compile(
    r"(?P<name>[^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|[^}]*)?\}\}[^\s{}]*)+)(?P<parameters>.*)",
    re.DOTALL | re.ASCII,
)
_SPACES = re.compile(r"\s+", re.ASCII)
_FILE_NAME = re.compile(r"[\w/.\-()+~#@]+", re.ASCII)
_FILE_NAME_OF_3 = re.compile(r"[\w/.\-]+", re.ASCII)
_LEAVES_FOLDER = re.compile(r"[./]{2,}")
_HIGHLIGHT = re.compile(
    r"^([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|\"(?:[0-9]+\s)*[0-9]+\"))?)*)$",
    re.ASCII | re.MULTILINE,
)
"""Any line of it may be what is looked for."""

_SPAN = re.compile(r"<span[^>]*>|</span>")
_EMPTY_SPAN = re.compile(r"<span[^>]*></span>")
_OPTION = re.compile(r"(\w+)(?:=(?:\"([0-9\s]*)\"|\w+))?", re.ASCII)


def markup_of(stream: TokenStream) -> tuple[Token, str]:
    """The tag's token and what is written behind its name; leaves the stream at its last token."""
    token = stream.current
    if stream.peek.kind != TOKEN_EXPRESSION:
        return token, ""
    next(stream)
    return token, stream.current.value.strip(SPACE)


class IncludeNode(Node):
    """`{% include file.html a="b" %}`, or `include_relative`."""

    __slots__ = ("markup", "name", "parameters", "relative")

    def __init__(self, token: Token, name: str, parameters: str, *, relative: bool) -> None:
        super().__init__(token)
        self.blank = False
        self.name = name
        self.parameters = parameters
        self.relative = relative

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the file where the tag stands."""
        run = run_of(context)
        run.is_of_page |= self.relative
        nodes = run.partial(self.file(run, context), relative=self.relative)
        # Without parameters of its own it sees those of the include that it stands in.
        values = {"include": self.values(context)} if self.parameters else {}
        with context.extend(values):
            return write_nodes(nodes, context, buffer)

    def file(self, run: Run, context: RenderContext) -> str:
        """The name of the file. Raises RubyError for what cannot be one."""
        name = run.nested(self.name, context) if "{{" in self.name else self.name
        sound = _FILE_NAME_OF_3 if run.jekyll.is_3 else _FILE_NAME
        if _LEAVES_FOLDER.search(name) or not sound.fullmatch(name):
            raise RubyError(f"invalid file name: {name}")
        # To Jekyll a folder begins here, not at the root of the disk.
        return name.removeprefix("/")

    def values(self, context: RenderContext) -> dict[str, Any]:
        """The values of the parameters, by name."""
        values: dict[str, Any] = {}
        for key, double, single, path in PARAMETER.findall(self.parameters):
            if path:
                values[key] = resolved(path, context)
            else:
                values[key] = double.replace('\\"', '"') or single.replace("\\'", "'")
        return values


class IncludeTag(Tag):
    """`{% include %}`: a file of the includes folder."""

    name = "include"
    block = False
    relative = False
    node: type[IncludeNode] = IncludeNode

    def parse(self, stream: TokenStream) -> Node:
        """Read the file's name and its parameters."""
        token, markup = markup_of(stream)
        found = _NAME_WITH_OUTPUT.match(markup)
        if found:
            name, parameters = found["name"].strip(SPACE), found["parameters"].strip(SPACE)
        else:
            name, parameters = (*_SPACES.split(markup, 1), "")[:2]
        if not _PARAMETERS.fullmatch(parameters):
            raise RubyError(f"invalid syntax of include: {parameters}")
        return self.node(token, name, parameters, relative=self.relative)


class IncludeRelativeTag(IncludeTag):
    """`{% include_relative %}`: a file beside the post."""

    name = "include_relative"
    relative = True


class AddressNode(Node):
    """`{% link path %}` and `{% post_url name %}`."""

    __slots__ = ("is_post", "target")

    def __init__(self, token: Token, target: str, *, is_post: bool) -> None:
        super().__init__(token)
        self.blank = False
        self.target = target
        self.is_post = is_post

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the address of what the tag names."""
        run = run_of(context)
        if self.is_post:
            url = run.view.named_posts().url_of_name(self.target)
        else:
            has_outputs = "{" in self.target and not run.jekyll.is_3
            path = run.nested(self.target, context) if has_outputs else self.target
            url = run.view.url_of_file(path)
        if url is None:
            raise RubyError(f"not found: {self.target}")
        # `baseurl` stands before it from Jekyll 4 on.
        return buffer.write(to_s(url if run.jekyll.is_3 else relative_url(run, url)))


class LinkTag(Tag):
    """`{% link _posts/2020-01-01-a.md %}`: the address of any file of the site."""

    name = "link"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Read the path."""
        token, markup = markup_of(stream)
        return AddressNode(token, markup, is_post=False)


class PostUrlTag(Tag):
    """`{% post_url 2020-01-01-a %}`: the address of a post."""

    name = "post_url"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Read the post's name."""
        token, markup = markup_of(stream)
        if not re.fullmatch(r"/?(?:.+/)?\d+-\d+-\d+-.*", markup):
            raise RubyError(f"no date and title in: {markup}")
        return AddressNode(token, markup, is_post=True)


class HighlightNode(Node):
    """`{% highlight ruby %}`: code in colours."""

    __slots__ = ("block", "language", "options")

    def __init__(
        self, token: Token, language: str, block: BlockNode, options: Mapping[str, str | None]
    ) -> None:
        """`options` are names with what stands in quotes behind them, None where nothing does."""
        super().__init__(token)
        self.blank = block.blank
        self.language = language
        self.block = block
        self.options = options

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the code as Jekyll's figure."""
        inner = context.get_buffer(buffer)
        self.block.render(context, inner)
        code = inner.getvalue().strip("\r\n")
        run = run_of(context)
        # Markdown has an empty line around it, HTML has none.
        run.is_of_page = True
        html = run.highlighted(code, self.language)
        is_colouring = run.view.markdown.is_colouring
        if "mark_lines" in self.options and is_colouring and run.jekyll.follows == "4.4":
            if (marked := self.options["mark_lines"]) is None:
                raise RubyError("mark_lines wants numbers of lines in double quotes")
            html = with_marked_lines(html, frozenset(map(int, marked.split())))
        if "linenos" in self.options and is_colouring:
            html = _table(html, code.count("\n") + 1)
        class_name = self.language.replace("+", "-")
        return buffer.write(
            f'{run.prefix}<figure class="highlight"><pre><code class="language-{class_name}" '
            f'data-lang="{self.language}">{html.removesuffix(chr(10))}</code></pre></figure>{run.prefix}'
        )


def with_marked_lines(html: str, marked: Set[int]) -> str:
    """Coloured code with the lines whose numbers are `marked` in a `span` each, as rouge has it.

    Spans of colour that go on over the end of a line are closed there and opened anew.
    """
    if not html:
        return html
    lines = []
    opened = ""
    for number, line in enumerate(html.removesuffix("\n").split("\n"), 1):
        line = opened + line
        for tag in _SPAN.findall(line):
            opened = "" if tag == "</span>" else tag
        line = f"{line}</span>" if opened else line
        line = _EMPTY_SPAN.sub("", line) + "\n"
        lines.append(f'<span class="hll">{line}</span>' if number in marked else line)
    return "".join(lines)


def _table(html: str, lines: int) -> str:
    numbers = "".join(f"{number}\n" for number in range(1, lines + 1))
    return (
        '<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">'
        f'{numbers}</pre></td><td class="code"><pre>{html}\n</pre></td></tr></tbody></table>'
    )


class HighlightTag(Tag):
    """Reads a block of code."""

    name = "highlight"
    end = "endhighlight"

    def parse(self, stream: TokenStream) -> Node:
        """Read language and options, then the code."""
        token, markup = markup_of(stream)
        next(stream)
        found = _HIGHLIGHT.search(markup)
        if found is None:
            raise RubyError(f"invalid syntax of highlight: {markup}")
        block = get_parser(self.env).parse_block(stream, (self.end,))
        options = {each[1]: each[2] for each in _OPTION.finditer(found[2])}
        return HighlightNode(token, found[1].lower(), block, options)


class NestingCommentTag(CommentTag):
    """`{% comment %}`, in which there may be more of them."""

    def parse(self, stream: TokenStream) -> CommentNode:
        """Pass over all up to the end of this comment."""
        token = stream.eat(TOKEN_TAG)
        depth = 1
        while stream.current.kind != TOKEN_EOF:
            if stream.current.kind == TOKEN_TAG:
                if depth > 1 and stream.current.value == BROKEN:
                    # Of what stands in one comment alone, `Run` tells where it is.
                    raise LiquidSyntaxError("never ended", token=token)
                depth += {"comment": 1, "endcomment": -1}.get(stream.current.value, 0)
                if not depth:
                    return CommentNode(token)
            next(stream)
        raise LiquidSyntaxError("comment tag was never closed", token=token)


JEKYLL_TAGS: tuple[type[Tag], ...] = (
    NestingCommentTag,
    IncludeTag,
    IncludeRelativeTag,
    LinkTag,
    PostUrlTag,
    HighlightTag,
)
