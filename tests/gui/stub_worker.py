"""A worker for tests: it holds a text as the real ones do and misbehaves when the text says so."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from newsletter_editor.text.frames import pack, read_frame


def main() -> None:
    states: dict[str, tuple[int, str, dict[str, Any]]] = {}
    asked = 0
    while (question := read_frame(sys.stdin.buffer)) is not None:
        asked += 1
        room = question.pop("room", "")
        revision, text, about = states.get(room, (-1, "", {}))
        if "edits" in question:
            if question["base"] != revision or "FORGET" in text:
                text = ""
                _say({"revision": question["revision"], "resend": True})
                continue
            for start, end, replacement in question["edits"]:
                text = text[:start] + replacement + text[end:]
        else:
            text = question["text"]
            about = {key: question[key] for key in question if key not in ("revision", "text")}
        revision = question["revision"]
        states[room] = revision, text, about
        _misbehave(text)
        whole = "text" in question
        told = {"text": text, "about": about, "whole": whole, "asked": asked, "room": room}
        _say({"revision": revision, **told, "process": os.getpid()})


def _misbehave(text: str) -> None:
    if "SLEEP" in text:
        time.sleep(60)
    if "SPIN" in text:
        while True:
            pass
    if "WAIT" in text:
        time.sleep(2)
    if "SLOW" in text:
        time.sleep(0.15)
    if "DIE" in text:
        print("these are my last words", file=sys.stderr, flush=True)
        os._exit(3)
    if "GARBAGE" in text:
        sys.stdout.buffer.write(b"\xff" * 64)
        sys.stdout.buffer.flush()
    if "ONCE " in text:
        marker = Path(text.split("ONCE ")[1].strip())
        if not marker.exists():
            marker.touch()
            os.abort()


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(pack(answer))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
