"""The links of checked posts looked at, with what is known from before in a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.links.collecting import is_own, own_host
from newsletter_editor.links.online.asking import LinkCheck
from newsletter_editor.links.online.results import Results
from newsletter_editor.links.online.verdicts import Result
from newsletter_editor.links.places import web_links
from newsletter_editor.web.asking import Stop
from newsletter_editor.web.client import Client


def look_at_links(
    posts: Iterable[CheckedPost], cache: Path | None = None, check: LinkCheck | None = None
) -> dict[str, Result]:
    """What is known of the addresses that posts name, after servers have been asked.

    `cache` is the file of what was found out before; what is old in it is asked anew, and what no
    post names any more is forgotten. Raises EditorError for a file that holds something else, or
    that cannot be written.
    """
    kept = Results.load(cache) if cache else Results()
    found: dict[str, Result] = {}
    asked: dict[str, None] = {}
    for post in posts:
        own = own_host(post.site) if post.site else ""
        for link in web_links(post.text):
            if is_own(link.address, own) or link.address in found:
                continue
            known = kept.fresh(link.address)
            if known is not None:
                found[link.address] = known
            else:
                asked[link.address] = None
    client = None
    is_whole = False
    try:
        if asked and check is None:
            client = Client()
            check = LinkCheck(client)
        for result in check.run(asked, Stop()) if check else ():
            kept.put(result)
            found[result.address] = result
        is_whole = True
    finally:
        if client is not None:
            client.close()
        if cache:
            # What came in before somebody lost patience counts, too.
            if is_whole:
                kept.keep_only(found)
            kept.save(cache)
    return found
