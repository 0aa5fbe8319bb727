"""A new issue: its file's name, its front matter, its lead and its sections, before it is made."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsletter_editor.document.creating import create, twin_of
from newsletter_editor.document.placing import writable
from newsletter_editor.document.source import Format, encode, plain_text, read_source
from newsletter_editor.repo.door import Door
from newsletter_editor.sections.blocks import BlockKind, blocks_of, body_start
from newsletter_editor.sections.front_matter_habit import (
    NewIssueFacts,
    front_matter_like,
    most_common,
    title_like,
    with_language,
)
from newsletter_editor.sections.insertion import Habit, habit_of, insert_section
from newsletter_editor.sections.known_posts import (
    LANGUAGE_NAMES,
    KnownPost,
    KnownSite,
    Post,
    address_of,
    issues_like,
    next_number,
    readable,
)
from newsletter_editor.sections.naming import file_name, naming_habit
from newsletter_editor.sections.outline import BREAK, outline_of, without_breaks
from newsletter_editor.sections.placeholders import expand
from newsletter_editor.sections.references import references_in
from newsletter_editor.sections.section_names import SectionNames
from newsletter_editor.sections.templates import Template, TemplateLibrary, main_language
from newsletter_editor.sections.translation import Skeleton
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_MOST_EXAMPLES = 12
_LONGEST_BOILERPLATE = 600
"""Code points; a longer paragraph of the lead is this issue's own."""


@dataclass(frozen=True)
class IssueRequest:
    """What the author asked for."""

    title: str
    language: str
    day: date
    number: int | None = None
    author: str = ""
    original: KnownPost | None = None
    """The post that the new one is an edition of in another language."""
    sections: Sequence[str] | None = None
    """Ids of section templates; None for those of the original, or all."""
    file_name: str = ""
    """With its ending; empty for the repo's habit."""


@dataclass(frozen=True)
class PlannedIssue:
    """A new issue as it would be written, to be shown before it is made."""

    path: Path
    text: str
    format: Format = field(default_factory=Format)
    root: Path | None = None
    """The repo that it must not lead out of."""

    @property
    def exists(self) -> bool:
        """Whether a file of that name is there already."""
        return twin_of(self.path) is not None

    def create(self) -> Path:
        """Make the file. Raises EditorError where it exists or cannot be made."""
        place = writable(self.path, Door(self.root) if self.root else None)
        create(place, encode(self.text, self.format))
        return self.path


class IssuePlanner:
    """Plans new issues of one repo in one language, after the example of what is there."""

    def __init__(self, site: KnownSite[Post], library: TemplateLibrary, language: str) -> None:
        self._site = site
        self._library = library
        self.language = language
        self._posts = site.posts()
        self._examples = issues_like(self._posts, language)[:_MOST_EXAMPLES]
        self._example_text: str | None = None
        self._format = Format()
        if self._examples:
            source = read_source(self._examples[0].path)
            self._example_text = plain_text(source.text, source.format)
            self._format = Format(newline=source.format.newline)

    @property
    def next_number(self) -> int:
        """The number to propose."""
        return next_number(self._posts)

    @property
    def proposed_author(self) -> str:
        """Who wrote most of the last issues in this language; else the last issue's author."""
        own = [post.author for post in self._examples if self._is_own(post)]
        return most_common(own) or most_common([post.author for post in self._examples[:1]])

    def _is_own(self, post: KnownPost) -> bool:
        return main_language(post.language or "") == main_language(self.language)

    def whole_title(self, title: str, number: int | None) -> str:
        """The title as the repo's issues have it, with number and language."""
        examples = [(post.title, post.edition) for post in self._examples]
        own = [(post.title, post.edition) for post in self._examples if self._is_own(post)]
        return title_like(own or examples, title, number, self.language)

    def originals(self) -> list[KnownPost]:
        """The posts that a new issue may be an edition of, newest first."""
        return [post for post in readable(self._posts) if not self._is_own(post)]

    def proposed_sections(self, original: KnownPost | None) -> list[Template]:
        """The sections to tick: those that the original has, else all."""
        all_sections = list(self._library.sections(self.language))
        if original is None:
            return all_sections
        language = original.language or ""
        found = outline_of(_text_of(original.path), self._library, language).sections
        wanted = {section.template.id for section in found if section.template}
        # An original of quite other sections says nothing of those of the newsletter.
        if len(wanted) * 2 < len(found) or not wanted:
            return all_sections
        return [each for each in all_sections if each.id in wanted]

    def file_name(self, request: IssueRequest) -> str:
        """The name that the repo's habit gives the issue."""
        title = self.whole_title(request.title, request.number)
        habit = naming_habit(self._examples)
        return file_name(habit, request.day, title, request.number, self.language)

    def path_of(self, request: IssueRequest) -> Path:
        """Where the issue will lie. Raises EditorError for a name that leaves the folder."""
        name = request.file_name or self.file_name(request)
        if name != Path(name).name or "\\" in name or not Path(name).suffix:
            raise EditorError(_BAD_NAME.format(name=name))
        folder = self._site.root / naming_habit(self._examples).folder
        # A folder that is a link may lead anywhere.
        if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(self._site.root)):
            raise EditorError(_OUTSIDE.format(folder=folder))
        return folder / name

    def front_matter(self, request: IssueRequest) -> str:
        """The front matter of an issue, with its marker lines."""
        example = self._examples[0] if self._examples else None
        facts = NewIssueFacts(
            title=self.whole_title(request.title, request.number),
            author=request.author or self.proposed_author,
            day=request.day,
            language=self.language,
            number=request.number,
            images=frozenset(path.name for path in self._site.images),
            original=request.original.data if request.original else {},
            numbered=[
                (post.edition, post.data)
                for post in readable(self._posts)
                if post.edition is not None
            ],
        )
        return front_matter_like(
            self._example_text,
            example.edition if example else None,
            [post.data for post in self._examples],
            facts,
        )

    def plan(self, request: IssueRequest) -> PlannedIssue:
        """The new issue with its lead and the sections asked for.

        Raises EditorError where the original cannot be read, a section is unknown or the name
        is none.
        """
        text = self.front_matter(request) + self._lead(request)
        for template in self._sections(request):
            insertion = insert_section(
                text, template, self._library, self.language, otherwise=self._habit()
            )
            text = apply_edits(text, insertion.edits)
        return self._planned(request, text)

    def _planned(self, request: IssueRequest, text: str) -> PlannedIssue:
        whole = text.rstrip("\n") + "\n"
        return PlannedIssue(self.path_of(request), whole, self._format, self._site.root)

    def _sections(self, request: IssueRequest) -> list[Template]:
        if request.sections is None:
            return self.proposed_sections(request.original)
        known = {each.id: each for each in self._library.sections(self.language)}
        unknown = [each for each in request.sections if each not in known]
        if unknown:
            raise EditorError(_NO_SECTION.format(name=unknown[0], all=", ".join(known)))
        return [known[each] for each in known if each in request.sections]

    def _habit(self) -> Habit:
        if self._example_text is None:
            return Habit()
        outline = outline_of(self._example_text, self._library, self.language)
        return habit_of(self._example_text, outline)

    def translation(
        self, request: IssueRequest, names: SectionNames, *, with_originals: bool = True
    ) -> PlannedIssue:
        """The skeleton of a translation of the request's original, see `translation.Skeleton`.

        Raises EditorError as `plan` does. Raises ValueError without an original.
        """
        if request.original is None:
            raise ValueError("a translation needs its original")
        source = request.original.language or ""
        skeleton = Skeleton(names, source, self.language, with_originals=with_originals)
        links = [each for each, blanks in self._lead_paragraphs(request) if blanks == {"url"}]
        body = skeleton.body(_text_of(request.original.path), "\n\n".join(links))
        text = with_language(self.front_matter(request), self.language) + body.lstrip("\n")
        return self._planned(request, text)

    def _lead_paragraphs(self, request: IssueRequest) -> Iterator[tuple[str, set[str]]]:
        """The paragraphs of the lead that can be filled, with the blanks that fill them."""
        template = self._library.lead(self.language)
        if template is None:
            return
        values = self.lead_values(request)
        for paragraph in template.body.split("\n\n"):
            blanks = {stop.name for stop in expand(paragraph).stops} & {"image", "url"}
            if blanks <= values.keys():
                yield expand(paragraph, values).text.strip("\n"), blanks

    def _lead(self, request: IssueRequest) -> str:
        paragraphs = [paragraph for paragraph, _ in self._lead_paragraphs(request)]
        paragraphs += self.boilerplate()
        if not paragraphs:
            return ""
        paragraphs[0] = without_breaks(paragraphs[0])
        return "\n\n".join(paragraphs) + "\n"

    def lead_values(self, request: IssueRequest) -> dict[str, str]:
        """What the blanks of the lead are filled with, as far as the original tells it."""
        original = request.original
        values = {"alt": ""}
        if original is None:
            return values
        values["url"] = _bare(self.original_address(original))
        language = LANGUAGE_NAMES.get(main_language(original.language or ""))
        if language:
            values["language"] = language.in_language(
                "es" if main_language(self.language) == "es" else "en"
            )
        text = _text_of(original.path)
        lead = outline_of(text, self._library, original.language or "").lead.of(text)
        image = next((each for each in references_in(lead) if each.is_image), None)
        if image:
            values |= {"image": image.address, "alt": image.text}
        return values

    def original_address(self, original: KnownPost) -> str:
        """Where the original is published."""
        same = next((post for post in self._posts if post.path == original.path), None)
        return address_of(self._site, same) if same is not None else ""

    def boilerplate(self) -> list[str]:
        """The paragraphs of the last issue's lead that come again and again, as its subscription.

        Such a paragraph is short and has a link that another issue has too, but none to a post.
        """
        if self._example_text is None or not self._is_own(self._examples[0]):
            return []
        text = self._example_text
        outline = outline_of(text, self._library, self.language)
        start = body_start(text)
        others = [_text_of(post.path) for post in readable(self._posts)[:_MOST_EXAMPLES]]
        others = [other for other in others if other != text]
        slugs = [post.slug for post in self._posts]
        found = []
        for block in blocks_of(text[: outline.lead.end], start):
            paragraph = block.range.of(text)
            if block.kind is not BlockKind.PARAGRAPH or len(paragraph) > _LONGEST_BOILERPLATE:
                continue
            links = [each.address for each in references_in(paragraph) if not each.is_image]
            to_posts = any(slug in link for link in links for slug in slugs)
            if not to_posts and any(f"({link})" in other for link in links for other in others):
                found.append(f"{BREAK}\n{without_breaks(paragraph)}")
        return found


def _text_of(path: Path) -> str:
    source = read_source(path)
    return plain_text(source.text, source.format)


def _bare(address: str) -> str:
    # Brackets of an address would end the link that it is put in.
    return address.replace("(", "%28").replace(")", "%29")


_BAD_NAME = Localized(
    es="«{name}» no sirve de nombre de archivo; escribe uno sin carpetas y con su extensión, .md.",
    en="“{name}” is no name for a file; write one without folders and with its ending, .md.",
)
_OUTSIDE = Localized(
    es="La carpeta «{folder}» lleva fuera del repositorio; no se crea nada allí.",
    en="The folder “{folder}” leads outside the repo; nothing is made there.",
)
_NO_SECTION = Localized(
    es="No hay ninguna sección «{name}»; las hay: {all}.",
    en="There is no section “{name}”; there are: {all}.",
)
