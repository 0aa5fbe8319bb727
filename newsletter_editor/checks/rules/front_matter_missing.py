"""A post without front matter: Jekyll publishes it bare, without layout and author."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter_edits import add
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.site.fields import Kind
from newsletter_editor.site.post_files import titleized
from newsletter_editor.text.edits import Edit, apply_edits, difference
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding at the start of a post that has no front matter."""
    if post.front_matter.parts.state != "missing":
        return
    title = Localized(es="Añadir el front matter", en="Add the front matter")
    space = len(post.text) - len(post.text.lstrip())
    if space and front_matter.read(post.text[space:]).data:
        yield Finding(
            Range(0, 0),
            Localized(
                es="Hay líneas vacías antes del front matter, y Jekyll no lo encuentra.",
                en="There are blank lines before the front matter, and Jekyll does not find it.",
            ),
            fixes=(
                replacement(Range(0, space), "", Localized(es="Quitarlas", en="Take them out")),
            ),
        )
        return
    yield Finding(
        Range(0, 0),
        Localized(
            es="Falta el front matter, las líneas entre «---» con las que empieza un artículo.",
            en="The front matter is missing, the lines between “---” with which a post begins.",
        ),
        fixes=(Fix(title, (front_matter_template(post),)),),
    )


def front_matter_template(post: CheckedPost) -> Edit:
    """The edit that gives a post the fields that the site's posts have, with their defaults."""
    text = post.text
    layouts = post.around.fields.layouts
    layout = layouts.most_common(1)[0][0] if layouts else "post"
    for field in post.around.fields.fields(layout):
        if field.share < 0.5 or (len(field.path) > 1 and field.kind is Kind.MAPPING):
            continue
        value: Value = field.default
        if field.path == ("layout",):
            value = layout or "post"
        elif field.path == ("title",):
            value = _title(post)
        elif field.kind is Kind.MAPPING:
            continue
        text = apply_edits(text, add(text, field.path, value))
    change = difference(post.text, text)
    return change or Edit.insert(0, "---\n---\n")


def _title(post: CheckedPost) -> str:
    if post.headings:
        return post.headings[0].title
    return titleized(post.file.slug) if post.file else ""


RULE = Rule(
    id="front-matter-missing",
    severity=Severity.ERROR,
    topic="front-matter",
    title=Localized(es="Falta el front matter", en="Front matter is missing"),
    explanation=Localized(
        es="Sin front matter Jekyll no sabe qué diseño, título ni autor tiene el artículo.",
        en="Without front matter Jekyll knows neither layout nor title nor author of the post.",
    ),
    find=find,
)
