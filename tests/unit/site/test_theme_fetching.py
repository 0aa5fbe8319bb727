"""Themes are fetched from a server of our own, and what a gem holds is not believed."""

from __future__ import annotations

import gzip
import hashlib
import io
import ssl
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from newsletter_editor.repo.door import Door
from newsletter_editor.site import themes
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.theme_fetching import LARGEST_UNPACKED, fetch_theme, unpack_theme
from newsletter_editor.site.themes import LockedGem, find_theme, wanted_theme
from newsletter_editor.text.errors import EditorError
from newsletter_editor.web.client import Client
from tests.gems import METADATA, gem_of, tar_of
from tests.web_server import WebServer, reply, web_server

LAYOUT = {"_layouts/post.html": b"<main>{{ content }}</main>"}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(themes, "cache_folder", lambda: tmp_path / "cache")
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache" / "themes"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[WebServer, Client]]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    authority = trustme.CA()
    known = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("gems.example").configure_cert(known)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    with web_server({}, known) as server:
        client = Client(server.guard, trust)
        yield server, client
        client.close()


def locked(server: WebServer, sha256: str = "") -> LockedGem:
    return LockedGem("slate", "1.2.0", server.address("/", "gems.example"), sha256)


def test_a_theme_is_there_once_it_was_fetched(cache: Path, server, tmp_path: Path) -> None:
    serving, client = server
    serving.answers["/gems/slate-1.2.0.gem"] = reply(gem_of(LAYOUT))
    folder = fetch_theme(locked(serving), client)
    assert folder == cache / "slate-1.2.0"
    assert list(cache.iterdir()) == [folder]
    config = SiteConfig({"theme": "slate"})
    wanted = wanted_theme(config, Door(tmp_path))
    assert wanted is not None
    found = find_theme(wanted, Door(tmp_path))
    assert found is not None and found.version == "1.2.0"
    assert found.plugins == {"jekyll-seo-tag"}
    assert (folder / "_layouts" / "post.html").read_bytes() == LAYOUT["_layouts/post.html"]
    # Once more takes the place of what is there.
    serving.answers["/gems/slate-1.2.0.gem"] = reply(gem_of({**LAYOUT, "_sass/a.scss": b""}))
    fetch_theme(locked(serving), client)
    assert (folder / "_sass" / "a.scss").is_file()


def test_the_checksum_of_the_lock_file_counts(cache: Path, server) -> None:
    serving, client = server
    gem = gem_of(LAYOUT)
    serving.answers["/gems/slate-1.2.0.gem"] = reply(gem)
    fetch_theme(locked(serving, hashlib.sha256(gem).hexdigest()), client)
    with pytest.raises(EditorError, match="not the file that"):
        fetch_theme(locked(serving, "0" * 64), client)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (reply(b"", 404), "gems.example has no"),
        (reply(b"<html>"), "damaged or no gem"),
        (reply(tar_of({"data.tar.gz": b"x"})), "damaged or no gem"),
        (reply(gem_of(LAYOUT)[:700]), "damaged or no gem"),
        (reply(gem_of({"lib/slate.rb": b"x"})), "holds no layouts"),
    ],
)
def test_one_sentence_for_what_is_no_theme(cache: Path, server, answer, words: str) -> None:
    serving, client = server
    serving.answers["/gems/slate-1.2.0.gem"] = answer
    with pytest.raises(EditorError) as raised:
        fetch_theme(locked(serving), client)
    assert words in raised.value.message.en
    assert list(cache.glob("*")) == []


def test_nothing_of_a_gem_gets_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "theme"
    folder.mkdir(parents=True)
    odd = {
        **{f"{start}_layouts/x.html": b"x" for start in ("../", "/", "../../", "a/../../")},
        **{f"_layouts/{name}": b"x" for name in ("../../o", "con.html", "a:b", "c.", "d\\e")},
        "_layouts/sub/post.html": b"kept",
        "./assets/img/a (1)@2x.png": b"kept",
        "lib/slate.rb": b"code",
        "_plugins/x.rb": b"code",
        "Rakefile": b"code",
        "_includes/" + "x" * 300: b"long",
    }
    unpack_theme(gem_of(odd, {"_includes/out": str(tmp_path), "_sass": "/etc"}), "slate", folder)
    kept = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if not p.is_dir())
    assert kept == [
        "in/theme/_layouts/sub/post.html",
        "in/theme/assets/img/a (1)@2x.png",
        "in/theme/slate.gemspec",
    ]


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST_UNPACKED >= 64 << 20
    monkeypatch.setattr("newsletter_editor.site.theme_fetching.LARGEST_UNPACKED", 50_000)
    many = tar_of(
        {
            "metadata.gz": gzip.compress(METADATA.encode()),
            "data.tar.gz": gzip.compress(tar_of({"_layouts/a": b"0" * 60_000})),
        }
    )
    with pytest.raises(EditorError, match="damaged"):
        unpack_theme(many, "slate", tmp_path)
    monkeypatch.setattr("newsletter_editor.site.theme_fetching.MOST_FILES", 3)
    with pytest.raises(EditorError, match="damaged"):
        unpack_theme(gem_of({f"_layouts/{k}": b"" for k in range(5)}), "slate", tmp_path)


def test_no_file_is_larger_than_what_came(tmp_path: Path) -> None:
    """Other forms of tar let a file of a few bytes say that it has a megabyte of zeros, or give the
    next one another name: what RubyGems does not write is left out."""
    sparse = bytearray(tarfile.TarInfo("_layouts/large.html").tobuf(tarfile.GNU_FORMAT))
    sparse[156:157] = tarfile.GNUTYPE_SPARSE
    sparse[386:410] = b"00000000000\0" * 2
    sparse[483:495] = b"00004000000\0"
    sparse[148:156] = b" " * 8
    sparse[148:156] = b"%06o\0 " % sum(sparse)
    renamed = io.BytesIO()
    with tarfile.open(fileobj=renamed, mode="w", format=tarfile.GNU_FORMAT) as tar:
        tar.addfile(tarfile.TarInfo("_layouts/" + "x" * 120 + ".html"))
    files = bytes(sparse) + renamed.getvalue()[:1536] + tar_of({"_layouts/a.html": b"kept"})
    gem = tar_of(
        {"metadata.gz": gzip.compress(METADATA.encode()), "data.tar.gz": gzip.compress(files)}
    )
    unpack_theme(gem, "slate", tmp_path)
    assert [path.name for path in tmp_path.glob("_layouts/*")] == ["a.html"]


@pytest.mark.parametrize("at", [0, 124, 150])
def test_a_damaged_gem_is_refused(tmp_path: Path, at: int) -> None:
    gem = bytearray(gem_of({"_layouts/a.html": b"x"}))
    gem[at] ^= 0x60
    with pytest.raises(EditorError, match="damaged"):
        unpack_theme(bytes(gem), "slate", tmp_path)


LOCK = """PATH
  remote: .
  specs:
    own (0.1)

GEM
  remote: https://gems.example/
  specs:
    minima (2.5.1)
      jekyll (>= 3.5, < 5.0)

DEPENDENCIES
  minima (~> 2.5)

CHECKSUMS
  minima (2.5.1) sha256={sha}
"""


def test_the_lock_file_tells_what_and_from_where(tmp_path: Path) -> None:
    sha = "a" * 64
    (tmp_path / "Gemfile.lock").write_text(LOCK.replace("{sha}", sha), "utf-8")
    wanted = wanted_theme(SiteConfig({"theme": "minima"}), Door(tmp_path))
    assert wanted is not None
    assert wanted.gem == LockedGem("minima", "2.5.1", "https://gems.example/", sha)
    assert wanted.gem.address == "https://gems.example/gems/minima-2.5.1.gem"
    # A gem in a folder of the repo is no gem of a server, and no secret way is asked.
    assert wanted_theme(SiteConfig({"theme": "own"}), Door(tmp_path)).gem is None
    bare = LOCK.replace("https:", "http:")
    (tmp_path / "Gemfile.lock").write_text(bare, "utf-8")
    plain = wanted_theme(SiteConfig({"theme": "minima"}), Door(tmp_path))
    assert plain is not None and plain.version == "2.5.1" and plain.gem is None
