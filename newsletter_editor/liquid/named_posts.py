"""The post that `{% post_url %}` names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter_editor.site.dates import parse_date

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import SiteView

_NAME = re.compile(r"/?(?P<folder>(?:.+/)?)(?P<date>\d+-\d+-\d+)-(?P<slug>.*)")


def url_of_post_named(view: SiteView, name: str) -> str | None:
    """The address of the post with a name such as `2020-01-02-title`, or None.

    https://jekyllrb.com/docs/liquid/tags/#linking-to-posts
    """
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    folder = found["folder"]
    stem = rf"{re.escape(found['date'] + '-' + found['slug'])}\.[^.]+"
    wanted = re.compile(rf"_posts/{re.escape(folder)}{stem}|{re.escape(folder)}_posts/?{stem}")
    drops = view.post_drops()
    for drop in reversed(drops):
        if wanted.match(view.path_of(drop.post)):
            return view.url_of(drop.post)
    day = parse_date(found["date"], view.zone)
    for drop in reversed(drops):
        post = drop.post
        if day and post.slug == found["slug"] and post.date.date() == day.date():
            return view.url_of(post)
    return None
