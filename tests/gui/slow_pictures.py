"""The process that decodes pictures, with one kind of file that takes longer than anybody waits."""

from __future__ import annotations

from newsletter_editor.gui.pictures import worker

_answer = worker.answer


def _slow(question):
    while "slow" in question.get("file", ""):
        pass
    if "deadly" in question.get("file", ""):
        raise SystemExit(3)
    return _answer(question)


if __name__ == "__main__":
    worker.answer = _slow
    worker.main()
