"""Which Jekyll a site is built with, as far as its files tell.

Three are followed: 3.10, which GitHub Pages runs (https://pages.github.com/versions/), 4.4, which
`gem install jekyll` gives, and Debian's 4.3, which alone reads YAML by Psych and runs Liquid 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from newsletter_editor.document.yaml_readers import PSYCH, SAFE_YAML, YamlReader
from newsletter_editor.site.build_files import BuildFiles

if TYPE_CHECKING:
    from newsletter_editor.kramdown.rouge_languages import Rouge

Followed = Literal["3.10", "4.4", "debian"]

_PLUGINS: Mapping[str, Mapping[Followed, str]] = MappingProxyType(
    {
        name: dict(zip(("3.10", "4.4", "debian"), versions, strict=True))
        for name, versions in {
            "jekyll-default-layout": ("0.1.5", "0.2.1", "0.1.5"),
            "jekyll-optional-front-matter": ("0.3.2", "0.3.4", "0.3.2"),
            "jekyll-readme-index": ("0.3.0", "0.5.1", "0.3.0"),
            "jekyll-redirect-from": ("0.16.0", "0.17.0", "0.16.0"),
            "jekyll-relative-links": ("0.6.1", "0.9.1", "0.7.0"),
            "jekyll-seo-tag": ("2.8.0", "2.9.1", "2.8.0"),
            "jekyll-titles-from-headings": ("0.5.3", "0.5.7", "0.5.3"),
        }.items()
    }
)
"""The versions of plugins of which newer ones write other pages: those of GitHub Pages, the newest
ones, which come with the gem, and Debian's."""


@dataclass(frozen=True, slots=True)
class Jekyll:
    """One Jekyll: `follows` is the one whose ways are taken, `version` the one that is run."""

    follows: Followed
    version: str
    on_github_pages: bool = False
    """Whether GitHub builds the site: with its own settings and plugins, and no others."""
    told_by: str = ""
    """The file of the repo that tells, as a path below its root; "" where none does."""
    gems: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The versions that Bundler has locked, by the names of gems."""

    def version_of(self, plugin: str) -> str:
        """The version of a plugin that is run."""
        return self.gems.get(plugin) or _PLUGINS[plugin][self.follows]

    def has_since(self, plugin: str, *version: int) -> bool:
        """Whether the plugin that is run, if it is, is of a version or a newer one."""
        return _numbers(self.version_of(plugin)) >= version

    @property
    def rouge(self) -> Rouge:
        """The rouge that colours its code; those before 4.3 take none but 3."""
        if locked := self.gems.get("rouge"):
            return 4 if _numbers(locked) >= (4,) else 3
        return 4 if self.follows == "4.4" and _numbers(self.version) >= (4, 3) else 3

    @property
    def is_3(self) -> bool:
        """Whether it is one before 4.0."""
        return self.follows == "3.10"

    @property
    def is_liquid_5(self) -> bool:
        """Whether it runs Liquid 5.4, as Debian's alone does, and not 4.0.4."""
        return self.follows == "debian"

    @property
    def yaml(self) -> YamlReader:
        """What it reads YAML by."""
        return PSYCH if self.follows == "debian" else SAFE_YAML


JEKYLLS: Mapping[str, Jekyll] = MappingProxyType(
    {
        "3.10": Jekyll("3.10", "3.10.0"),
        "4.4": Jekyll("4.4", "4.4.1"),
        "debian": Jekyll("debian", "4.3.1"),
        "github-pages": Jekyll("3.10", "3.10.0", on_github_pages=True),
    }
)
"""Those that can be asked for, by name."""

DEBIAN = JEKYLLS["debian"]
GITHUB_PAGES = JEKYLLS["github-pages"]

GITHUB_METADATA = "jekyll-github-metadata"

ALWAYS_ON_GITHUB_PAGES = frozenset(
    {
        "jekyll-coffeescript",
        "jekyll-commonmark-ghpages",
        "jekyll-default-layout",
        "jekyll-gist",
        GITHUB_METADATA,
        "jekyll-optional-front-matter",
        "jekyll-paginate",
        "jekyll-readme-index",
        "jekyll-relative-links",
        "jekyll-titles-from-headings",
    }
)
"""The plugins that GitHub Pages turns on by itself."""
ON_GITHUB_PAGES = ALWAYS_ON_GITHUB_PAGES | {
    "github-pages",
    "jekyll-avatar",
    "jekyll-feed",
    "jekyll-include-cache",
    "jekyll-mentions",
    "jekyll-redirect-from",
    "jekyll-remote-theme",
    "jekyll-sass-converter",
    "jekyll-seo-tag",
    "jekyll-sitemap",
    "jekyll-swiss",
    "jemoji",
    "minima",
}
"""The plugins that GitHub Pages knows; it runs no others."""

_LOCKED = re.compile(r"^ {4}(?P<gem>[\w.-]+) \((?P<version>\d[\w.]*)[^)\n]*\)$", re.MULTILINE)
_GEM = re.compile(
    r"^[ \t]*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[ \t(]+"
    r"[\"'](?P<name>[\w.-]+)[\"']"
    r"(?P<wanted>(?:[ \t]*,\s*\[?\s*[\"'][^\"'\n]*[\"'])*)",
    re.MULTILINE,
)
_REQUIREMENT = re.compile(r"[\"'][ \t]*(?P<sign>~>|>=|<=|!=|=|<|>)?[ \t]*v?(?P<version>\d[\w.]*)")
_GEMSPEC = re.compile(r"^[ \t]*gemspec\b", re.MULTILINE)
_BUILT_BY_PAGES = re.compile(r"uses:\s*[\"']?actions/jekyll-build-pages\b")
_INSTALLED = re.compile(
    r"\bgem\s+install\b[^\n;&|]*?\bjekyll\b(?!-)"
    r"(?:[^\n;&|]*?(?:-v|--version)[ =]*[\"']?(?P<v>\d[\w.]*)|:(?P<colon>\d[\w.]*))?"
)
_IMAGE_OF_PAGES = re.compile(
    r"\bjekyll/(?:jekyll|builder|minimal):pages\b|\bstarefossen/github-pages\b"
)
_IMAGE = re.compile(r"\bjekyll/(?:jekyll|builder|minimal)(?::(?P<version>\d[\w.]*))?")
_BASE = re.compile(
    r"\bjekyll\s+(?:build|b)\b[^\n]*?[ \t](?:--baseurl|-b)(?:=|[ \t]+)[\"']?"
    r"(?P<base>\$\{\{[^\n}]*\}\}|[^\s\"']*)"
)
_RUN = re.compile(r"\bjekyll\s+(?:build|b)\b|/[\w-]*jekyll[\w-]*action", re.IGNORECASE)


def jekyll_of(files: BuildFiles, plugins: Sequence[str]) -> Jekyll:
    """The Jekyll that builds the site of these files, whose configuration names `plugins`.

    A workflow that leaves the build to GitHub decides, then what Bundler has locked, the Gemfile,
    other workflows, and plugins that GitHub Pages would not run. Else it is GitHub Pages, which
    needs nothing in the repo.
    """
    for path, text in files.workflows:
        if _BUILT_BY_PAGES.search(text):
            return _on_pages(path)
    for found in (*_locked(files), *_asked_for(files)):
        return found
    for path, text in files.workflows:
        if _IMAGE_OF_PAGES.search(text):
            return _on_pages(path)
        if version := _installed(text):
            return _like(version, path)
    if "github-pages" in plugins:
        return _on_pages("_config.yml")
    if not set(plugins) <= ON_GITHUB_PAGES and not all(map(_may_be_on_pages, plugins)):
        return _like(JEKYLLS["4.4"].version, "_config.yml")
    return GITHUB_PAGES


def base_of_build(files: BuildFiles) -> str | None:
    """What a workflow gives the build as `--baseurl`, which counts more than the configuration.

    GitHub's own workflow for Jekyll says `${{ steps.pages.outputs.base_path }}`.
    """
    found = (_BASE.search(text) for _, text in files.workflows)
    return next((each["base"] for each in found if each), None)


def gems_of(files: BuildFiles) -> frozenset[str]:
    """The names of the gems that the Gemfile asks for."""
    return frozenset(found["name"] for _, text in files.gemfiles for found in _gems(text))


def _like(
    version: str,
    told_by: str,
    *,
    on_github_pages: bool = False,
    gems: Mapping[str, str] = MappingProxyType({}),
) -> Jekyll:
    """What is followed for a version: the last of its series."""
    follows: Followed = "3.10" if _numbers(version) < (4,) else "4.4"
    if len(_numbers(version)) < 3:
        version = JEKYLLS[follows].version
    return Jekyll(follows, version, on_github_pages, told_by, gems)


def _on_pages(told_by: str, version: str = GITHUB_PAGES.version) -> Jekyll:
    return _like(version, told_by, on_github_pages=True)


def _may_be_on_pages(plugin: str) -> bool:
    return plugin in ON_GITHUB_PAGES or plugin.startswith("jekyll-theme-")


def _locked(files: BuildFiles) -> Iterator[Jekyll]:
    for name, text in files.locks:
        gems = {found["gem"]: found["version"] for found in _LOCKED.finditer(text)}
        if "jekyll" in gems:
            is_pages = "github-pages" in gems
            yield _like(gems["jekyll"], name, on_github_pages=is_pages, gems=gems)


def _asked_for(files: BuildFiles) -> Iterator[Jekyll]:
    for name, text in files.gemfiles:
        gems = {found["name"]: found["wanted"] for found in _gems(text)}
        if "github-pages" in gems:
            yield _on_pages(name)
        elif "jekyll" in gems:
            yield _like(_newest(gems["jekyll"]), name)
        elif _GEMSPEC.search(text):
            yield from _of_gemspec(files)
        if any("jekyll" in gem for gem in gems):
            # A plugin or theme alone brings the newest Jekyll with it.
            yield _like(JEKYLLS["4.4"].version, name)


def _of_gemspec(files: BuildFiles) -> Iterator[Jekyll]:
    for path, text in files.gemspecs:
        for found in _gems(text):
            if found["name"] == "jekyll":
                yield _like(_newest(found["wanted"]), path)


def _gems(text: str) -> Iterator[re.Match[str]]:
    return _GEM.finditer(text)


def _newest(wanted: str) -> str:
    """The newest version that fits requirements such as `"~> 3.9", "< 5"`."""
    asked = [(found["sign"] or "=", found["version"]) for found in _REQUIREMENT.finditer(wanted)]
    for known in (JEKYLLS["4.4"].version, JEKYLLS["3.10"].version):
        if all(_fits(known, sign, version) for sign, version in asked):
            return known
    return asked[0][1]


def _fits(version: str, sign: str, wanted: str) -> bool:
    has, needs = _numbers(version), _numbers(wanted)
    if sign == "~>":
        # All but the last of the numbers that are written stay as they are.
        return has >= needs and has[: max(len(needs) - 1, 1)] == needs[: max(len(needs) - 1, 1)]
    return {
        "=": has == needs,
        "!=": has != needs,
        ">=": has >= needs,
        "<=": has <= needs,
        ">": has > needs,
        "<": has < needs,
    }[sign]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version))


def _installed(workflow: str) -> str:
    """The version of Jekyll that a workflow runs without a Gemfile; "" for none."""
    if found := _INSTALLED.search(workflow):
        return found["v"] or found["colon"] or JEKYLLS["4.4"].version
    if found := _IMAGE.search(workflow):
        return found["version"] or JEKYLLS["4.4"].version
    return JEKYLLS["4.4"].version if _RUN.search(workflow) else ""


def pages_settings(own: Mapping[str, Any]) -> dict[str, Any]:
    """What GitHub Pages makes of a site's own settings: defaults beside them, others over them.

    https://docs.github.com/pages/setting-up-a-github-pages-site-with-jekyll
    """
    named = own.get("plugins") or own.get("gems") or []
    plugins = [each for each in named if isinstance(each, str)] if isinstance(named, list) else []
    return {
        "future": True,
        **({} if own.get("remote_theme") else {"theme": "jekyll-theme-primer"}),
        **own,
        "plugins": list(dict.fromkeys([*plugins, *sorted(ALWAYS_ON_GITHUB_PAGES)])),
        "safe": True,
        "lsi": False,
        "highlighter": "rouge",
    }
