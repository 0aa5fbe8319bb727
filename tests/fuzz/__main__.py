"""`python -m tests.fuzz [seconds] [seed]`: looks for journals that are misread, for a tenth of the
time, for files of a repo that are, for a tenth, for whole pages, templates, listed posts and front
matter that are not the real Jekyll's, nor those of sites of odd files or with plugins, and then for
differences from the real kramdown.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from types import ModuleType

from tests.fuzz import (
    cached_includes,
    front_matters,
    liquid_differences,
    plugin_sites,
    posts_listed,
    site_files,
)
from tests.fuzz.journal_records import wrong_journals
from tests.fuzz.kramdown_differences import differences, shortened
from tests.fuzz.kramdown_reference import Reference, missing_reference
from tests.fuzz.real_sites import asked_jekyll
from tests.fuzz.repo_files import wrong_readings
from tests.fuzz.site_layouts import differences as differences_of_pages

_FOR_JOURNALS = 0.1
_FOR_REPOS = 0.1
_FOR_PAGES = 0.15
_FOR_TEMPLATES = 0.2
_FOR_LISTS = 0.1
_FOR_FRONT_MATTER = 0.05
_FOR_INCLUDES = 0.05
_FOR_FILES = 0.05
_FOR_PLUGINS = 0.05


def misread_journals(seed: int, seconds: float) -> int:
    """Print each in hexadecimal digits; how many there are."""
    end = time.monotonic() + seconds
    journals = found = 0

    def wanted(count: int) -> bool:
        nonlocal journals
        journals = count
        return time.monotonic() < end

    for wrong in wrong_journals(seed, wanted):
        found += 1
        print(json.dumps({"journal": wrong.journal.hex(), "why": wrong.why}), flush=True)
    print(f"seed {seed}: {journals} journals, {found} misread", file=sys.stderr)
    return found


def misread_repo_files(seed: int, seconds: float) -> int:
    """Print each text that a reader did not take as it should; how many there are."""
    end = time.monotonic() + seconds
    texts = found = 0

    def wanted(count: int) -> bool:
        nonlocal texts
        texts = count
        return time.monotonic() < end

    for wrong in wrong_readings(seed, wanted):
        found += 1
        print(json.dumps(wrong._asdict(), ensure_ascii=False), flush=True)
    print(f"seed {seed}: {texts} files of a repo, {found} misread", file=sys.stderr)
    return found


def differing_pages(seed: int, seconds: float) -> int:
    """Print each whole page that is not Jekyll's; how many, 0 where there is no Jekyll."""
    end = time.monotonic() + seconds
    compared = found = 0
    try:
        for each in differences_of_pages(seed, lambda count: time.monotonic() < end):
            if isinstance(each, int):
                compared = each
                continue
            found += 1
            print(json.dumps(each._asdict(), ensure_ascii=False), flush=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"no pages were compared: {error}", file=sys.stderr)
        return 0
    print(f"seed {seed}: {compared} whole pages, {found} not Jekyll's", file=sys.stderr)
    return found


def different_in_jekyll(kind: str, module: ModuleType, seed: int, seconds: float) -> int:
    """Print each case that gives something else in the installed Jekyll; how many there are."""
    end = time.monotonic() + seconds
    tried = found = 0

    def wanted(count: int) -> bool:
        nonlocal tried
        tried = count
        return time.monotonic() < end

    for difference in module.differences(seed, wanted):
        found += 1
        print(json.dumps(difference._asdict(), ensure_ascii=False), flush=True)
    print(f"seed {seed}: {tried} {kind}, {found} differ", file=sys.stderr)
    return found


def main() -> int:
    """Print each difference as a case for tests/golden/kramdown; exit 1 if there is one."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    misread = misread_journals(seed, seconds * _FOR_JOURNALS)
    misread += misread_repo_files(seed, seconds * _FOR_REPOS)
    misread += differing_pages(seed, seconds * _FOR_PAGES)
    if asked_jekyll():
        for kind, module, share in (
            ("templates", liquid_differences, _FOR_TEMPLATES),
            ("listed posts", posts_listed, _FOR_LISTS),
            ("front matters", front_matters, _FOR_FRONT_MATTER),
            ("pages with cached includes", cached_includes, _FOR_INCLUDES),
            ("pages of sites with odd files", site_files, _FOR_FILES),
            ("pages of sites with plugins", plugin_sites, _FOR_PLUGINS),
        ):
            misread += different_in_jekyll(kind, module, seed, seconds * share)
    if reason := missing_reference():
        print(reason, file=sys.stderr)
        return 2
    before = _FOR_JOURNALS + _FOR_REPOS + _FOR_PAGES + _FOR_TEMPLATES
    before += _FOR_LISTS + _FOR_FRONT_MATTER + _FOR_INCLUDES + _FOR_FILES + _FOR_PLUGINS
    end = time.monotonic() + seconds * (1 - before)
    documents = found = 0

    def wanted(count: int) -> bool:
        nonlocal documents
        documents = count
        return time.monotonic() < end

    with Reference() as reference:
        for difference in differences(reference, seed, wanted):
            found += 1
            small = shortened(reference, difference)
            case = {"text": small.text, "options": small.options, "html": small.wanted}
            print(json.dumps({**case, "got": small.got}, ensure_ascii=False), flush=True)
    print(f"seed {seed}: {documents} documents, {found} differ", file=sys.stderr)
    return 1 if found or misread else 0


if __name__ == "__main__":
    sys.exit(main())
