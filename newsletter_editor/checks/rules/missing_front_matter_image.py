"""An image that the front matter names and the repo does not have."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import own_texts, value_fix, value_place
from newsletter_editor.checks.local_files import is_certain, look_up_image
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.site.fields import Kind, is_image_name
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

_IMAGE_KEYS = frozenset(
    ["image", "thumb", "thumbnail", "teaser", "feature", "cover", "header", "og_image", "banner"]
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each image field whose file is not there, or is there in another case."""
    for path, _, name in own_texts(post):
        field = post.around.field(post.layout, path)
        if not ((field and field.kind is Kind.IMAGE) or path[-1] in _IMAGE_KEYS):
            continue
        # A banner or a header may be words too.
        if not name or ((field is None or " " in name) and not is_image_name(name)):
            continue
        found = look_up_image(post, name, field.folder if field else "images")
        if found.state == "other case":
            message = Localized(
                es="La imagen se llama «{near}»: con otras mayúsculas no se verá en la web.",
                en="The image is called “{near}”: in another case it will not show on the web.",
            ).format(near=found.near[0])
        elif found.state == "missing":
            message = Localized(
                es="No existe la imagen «{path}».", en="There is no image “{path}”."
            ).format(path=found.path.lstrip("/"))
        else:
            continue
        yield Finding(
            value_place(post, path),
            message,
            suggestions=found.near,
            fixes=value_fix(post, path, found.near[0]) if is_certain(name, found) else (),
        )


RULE = Rule(
    id="missing-front-matter-image",
    severity=Severity.ERROR,
    topic="front-matter",
    title=Localized(es="Imagen de cabecera que no existe", en="Header image does not exist"),
    explanation=Localized(
        es="La portada y las redes muestran esta imagen; sin el archivo queda un hueco.",
        en="The front page and social networks show this image; without the file there is a gap.",
    ),
    find=find,
)
