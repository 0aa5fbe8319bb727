"""Imports python-liquid without what a Jekyll never needs, which is 5 MB of each process and nearly
half of the time.

Of its own these are the messages of translated templates, and tags and filters beyond Shopify's
(with all of Babel); besides, what it reads files with in coroutines and out of packages, and dates
with, for `date` is ours.
"""

from __future__ import annotations

from newsletter_editor.text.spared import import_without

_SPARED = ("liquid.extra", "liquid.messages", "asyncio", "importlib_resources", "dateutil.parser")


def import_liquid() -> None:
    """Import `liquid`; the modules that it is spared are imported when one of them is called."""
    import_without("liquid", *_SPARED)
