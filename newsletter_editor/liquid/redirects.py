"""What jekyll-redirect-from makes of documents that lead to other addresses.

https://github.com/jekyll/jekyll-redirect-from; its versions 0.16 and 0.17 are followed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from newsletter_editor.liquid.ruby_values import to_json
from newsletter_editor.site.jekyll import Jekyll
from newsletter_editor.site.ruby_text import is_something

REDIRECTS = "jekyll-redirect-from"
REDIRECT_LAYOUT = "redirect"
_PAGE = """<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="{to}">
  <script>location={script}</script>
  <meta http-equiv="refresh" content="0; url={to}">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="{to}">Click here if you are not redirected.</a>
</html>
"""
_UNSAFE = re.compile(r"[\s\"'<>\\`{}\x00-\x1f\x7f]", re.ASCII)
_IN_SCRIPTS = str.maketrans({each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"})
_SCHEME = re.compile(r"[\x00- ]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


class Redirection:
    """Where a document leads."""

    def __init__(self, to: str, jekyll: Jekyll) -> None:
        """`to` is the whole address."""
        self._is_since_0_17 = jekyll.has_since(REDIRECTS, 0, 17)
        self.to = _UNSAFE.sub(lambda found: quote(found[0]), to) if self._is_since_0_17 else to

    def page(self) -> str:
        """The page that leads there, where the site has no layout for it."""
        if self._is_since_0_17:
            return _PAGE.format(to=html.escape(self.to, quote=True), script=self._script)
        return _PAGE.format(to=self.to, script=f'"{self.to}"')

    def data(self, url: str) -> dict[str, Any]:
        """What the page at `url` says of itself."""
        about = {"from": url, "to": self.to}
        if self._is_since_0_17:
            about["to_js"] = self._script
        layout = {"sitemap": False, "layout": REDIRECT_LAYOUT}
        return {**layout, "permalink": url, "redirect": about}

    @property
    def _script(self) -> str:
        return to_json(self.to).translate(_IN_SCRIPTS)


def redirect_target(data: Mapping[str, Any], jekyll: Jekyll) -> str | None:
    """Where the front matter of a document says that its readers go; None where they stay."""
    named = data.get("redirect_to")
    if isinstance(named, list):
        named = next((each for each in named if each is not None), None)
    if not is_something(named):
        return None
    scheme = _SCHEME.match(re.sub(r"[\t\n\r]", "", target := str(named)))
    is_odd = scheme is not None and scheme[1].lower() not in ("http", "https")
    return None if is_odd and jekyll.has_since(REDIRECTS, 0, 17) else target
