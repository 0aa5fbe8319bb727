"""Front matter that is no YAML: Jekyll stops, or publishes the post without its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.checks.rules.front_matter_tab import tab_places
from newsletter_editor.document import front_matter
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_FIELD = re.compile(r"[ ]*(?:-[ ]+)?[^\s:#\"'][^:\n]*:[ ]+(?P<value>\S[^\n]*?)[ ]*(?:\n|$)")


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding on the line where the reader gave up."""
    error = post.front_matter.error
    if error is None or tab_places(post):
        return
    yield Finding(_line(post, error.range), error.message, fixes=_quoted(post, error.range))


def _line(post: CheckedPost, place: Range) -> Range:
    yaml = post.front_matter.parts.yaml
    at = place.start
    if at >= yaml.end:
        # The reader gave up at the end; the last line with something on it is nearest to the cause.
        at = yaml.start + len(yaml.of(post.text).rstrip())
    start = post.text.rfind("\n", 0, at) + 1
    end = post.text.find("\n", at)
    line = post.text[start:end]
    lead = len(line) - len(line.lstrip())
    return Range(start + lead, max(start + len(line.rstrip()), start + lead))


def _quoted(post: CheckedPost, place: Range) -> tuple[Fix, ...]:
    """The fix that puts the line's value in quotes, where that makes the YAML sound."""
    line_start = post.text.rfind("\n", 0, place.start) + 1
    match = _FIELD.match(post.text, line_start)
    if match is None:
        return ()
    value = match["value"]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
        form = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    elif '"' in value or "\\" in value:
        form = "'" + value.replace("'", "''") + "'"
    else:
        form = f'"{value}"'
    edit = Edit(Range(*match.span("value")), form)
    if front_matter.read(apply_edits(post.text, [edit])).error is not None:
        return ()
    return (Fix(Localized(es="Poner entre comillas", en="Put in quotes"), (edit,)),)


RULE = Rule(
    id="front-matter-yaml",
    severity=Severity.ERROR,
    topic="front-matter",
    title=Localized(es="YAML que no se puede leer", en="YAML that cannot be read"),
    explanation=Localized(
        es="Jekyll no puede leer el front matter y el artículo sale sin diseño, título ni autor.",
        en="Jekyll cannot read the front matter, and the post comes out without its fields.",
    ),
    find=find,
)
