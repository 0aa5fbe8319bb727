"""kramdown with the options that a site's `_config.yml` gives it.

How Jekyll merges them: https://jekyllrb.com/docs/configuration/markdown/.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from newsletter_editor.kramdown import highlight, jekyll_options, to_html
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.text.localized import Localized

_HIGHLIGHTERS = ("rouge", "coderay", "minted")
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~^$:=])")


class SiteMarkdown:
    """Renders Markdown for one site. `problems` says what of its options cannot be honoured."""

    def __init__(self, config: SiteConfig) -> None:
        self.problems: list[Localized] = []
        named = config.text("markdown")
        if named.lower() != "kramdown":
            self.problems.append(
                Localized(
                    es="Este sitio usa el procesador de Markdown «{name}»; aquí se usa kramdown, "
                    "y la página publicada puede ser otra.",
                    en="This site uses the Markdown processor “{name}”; kramdown is used here, "
                    "and the published page may differ.",
                ).format(name=named)
            )
        self.options, wrong = jekyll_options(_configured(config))
        self.problems += [error.message for error in wrong]

    def to_html(self, text: str) -> str:
        """Markdown as HTML."""
        return to_html(text, self.options)

    def highlighted(self, code: str, language: str) -> str:
        """What stands inside `<code>` when code of a language is shown in colours."""
        return highlight(code, language)

    def smartened(self, text: str) -> str:
        """A text with typographic quotes, dashes and ellipses, its Markdown signs left alone."""
        quoted = _MARKDOWN_SIGNS.sub(r"\\\1", text)
        page = to_html(quoted, replace(self.options, input="kramdown")).strip()
        return page.removeprefix("<p>").removesuffix("</p>")


def _configured(config: SiteConfig) -> dict[str, Any]:
    """The `kramdown:` key with the highlighter that Jekyll fills in."""
    options = dict(config.mapping("kramdown"))
    if not options.get("syntax_highlighter"):
        # An older name of the choice, which Jekyll 4 still reads.
        is_coderay = bool(options.get("enable_coderay"))
        highlighter = "coderay" if is_coderay else config.text("highlighter")
        options["syntax_highlighter"] = highlighter or "rouge"
    if options["syntax_highlighter"] not in _HIGHLIGHTERS:
        # kramdown leaves code plain for a highlighter that is not there, such as `none`.
        options["syntax_highlighter"] = None
    return options
