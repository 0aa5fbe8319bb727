"""How this team writes messages of commits and names branches, learnt from what it has done."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter_editor.publishing.changes import Change
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.repository import Remote, Repository, slug_ref
from newsletter_editor.publishing.state import How
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Language

MOST_COMMITS = 150
"""Commits, the newest ones, that are asked for their messages."""
_MOST_POSTS = 60
"""Posts that are read for how messages name them."""
_LONGEST_SUBJECT = 72
_FEWEST_OF_A_HABIT = 2
"""Messages; one may be anybody's, as the first one of a blog often is."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}-")
_SPANISH = re.compile(
    r"[áéíóúñ¿¡]|\b(?:el|la|los|las|del|de|nuev[oa]|añad\w*|agreg\w*|actualiz\w*|correg\w*|corrig\w*|"
    r"publica\w*|borr\w*|quit\w*|arregl\w*|cambi\w*|artículo|boletín|edición)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|for|to|with|from|new|more|add(?:s|ed|ing)?|updat\w*|fix(?:es|ed)?|publish\w*|"
    r"remov\w*|delet\w*|chang\w*|correct(?:s|ed|ions?)?|mov(?:e|es|ed)|renam\w*|improv\w*|writ\w*|"
    r"first|issue|article|picture|wording|spelling)\b"
)
_OF_NOBODY = re.compile(
    r"(?:(?:create|update|delete|rename) \S+(?: to \S+)?|add files via upload|initial commit|"
    r"first commit|initialize\b.*)"
)
"""What servers propose for changes made in the browser, and programs for the first commit."""
_PREFIX = re.compile(
    r"(?:[a-z]+(?:\([\w./-]+\))?: |[^\w\s\"'«“(\[#]{1,3} |:[a-z_]+: )", re.IGNORECASE
)
_MERGED = re.compile(r"Merge (?:pull request #\d+ from [^/\s]+/|branch ')(?P<name>[\w./+-]+)")


class _Past(NamedTuple):
    subject: str
    posts: list[tuple[str, str]]
    """Git's letter for what was done, and the path."""


def proposed_message(
    repository: Repository, site: Site, changes: Sequence[Change], language: Language
) -> str:
    """A message for publishing `changes`, worded as the team words them.

    `language` is the author's, for teams of which no habit is known. Raises GitFailedError.
    """
    posts = [
        each for each in changes if each.kind is Kind.POST and not _is_moved_away(each, changes)
    ]
    past = _past(repository)
    if len(posts) == 1:
        post = posts[0]
        names = _names_of(repository, site, post.path)
        for letters in (_letter(post), "AM"):
            if letters == "AM" and post.how is How.REMOVED:
                continue
            if filled := _filled(_usual_template(repository, site, past, letters), names):
                return filled
    return _plain_message(repository, site, posts or list(changes), past, language)


def review_branch(repository: Repository, remote: Remote, slug: str) -> str:
    """A name for the branch of a post's review, by the team's habit. Raises GitFailedError."""
    start = f"refs/remotes/{remote.name}/"
    listed = repository.git.text("for-each-ref", "--format=%(refname)", start).split("\n")
    names = [each.removeprefix(start) for each in listed]
    names += [found["name"] for each in _past(repository) if (found := _MERGED.match(each.subject))]
    names = [
        each
        for each in names
        if each not in ("", "HEAD", remote.branch, "main", "master", "gh-pages")
    ]
    prefixes = Counter(each.rpartition("/")[0] for each in names)
    prefix = prefixes.most_common(1)[0][0] if prefixes else "post"
    below = [each.rpartition("/")[2] for each in names]
    plain = slug_ref(slug)
    if below and sum("_" in each for each in below) > sum("-" in each for each in below):
        plain = plain.replace("-", "_")
    elif below and not any("_" in each for each in below):
        plain = plain.replace("_", "-")
    if below and not any(each != each.lower() for each in below):
        plain = plain.lower()
    return f"{prefix}/{plain}" if prefix else plain


def _is_moved_away(change: Change, changes: Sequence[Change]) -> bool:
    return any(each.moved_from == change.path for each in changes)


def _letter(change: Change) -> str:
    if change.moved_from and "_drafts/" not in change.moved_from:
        return "M"
    return {How.NEW: "A", How.REMOVED: "D"}.get(change.how, "M")


def _past(repository: Repository) -> list[_Past]:
    if not repository.head():
        return []
    answer = repository.git.run(
        *("log", f"--max-count={MOST_COMMITS}", "--format=%x01%s", "-z", "--name-status"),
        *("--no-renames", "--no-show-signature", "--diff-merges=off", "HEAD", "--"),
    )
    found = []
    for commit in answer.split(b"\x01")[1:]:
        subject, *fields = commit.replace(b"\n", b"\0", 1).split(b"\0")
        if subject.startswith(_OF_GIT):
            continue
        fields = [each for each in fields if each]
        pairs = zip(fields[::2], fields[1::2], strict=False)
        posts = [
            (kind.decode("ascii", "replace").strip(), os.fsdecode(path)) for kind, path in pairs
        ]
        posts = [each for each in posts if kind_of_path(each[1]) is Kind.POST]
        found.append(_Past(subject.decode("utf-8", "replace"), posts))
    return found


def _usual_template(repository: Repository, site: Site, past: list[_Past], letters: str) -> str:
    """The wording that was used most, of late, for one post with which the same was done."""
    counts: Counter[str] = Counter()
    newest: dict[str, int] = {}
    for age, each in enumerate(past):
        if len(each.posts) != 1 or each.posts[0][0] not in letters or len(newest) > _MOST_POSTS:
            continue
        template = _template(each.subject, _names_of(repository, site, each.posts[0][1]))
        if template:
            counts[template] += 1
            newest.setdefault(template, age)
    if not counts:
        return ""
    return max(counts, key=lambda each: (counts[each], -newest[each]))


def _names_of(repository: Repository, site: Site, path: str) -> dict[str, str]:
    """What a message may call a post by, the longest names first where one is in another."""
    place = PurePosixPath(path)
    post: PostFile | None = None
    if repository.door.is_file(path):
        try:
            post = site.post(repository.top / path)
        except (ValueError, OSError):
            post = None
    slug = _DATE.sub("", place.stem)
    names = {"path": path, "file": place.name, "stem": place.stem, "slug": slug}
    names["words"] = slug.replace("-", " ").replace("_", " ")
    if post is not None and post.error is None:
        names["title"] = post.title
        if post.edition is not None:
            names["number"] = str(post.edition)
    return {name: value for name, value in names.items() if value}


def _template(subject: str, names: dict[str, str]) -> str:
    text = subject.replace("{", "").replace("}", "")
    for name in ("path", "file", "title", "stem", "slug", "words"):
        if len(value := names.get(name, "")) > 3 and value.lower() in text.lower():
            at = text.lower().index(value.lower())
            # Some letters change in length with their case.
            if text[at : at + len(value)].lower() == value.lower():
                text = f"{text[:at]}{{{name}}}{text[at + len(value) :]}"
            break
    if number := names.get("number"):
        text = re.sub(rf"(?<![\w{{]){re.escape(number)}(?!\w)", "{number}", text, count=1)
    return text if "{" in text else ""


def _filled(template: str, names: dict[str, str]) -> str:
    wanted = re.findall(r"\{(\w+)\}", template)
    if not wanted or any(name not in names for name in wanted):
        return ""
    return re.sub(r"\{(\w+)\}", lambda found: names[found[1]], template)


def _usual_language(subjects: list[str], language: Language) -> Language:
    """The language in which most messages are, `language` where the other is no habit."""
    counts: Counter[Language] = Counter()
    for subject in subjects:
        words = _PREFIX.sub("", subject, count=1).lower()
        if _OF_NOBODY.fullmatch(words):
            continue
        # Titles are in the blog's language; how the message begins, in the team's.
        if _ENGLISH.match(words) or (_ENGLISH.search(words) and not _SPANISH.search(words)):
            counts["en"] += 1
        elif _SPANISH.search(words):
            counts["es"] += 1
    other: Language = "en" if language == "es" else "es"
    is_habit = counts[other] >= _FEWEST_OF_A_HABIT and counts[other] > counts[language]
    return other if is_habit else language


def _plain_message(
    repository: Repository,
    site: Site,
    changes: Sequence[Change],
    past: list[_Past],
    language: Language,
) -> str:
    subjects = [each.subject for each in past if not each.subject.startswith("Merge ")]
    prefix = ""
    prefixes = Counter(found[0] for each in subjects if (found := _PREFIX.match(each)))
    if prefixes and prefixes.most_common(1)[0][1] * 2 > len(subjects):
        prefix = prefixes.most_common(1)[0][0]
    is_spanish = _usual_language(subjects, language) == "es"
    names = []
    for each in changes:
        known = _names_of(repository, site, each.path)
        names.append(known.get("title") or known["file"])
    kinds = {_letter(each) for each in changes}
    verbs = _VERBS_ES if is_spanish else _VERBS_EN
    verb = verbs[kinds.pop() if len(kinds) == 1 else "M"]
    listed = ", ".join(names)
    message = f"{prefix}{verb} {listed}"
    if len(message) > _LONGEST_SUBJECT and len(names) > 1:
        what = "archivos" if is_spanish else "files"
        body = "\n".join(f"- {name}" for name in names)
        return f"{prefix}{verb} {len(names)} {what}\n\n{body}"
    return message


_OF_GIT = (b'Revert "', b'Reapply "')
"""Beginnings that git itself gives to what takes a publication back: nobody's wording."""
_VERBS_ES = {"A": "Publica", "M": "Actualiza", "D": "Borra"}
_VERBS_EN = {"A": "Publish", "M": "Update", "D": "Delete"}
