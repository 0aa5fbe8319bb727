"""What a post of a day to come needs on this site, so that it is shown on its day."""

from __future__ import annotations

import re
from contextlib import suppress
from enum import Enum

from newsletter_editor.site.site import Site

_LARGEST = 256 * 1024
_WORKFLOWS = ".github/workflows"
_SCHEDULE = re.compile(rb"^\s*schedule\s*:", re.MULTILINE)


class Scheduling(Enum):
    """What becomes of a post whose day is to come."""

    AT_ONCE = "at once"
    """The site shows it as soon as it is published (`future: true`)."""
    BY_ITSELF = "by itself"
    """The site is built again and again, and shows it when its day has come."""
    BY_HAND = "by hand"
    """The site leaves it out until it is built on that day or later."""


def scheduling_of(site: Site) -> Scheduling:
    """What the settings and the workflows of the repo say.

    Sources: jekyllrb.com/docs/configuration/options (`future`); docs.github.com, "Events that
    trigger workflows" (`schedule`).
    """
    if site.config.get("future") is True:
        return Scheduling.AT_ONCE
    for entry in site.door.entries(_WORKFLOWS):
        if not entry.name.endswith((".yml", ".yaml")):
            continue
        with suppress(OSError):
            if _SCHEDULE.search(site.door.read(entry.path, _LARGEST)):
                return Scheduling.BY_ITSELF
    return Scheduling.BY_HAND
