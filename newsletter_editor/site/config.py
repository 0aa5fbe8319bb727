"""What `_config.yml` says, over the defaults of the site's Jekyll.

Source of the names and defaults: https://jekyllrb.com/docs/configuration/default/.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from newsletter_editor.document.front_matter_nodes import UnreadableYamlError, read_yaml
from newsletter_editor.document.front_matter_values import OddKey
from newsletter_editor.document.system_errors import cause
from newsletter_editor.document.yaml_readers import SAFE_YAML, YamlReader
from newsletter_editor.repo.door import Door
from newsletter_editor.site.build_files import BuildFiles
from newsletter_editor.site.folder import CONFIG_NAMES
from newsletter_editor.site.github import GitHubRepo, fallbacks, github_repo
from newsletter_editor.site.jekyll import (
    GITHUB_METADATA,
    GITHUB_PAGES,
    Jekyll,
    base_of_build,
    gems_of,
    jekyll_of,
    pages_settings,
)
from newsletter_editor.site.ruby_text import value_text
from newsletter_editor.site.toml_text import DeepTomlError, read_toml
from newsletter_editor.text.localized import Localized

LARGEST_CONFIG = 1024 * 1024
"""Bytes; a longer configuration is not read."""

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "destination": "_site",
        "collections_dir": "",
        "cache_dir": ".jekyll-cache",
        "plugins_dir": "_plugins",
        "layouts_dir": "_layouts",
        "data_dir": "_data",
        "includes_dir": "_includes",
        "collections": {},
        "safe": False,
        "include": [".htaccess"],
        "exclude": [],
        "keep_files": [".git", ".svn"],
        "encoding": "utf-8",
        "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
        "strict_front_matter": False,
        "show_drafts": None,
        "limit_posts": 0,
        "future": False,
        "unpublished": False,
        "whitelist": [],
        "plugins": [],
        "markdown": "kramdown",
        "highlighter": "rouge",
        "lsi": False,
        "excerpt_separator": "\n\n",
        "incremental": False,
        "detach": False,
        "port": "4000",
        "host": "127.0.0.1",
        "baseurl": None,
        "show_dir_listing": False,
        "permalink": "date",
        "paginate_path": "/page:num",
        "timezone": None,
        "quiet": False,
        "verbose": False,
        "defaults": [],
        "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
        "kramdown": {
            "auto_ids": True,
            "toc_levels": [1, 2, 3, 4, 5, 6],
            "entity_output": "as_char",
            "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
            "input": "GFM",
            "hard_wrap": False,
            "guess_lang": True,
            "footnote_nr": 1,
            "show_warnings": False,
        },
    }
)

EXCLUDED_BY_3 = (
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
"""Names that Jekyll 3 leaves out where the site says nothing of it."""

ALWAYS_EXCLUDED = (".sass-cache", ".jekyll-cache", "gemfiles", *EXCLUDED_BY_3)
"""Names that Jekyll 4 adds to `exclude`, whatever the site says."""

_DEFAULTS_OF_3: Mapping[str, Any] = MappingProxyType(
    {
        **{key: value for key, value in DEFAULTS.items() if key != "cache_dir"},
        "exclude": list(EXCLUDED_BY_3),
        "kramdown": {**DEFAULTS["kramdown"], "toc_levels": "1..6"},
        "rdiscount": {"extensions": []},
        "redcarpet": {"extensions": []},
    }
)

_RENAMED = {
    "data_source": "data_dir",
    "gems": "plugins",
    "layouts": "layouts_dir",
    "server_port": "port",
}


class UnusableError(Exception):
    """A configuration that Jekyll would not accept."""

    def __init__(self, message: Localized) -> None:
        super().__init__(message.en)
        self.message = message


class NoListError(UnusableError):
    """Something else where Jekyll wants a list; it ends then."""


@dataclass(frozen=True)
class SiteConfig:
    """The configuration of one site: its own values over Jekyll's defaults.

    `problem` says why the file could not be used; the defaults are in force then.
    """

    values: Mapping[str, Any] = field(default_factory=lambda: merged(DEFAULTS, {}))
    file: Path | None = None
    problem: Localized | None = None
    own: Mapping[str, Any] = field(default_factory=dict)
    """What the file itself says."""
    stops_builds: bool = False
    """Whether the `problem` is one for which Jekyll ends."""
    jekyll: Jekyll = GITHUB_PAGES
    """The Jekyll that the site is built with."""
    gems: frozenset[str] = frozenset()
    """The gems that its Gemfile asks for."""

    @classmethod
    def read(cls, root: Path, jekyll: Jekyll | None = None) -> SiteConfig:
        """Read the configuration of the site in `root`; never raises, see `problem`.

        `jekyll` is the one to go by, whatever the repo says of it.
        """
        door = Door(root)
        files = BuildFiles.of(door)
        for name in CONFIG_NAMES:
            file = root / name
            if door.is_file(name) or file.is_symlink():
                break
        else:
            known = jekyll or jekyll_of(files, ())
            return cls(
                _with_defaults({}, known, door, files),
                jekyll=known,
                gems=gems_of(files),
                problem=Localized(
                    es="En «{name}» no hay «_config.yml»: valen los valores de Jekyll.",
                    en="There is no “_config.yml” in “{name}”: Jekyll's defaults are used.",
                ).format(name=root.name),
            )
        try:
            own = _read_file(file, door, jekyll.yaml if jekyll else SAFE_YAML)
            known = jekyll or jekyll_of(files, _plugins(own))
            return cls(
                _with_defaults(own, known, door, files),
                file,
                own=own,
                jekyll=known,
                gems=gems_of(files),
            )
        except (OSError, UnreadableYamlError, UnusableError, ValueError) as error:
            known = jekyll or jekyll_of(files, ())
            return cls(
                _with_defaults({}, known, door, files),
                file=file,
                jekyll=known,
                gems=gems_of(files),
                stops_builds=isinstance(error, NoListError)
                or not isinstance(error, (UnusableError, OSError)),
                problem=Localized(
                    es="«{name}» no se puede leer ({why}): valen los valores de Jekyll.",
                    en="“{name}” cannot be read ({why}): Jekyll's defaults are used.",
                ).format(name=file.name, why=why_unread(error)),
            )

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key of the top level."""
        return self.values.get(key, default)

    def text(self, key: str) -> str:
        """The value of a key as text, "" where it is absent, null or no scalar."""
        value = self.values.get(key)
        return "" if value is None or isinstance(value, (Mapping, list)) else str(value)

    def strings(self, key: str) -> tuple[str, ...]:
        """The texts in a list; empty where the value is no list."""
        value = self.values.get(key)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()

    def mapping(self, key: str) -> Mapping[str, Any]:
        """The mapping under a key; empty where the value is none."""
        value = self.values.get(key)
        return value if isinstance(value, Mapping) else {}

    @cached_property
    def markdown_extensions(self) -> frozenset[str]:
        """File endings of Markdown, lower case and with their dot, as in `.md`."""
        listed = self.text("markdown_ext") or str(DEFAULTS["markdown_ext"])
        return frozenset(f".{ending.lower()}" for ending in listed.split(",") if ending)

    @cached_property
    def page_extensions(self) -> tuple[str, ...]:
        """File endings of what is published as `.html`."""
        return (*sorted(self.markdown_extensions), ".html")

    @cached_property
    def exclude(self) -> tuple[str, ...]:
        """Patterns of what the site leaves out; from Jekyll 4 on an inclusion of the same wins."""
        own = self.strings("exclude")
        if self.jekyll.is_3:
            # A list of the site's own takes the place of these.
            return own if self.own.get("exclude") is not None else EXCLUDED_BY_3
        included = set(self.include)
        every = dict.fromkeys((*own, *ALWAYS_EXCLUDED))
        return tuple(pattern for pattern in every if pattern not in included)

    @cached_property
    def include(self) -> tuple[str, ...]:
        """Patterns of what the site takes in although its name says otherwise."""
        return self.strings("include")

    def is_markdown(self, ending: str) -> bool:
        """Whether files with this ending, such as `.md`, are Markdown, whatever its case."""
        return ending.lower() in self.markdown_extensions

    def runs_liquid(self, data: Mapping[str, Any]) -> bool:
        """Whether what is below the front matter `data` is a template: Jekyll 3 asks nobody."""
        return self.jekyll.is_3 or data.get("render_with_liquid") is not False

    @property
    def url(self) -> str:
        """Scheme and host of the published site, as in `https://dair.ai`."""
        return self.text("url")

    @property
    def baseurl(self) -> str:
        """The path under which the site is published, without a closing slash."""
        return self.text("baseurl").removesuffix("/")


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`over` laid on `base` at every depth; a null in `over` leaves the value of `base`."""
    result = {key: copy.deepcopy(value) for key, value in base.items()}
    for key, value in over.items():
        below = result.get(key)
        if value is None and key in result:
            continue
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            result[key] = merged(below, value)
        else:
            result[key] = value
    return result


def _read_file(file: Path, door: Door, reader: YamlReader) -> Mapping[str, Any]:
    if not door.is_inside(file):
        raise UnusableError(
            Localized(es="está fuera de la carpeta", en="it lies outside the folder")
        )
    if (status := door.status(file)) and status.st_size > LARGEST_CONFIG:
        raise UnusableError(Localized(es="es demasiado grande", en="it is too large"))
    text = door.read(file, LARGEST_CONFIG).decode("utf-8-sig")
    values: object = read_toml(text) if file.suffix == ".toml" else read_yaml(text, reader)
    if values is None or values is False:
        return {}
    if not isinstance(values, Mapping):
        raise UnusableError(
            Localized(es="no contiene claves con valores", en="it holds no keys with values")
        )
    # On the first level Jekyll makes texts of all keys.
    return {
        value_text(key.value) if isinstance(key, OddKey) else str(key): value
        for key, value in values.items()
    }


def _plugins(own: Mapping[str, Any]) -> list[str]:
    named = own.get("plugins") or own.get("gems")
    return [each for each in named if isinstance(each, str)] if isinstance(named, list) else []


def _with_defaults(
    own: Mapping[str, Any], jekyll: Jekyll, door: Door, files: BuildFiles
) -> dict[str, Any]:
    if jekyll.is_3:
        own = renewed(own)
    for key in ("include", "exclude", "plugins"):
        if key in own and own[key] is not None and not isinstance(own[key], Sequence):
            raise NoListError(
                Localized(
                    es="«{key}» tiene que ser una lista", en="“{key}” has to be a list"
                ).format(key=key)
            )
    if jekyll.on_github_pages:
        own = pages_settings(own)
    values = merged(_DEFAULTS_OF_3 if jekyll.is_3 else DEFAULTS, own)
    if not jekyll.is_3 and isinstance(values["exclude"], list):
        every = [*values["exclude"], *ALWAYS_EXCLUDED]
        values["exclude"] = [each for at, each in enumerate(every) if each not in every[:at]]
    repo = github_repo(values.get("repository"), door)
    if repo and (jekyll.on_github_pages or GITHUB_METADATA in _plugins(own)):
        values |= fallbacks(values, repo)
    if not jekyll.on_github_pages and (base := base_of_build(files)) is not None:
        values |= _based(base, repo)
    return values


def renewed(own: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of Jekyll's first two versions, which 3 still takes, as it has them itself."""
    settings = {_RENAMED.get(key, key): value for key, value in own.items()}
    for key in ("include", "exclude"):
        listed = settings.get(key)
        if isinstance(listed, str):
            # Ruby's `split` knows no empty texts at the end.
            texts = listed.rstrip(",")
            settings[key] = [each.strip() for each in texts.split(",")] if texts else []
        elif isinstance(listed, list):
            settings[key] = list(map(value_text, listed))
    return settings


def _based(base: str, repo: GitHubRepo | None) -> dict[str, str]:
    """The `baseurl` of a build that is given one; only GitHub's word for it is understood."""
    if not base.startswith("${{"):
        return {"baseurl": base}
    return {"baseurl": repo.base} if repo and "base_path" in base else {}


def why_unread(error: Exception) -> Localized | str:
    """What kept a file of settings from being read, to stand in a sentence."""
    if isinstance(error, (UnusableError, UnreadableYamlError, DeepTomlError)):
        return error.message.as_part()
    if isinstance(error, UnicodeDecodeError):
        return Localized(es="no está en UTF-8", en="it is not UTF-8")
    if isinstance(error, tomllib.TOMLDecodeError):
        # What the library says is English; where it stands is what helps.
        found = re.search(r"at line (\d+)", str(error))
        if found is None:
            return Localized(es="el final no es TOML", en="its end is no TOML")
        line = Localized(es="la línea {line} no es TOML", en="line {line} is no TOML")
        return line.format(line=found[1])
    if isinstance(error, OSError):
        return cause(error)
    return str(error)
