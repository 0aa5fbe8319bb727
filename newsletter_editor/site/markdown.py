"""kramdown with the options that a site's `_config.yml` gives it.

How Jekyll merges them: https://jekyllrb.com/docs/configuration/markdown/.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from newsletter_editor import kramdown
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_INNER_CODE = re.compile(r"<code[^>]*>(.*)</code>", re.DOTALL)
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~^$:=])")


class SiteMarkdown:
    """Renders Markdown for one site. `problems` says what of its options cannot be honoured."""

    def __init__(self, config: SiteConfig) -> None:
        self.problems: list[Localized] = []
        self._processor(config)
        self.options: Mapping[str, Any] = MappingProxyType(self._known(_jekyll_options(config)))

    def _processor(self, config: SiteConfig) -> None:
        named = config.text("markdown")
        if named.lower() != "kramdown":
            self.problems.append(
                Localized(
                    es="Este sitio usa el procesador de Markdown «{name}»; la vista previa usa "
                    "kramdown y puede diferir.",
                    en="This site uses the Markdown processor “{name}”; the preview uses kramdown "
                    "and may differ.",
                ).format(name=named)
            )

    def _known(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """The options that kramdown has and whose values it takes; Jekyll ignores the others."""
        options: dict[str, Any] = {}
        for name, value in wanted.items():
            if name not in kramdown.OPTIONS:
                continue
            try:
                kramdown.to_html("", {name: value})
            except EditorError as error:
                self.problems.append(error.message)
            else:
                options[name] = value
        return options

    def to_html(self, text: str) -> str:
        """Markdown as HTML."""
        return kramdown.to_html(text, self.options)

    def highlighted(self, code: str, language: str) -> str:
        """What stands inside `<code>` when the site shows code of a language in colours."""
        fence = "~" * (max(map(len, re.findall("~+", code)), default=0) + 3)
        options = {**self.options, "input": "kramdown"}
        page = kramdown.to_html(f"{fence} {language}\n{code}\n{fence}\n", options)
        found = _INNER_CODE.search(page)
        return found[1].removesuffix("\n") if found else html.escape(code)

    def smartened(self, text: str) -> str:
        """A text with typographic quotes, dashes and ellipses, its Markdown signs left alone."""
        quoted = _MARKDOWN_SIGNS.sub(r"\\\1", text)
        page = kramdown.to_html(quoted, {**self.options, "input": "kramdown"}).strip()
        return page.removeprefix("<p>").removesuffix("</p>")


def _jekyll_options(config: SiteConfig) -> dict[str, Any]:
    options = dict(config.mapping("kramdown"))
    if not options.get("syntax_highlighter"):
        coderay = bool(options.get("enable_coderay"))
        options["syntax_highlighter"] = (
            "coderay" if coderay else config.text("highlighter") or "rouge"
        )
    given = options.get("syntax_highlighter_opts")
    details = dict(given) if isinstance(given, Mapping) else {}
    details["default_lang"] = details.get("default_lang") or "plaintext"
    details["guess_lang"] = options.get("guess_lang")
    options["syntax_highlighter_opts"] = details
    return options
