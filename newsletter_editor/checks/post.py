"""One post as the rules see it: each view of it is made once, when the first rule asks for it."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter_editor.checks.links import LinkMap, find_links
from newsletter_editor.checks.masking import blank, code_ranges, markup_ranges
from newsletter_editor.checks.nearness import Looks
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter import FrontMatter
from newsletter_editor.document.yaml_readers import SAFE_YAML
from newsletter_editor.sections.blocks import Block, BlockKind, blocks_of
from newsletter_editor.sections.outline import Outline, outline_of
from newsletter_editor.site.languages import language_of_post
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.blocks import kinds
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.checks.language import SpokenPost
    from newsletter_editor.checks.local_files import LocalFile
    from newsletter_editor.mail.message import Message

MOST_SIGNS_TO_TRY = 100_000
"""A second or so."""


class CheckedPost:
    """The text of a post with its parse and its surroundings; all offsets are code points of it."""

    def __init__(
        self, text: str, path: Path | None, around: Surroundings, language_before: str = ""
    ) -> None:
        """`text` has no placeholders (see `document.source.plain_text`); `path` need not exist.

        `language_before` is what the post last said of its language, for when it says nothing.
        """
        self.text = text
        self.local_files: dict[str, LocalFile] = {}
        """What addresses of the body lead to, as far as rules have asked."""
        self.looks = Looks()
        """How often its words may still be compared with others that may have been meant."""
        self.signs_to_try = MOST_SIGNS_TO_TRY
        """How many signs of front matter may still be read to try fixes before they are offered."""
        # A path from the command line counts from where that was given, not from the site's root.
        self.path = Path(os.path.abspath(path)) if path is not None else None  # noqa: PTH100
        self.around = around
        self.language_before = language_before
        self.spoken: SpokenPost | None = None
        """The post as the language rules see it, once one of them has asked (`language.spoken`)."""

    @property
    def site(self) -> Site | None:
        """The repo that the post belongs to."""
        return self.around.site

    @property
    def settings(self) -> Settings:
        """What the team has agreed on."""
        return self.around.settings

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The front matter as Jekyll reads it."""
        reader = self.site.jekyll.yaml if self.site else SAFE_YAML
        return front_matter.read(self.text, reader)

    @property
    def body(self) -> Range:
        """The range of the body."""
        return self.front_matter.parts.body

    @cached_property
    def lines(self) -> LineMap:
        """Lines and columns of the text."""
        return LineMap(self.text)

    @cached_property
    def relative_path(self) -> str:
        """The path below the site's root, with `/`; the file's name without a site."""
        if self.path is None:
            return ""
        if self.site is not None:
            try:
                return self.site.relative(self.path)
            except ValueError:
                pass
        return self.path.name

    @cached_property
    def in_posts_folder(self) -> bool:
        """Whether Jekyll would look for a post here."""
        return self.site is not None and "_posts" in self.relative_path.split("/")[:-1]

    @cached_property
    def is_draft(self) -> bool:
        """Whether it lies in a `_drafts` folder."""
        return "_drafts" in self.relative_path.split("/")[:-1]

    @cached_property
    def file(self) -> PostFile | None:
        """The post as the site knows it, with this text; None outside a site."""
        if self.site is None or self.path is None:
            return None
        try:
            return self.site.post_from_text(self.path, self.text)
        except (ValueError, OSError):
            return None

    @cached_property
    def url(self) -> str:
        """The path under which it is published, "" where that cannot be told."""
        return self.around.url_of(self.file) if self.file else ""

    @cached_property
    def layout(self) -> str:
        """The layout that is in force, "" for none."""
        value = self.front_matter.data.get("layout")
        if value is None and self.file is not None:
            value = self.file.data.get("layout")
        return value if isinstance(value, str) else ""

    @cached_property
    def language(self) -> str:
        """The post's language as in `es` or `pt-BR`; the site's where nothing tells, or ""."""
        if self.file is not None and self.file.language:
            return self.file.language
        title = self.front_matter.data.get("title")
        stem = self.path.stem if self.path else ""
        found = language_of_post(
            self.front_matter.data, title if isinstance(title, str) else "", stem
        )
        return (
            found or self.language_before or (self.site_language if self.site is not None else "")
        )

    @cached_property
    def message(self) -> Message:
        """The post as it goes out by mail."""
        # Whoever sends no mail need not wait for what makes it.
        from newsletter_editor.mail.making import make_message

        return make_message(self.text, self.path, self.site)

    @cached_property
    def site_language(self) -> str:
        """The language of the site, "" where its configuration names none."""
        if self.site is None:
            return ""
        for key in ("lang", "language", "locale"):
            value = self.site.config.text(key)
            if value:
                return value.replace("_", "-")
        return ""

    @property
    def markdown_blocks(self) -> tuple[kinds.Block, ...]:
        """All blocks of the body, those inside of others too, as kramdown reads them."""
        return read_blocks(self.text, self.body.start)

    @cached_property
    def blocks(self) -> list[Block]:
        """The top blocks of the body, as sections count them."""
        return blocks_of(self.text, self.body.start)

    @cached_property
    def headings(self) -> list[Block]:
        """The headings of the body, in order."""
        return [block for block in self.blocks if block.kind is BlockKind.HEADING]

    @cached_property
    def outline(self) -> Outline:
        """Sections and items by the section templates of the post's language."""
        return outline_of(self.text, self.around.templates, self.language, self.blocks)

    @cached_property
    def without_code(self) -> str:
        """The text, same length, with code, math and comments blanked: all that is Markdown."""
        return blank(self.text, code_ranges(self.text, self.body, self.markdown_blocks))

    @cached_property
    def markdown(self) -> str:
        """As `without_code`, with HTML tags, Liquid and attribute lists blanked too."""
        return blank(self.without_code, markup_ranges(self.without_code, self.body))

    @cached_property
    def links(self) -> LinkMap:
        """Links, images, references and footnotes."""
        return find_links(self.text, self.without_code, self.body, self.markdown_blocks)

    @cached_property
    def prose(self) -> str:
        """What readers read, in its place: as `markdown`, with the targets of links blanked."""
        holes = [definition.range for definition in self.links.definitions]
        for link in self.links.links:
            if link.form == "html" or link.is_image:
                holes.append(link.range)
            elif link.form in ("inline", "reference"):
                holes.append(Range(link.text.end, link.range.end))
                holes.append(Range(link.range.start, link.text.start))
        holes += self.links.footnotes
        holes.append(self.front_matter.parts.front_matter)
        return blank(self.markdown, holes)
