"""Pages, and layouts of posts, at which Jekyll stops: Liquid that it cannot read, odd addresses.

A page is read and not run: what only a build knows would be taken for a mistake.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator
from itertools import islice

from newsletter_editor.document import front_matter
from newsletter_editor.liquid import LiquidProblem, unreadable_liquid
from newsletter_editor.liquid.pages import PublishedFiles
from newsletter_editor.liquid.relative_links import LINK_HOME
from newsletter_editor.liquid.view import SiteView, view_of
from newsletter_editor.site.build_stops import BuildStop
from newsletter_editor.site.layouts import Layouts
from newsletter_editor.site.plugins import Plugins
from newsletter_editor.site.ruby_text import is_something
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Localized

MOST_PAGES = 2_000
"""Pages of one site that are read to see whether Jekyll can."""

_answers: dict[tuple[str, str], tuple[object, tuple[Localized, ...]]] = {}
"""By root and path: of what it was said, and what was wrong with the page then."""


def page_stops(site: Site, plugins: Plugins, layouts: Collection[str]) -> Iterator[BuildStop]:
    """What stops a build in the site's pages and in the named layouts and those around them."""
    if not site.is_configured:
        # A folder of posts alone is no site, and its other files are no pages.
        return
    view = view_of(site)
    published = PublishedFiles(site.door, site.config)
    pages = (entry for entry in published.files() if not entry.is_link)
    for entry in islice(pages, MOST_PAGES):
        key = str(site.root), entry.path
        # Which tags there are the plugins say, and not the page.
        of = entry.stamp, plugins, view.jekyll, view.config.get("liquid")
        known = _answers.get(key)
        if known is None or known[0] != of:
            if len(_answers) > MOST_PAGES:
                _answers.clear()
            reasons = tuple(_in_page(published, entry.path, view, plugins))
            known = _answers[key] = (of, reasons)
        for reason in known[1]:
            yield BuildStop(entry.path, reason)
    yield from _in_layouts(site, view, plugins, layouts)


def _in_page(
    published: PublishedFiles, path: str, view: SiteView, plugins: Plugins
) -> Iterator[Localized]:
    text = published.text_of(path)
    if text is None:
        return
    read = front_matter.read(text, view.config.jekyll.yaml)
    link = read.data.get("permalink")
    if is_something(link) and not isinstance(link, str):
        yield _NO_TEXT
    if read.data.get("published") is False or not view.config.runs_liquid(read.data):
        return
    body = read.parts.body
    first = read.parts.body_line(text)
    if view.config.is_markdown(posixpath.splitext(path)[1]):
        at = view.links.home(body.of(text), path, is_post=False)
        if at is not None:
            line = first + body.of(text).count("\n", 0, at)
            yield _LIQUID.format(line=line, why=LINK_HOME.as_part())
    yield from map(_said(first), _certain(unreadable_liquid(body.of(text), view), plugins))


def _in_layouts(
    site: Site, view: SiteView, plugins: Plugins, names: Collection[str]
) -> Iterator[BuildStop]:
    found = Layouts(site.door, site.config, None)
    chains = {layout.path: layout for name in sorted(names) for layout in found.chain(name)}
    for layout in chains.values():
        for problem in _certain(unreadable_liquid(layout.body, view), plugins):
            yield BuildStop(layout.path, _said(layout.first_line)(problem))


def _certain(problems: list[LiquidProblem], plugins: Plugins) -> list[LiquidProblem]:
    """The first of those that no plugin can be the cause of: Jekyll gets no further."""
    if plugins.may_add_tags:
        problems = [problem for problem in problems if not problem.lacks]
    return problems[:1]


def _said(first_line: int) -> Callable[[LiquidProblem], Localized]:
    def said(problem: LiquidProblem) -> Localized:
        why = Localized(es=problem.message.es.rstrip("."), en=problem.message.en.rstrip("."))
        return _LIQUID.format(line=problem.line + first_line - 1, why=why)

    return said


_LIQUID = Localized(es="línea {line}: {why}", en="line {line}: {why}")
_NO_TEXT = Localized(
    es="en «permalink» tiene que haber un texto", en="“permalink” has to be a text"
)
