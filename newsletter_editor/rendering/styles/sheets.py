"""From the address of a style sheet on the published site to its CSS.

Jekyll's rules: a file of the repo before one of the theme; one with front matter goes through
Liquid, then, as `.scss` or `.sass`, through Sass; one without is published as it is.
"""

from __future__ import annotations

import posixpath
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote

from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter import FrontMatter
from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.pages import PublishedFiles
from newsletter_editor.liquid.site_drop import JekyllDrop
from newsletter_editor.liquid.view import view_of
from newsletter_editor.rendering.styles.lookup import LARGEST_SHEET, SheetFiles, Stamp
from newsletter_editor.rendering.styles.sass import SYNTAXES, StyleError, compile_sass
from newsletter_editor.repo.door import Door
from newsletter_editor.site.folder import CONFIG_NAMES
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Localized

MOST_KEPT = 50
"""Style sheets whose CSS is remembered."""

Source = Literal["compiled", "copied", "built", "none"]


@dataclass(frozen=True, slots=True)
class StyleAnswer:
    """The CSS at one address of the site."""

    css: str | None
    """None where there is none to be had; the page is shown without it."""
    source: Source = "none"
    """Made here, published as it is, taken from the site that was built last, or nowhere."""
    path: str = ""
    """The file that it comes from, below the root of repo or theme."""
    problem: Localized | None = None
    """Why it could not be made, for the author."""


class StyleSheets:
    """The style sheets of one site and its theme, each made anew only when a file of it changed."""

    def __init__(self, site: Site, themes: Sequence[Door] = ()) -> None:
        """`themes` are the folders in which the theme lies, the first one counts first."""
        self._site = site
        self._files = SheetFiles(site.door, themes, site.config)
        self._published = [PublishedFiles(door, site.config) for door in self._files.doors]
        self._kept: OrderedDict[str, tuple[dict[str, Stamp], StyleAnswer]] = OrderedDict()
        self._configuration = self._configuration_stamps()

    @property
    def is_outdated(self) -> bool:
        """Whether the site's configuration has changed, so that all has to be begun anew."""
        return self._configuration != self._configuration_stamps()

    def css(self, address: str) -> StyleAnswer:
        """What is published at the path `address`, as in `/assets/main.css`. Raises nothing.

        The answer takes as long as the site's Sass does, which may be for ever: see `worker`.
        """
        kept = self._kept.get(address)
        if kept is not None and not self._files.has_changed(kept[0]):
            self._kept.move_to_end(address)
            return kept[1]
        self._files.begin()
        answer = self._made(address)
        self._kept[address] = self._files.stamps, answer
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return answer

    def parts(self, address: str) -> list[str]:
        """The files that the CSS at an address was made of last, as paths of the system."""
        kept = self._kept.get(address)
        return self._files.there(kept[0]) if kept else []

    def built(self, address: str, problem: Localized | None = None, path: str = "") -> StyleAnswer:
        """What the site that was built last has at an address, beside the `problem` of ours."""
        destination = self._site.config.text("destination").strip("/") or "_site"
        file = f"{destination}/{_relative(address)}"
        try:
            css = self._site.door.read(file, LARGEST_SHEET).decode("utf-8-sig", "replace")
        except OSError:
            return StyleAnswer(None, "none", path, problem)
        return StyleAnswer(css, "built", file, problem)

    def _made(self, address: str) -> StyleAnswer:
        for key in self._candidates(_relative(address)):
            if not self._files.look_at(key) or not self._is_published(key):
                continue
            path = key.partition("/")[2]
            try:
                answer = self._answer(key, path)
            except StyleError as error:
                return self.built(address, _problem(path, error), path)
            if answer is not None:
                return answer
        return self.built(address)

    def _candidates(self, relative: str) -> Iterator[str]:
        stem, ending = posixpath.splitext(relative)
        if ending.lower() != ".css" or relative.startswith("../"):
            return
        for number in range(len(self._files.doors)):
            # Of a theme only its assets are published.
            if number and not relative.startswith("assets/"):
                continue
            for own in (".css", ".scss", ".sass"):
                yield f"{number}/{stem}{own}"

    def _is_published(self, key: str) -> bool:
        number, _, path = key.partition("/")
        return self._published[int(number)].url_of(path) is not None

    def _answer(self, key: str, path: str) -> StyleAnswer | None:
        text = self._files.read(key).replace("\r\n", "\n")
        head = front_matter.read(text)
        syntax = SYNTAXES[posixpath.splitext(path)[1].lower()]
        if head.parts.state != "present":
            return StyleAnswer(text, "copied", path) if syntax == "css" else None
        body = self._run(head, text, path)
        if syntax == "css":
            return StyleAnswer(body, "compiled", path)
        style = str(self._site.config.mapping("sass").get("style", "")).lstrip(":")
        css = compile_sass(
            body, syntax, key, self._files.find, self._files.read, compressed=style == "compressed"
        )
        return StyleAnswer(css, "compiled", path)

    def _run(self, head: FrontMatter, text: str, path: str) -> str:
        body = head.parts.body.of(text)
        if not self._site.config.runs_liquid(head.data):
            return body
        view = view_of(self._site)
        payload = view.payload(None, body)
        payload["page"] = _page(head.data, path)
        payload["jekyll"] = JekyllDrop(view.jekyll.version, "production")
        output = run_liquid(body, payload, view)
        if output.lines is not None:
            for looked_at in self._site.data.looked_at():
                self._files.look_at(f"0/{self._site.relative(looked_at)}")
        if output.problems:
            first = output.problems[0]
            raise StyleError(first.message.en, first.line + head.parts.body_line(text) - 1)
        return output.text

    def _configuration_stamps(self) -> list[Stamp]:
        return [self._site.door.stamp(name) for name in CONFIG_NAMES]


def _page(data: Mapping[str, Any], path: str) -> dict[str, Any]:
    stem = posixpath.splitext(path)[0]
    own = {"path": path, "name": posixpath.basename(path), "url": f"/{stem}.css"}
    return {**own, "dir": f"/{posixpath.dirname(path)}/", **data}


def _relative(address: str) -> str:
    path = unquote(address.partition("?")[0].partition("#")[0])
    return posixpath.normpath("/" + path.lstrip("/")).lstrip("/")


def _problem(path: str, error: StyleError) -> Localized:
    if error.line:
        return Localized(
            es="La hoja de estilo «{path}» no se puede compilar (línea {line}: {why}).",
            en="The style sheet “{path}” does not compile (line {line}: {why}).",
        ).format(path=path, line=error.line, why=error.reason)
    return Localized(
        es="La hoja de estilo «{path}» no se puede compilar ({why}).",
        en="The style sheet “{path}” does not compile ({why}).",
    ).format(path=path, why=error.reason)
