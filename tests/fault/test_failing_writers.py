"""Whatever call of whoever writes in a repo fails, and in whatever way: every word that was there
is somewhere, each file holds what it held or what it was to hold, and what is told is true.
"""

from __future__ import annotations

import base64
import json
import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsletter_editor.commands.render import write_output
from newsletter_editor.document import saving
from newsletter_editor.document.aside import bring_back, put_aside
from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.document.saving import is_temporary
from newsletter_editor.document.small_files import change_small, take_back
from newsletter_editor.document.source import decode, digest_of
from newsletter_editor.document.storage import data_folder
from newsletter_editor.document.versions import kept_versions
from newsletter_editor.gui.palette.template_files import (
    drop_template,
    hide_template,
    keep_template,
    repo_folder,
    show_template,
)
from newsletter_editor.images import inventory
from newsletter_editor.images.homing import Arrival, bring_home
from newsletter_editor.images.hot_links import hot_pictures
from newsletter_editor.images.picture import Converted
from newsletter_editor.images.undescribed import describe, give_back, undescribed
from newsletter_editor.publishing import moving
from newsletter_editor.search import replacing
from newsletter_editor.search.posts import FoundPost
from newsletter_editor.search.query import Query
from newsletter_editor.sections.templates import REPO_FOLDER, parse_template
from newsletter_editor.site.settings_changes import change_settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from tests.fault.faulty_disk import FAULTS, Fault, FaultyDisk
from tests.photos import photo, saved

MOST_CALLS = 300
HOST = "https://cdn.example.com/mar.png"
UNO = f"---\ntitle: Uno\n---\n![](/images/a.png) ![]({HOST}) palabra\n"
DOS = "---\ntitle: Dos\n---\n{% post_url 2020-01-01-uno %} ![](/images/a.png) palabra\n"
TRES = "---\ntitle: Tres\n---\n[uno]({% post_url 2020-01-01-uno %}) palabra\n"
TEMPLATE = "---\nkind: section\nname: Libros\n---\n## Libros\n\nUn texto\n"
PICTURE = saved(photo(40, 30), "PNG")
FILES = {
    "_config.yml": b"title: x\n",
    "_posts/2020-01-01-uno.md": UNO.encode(),
    "_posts/2020-01-02-dos.md": DOS.encode(),
    "_posts/2020-01-03-tres.md": TRES.encode(),
    "images/a.png": PICTURE,
    "images/sola.png": saved(photo(50, 30), "PNG"),
    ".newsletter-editor.toml": b"[checks]\noff = []\n",
    f"{REPO_FOLDER}/libros.md": TEMPLATE.encode(),
    "uno.eml": b"Subject: Uno\r\n\r\npalabra",
}
KINDS = ("short write", "full", "broken", "rename refused", "no such call")
"""The faults that lead down different ways; `test_failing_disks` has them all."""
Told = list[str]
"""Names of files that were said to stay as they are."""
Work = Callable[[Site], Told]


class Writer(NamedTuple):
    """Something that writes in a repo."""

    name: str
    do: Work
    before: Callable[[Site], Any] = lambda site: None
    """What has happened before, on a disk in order; what it gave is in `state`."""
    adds_to: tuple[str, ...] = ()
    """Files of which nothing goes that is to stay: no copy of them is kept."""


def refused(done: replacing.Done | None) -> Told:
    return [path.name for path, _ in done.refused] if done is not None else []


def keep(path: Path, data: bytes) -> None:
    kept_versions().keep(path, data)


def uno(site: Site) -> Any:
    return next(post for post in site.posts() if "uno" in post.path.name)


def rename_post(site: Site) -> Told:
    state[site.root] = moving.renamed(site, uno(site), "otro").do()
    return []


def draft(site: Site) -> Told:
    moving.to_draft(site, uno(site)).do()
    return []


def take_back_rename(site: Site) -> Told:
    state[site.root]()
    return []


def remove_post(site: Site) -> Told:
    moving.remove(uno(site).path, UNO.encode())
    return []


def replace_everywhere(site: Site) -> Told:
    query = Query("palabra")
    planned = []
    for post in site.posts():
        source = decode(site.door.read(post.path, 10_000))
        planned.append(
            replacing.planned(FoundPost(site, post.path, source, ()), query, "all", "otra")
        )
    return refused(replacing.write(site, [each for each in planned if each], keep))


def undo_replacing(site: Site) -> Told:
    return refused(replacing.undo(site, keep))


def rename_picture(site: Site) -> Told:
    return refused(inventory.rename(site, site.root / "images/a.png", "b", keep)[0])


def take_picture_out(site: Site) -> Told:
    return refused(inventory.take_out(site, site.root / "images/sola.png"))


def home(site: Site) -> Told:
    data = saved(photo(60, 30), "PNG")
    converted = Converted(data, ".png", 60, 30, "PNG", old_size=len(data))
    arrivals = [Arrival(each, converted) for each in hot_pictures(site)]
    assert arrivals
    return refused(bring_home(site, arrivals, keep)[0])


def describe_picture(site: Site) -> Told:
    path = uno(site).path
    found = next(undescribed(path, UNO))
    describe(site, path, digest_of(UNO.encode()), found.edit("Un mar"), keep)
    state[site.root] = {path: (UNO.encode(), digest_of(path.read_bytes()))}
    return []


def give_words_back(site: Site) -> Told:
    return [path.name for path, _ in give_back(site, state[site.root], keep)]


def aside(site: Site) -> Told:
    path = site.root / "images/a.png"
    state[site.root] = put_aside(path, digest_of(PICTURE))
    return [path.name] if state[site.root] is None else []


def back_from_aside(site: Site) -> Told:
    bring_back(state[site.root], site.root / "images/a.png", site.door)
    return []


def edit_template(site: Site) -> Told:
    keep_template(repo_folder(site.root), "libros", TEMPLATE.replace("texto", "libro"))
    return []


def drop(site: Site) -> Told:
    drop_template(repo_folder(site.root) / "libros.md")
    return []


def hide(site: Site) -> Told:
    hide_template(repo_folder(site.root), parse_template(TEMPLATE, "libros"))
    return []


def show(site: Site) -> Told:
    show_template(repo_folder(site.root) / "libros.md")
    return []


def settings(site: Site) -> Told:
    change_settings(site.root, lambda text: text + "longest_title = 9\n")
    return []


def add_word(site: Site) -> Told:
    path = site.root / ".newsletter-editor" / "glossary.txt"
    state[site.root] = change_small(path, lambda text: text + "kubernetes\n", site.door)
    return []


def take_word_back(site: Site) -> Told:
    path = site.root / ".newsletter-editor" / "glossary.txt"
    take_back(path, state[site.root], lambda text: text.replace("kubernetes\n", ""), site.door)
    return []


def message(site: Site) -> Told:
    write_output(b"Subject: Uno\r\n\r\notra", str(site.root / "uno.eml"))
    return []


state: dict[Path, Any] = {}
"""What an earlier step gave, by the root of its site."""
WRITERS = [
    Writer("rename a post", rename_post),
    Writer("take a renaming back", take_back_rename, rename_post),
    Writer("make a draft", draft),
    Writer("remove a post", remove_post),
    Writer("replace in all posts", replace_everywhere),
    Writer("undo replacing", undo_replacing, replace_everywhere),
    Writer("rename a picture", rename_picture),
    Writer("undo renaming a picture", undo_replacing, rename_picture),
    Writer("take a picture out", take_picture_out),
    Writer("bring a picture back", undo_replacing, take_picture_out),
    Writer("bring pictures home", home),
    Writer("undo bringing home", undo_replacing, home),
    Writer("describe a picture", describe_picture),
    Writer("take a description back", give_words_back, describe_picture),
    Writer("put a picture aside", aside),
    Writer("bring one back from aside", back_from_aside, aside),
    Writer("keep a template", edit_template),
    Writer("drop a template", drop),
    Writer("hide a template", hide, adds_to=(f"{REPO_FOLDER}/libros.md",)),
    Writer("show a template", show, hide, adds_to=(f"{REPO_FOLDER}/libros.md",)),
    Writer("change settings", settings, adds_to=(".newsletter-editor.toml",)),
    Writer("add a word", add_word),
    Writer("take a word back", take_word_back, add_word),
    # The author has said that it is to take the place of the one before.
    Writer("write a message", message, adds_to=("uno.eml",)),
]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(saving, "_RETRY_PAUSES", ())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    # A fault may be left in the disk of all by a test that fails.
    yield
    mend()


def break_disk(fault: Fault, at: int, lasting: bool) -> None:
    THE_DISK.__class__ = FaultyDisk
    FaultyDisk.__init__(THE_DISK, fault, at, lasting=lasting)  # type: ignore[arg-type]


def mend() -> None:
    THE_DISK.__class__ = Disk
    vars(THE_DISK).clear()


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize(
    "fault", [each for each in FAULTS if each.name in KINDS], ids=lambda each: each.name
)
@pytest.mark.parametrize("writer", WRITERS, ids=lambda each: each.name)
def test_nothing_is_lost_and_what_is_told_is_true(
    writer: Writer, fault: Fault, lasting: bool, tmp_path: Path
) -> None:
    site = blog(tmp_path / "whole")
    writer.before(site)
    writer.do(Site(site.root))
    wanted = files(site.root)
    for at in range(MOST_CALLS):
        shutil.rmtree(data_folder(), ignore_errors=True)
        site = blog(tmp_path / str(at))
        writer.before(site)
        before = files(site.root)
        break_disk(fault, at, lasting)
        told: Told | None = None
        said = ""
        try:
            told = writer.do(Site(site.root))
        except EditorError as error:
            said = error.message.en
            assert said and error.message.es
        is_broken, log = THE_DISK.has_failed, THE_DISK.log  # type: ignore[attr-defined]
        mend()
        now = files(site.root)
        if told == []:
            assert now == wanted, (log, said)
        for name in {*before, *wanted, *now}:
            assert now.get(name) in (before.get(name), wanted.get(name)), (name, log, said)
        held = {*now.values(), *kept()}
        held |= {each.read_bytes() for each in site.root.rglob(".newsletter-editor-*.tmp")}
        # What an undoing takes away the program has written itself.
        for name, data in FILES.items():
            assert data in held or name in writer.adds_to, (name, log, said)
        shutil.rmtree(site.root)
        if not is_broken:
            return
    raise AssertionError("more calls than expected")


def blog(root: Path) -> Site:
    for name, data in FILES.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return Site(root)


def files(root: Path) -> dict[str, bytes]:
    """What the repo holds, but for what is beside the files to be collected."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not is_temporary(path.name)
    }


def kept() -> Iterator[bytes]:
    """What the program has kept elsewhere."""
    for file in data_folder().rglob("*"):
        if file.suffix == ".z":
            yield zlib.decompress(file.read_bytes())
        elif file.suffix == ".json" and file.parent.name == "replacements":
            for step in json.loads(file.read_bytes()):
                if "before" in step:
                    yield zlib.decompress(base64.b64decode(step["before"]))
        elif file.is_file() and file.parent.name == "images":
            yield file.read_bytes()
