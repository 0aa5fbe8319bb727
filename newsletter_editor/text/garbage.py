"""When Python looks for unreachable cycles, and where: never while somebody waits for what they
typed, and beside a window on its thread alone.

A full collection visits every object that there is: measured 75 to 105 ms in the program with a
post of a megabyte, 50 to 75 ms with one of 200 KB, several times a minute, on whichever thread, and
nothing else runs meanwhile. (From 3.14 on Python itself collects in small steps.)
"""

from __future__ import annotations

import gc

_DUE = 20
"""Collections of the younger objects after which a full one pays."""
_SELDOM = 20_000, 20, 50
_NEVER = 1_000_000_000
_USUAL = gc.get_threshold()


def collect_on_request() -> None:
    """Have no collections made but those of `collect_young` and `collect_if_due`.

    For a process with a window, before it imports what the window needs. Python collects on
    whichever thread makes one object too many, and QObjects that end there crash the window's
    thread when it comes to their timers. At the start, all that is imported and built stays, and
    a hundred looks at it take a twentieth of the time.
    """
    gc.set_threshold(0)


def collect_young() -> None:
    """Collect among what has come lately, where Python would have done so by itself.

    Takes about a millisecond for each 10,000 objects.
    """
    new, looks, _ = gc.get_count()
    if new >= _USUAL[0]:
        has_middle = looks >= _USUAL[1] or new >= _USUAL[0] * _USUAL[1]
        gc.collect(1 if has_middle else 0)


def collect_only_when_told() -> None:
    """Have full collections made by `collect_if_due` alone.

    What lives now is taken to live for good and is no longer visited.
    """
    gc.freeze()
    gc.set_threshold(*_USUAL[:2], _NEVER)


def collect_seldom() -> None:
    """Have collections made by Python, but a third of its time is not spent on them.

    For runs that make much, keep it and end; measured with a post of 60,000 paragraphs, in the same
    memory.
    """
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def collect_as_usual() -> None:
    """Leave it to Python again; what was taken to live for good may go."""
    gc.unfreeze()
    gc.set_threshold(*_USUAL)


def collect_if_due() -> bool:
    """Make a full collection if much has come and gone since the last; whether it was made.

    To be called when nobody waits.
    """
    if gc.get_count()[2] < _DUE:
        return False
    gc.collect()
    return True
