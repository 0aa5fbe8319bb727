"""Front matter, configuration and data at which Jekyll stops: nothing of the site is published.

Dates, Liquid and file names have rules of their own. Each case was seen with the real Jekyll.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import key_place, value_fix, value_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.liquid.relative_links import LINK_HOME
from newsletter_editor.liquid.view import view_of
from newsletter_editor.site.permalinks import AddressError
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.ruby_text import value_text
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings on keys of the post, and at its start what stops any build of the site."""
    # What is not published needs no address, and its links are not looked into.
    if post.site is not None and post.file is not None and post.file.published:
        yield from _in_fields(post, post.site, post.file)
        yield from _in_links(post, post.site, post.file)
    for stop in post.around.build_stops:
        yield Finding(
            Range(0, 0),
            Localized(
                es="Jekyll no publica nada de este sitio por «{path}»: {reason}.",
                en="Jekyll publishes nothing of this site because of “{path}”: {reason}.",
            ).format(path=stop.path, reason=_bare(stop.reason)),
        )


def _in_fields(post: CheckedPost, site: Site, file: PostFile) -> Iterator[Finding]:
    try:
        site.url_of(file)
    except AddressError as error:
        data = post.front_matter.data
        key = next((each for each in error.keys if each in data), error.keys[-1])
        if key == "permalink" and key not in data:
            # What the configuration has is said of the whole site.
            return
        value = data.get(key)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        # Which of several categories it is nobody can tell.
        place = key_place if len(error.keys) > 1 else value_place
        yield Finding(
            place(post, (key,)),
            error.message,
            fixes=value_fix(post, (key,), value_text(value)) if is_number else (),
        )


def _in_links(post: CheckedPost, site: Site, file: PostFile) -> Iterator[Finding]:
    view, body = view_of(site), post.body.of(post.text)
    if view.config.is_markdown(file.ending):
        at = view.links.home(body, file.relative_path, is_post=True)
        if at is not None:
            start = post.body.start + at
            yield Finding(Range(start, start + 1), LINK_HOME)


def _bare(reason: Localized) -> Localized:
    return Localized(es=reason.es.rstrip("."), en=reason.en.rstrip("."))


RULE = Rule(
    id="stops-build",
    severity=Severity.ERROR,
    topic="file",
    title=Localized(es="Jekyll se detiene", en="Jekyll stops"),
    explanation=Localized(
        es="Con un error de estos Jekyll no publica nada, tampoco los demás artículos.",
        en="With an error like this Jekyll publishes nothing, none of the other posts either.",
    ),
    find=find,
)
