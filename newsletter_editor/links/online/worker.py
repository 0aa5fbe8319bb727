"""The process that asks servers about links; see `text.frames`.

Question: `{"revision", "run": {root, paths or null, open, asks, anew, tidies}}` begins,
`{"revision", "stop": true}` ends, anything else waits for more. Answer, after a moment:
`{"revision", "results": [[address, verdict, when, status, target, saved, why or null, places,
[[path, start, end, line], …]], …], "looked", "total", "done"}`; `total` is 0 while posts are still
read. What was found out lately is told as it was, unless `anew`; where `asks` is false nobody is
asked, and all that was ever found out is told.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsletter_editor.links.collecting import Place, links_of
from newsletter_editor.links.online.asking import ARCHIVE, LinkCheck
from newsletter_editor.links.online.results import keep_results, kept_results
from newsletter_editor.links.online.verdicts import Result
from newsletter_editor.site.site import MOST_READ, Site
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.priority import give_way
from newsletter_editor.web.asking import Stop
from newsletter_editor.web.client import Client
from newsletter_editor.web.faults import WebError

SECONDS_A_SLICE = 0.2
SECONDS_TO_ANSWER = 20.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""
MOST_PLACES = 50
"""Of one address that are told."""
MOST_A_SLICE = 100
"""Results that are told at once: the window makes a row of each."""
_SECONDS_TO_KEEP = 30.0
"""Between two writings of what was found out."""


class Worker:
    """One run at a time, on threads of its own; each question gives what has come in since."""

    def __init__(self, client: Client | None = None, archive: str = ARCHIVE) -> None:
        """`client` stands in for one that asks the public web, `archive` for the Archive."""
        self._client, self._archive = client, archive
        self._run: _Run | None = None

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        told = question.get("run")
        if told or question.get("stop"):
            if self._run is not None:
                self._run.stop.cancel()
            self._run = None
        if told:
            # What one run learnt of a host is too old for the next.
            self._client = self._client or Client()
            check = LinkCheck(self._client, archive=self._archive, tidies=told["tidies"])
            self._run = _Run(told, check)
        if self._run is None:
            empty = {"results": [], "looked": 0, "total": 0, "done": True}
            return {"revision": question["revision"], **empty}
        return {"revision": question["revision"], **self._run.more()}


class _Run:
    def __init__(self, told: Mapping[str, Any], check: LinkCheck) -> None:
        self.stop = Stop()
        self._told, self._check = told, check
        self._found: queue.SimpleQueue[tuple[Result, list[Place]] | None] = queue.SimpleQueue()
        self._looked = self._total = 0
        self._is_done = False
        threading.Thread(target=self._go, name="links", daemon=True).start()

    def more(self) -> dict[str, Any]:
        """What has been found since the last time, after a moment of waiting."""
        results: list[list[Any]] = []
        end = time.monotonic() + SECONDS_A_SLICE
        while not self._is_done and len(results) < MOST_A_SLICE:
            try:
                found = self._found.get(timeout=max(end - time.monotonic(), 0.001))
            except queue.Empty:
                break
            if found is None:
                self._is_done = True
            else:
                self._looked += 1
                results.append(_told(*found))
        return {
            "results": results,
            "looked": self._looked,
            "total": self._total,
            "done": self._is_done,
        }

    def _go(self) -> None:
        try:
            self._look()
        except WebError:
            # It was called off.
            return
        finally:
            self._found.put(None)

    def _look(self) -> None:
        site = Site(self._told["root"])
        paths, open_texts = self._told["paths"], self._told["open"]
        links = links_of(
            site,
            site.post_paths()[:MOST_READ] if paths is None else map(Path, paths),
            {Path(path): text for path, text in open_texts.items()},
        )
        results = kept_results(site.root)
        if not self._told["asks"]:
            known = {address: found for address in links if (found := results.of(address))}
            self._total = len(known)
            for address, found in known.items():
                self._found.put((found, links[address]))
            return
        asked = []
        self._total = len(links)
        for address, places in links.items():
            fresh = None if self._told["anew"] else results.fresh(address)
            if fresh is None:
                asked.append(address)
            else:
                self._found.put((fresh, places))
        kept_at = time.monotonic()
        try:
            for result in self._check.run(asked, self.stop):
                results.put(result)
                self._found.put((result, links[result.address]))
                if time.monotonic() - kept_at > _SECONDS_TO_KEEP:
                    keep_results(site.root, results)
                    kept_at = time.monotonic()
        finally:
            if paths is None:
                results.keep_only(links)
            keep_results(site.root, results)


def _told(result: Result, places: list[Place]) -> list[Any]:
    return [
        *(result.address, result.verdict.name, result.when, result.status),
        *(result.target, result.saved, result.why, len(places)),
        [[str(path), *range_, line] for path, range_, line in places[:MOST_PLACES]],
    ]


def main() -> None:
    """Run as a process of its own."""
    give_way()
    serve(Worker().answer, SECONDS_TO_ANSWER)


if __name__ == "__main__":
    main()
