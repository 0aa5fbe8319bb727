"""Many questions politely: few hosts at once, and few questions at once to each."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from newsletter_editor.web.asking import Stop

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_turns(
    items: Iterable[Item],
    host_of: Callable[[Item], str],
    work: Callable[[Item], Result],
    stop: Stop,
    at_once: int = 4,
    per_host: int = 1,
) -> Iterator[tuple[Item, Result]]:
    """Do the work for all items on threads; yield each with its result as it is finished.

    At most `at_once` in all and `per_host` of one host at the same time; hosts take turns. What
    `work` raises is raised here. After `stop.cancel()` nothing more is begun or yielded; who stops
    iterating calls it off likewise.
    """
    waiting: dict[str, deque[Item]] = {}
    for item in items:
        waiting.setdefault(host_of(item), deque()).append(item)
    left = sum(map(len, waiting.values()))
    busy = dict.fromkeys(waiting, 0)
    order = deque(waiting)
    found: queue.SimpleQueue[tuple[Item, Result | BaseException] | None] = queue.SimpleQueue()
    lock = threading.Condition()
    is_over = False

    def next_item() -> tuple[str, Item] | None:
        """Wait for a host's turn; None when there is nothing left to begin."""
        with lock:
            while not is_over and any(waiting.values()):
                for _ in range(len(order)):
                    host = order[0]
                    order.rotate(-1)
                    if waiting[host] and busy[host] < per_host:
                        busy[host] += 1
                        return host, waiting[host].popleft()
                lock.wait()
            return None

    def run() -> None:
        while (taken := next_item()) is not None:
            host, item = taken
            try:
                found.put((item, work(item)))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                found.put((item, error))
            with lock:
                busy[host] -= 1
                lock.notify_all()

    def call_off() -> None:
        nonlocal is_over
        with lock:
            is_over = True
            lock.notify_all()
        found.put(None)

    with stop.watching(call_off):
        for number in range(min(at_once, left)):
            threading.Thread(target=run, name=f"web {number}", daemon=True).start()
        try:
            while left and (each := found.get()) is not None and not stop.is_cancelled:
                left -= 1
                item, result = each
                if isinstance(result, BaseException):
                    raise result
                yield item, result
        finally:
            call_off()
