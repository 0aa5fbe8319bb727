"""The process that searches, with a pattern that takes longer than anybody waits."""

from __future__ import annotations

import time

from newsletter_editor.gui.searching.worker import Worker, main

_answer = Worker.answer


def _slow(self, question):
    if (question.get("query") or {}).get("pattern") == "slow":
        time.sleep(30)
    return _answer(self, question)


if __name__ == "__main__":
    Worker.answer = _slow
    main()
