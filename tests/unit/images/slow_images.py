"""Converts as the real worker does, a second late for the first picture."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from newsletter_editor.images import worker
from newsletter_editor.text.deadline import serve


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    if "data" in question:
        time.sleep(1)
    return worker.answer(question)


if __name__ == "__main__":
    serve(answer, 30)
