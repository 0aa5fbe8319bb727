"""Words that a team's glossary might hold: its authors' names, and what its posts keep using."""

from __future__ import annotations

from collections import Counter

from newsletter_editor.checks.language import spoken
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.proposal import Proposal
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.site.site import Site
from newsletter_editor.spelling.lexicon import lexicon
from newsletter_editor.spelling.words import words
from newsletter_editor.text.errors import EditorError

FEWEST_POSTS = 2
"""A word that one post alone uses may as well be a slip."""
MOST_PROPOSED = 300


def glossary_proposals(site: Site) -> list[Proposal]:
    """What the glossary could accept, names first, then by how many posts use a word.

    Reads every published post, which takes some tenths of a second each the first time.
    """
    around = Surroundings(site)
    names = [name for name in _author_names(site) if not _is_known(name)]
    counts: Counter[str] = Counter()
    for post in around.posts:
        if post.draft or not post.published:
            continue
        try:
            source = read_source(post.path)
        except EditorError:
            continue
        checked = CheckedPost(plain_text(source.text, source.format), post.path, around)
        counts.update({word.text for word, _ in spoken(checked).mistakes()})
    recurring = [Proposal(word, count) for word, count in counts.items() if count >= FEWEST_POSTS]
    recurring.sort(key=lambda proposal: (-proposal.posts, proposal.word.lower()))
    return ([Proposal(name, 0) for name in names] + recurring)[:MOST_PROPOSED]


def _author_names(site: Site) -> list[str]:
    names = (author.name for author in site.authors.values())
    return sorted({" ".join(name.split()) for name in names if name and name.strip()})


def _is_known(name: str) -> bool:
    spanish, english = lexicon("es_ES"), lexicon("en_US")
    return all(
        spanish.knows(word.text) or english.knows(word.text)
        for word in words(name)
        if word.is_prose
    )
