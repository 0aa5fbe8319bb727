"""Which block tags of a template have an end, found before parsing.

A tag that is never closed must not swallow the rest of the post, and trying again behind each of
many such tags would take time that doubles with every one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from liquid import Token
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG

from newsletter_editor.liquid.lexing import BROKEN, tokenize_template

BLOCK_NAMES = frozenset(
    {
        "capture",
        "case",
        "comment",
        "for",
        "highlight",
        "if",
        "ifchanged",
        "tablerow",
        "unless",
    }
)
_WORDS_IGNORED = frozenset({"break", "comment", "continue", "else", "ifchanged"})
UNCLOSED, STRAY = "never closed", "stray end"
"""What is wrong with a tag; the expression behind a `BROKEN` token says it."""


def matched(tokens: Sequence[Token]) -> tuple[list[Token], dict[int, int]]:
    """The tokens with those that open or close nothing made `BROKEN`.

    Words behind a tag that takes none are left out, for Ruby's Liquid does not look at them.
    Besides, where in the source the end of each block begins, by where the block begins.
    """
    ends: dict[int, int] = {}
    wrong: dict[int, str] = {}
    waiting: list[Token] = []
    counts: dict[str, int] = {}
    heeded: set[int] = set()
    for token in tokens:
        if token.kind != TOKEN_TAG:
            continue
        name = token.value
        in_comment = bool(waiting) and waiting[-1].value == "comment"
        if in_comment and name not in ("comment", "endcomment"):
            continue
        if name == "else" and waiting and waiting[-1].value == "case":
            # Words behind this one are a mistake to Ruby's Liquid too.
            heeded.add(token.start_index)
        elif name in BLOCK_NAMES:
            waiting.append(token)
            counts[name] = counts.get(name, 0) + 1
        elif name.startswith("end"):
            opening = name[3:]
            if not counts.get(opening):
                wrong[token.start_index] = f"{STRAY}: {name}"
                continue
            while True:
                last = waiting.pop()
                counts[last.value] -= 1
                if last.value == opening:
                    ends[last.start_index] = token.start_index
                    break
                wrong[last.start_index] = f"{UNCLOSED}: {last.value}"
    for token in waiting:
        wrong[token.start_index] = f"{UNCLOSED}: {token.value}"
    kept = _marked(tokens, wrong) if wrong else tokens
    return _without_ignored(kept, heeded), ends


def comment_contents(source: str) -> Iterator[tuple[int, int]]:
    """From where to where the outermost comments of a template have their contents."""
    if "comment" not in source:
        return
    tokens = list(tokenize_template(source))
    _, ends = matched(tokens)
    done = 0
    for token in tokens:
        at = token.start_index
        if token.kind == TOKEN_TAG and token.value == "comment" and at >= done and at in ends:
            done = ends[at]
            yield source.index("%}", at) + 2, done


def _without_ignored(tokens: Sequence[Token], heeded: set[int]) -> list[Token]:
    kept: list[Token] = []
    ignoring = False
    for token in tokens:
        if not (ignoring and token.kind == TOKEN_EXPRESSION):
            kept.append(token)
        name = token.value
        ignoring = (
            token.kind == TOKEN_TAG
            and (name in _WORDS_IGNORED or name.startswith("end"))
            and token.start_index not in heeded
        )
    return kept


def _marked(tokens: Sequence[Token], wrong: dict[int, str]) -> list[Token]:
    result: list[Token] = []
    behind_wrong = False
    for token in tokens:
        if behind_wrong and token.kind == TOKEN_EXPRESSION:
            behind_wrong = False
            continue
        behind_wrong = token.kind == TOKEN_TAG and token.start_index in wrong
        if behind_wrong:
            at, source = token.start_index, token.source
            result.append(Token(TOKEN_TAG, BROKEN, start_index=at, source=source))
            reason = wrong[at]
            result.append(Token(TOKEN_EXPRESSION, reason, start_index=at, source=source))
        else:
            result.append(token)
    return result
