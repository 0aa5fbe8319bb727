"""The process that searches, with a pattern that takes longer than anybody waits."""

from __future__ import annotations

from newsletter_editor.gui.searching.worker import Worker, main

_answer = Worker.answer


def _slow(self, question):
    while (question.get("query") or {}).get("pattern") == "slow":
        pass
    return _answer(self, question)


if __name__ == "__main__":
    Worker.answer = _slow
    main()
