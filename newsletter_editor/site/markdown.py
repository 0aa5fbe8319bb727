"""kramdown with the options that a site's `_config.yml` gives it.

How Jekyll merges them: https://jekyllrb.com/docs/configuration/markdown/.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from newsletter_editor.kramdown import highlight, jekyll_options, smartened, to_html
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.text.localized import Localized

_HIGHLIGHTERS = ("rouge", "coderay", "minted")


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
        self.options, wrong = jekyll_options(_configured(config), config.jekyll.rouge)
        highlighter = config.get("highlighter")
        self.is_colouring = highlighter is None or highlighter in ("rouge", "pygments")
        """Whether the tag `highlight` colours; it heeds the site's `highlighter` alone."""
        self.problems += [error.message for error in wrong]

    def to_html(self, text: str) -> str:
        """Markdown as HTML."""
        return to_html(text, self.options)

    def highlighted(self, code: str, language: str) -> str:
        """What stands inside `<code>` when the tag `highlight` shows code of a language."""
        if not self.is_colouring:
            return html.escape(code).replace("&#x27;", "&#39;")
        return highlight(code, language, rouge=self.options.rouge)

    def smartened(self, text: str) -> str:
        """A text with typographic quotes and dashes; Markdown's signs and HTML are left alone."""
        return smartened(text, self.options)


def _configured(config: SiteConfig) -> dict[str, Any]:
    """The `kramdown:` key with the highlighter that Jekyll fills in."""
    options = dict(config.mapping("kramdown"))
    if not options.get("syntax_highlighter"):
        # An older name of the choice, which Jekyll 4 still reads.
        is_coderay = bool(options.get("enable_coderay"))
        highlighter = "coderay" if is_coderay else config.get("highlighter")
        options["syntax_highlighter"] = str(highlighter or "rouge")
    if options["syntax_highlighter"] not in _HIGHLIGHTERS:
        # kramdown leaves code plain for a highlighter that is not there, such as `none`.
        options["syntax_highlighter"] = None
    options["syntax_highlighter_opts"] = _highlighter_options(options)
    return options


_CODERAY = {"line_numbers": "inline", "tab_width": 4, "wrap": "div", "css": "style"}
"""What Jekyll takes for said where a `coderay:` key, which it still reads, says anything."""


def _highlighter_options(options: Mapping[str, Any]) -> dict[str, Any]:
    given = options.get("syntax_highlighter_opts")
    chosen = dict(given) if isinstance(given, Mapping) else {}
    if "guess_lang" in options:
        chosen["guess_lang"] = options["guess_lang"]
    else:
        chosen.pop("guess_lang", None)
    old = options.get("coderay")
    if isinstance(old, Mapping) and old:
        named = {str(key): value for key, value in old.items()}
        chosen |= _CODERAY
        chosen |= {
            key.removeprefix("coderay_"): value
            for key, value in named.items()
            if key.startswith("coderay_")
        }
    return chosen
