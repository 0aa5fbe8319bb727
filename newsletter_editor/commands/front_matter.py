"""`newsletter-editor front-matter`: read or change one value of a post's front matter."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from newsletter_editor.commands.parser import saying
from newsletter_editor.commands.places import refuse_outside
from newsletter_editor.commands.printing import print_text
from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter import FrontMatter, KeyPath
from newsletter_editor.document.front_matter_edits import remove, rename, set_value
from newsletter_editor.document.front_matter_input import value_of_input
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import Source, encode, plain_text, read_source
from newsletter_editor.site.fields import FieldModel
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized
from newsletter_editor.text.numerals import small_number

SUMMARY = Localized(
    es="Lee o cambia un campo del front matter sin tocar nada más.",
    en="Read or change one field of the front matter and touch nothing else.",
)
KINDS = ("text", "yes-no", "number", "date", "list", "yaml")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """`get POST KEY`, `set POST KEY VALUE`, `remove POST KEY`, `rename POST KEY NAME`."""
    say = saying(language)
    parser.add_argument("action", choices=("get", "set", "remove", "rename"))
    parser.add_argument("post", type=Path, metavar="POST")
    parser.add_argument(
        "key", metavar="KEY", help=say("con puntos si está anidada: image.thumb", "image.thumb")
    )
    parser.add_argument("value", nargs="?", metavar="VALUE")
    parser.add_argument(
        "--type",
        choices=KINDS,
        help=say(
            "cómo se entiende VALUE (si falta, como el valor que ya tiene el campo)",
            "how VALUE is understood (without it, like the value that the field has)",
        ),
    )


def run(options: argparse.Namespace, language: Language) -> int:
    """Print the value, or make the change; 1 when `get` finds no such key."""
    del language
    refuse_outside(options.post)
    source = read_source(options.post)
    text = plain_text(source.text, source.format)
    found = front_matter.read(text)
    path = key_path(options.key, found)
    if options.action == "get":
        return _get(found, path)
    if options.action == "remove":
        edits = remove(text, path)
    elif options.value is None:
        raise EditorError(
            Localized(
                es="Falta el valor: newsletter-editor front-matter {action} POST KEY VALUE.",
                en="The value is missing: newsletter-editor front-matter {action} POST KEY VALUE.",
            ).format(action=options.action)
        )
    elif options.action == "rename":
        if found.node(path) is None and found.error is None:
            raise EditorError(
                Localized(
                    es="«{name}» no tiene «{key}»; revisa cómo se escribe.",
                    en="“{name}” has no “{key}”; check its spelling.",
                ).format(name=options.post.name, key=options.key)
            )
        edits = rename(text, path, options.value)
    else:
        edits = set_value(text, path, _value(options, found, path))
    _write(options.post, source, edits)
    return 0


def key_path(key: str, found: FrontMatter) -> KeyPath:
    """The key path that `a.b.0` names: a key that itself holds dots goes first."""
    if found.node((key,)) is not None:
        return (key,)
    path: list[str | int] = []
    for part in key.split("."):
        node = found.node(tuple(path))
        place = small_number(part) if node is not None and node.is_list else None
        path.append(part if place is None else place)
    if "" in path:
        raise EditorError(
            Localized(
                es="«{key}» no es una clave: escriba nombres separados por puntos.",
                en="“{key}” is no key: write names separated by dots.",
            ).format(key=key)
        )
    return tuple(path)


def _get(found: FrontMatter, path: KeyPath) -> int:
    if found.error is not None:
        raise EditorError(found.error.message)
    missing: Value = []
    value = found.get(path, missing)
    if value is missing:
        return 1
    print_text(_shown(value) + "\n")
    return 0


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, date):
        return str(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _value(options: argparse.Namespace, found: FrontMatter, path: KeyPath) -> Value:
    kind = options.type or _kind(options.post, found, path)
    return value_of_input(options.value, kind, found.get(path))


def _kind(post: Path, found: FrontMatter, path: KeyPath) -> str:
    """What the other posts of the site have there, "" where that says nothing."""
    if found.get(path) not in (None, "", []):
        return ""
    site = Site.containing(post)
    if site is None or not all(isinstance(step, str) for step in path):
        return ""
    layout = found.data.get("layout")
    model = FieldModel.learn(site, Settings.read(site.root))
    field = model.field(layout if isinstance(layout, str) else "", path)
    return field.kind.value if field is not None and field.filled else ""


def _write(post: Path, source: Source, edits: list[Edit]) -> None:
    if edits:
        changed = apply_edits(source.text, edits)
        save(post, encode(changed, source.format), replacing=source.digest)
