"""What a team agrees on in `.newsletter-editor.toml`, a file at the top of the repo.

[checks]
off = ["bare-url"]
longest_title = 150

[checks.severity]
image-alt = "warning"

[[checks.ignore]]
rule = "unknown-author"
path = "posts/_posts/2020-*"
text = "dair.ai"

[spelling]
dictionary = "es_MX"

[orthography]
quotes = "angular"
decimal = "comma"

[fields."image.thumb"]
type = "image"
required = true
"""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsletter_editor.repo.door import Door
from newsletter_editor.site.config import why_unread
from newsletter_editor.site.toml_text import read_toml
from newsletter_editor.spelling.orthography.choices import Choices
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

FILE_NAME = ".newsletter-editor.toml"
LARGEST_SETTINGS = 64 * 1024
"""Bytes; a longer file is not read."""

LONGEST_TITLE = 150
"""Characters; the common services for newsletters send no longer subject."""
LONGEST_EXCERPT = 320
"""Characters; search results and cards on social networks cut what is longer."""

_SEVERITIES = {"hint": Severity.HINT, "warning": Severity.WARNING, "error": Severity.ERROR}


@dataclass(frozen=True, slots=True)
class Ignored:
    """Problems that the team does not want to hear of; empty parts match everything."""

    rule: str
    path: str = ""
    """A shell pattern of paths below the repo's root."""
    text: str = ""
    """What the problem's range covers."""

    def covers(self, rule: str, path: str, text: str) -> bool:
        """Whether it speaks of a problem of `rule` at `path` (below the root, with `/`)."""
        return (
            self.rule == rule
            and (not self.path or self.path == path or fnmatch.fnmatchcase(path, self.path))
            and (not self.text or self.text == text)
        )


@dataclass(frozen=True, slots=True)
class FieldSetting:
    """What the team says of one front-matter field; None and empty where it says nothing."""

    kind: str = ""
    required: bool | None = None
    default: Any = None
    choices: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    folder: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one repo, or the defaults. `problem` tells why the file was not used."""

    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    ignored: tuple[Ignored, ...] = ()
    fields: Mapping[str, FieldSetting] = field(default_factory=dict)
    """By key path with dots, in the file's order."""
    longest_title: int = LONGEST_TITLE
    longest_excerpt: int = LONGEST_EXCERPT
    required_sections: bool = True
    dictionary: str = ""
    """Which edition of a language is meant where a post does not say, such as `es_MX`."""
    orthography: Choices = field(default_factory=Choices)
    mail: Mapping[str, Any] | None = None
    """The table `[mail]` as it is written, None for a team without one; `mail` knows its keys."""
    images: Mapping[str, Any] = field(default_factory=dict)
    """The table `[images]` as it is written; `images` knows its keys."""
    problem: Localized | None = None

    @classmethod
    def read(cls, root: Path) -> Settings:
        """The settings of the repo at `root`; never raises, see `problem`."""
        try:
            text = text_at(root)
            return cls() if text is None else cls.parse(text)
        except (OSError, ValueError) as error:
            return cls(
                problem=Localized(
                    es="«{name}» no se puede leer ({why}): no se tiene en cuenta.",
                    en="“{name}” cannot be read ({why}): it is left out of account.",
                ).format(name=FILE_NAME, why=why_unread(error))
            )

    @classmethod
    def parse(cls, text: str) -> Settings:
        """The settings in a TOML text; raises ValueError where it is none."""
        values = read_toml(text)
        checks = _table(values, "checks")
        return cls(
            off=frozenset(_strings(checks.get("off"))),
            severities={
                rule: _SEVERITIES[name]
                for rule, name in _table(checks, "severity").items()
                if name in _SEVERITIES
            },
            ignored=tuple(
                ignored_of(item) for item in checks.get("ignore") or () if isinstance(item, Mapping)
            ),
            fields={
                name: _field(item)
                for name, item in _table(values, "fields").items()
                if isinstance(item, Mapping)
            },
            longest_title=_number(checks.get("longest_title"), LONGEST_TITLE),
            longest_excerpt=_number(checks.get("longest_excerpt"), LONGEST_EXCERPT),
            required_sections=checks.get("required_sections", True) is not False,
            dictionary=str(_table(values, "spelling").get("dictionary", "")).replace("-", "_"),
            orthography=_choices(_table(values, "orthography")),
            mail=_table(values, "mail") if "mail" in values else None,
            images=_table(values, "images"),
        )


def ignored_of(item: Mapping[str, Any]) -> Ignored:
    """What one `[[checks.ignore]]` says."""
    return Ignored(*(str(item.get(key, "")) for key in ("rule", "path", "text")))


def text_at(root: Path) -> str | None:
    """The file's text, None where there is none; raises OSError, ValueError."""
    door = Door(root)
    status = door.status(FILE_NAME)
    if status is None:
        return None
    if status.st_size > LARGEST_SETTINGS:
        raise ValueError(f"> {LARGEST_SETTINGS // 1024} KiB")
    return door.read(FILE_NAME, LARGEST_SETTINGS).decode("utf-8-sig")


def _field(item: Mapping[str, Any]) -> FieldSetting:
    required = item.get("required")
    return FieldSetting(
        kind=str(item.get("type", "")),
        required=required if isinstance(required, bool) else None,
        default=item.get("default"),
        choices=_strings(item.get("choices")),
        layouts=_strings(item.get("layouts")),
        folder=str(item.get("folder", "")),
        label=str(item.get("label", "")),
    )


def _choices(table: Mapping[str, Any]) -> Choices:
    quotes, decimal = table.get("quotes"), table.get("decimal")
    return Choices(
        quotes if quotes in ("angular", "curly", "straight") else "any",
        decimal if decimal in ("comma", "point") else "any",
    )


def _table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = values.get(key)
    return value if isinstance(value, Mapping) else {}


def _strings(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _number(value: object, default: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return value if is_number and isinstance(value, int) else default
