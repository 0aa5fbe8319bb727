"""The process that looks for what a misspelt word may have meant; see `text.frames`.

Question: `{"revision", "text": the word, "tag": dictionary, "most": n, "beside": [word before, word
after]}`; "beside" may be left out. Answer: `{"revision", "suggestions": […]}`.

A process of its own, because a look-up takes 50 ms and more in which a thread of the window's
process would keep the window waiting.
"""

from __future__ import annotations

from typing import Any

from newsletter_editor.spelling.context import Beside
from newsletter_editor.spelling.lexicon import lexicon
from newsletter_editor.spelling.suggestions import suggestions
from newsletter_editor.text.deadline import serve

MOST = 7
SECONDS_TO_ANSWER = 8.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The suggestions for the word that the question is about."""
    if "text" not in question:
        return {"revision": question["revision"], "resend": True}
    word, tag = question["text"], question.get("tag") or "es_ES"
    found: list[str] = []
    if word:
        most = question.get("most", MOST)
        neighbours = question.get("beside")
        beside = Beside(*neighbours) if neighbours is not None else None
        found = suggestions(word, lexicon(tag), lexicon("en_US"), most, beside)
    else:
        # The first, empty question is asked to have everything loaded.
        suggestions("ejemplos", lexicon(tag), lexicon("en_US"), neighbours=Beside())
    return {"revision": question["revision"], "suggestions": found}


def main() -> None:
    """Run as a process of its own."""
    serve(answer, SECONDS_TO_ANSWER)


if __name__ == "__main__":
    main()
