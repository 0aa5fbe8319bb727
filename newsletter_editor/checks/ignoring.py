"""Problems that an author has looked at and wants to hear no more of: comments that say so.

In the body `<!-- newsletter-editor: ignore RULE -->` on a line of its own speaks for the block
below it, and at the end of a line for that line; in front matter `# newsletter-editor: ignore RULE`
does the same for the key below or beside it. `ignore-in-post` speaks for the whole post. Several
rules are separated by commas.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Problem
from newsletter_editor.text.ranges import Range

_MARK = re.compile(
    r"(?P<sign><!--|#)[ \t]*newsletter-editor:[ \t]*(?P<scope>ignore-in-post|ignore)[ \t]+"
    r"(?P<rules>[\w-]+(?:\.[\w-]+)?(?:[ \t]*,[ \t]*[\w-]+(?:\.[\w-]+)?)*)[ \t]*(?:-->)?"
)
_TITLE = Localized(es="Ignorar aquí", en="Ignore here")


class IgnoreMarks:
    """The comments of one post that speak for problems."""

    def __init__(self, post: CheckedPost) -> None:
        self._everywhere: set[str] = set()
        self._ranges: list[tuple[str, Range]] = []
        yaml = post.front_matter.parts.yaml
        if "newsletter-editor:" not in post.text:
            return
        for match in _MARK.finditer(post.text):
            if (match["sign"] == "#") != (match.start() in yaml):
                continue
            rules = [rule.strip() for rule in match["rules"].split(",")]
            if match["scope"] == "ignore-in-post":
                self._everywhere.update(rules)
                continue
            covered = self._covered(post, match)
            self._ranges += [(rule, covered) for rule in rules]

    def covers(self, problem: Problem) -> bool:
        """Whether a comment speaks for the problem."""
        if problem.rule in self._everywhere:
            return True
        return any(
            rule == problem.rule and place.start <= problem.range.start < max(place.end, 1)
            for rule, place in self._ranges
        )

    @staticmethod
    def _covered(post: CheckedPost, match: re.Match[str]) -> Range:
        text = post.text
        line_start = text.rfind("\n", 0, match.start()) + 1
        line_end = _line_end(text, match.end())
        if text[line_start : match.start()].strip():
            return Range(line_start, line_end)
        if match["sign"] == "#":
            return Range(line_start, _line_end(text, line_end + 1))
        following = next((b for b in post.blocks if b.range.start > match.end()), None)
        return Range(line_start, following.range.end + 1 if following else len(text))


def ignore_fix(post: CheckedPost, problem: Problem) -> Fix | None:
    """The edit that puts such a comment where the problem is; None where the text has no place."""
    parts = post.front_matter.parts
    at = problem.range.start
    text = post.text
    if parts.state != "present" or post.front_matter.error is not None:
        return None
    if at < parts.body.start:
        inside = parts.yaml.start <= at < parts.yaml.end
        scope = "ignore" if inside and problem.range.length else "ignore-in-post"
        line = text.rfind("\n", 0, at) + 1 if inside else parts.yaml.start
        margin = re.compile(r"[ ]*").match(text, line)
        comment = f"# newsletter-editor: {scope} {problem.rule}\n"
        return Fix(_TITLE, (Edit.insert(line, (margin[0] if margin else "") + comment),))
    if not problem.range.length:
        comment = f"# newsletter-editor: ignore-in-post {problem.rule}\n"
        return Fix(_TITLE, (Edit.insert(parts.yaml.end, comment),))
    # Blocks lie one behind the other, so it can only be the last that begins before the problem.
    index = bisect_right(post.blocks, at, key=lambda block: block.range.start) - 1
    if index < 0 or not (block := post.blocks[index]).range.start <= at < block.range.end:
        return None
    comment = f"<!-- newsletter-editor: ignore {problem.rule} -->\n"
    return Fix(_TITLE, (Edit.insert(block.range.start, comment),))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
