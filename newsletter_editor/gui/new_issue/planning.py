"""What the dialog asks of the core, off the window's thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsletter_editor.sections.front_matter_habit import topics_of
from newsletter_editor.sections.issues import IssuePlanner, IssueRequest, PlannedIssue
from newsletter_editor.sections.section_names import SectionNames
from newsletter_editor.sections.templates import Template, TemplateLibrary, main_language
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site


@dataclass(frozen=True)
class Proposal:
    """What the form starts from for one language and one original."""

    language: str
    number: int
    title: str
    author: str
    authors: tuple[tuple[str, str], ...]
    """Keys and names."""
    sections: tuple[Template, ...]
    ticked: frozenset[str]


@dataclass(frozen=True)
class Repo:
    """One repo with what the dialog needs of it."""

    site: Site
    library: TemplateLibrary
    names: SectionNames

    def originals(self) -> list[PostFile]:
        """The posts that can be read, newest first."""
        return [post for post in self.site.posts() if post.error is None and not post.draft]

    def languages(self, own: str) -> list[str]:
        """Those with templates and those of the posts: the program's, then the most used first."""
        used = Counter(main_language(post.language) for post in self.originals() if post.language)
        rest = sorted({*self.library.languages(), *used} - {own}, key=lambda tag: (-used[tag], tag))
        return [own, *rest]

    def propose(self, language: str, original: PostFile | None) -> Proposal:
        """What to fill the form with."""
        planner = IssuePlanner(self.site, self.library, language)
        known = original.edition if original is not None else None
        authors = [(key, author.name or key) for key, author in self.site.authors.items()]
        ticked = planner.proposed_sections(original)
        return Proposal(
            language=language,
            number=known if known is not None else planner.next_number,
            title=topics_of(original.title) if original is not None else "",
            author=planner.proposed_author,
            authors=tuple(sorted(authors, key=lambda each: each[1].casefold())),
            sections=self.library.sections(language),
            ticked=frozenset(each.id for each in ticked),
        )

    def plan(
        self, request: IssueRequest, *, as_translation: bool, with_originals: bool
    ) -> PlannedIssue:
        """The file as it would be; raises EditorError where it cannot be."""
        planner = IssuePlanner(self.site, self.library, request.language)
        if as_translation and request.original is not None:
            return planner.translation(request, self.names, with_originals=with_originals)
        return planner.plan(request)


def language_label(post: PostFile) -> str:
    """How a post is named in the list of originals."""
    mark = f"[{post.language}] " if post.language else ""
    return f"{mark}{post.title}"
