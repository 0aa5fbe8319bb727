"""The whole page that Jekyll publishes: a post, page or document in the site's own layouts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsletter_editor.liquid.build import MOST_SECONDS, BuildView, build_of
from newsletter_editor.liquid.drops import PostDrop
from newsletter_editor.liquid.framed import LayoutProblem
from newsletter_editor.liquid.live_site import data_of, path_of
from newsletter_editor.rendering.finished import FINISHING, finished
from newsletter_editor.rendering.page import Page, as_in_file, line_ends_of, render_post
from newsletter_editor.site.permalinks import output_ending
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Language, Localized


@dataclass(frozen=True)
class WholePage:
    """A finished page, or, where the site's layouts are not here, its body alone."""

    pieces: tuple[str, ...] = field(repr=False)
    """What `html` is joined of."""
    body: Page
    """What is inside the layouts; its errors are those of the post."""
    url: str = ""
    """The path under which it is published."""
    notices: tuple[Localized, ...] = ()
    """What of the site is not shown and why, each said once."""
    has_frame: bool = True
    """Whether a layout was found, so that `html` is a page rather than a part of one."""
    frame: tuple[str, str] | None = field(default=None, repr=False)
    """What stands before and behind the body's HTML, where layouts do no more with it than to print
    it once: this is the frame of every body, as long as its excerpt is the same. None elsewhere."""
    problems: tuple[LayoutProblem, ...] = field(default=(), repr=False)
    """Mistakes in layouts and what they include."""

    @cached_property
    def html(self) -> str:
        """The page as the site's Jekyll writes it."""
        return "".join(self.pieces)


def whole_page(
    text: str,
    path: Path,
    site: Site,
    previous: Page | None = None,
    language: Language = "en",
    seconds: float = MOST_SECONDS,
) -> WholePage:
    """The page that `text` becomes, which is or will be the file at `path` of `site`.

    Takes posts, drafts, pages such as `about.md` and documents of collections. `previous` is the
    body that an earlier text of the same post gave; `seconds` bounds the templates. Never raises
    for what post or layouts may hold; ValueError for a path outside the site.
    """
    view = build_of(site)
    ends = line_ends_of(path, site, previous)
    with view.rendering(path, as_in_file(text, ends), seconds) as document:
        body = render_post(text, path, site, previous, language, view=view, ends=ends)
        assert body.state is not None
        framed = view.framed(body, body.state.front_matter)
        url = str(document["url"])
    frame = framed.parts
    pieces: tuple[str, ...] = (framed.html,)
    if frame is not None:
        # A page is long, and who has its frame may never ask for all of it.
        pieces = (frame[0], *[block.html for block in body.blocks], frame[1])
    if view.is_markdown(document) and view.links.look_into_pages:
        page = "".join(pieces)
        is_post = isinstance(document, PostDrop)
        html = view.links.in_page(page, path_of(document), is_post=is_post)
        if html != page:
            pieces, frame = (html,), None
    own = data_of(document).get("permalink")
    ending = output_ending(own, document.ending, view.config)
    is_page = ending == ".html" or (isinstance(own, str) and own.endswith("/"))
    if is_page and not FINISHING.isdisjoint(view.plugins.names):
        page = "".join(pieces)
        html = finished(page, view.plugins.names, view.config.values, data_of(document))
        if html is not page:
            pieces, frame = (html,), None
    notices = [*_about_layouts(view, framed.problems)]
    if framed.layouts == 0 or site.wanted_theme_is_own:
        # GitHub Pages gives every site a theme, which one with layouts of its own never needs.
        notices[:0] = _about_theme(site)
    return WholePage(
        pieces=pieces,
        body=body,
        url=url,
        frame=frame,
        notices=tuple(dict.fromkeys(notices)),
        has_frame=framed.layouts > 0,
        problems=tuple(framed.problems),
    )


_NO_THEME = Localized(
    es="El tema «{name}» de este sitio no está en este equipo: la página se ve sin él.",
    en="This site's theme “{name}” is not on this machine: the page is shown without it.",
)
_OTHER_VERSION = Localized(
    es="Del tema «{name}» se usa la versión {here}; el sitio pide la {wanted}.",
    en="Of the theme “{name}” version {here} is used; the site asks for {wanted}.",
)
_OWN_PLUGINS = Localized(
    es="Este sitio tiene extensiones propias en Ruby, que aquí no se ejecutan: lo que añadirían "
    "a la página falta.",
    en="This site has plugins of its own in Ruby, which are not run here: what they would add to "
    "the page is missing.",
)
_IN_LAYOUT = Localized(
    es="En «{path}», línea {line}: {message}", en="In “{path}”, line {line}: {message}"
)


def _about_theme(site: Site) -> list[Localized]:
    wanted = site.wanted_theme
    if wanted is None:
        return []
    if site.theme is None:
        return [_NO_THEME.format(name=wanted.name)]
    if wanted.version and site.theme.version != wanted.version:
        return [
            _OTHER_VERSION.format(name=wanted.name, here=site.theme.version, wanted=wanted.version)
        ]
    return []


def _about_layouts(view: BuildView, problems: list[LayoutProblem]) -> list[Localized]:
    notices = []
    if view.plugins.has_own:
        notices.append(_OWN_PLUGINS)
    for problem in problems:
        if problem.lacks == "tag" and view.plugins.has_own:
            # It is likely one of theirs.
            continue
        notices.append(
            _IN_LAYOUT.format(path=problem.path, line=problem.line, message=problem.message)
        )
    return notices
