"""The theme that a site is built with, found on this machine: https://jekyllrb.com/docs/themes/.

Themes are gems, folders such as `minima-2.5.1`. Nothing of one but its layouts, includes, data,
configuration, styles and assets is looked at, and nothing of it is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from newsletter_editor.document.storage import cache_folder
from newsletter_editor.repo.door import Door
from newsletter_editor.resources import resource_path
from newsletter_editor.site.config import DEFAULTS, SiteConfig, merged

_GEMS_OF_A_REPO = ("vendor/bundle/ruby/*/gems", "vendor/bundle/gems", ".bundle/ruby/*/gems")
_GEMS_OF_A_HOME = (
    ".local/share/gem/ruby/*/gems",
    ".gem/ruby/*/gems",
    ".rbenv/versions/*/lib/ruby/gems/*/gems",
    ".rvm/gems/*/gems",
    ".asdf/installs/ruby/*/lib/ruby/gems/*/gems",
    ".bundle/ruby/*/gems",
)
_GEMS_OF_A_MACHINE = (
    "/usr/share/rubygems-integration/all/gems",
    "/var/lib/gems/*/gems",
    "/usr/local/bundle/gems",
    "/usr/local/lib/ruby/gems/*/gems",
    "/usr/lib/ruby/gems/*/gems",
    "/opt/homebrew/lib/ruby/gems/*/gems",
    "/Library/Ruby/Gems/*/gems",
    "C:/Ruby*/lib/ruby/gems/*/gems",
)
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_VERSION = re.compile(r"\d+(?:\.\w+)*")
_REMOTE = re.compile(r"(?:[\w.-]+/)?(?P<name>[\w.-]+?)(?:@(?P<ref>.+))?")
_DEPENDENCY = re.compile(r"add_(?:runtime_)?dependency[ (]+(?:%q<|[\"'])(jekyll-[\w-]+)")
_LARGEST_LOCK = 1024 * 1024
"""Bytes of a `Gemfile.lock`, or of a gem's specification, that are looked at."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that is there."""

    name: str
    version: str
    door: Door = field(repr=False)
    """Its folder; nothing outside is read."""
    plugins: frozenset[str] = frozenset()
    """The plugins that its gem brings along."""


@dataclass(frozen=True, slots=True)
class LockedGem:
    """A gem as `Gemfile.lock` names it."""

    name: str
    version: str
    source: str = ""
    """The address of the server that Bundler takes it from, "" where none is named."""
    sha256: str = ""
    """Of the gem's file, in hexadecimal digits; "" where the lock file has no checksums."""

    @property
    def host(self) -> str:
        """Who would be asked for the gem, "" where it cannot be asked for safely."""
        parts = urlsplit(self.source)
        return (parts.hostname or "") if parts.scheme == "https" else ""

    @property
    def address(self) -> str:
        """Where its file is (https://guides.rubygems.org/rubygems-org-compact-index-api/)."""
        return f"{self.source.rstrip('/')}/gems/{self.name}-{self.version}.gem"


@dataclass(frozen=True, slots=True)
class WantedTheme:
    """The theme that a site's configuration names."""

    name: str
    version: str = ""
    """As `Gemfile.lock` or the ref of a `remote_theme` has it, "" where neither tells."""
    is_remote: bool = False
    gem: LockedGem | None = None
    """The gem that can be fetched; None where nothing tells which one, and from where."""


def wanted_theme(config: SiteConfig, door: Door) -> WantedTheme | None:
    """What `theme` or `remote_theme` names; None where the site has no theme."""
    named = config.get("theme")
    if isinstance(named, str) and _NAME.fullmatch(name := named.strip().lower()):
        gem = _locked(door, name)
        can_be_fetched = gem is not None and bool(gem.host)
        return WantedTheme(name, gem.version if gem else "", gem=gem if can_be_fetched else None)
    remote = config.get("remote_theme")
    if isinstance(remote, str) and (found := _REMOTE.fullmatch(remote.strip())):
        return WantedTheme(found["name"].lower(), (found["ref"] or "").lstrip("v"), is_remote=True)
    return None


def find_theme(wanted: WantedTheme, door: Door) -> Theme | None:
    """The theme's folder: in the repo's bundle, among the gems of the machine, in the user's cache
    or among what comes with the program. Of several versions that of `Gemfile.lock`, or the newest.
    """
    found: list[Theme] = []
    for theme in _found(wanted.name, door):
        if not wanted.version or theme.version == wanted.version:
            return theme
        found.append(theme)
    # Another version shows more of the page than none would.
    return max(found, key=lambda theme: _order(theme.version), default=None)


def with_theme(config: SiteConfig, theme: Theme | None) -> SiteConfig:
    """The configuration of a site over that of its theme, which says nothing that Jekyll has a
    default for. https://jekyllrb.com/docs/themes/#pre-configuring-theme-gems
    """
    if theme is None or config.get("ignore_theme_config") is True:
        return config
    own = {k: v for k, v in SiteConfig.read(theme.door.root).own.items() if k not in DEFAULTS}
    return replace(config, values=merged(own, config.values)) if own else config


def themes_folder() -> Path:
    """Where themes that were fetched are kept, one folder each, named as gems are."""
    return cache_folder() / "themes"


def _found(name: str, door: Door) -> Iterator[Theme]:
    for folder in _folders(door):
        entries = [entry for entry in folder.folders() if _is_version(entry.name, name) is not None]
        for entry in sorted(entries, key=lambda entry: _order(entry.name), reverse=True):
            place = folder.find(entry.path)
            if place is not None:
                version = _is_version(entry.name, name) or ""
                yield Theme(name, version, Door(place), _plugins(folder, entry.name, name))


def _plugins(gems: Door, folder: str, name: str) -> frozenset[str]:
    """The plugins that a gem asks for, by its specification beside the gems or in it."""
    places = (
        (Door(gems.root.parent), f"specifications/{folder}.gemspec"),
        (gems, f"{folder}/{name}.gemspec"),
    )
    for door, path in places:
        try:
            text = door.read(path, _LARGEST_LOCK, cut=True).decode("utf-8", "replace")
        except OSError:
            continue
        return frozenset(_DEPENDENCY.findall(text))
    return frozenset()


def _folders(door: Door) -> Iterator[Door]:
    for pattern in _GEMS_OF_A_REPO:
        for place in _expanded(door, pattern):
            # A link in the repo must not lead to folders that are no gems.
            yield Door(place)
    for pattern in _GEMS_OF_A_HOME:
        yield from map(Door, _expanded(Door(Path.home()), pattern))
    for pattern in _GEMS_OF_A_MACHINE:
        start, _, rest = pattern.partition("*")
        first, _, last = start.rpartition("/")
        root = Path(first or "/")
        yield from map(Door, _expanded(Door(root), last + "*" + rest if rest else last))
    yield Door(themes_folder())
    yield Door(resource_path("themes"))


def _expanded(door: Door, pattern: str) -> Iterator[Path]:
    """The folders that a pattern with `*` for parts of a name stands for; links are not left."""
    found = [""]
    for part in pattern.split("/"):
        if "*" not in part:
            found = [f"{folder}/{part}" if folder else part for folder in found]
            continue
        matching = re.compile(re.escape(part).replace(r"\*", ".*"))
        found = [
            entry.path
            for folder in found
            for entry in sorted(door.folders(folder), key=lambda e: _order(e.name), reverse=True)
            if matching.fullmatch(entry.name)
        ]
    for folder in found:
        if door.is_folder(folder) and (place := door.find(folder)) is not None:
            yield place


def _is_version(folder: str, name: str) -> str | None:
    """The version of a gem's folder, None where it is the folder of another gem."""
    if not folder.startswith(f"{name}-"):
        return None
    version = folder[len(name) + 1 :]
    return version if _VERSION.fullmatch(version) else None


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:8])


def _locked(door: Door, name: str) -> LockedGem | None:
    try:
        text = door.read("Gemfile.lock", _LARGEST_LOCK, cut=True).decode("utf-8", "replace")
    except OSError:
        return None
    escaped = re.escape(name)
    found = re.search(rf"^    {escaped} \((\d[\w.]*)", text, re.MULTILINE)
    if found is None:
        return None
    # A block names its server before its gems; one of a folder or a repository has a name instead.
    block = text[text.rfind("\n\n", 0, found.start()) + 1 : found.start()]
    remote = re.search(r"^GEM\n  remote: (\S+)$", block, re.MULTILINE)
    summed = re.search(
        rf"^  {escaped} \({re.escape(found[1])}\) (?:.*,)?sha256=([0-9a-f]{{64}})",
        text,
        re.MULTILINE,
    )
    return LockedGem(name, found[1], remote[1] if remote else "", summed[1] if summed else "")
