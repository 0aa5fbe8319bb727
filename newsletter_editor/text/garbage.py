"""When Python looks for unreachable cycles: never while somebody waits for what they typed.

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


def collect_nothing_yet() -> None:
    """Have no collections made until one of the others is chosen.

    For a start: what is imported and built then stays, and looking through it a hundred times, a
    twentieth of the start, finds next to nothing.
    """
    gc.set_threshold(0)


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
