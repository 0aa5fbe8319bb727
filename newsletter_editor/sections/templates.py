"""Templates of sections and items: plain Markdown files with a small front matter.

They come from three places: the program's own, the author's folder and a folder of the repo. Of
two with the same file name and language the one of the repo wins over the author's, and that over
the program's, so that neither is lost by an update of the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from newsletter_editor.document import front_matter
from newsletter_editor.repo.door import Door
from newsletter_editor.repo.regular import read_regular
from newsletter_editor.resources import resource_path
from newsletter_editor.sections.headings import folded
from newsletter_editor.sections.placeholders import check_placeholders, without_escapes
from newsletter_editor.sections.template_header import (
    flag,
    number,
    refuse_misspelt,
    texts,
    words,
    wrong_type,
)
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

REPO_FOLDER = ".newsletter-editor/sections"
"""Where a team keeps its templates, in the repo."""

LARGEST_TEMPLATE = 64 * 1024
"""Bytes."""
MOST_TEMPLATES = 500
"""Files of one folder; the rest is left out and said so."""


class Kind(StrEnum):
    """What a template makes."""

    SECTION = "section"
    ITEM = "item"
    LEAD = "lead"
    """What stands between the front matter and the first section of a new issue."""


class Origin(IntEnum):
    """Where a template comes from; of two with one name the greater wins."""

    BUILT_IN = 0
    LEARNED = 1
    USER = 2
    REPO = 3


@dataclass(frozen=True)
class Template:
    """One template. `body` is what is inserted, blanks as `placeholders` reads them."""

    id: str
    """The file's name without its ending: the same in every language of the same section."""
    kind: Kind
    name: str
    body: str
    icon: str = ""
    order: int = 0
    required: bool = False
    language: str = ""
    """Like `es`; empty for a template of all languages."""
    aliases: tuple[str, ...] = ()
    short: str = ""
    """What is typed before Tab to expand an item."""
    hidden: bool = False
    """Takes the template of the same id away instead of offering it."""
    origin: Origin = Origin.BUILT_IN
    path: Path | None = None

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name under which a heading is known, folded."""
        return frozenset(folded(name) for name in (self.name, *self.aliases)) - {""}

    @property
    def heading(self) -> str:
        """The heading as its body writes it, without the number signs."""
        first = self.body.lstrip("\n").partition("\n")[0]
        own = without_escapes(first.lstrip("#").strip()) if first.startswith("#") else ""
        return own or f"{self.name} {self.icon}".rstrip()

    def matches(self, heading: str) -> bool:
        """Whether a heading names this section, whatever its emoji, spaces, accents and case."""
        return folded(heading) in self.names


@dataclass(frozen=True)
class BadTemplate:
    """A file that is no template, and why."""

    path: Path
    reason: Localized
    origin: Origin


@dataclass(frozen=True)
class TemplateLibrary:
    """All templates that can be used, and the files that cannot."""

    templates: tuple[Template, ...] = ()
    bad: tuple[BadTemplate, ...] = ()
    hidden: tuple[Template, ...] = ()
    """Those that take one away, with the name and icon of what they take away."""

    def sections(self, language: str) -> tuple[Template, ...]:
        """The section templates for posts of a language, in their order."""
        return self._of(Kind.SECTION, language)

    def items(self, language: str) -> tuple[Template, ...]:
        """The item templates for posts of a language, in their order."""
        return self._of(Kind.ITEM, language)

    def lead(self, language: str) -> Template | None:
        """What a new issue of a language begins with."""
        return next(iter(self._of(Kind.LEAD, language)), None)

    def in_language(self, template_id: str, language: str) -> Template | None:
        """The section template of an id for a language: the same section under another name."""
        return next((each for each in self.sections(language) if each.id == template_id), None)

    def section_for(self, heading: str, language: str) -> Template | None:
        """The section that a heading of a post of that language names."""
        name = folded(heading)
        return next((each for each in self.sections(language) if name in each.names), None)

    def required(self, language: str) -> tuple[Template, ...]:
        """The sections that a post of a language should have, in their order."""
        return tuple(each for each in self.sections(language) if each.required)

    def languages(self) -> tuple[str, ...]:
        """The languages that have sections of their own, sorted."""
        found = {each.language for each in self.templates if each.kind is Kind.SECTION}
        return tuple(sorted(found - {""}))

    def _of(self, kind: Kind, language: str) -> tuple[Template, ...]:
        main = main_language(language)
        known = self._in_order.get((kind, main))
        if known is None:
            fitting = (
                each
                for each in self.templates
                if each.kind is kind and main_language(each.language) in ("", main)
            )
            known = tuple(sorted(fitting, key=lambda each: (each.order, each.name)))
            self._in_order[kind, main] = known
        return known

    @cached_property
    def _in_order(self) -> dict[tuple[Kind, str], tuple[Template, ...]]:
        # Each heading of a post asks for them.
        return {}


def main_language(tag: str) -> str:
    """`es` for `es`, `es_MX`, `ES-es`; the empty string for none."""
    return tag.replace("_", "-").partition("-")[0].casefold()


def load_templates(
    user_folder: Path | None = None,
    repo: Path | None = None,
    learned: Iterable[Template] = (),
) -> TemplateLibrary:
    """The program's templates with those of the author and of a repo laid over them.

    `user_folder` and the repo's `REPO_FOLDER` may be absent. Never raises for what a file holds:
    whatever is wrong with one is listed in `bad` and the others are read all the same.
    """
    found, bad = _read_folder(resource_path("sections"), Origin.BUILT_IN)
    found += learned
    if user_folder is not None:
        more, worse = _read_folder(user_folder, Origin.USER)
        found, bad = found + more, bad + worse
    if repo is not None:
        more, worse = _read_folder(repo / REPO_FOLDER, Origin.REPO, Door(repo))
        found, bad = found + more, bad + worse
    chosen = overlaid(found)
    return TemplateLibrary(
        tuple(each for each in chosen if not each.hidden),
        tuple(bad),
        tuple(each for each in chosen if each.hidden),
    )


def overlaid(templates: Sequence[Template]) -> tuple[Template, ...]:
    """One template for each id and language, by origin; a hidden one is named as what it hides."""
    chosen: dict[tuple[Kind, str, str], Template] = {}
    for each in sorted(templates, key=lambda each: each.origin):
        key = each.kind, each.id.casefold(), main_language(each.language)
        below = chosen.get(key)
        if each.hidden and below is not None and not each.name:
            each = replace(each, name=below.name, icon=below.icon, order=below.order)
        chosen[key] = each
    return tuple(chosen.values())


def _read_folder(
    folder: Path, origin: Origin, door: Door | None = None
) -> tuple[list[Template], list[BadTemplate]]:
    found: list[Template] = []
    bad: list[BadTemplate] = []
    for path in _files(folder, door)[:MOST_TEMPLATES]:
        try:
            found.append(read_template(path, origin, door))
        except EditorError as error:
            bad.append(BadTemplate(path, error.message, origin))
    return found, bad


def _files(folder: Path, door: Door | None) -> list[Path]:
    found, folders = _entries(folder, door)
    # Language folders one level down, no deeper: a repo may be anything.
    for below in folders:
        found += _entries(below, door)[0]
    return [
        path
        for path in found
        if path.suffix.casefold() == ".md" and path.name.casefold() != "readme.md"
    ]


def _entries(folder: Path, door: Door | None) -> tuple[list[Path], list[Path]]:
    """The files of a folder, and the folders that are no links."""
    if door is not None:
        listed = door.entries(folder, odd=True)
        files = [folder / each.name for each in listed if not each.is_folder]
        return files, [folder / each.name for each in listed if each.is_folder and not each.is_link]
    try:
        # The author's own folder and the program's: links there lead where the author wants.
        inside = sorted(folder.iterdir())
    except OSError:
        return [], []
    folders = [path for path in inside if path.is_dir()]
    return [path for path in inside if path not in folders], [
        path for path in folders if not path.is_symlink()
    ]


def read_template(path: Path, origin: Origin, door: Door | None = None) -> Template:
    """Read one file, of the repo behind `door` where one is given.

    Raises EditorError with the reason why it is no template.
    """
    data = _read_bytes(path, door)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EditorError(_NOT_UTF8) from None
    folder_language = path.parent.name if _is_language(path.parent.name) else ""
    template = parse_template(text, path.stem, folder_language)
    return replace(template, origin=origin, path=path)


def _read_bytes(path: Path, door: Door | None) -> bytes:
    if door is not None and not door.is_inside(path):
        raise EditorError(_OUTSIDE)
    most = LARGEST_TEMPLATE + 1
    try:
        data = door.read(path, most, cut=True) if door else read_regular(path, most, cut=True)
    except OSError as error:
        raise EditorError(_UNREADABLE.format(reason=error.strerror or error)) from error
    if len(data) > LARGEST_TEMPLATE:
        raise EditorError(_TOO_LARGE.format(limit=LARGEST_TEMPLATE // 1024))
    return data


def _is_language(name: str) -> bool:
    return 2 <= len(main_language(name)) <= 3 and name.replace("_", "-").replace("-", "").isalpha()


@lru_cache(maxsize=256)  # The same files are read again for each repo, and after each edit.
def parse_template(text: str, template_id: str, language: str = "") -> Template:
    """Make a template of a file's text; `language` is used where the front matter names none.

    Raises EditorError with the reason why it is no template.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = front_matter.split(text)
    if parts.state != "present":
        raise EditorError(_NO_FRONT_MATTER)
    header = front_matter.read(text)
    if header.error is not None:
        raise EditorError(header.error.message)
    fields = header.data
    refuse_misspelt(fields)
    body = text[parts.body.start :].strip("\n")
    check_placeholders(body)
    template = Template(
        id=template_id,
        kind=_kind(fields),
        name=words(fields, "name"),
        body=body,
        icon=words(fields, "icon"),
        order=number(fields, "order"),
        required=flag(fields, "required"),
        language=words(fields, "language") or language,
        aliases=texts(fields, "aliases"),
        short=words(fields, "short"),
        hidden=flag(fields, "hidden"),
    )
    if template.hidden:
        return template
    if not folded(template.name):
        raise EditorError(_NO_NAME)
    return _with_heading(template) if template.kind is Kind.SECTION else _with_text(template)


def _kind(fields: Mapping[str, Any]) -> Kind:
    value = fields.get("kind") or Kind.SECTION.value
    try:
        return Kind(value)
    except ValueError:
        raise wrong_type("kind", value, _KINDS) from None


_KINDS = Localized(es="section, item o lead", en="section, item or lead")


def _with_heading(template: Template) -> Template:
    if template.body.startswith("#"):
        if not template.matches(template.heading):
            raise EditorError(_OTHER_HEADING.format(heading=template.heading, name=template.name))
        return template
    return replace(template, body=f"# {template.heading}\n\n{template.body}".rstrip("\n"))


def _with_text(template: Template) -> Template:
    if not template.body:
        raise EditorError(_EMPTY_ITEM)
    if template.short and not template.short.replace("-", "").replace("_", "").isalnum():
        raise EditorError(_BAD_SHORT.format(short=template.short))
    return template


_NOT_UTF8 = Localized(
    es="No está guardada en UTF-8; guárdala de nuevo con esa codificación.",
    en="It is not saved as UTF-8; save it again in that encoding.",
)
_OUTSIDE = Localized(
    es="Es un enlace a un archivo de fuera del repositorio; pon el archivo mismo en su lugar.",
    en="It is a link to a file outside the repo; put the file itself in its place.",
)
_UNREADABLE = Localized(
    es="No se puede leer ({reason}); revisa sus permisos.",
    en="It cannot be read ({reason}); check its permissions.",
)
_TOO_LARGE = Localized(
    es="Es demasiado grande; una plantilla puede ocupar hasta {limit} KiB.",
    en="It is too large; a template may take up to {limit} KiB.",
)
_NO_FRONT_MATTER = Localized(
    es="No tiene cabecera; empieza el archivo con una línea «---», los datos y otra «---».",
    en="It has no front matter; begin the file with a line “---”, the data and another “---”.",
)
_NO_NAME = Localized(
    es="No tiene nombre; añade «name: …» a su cabecera.",
    en="It has no name; add “name: …” to its front matter.",
)
_OTHER_HEADING = Localized(
    es="Su título «{heading}» no es su nombre «{name}»; iguálalos o añádelo a «aliases».",
    en="Its heading “{heading}” is not its name “{name}”; make them equal or add it to “aliases”.",
)
_EMPTY_ITEM = Localized(
    es="No tiene texto; escribe debajo de la cabecera lo que se debe insertar.",
    en="It has no text; write below the front matter what is to be inserted.",
)
_BAD_SHORT = Localized(
    es="El nombre corto «{short}» solo puede tener letras, cifras y guiones.",
    en="The short name “{short}” may only have letters, digits and hyphens.",
)
