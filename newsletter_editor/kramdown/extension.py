"""The same Markdown for programs that use Python-Markdown: `Markdown(extensions=[…])`.

Nothing of Python-Markdown's own parsing stays: its preprocessors would change the text, and its
tree cannot hold what kramdown keeps apart. Its parser keeps the text as it is, and the last of its
steps writes the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.util import Registry

from newsletter_editor.kramdown.options import Options, read_options
from newsletter_editor.kramdown.rendering import to_html


class KramdownExtension(Extension):
    """Makes a `Markdown` read and write as kramdown does.

    `options` are those of `to_html`; `Markdown.convert` strips the page's ends, as it always does.
    Raises OptionError for an option or value that kramdown does not know.
    """

    def __init__(self, options: Mapping[str, Any] | Options | None = None) -> None:
        super().__init__()
        self._options = options if isinstance(options, Options) else read_options(options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Put kramdown's parser and writer in the place of all others."""
        md.preprocessors = Registry()
        md.treeprocessors = Registry()
        md.postprocessors = Registry()
        parser = _WholeText(md)
        md.parser = parser
        md.stripTopLevelTags = False
        md.postprocessors.register(_Page(parser, self._options), "kramdown", 0)


class _WholeText(BlockParser):
    """Keeps the text as it is, in an otherwise empty document."""

    text = ""

    def parseDocument(self, lines: Iterable[str]) -> ElementTree.ElementTree:  # noqa: N802
        self.text = "\n".join(lines)
        return ElementTree.ElementTree(ElementTree.Element(self.md.doc_tag))


class _Page(Postprocessor):
    """Writes the page in the place of the empty document."""

    def __init__(self, parser: _WholeText, options: Options) -> None:
        super().__init__()
        self._parser = parser
        self._options = options

    def run(self, text: str) -> str:
        return to_html(self._parser.text, self._options)


def makeExtension(**options: Any) -> KramdownExtension:  # noqa: N802
    """What `Markdown(extensions=["newsletter_editor.kramdown.extension"])` calls."""
    return KramdownExtension(options or None)
