"""The pictures that jemoji puts in the place of names such as `:smile:`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from newsletter_editor.resources import resource_path

_FOLDER = "https://github.githubassets.com/images/icons/emoji/"
_OWN = frozenset(
    {
        *("accessibility", "atom", "basecamp", "basecampy", "bowtie", "electron", "feelsgood"),
        *("finnadie", "fishsticks", "goberserk", "godmode", "hurtrealbad", "neckbeard", "octocat"),
        *("rage1", "rage2", "rage3", "rage4", "shipit", "suspect", "trollface"),
    }
)
"""Those that no keyboard has."""


def emoji_picture(name: str) -> str | None:
    """The picture of an emoji by its name at GitHub; None where there is none of that name."""
    if name in _OWN:
        file = name
    elif (code := _codes().get(name)) is not None:
        file = f"unicode/{code}"
    else:
        return None
    return (
        f'<img class="emoji" title=":{name}:" alt=":{name}:" src="{_FOLDER}{file}.png" '
        'height="20" width="20">'
    )


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    lines = resource_path("emoji", "github.txt").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
