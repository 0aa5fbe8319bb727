"""Through `git http-backend` behind a web server of our own: who signs in, and what breaks off."""

from __future__ import annotations

import random
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from newsletter_editor.publishing.download import download
from newsletter_editor.publishing.failures import RefusedByServerError, SignInError, StoppedError
from newsletter_editor.publishing.git import masked
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.repository import repository_of
from newsletter_editor.publishing.review import publish_for_review
from newsletter_editor.publishing.sign_in import remember_token, web_address
from newsletter_editor.repo.trust import trust
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, SECOND, TEXT, Author, Blog, clone, git
from tests.unit.publishing.servers import BACKEND, Server, serving

NEW = "_posts/2020-03-01-tres.md"
TOKEN = "ghp_notoken123"
pytestmark = pytest.mark.skipif(not BACKEND.is_file(), reason="git has no http-backend here")


@pytest.fixture
def server(blog: Blog) -> Iterator[Server]:
    with serving(blog.server.parent) as served:
        yield served


@pytest.fixture
def ana(server: Server, tmp_path: Path) -> Author:
    return clone(server.address, tmp_path / "http", "Ana")


def test_it_publishes(blog: Blog, ana: Author) -> None:
    ana.write(NEW, TEXT)
    heard: list[str] = []
    repository = repository_of(ana.folder, progress=heard.append)
    assert publish(repository, [NEW], "Publica").sent
    assert blog.on_server(NEW) == TEXT
    assert any("Writing objects" in each for each in heard)


@pytest.mark.parametrize("after", [0, 1, 60, 150, 250])
def test_a_connection_that_breaks_is_one_sentence_and_it_goes_on(
    blog: Blog, server: Server, ana: Author, after: int
) -> None:
    blog.luis.write(SECOND, TEXT + "de Luis\n" * 400)
    publish(blog.luis.repository, [SECOND], "Luis")
    ana.write(NEW, TEXT)
    server.breaks_after = after
    with pytest.raises(EditorError, match=r"connection|try again"):
        publish(ana.repository, [NEW], "Publica")
    ana.git("fsck", "--no-dangling")
    assert ana.read(NEW) == TEXT
    server.breaks_after = None
    assert publish(ana.repository, [NEW], "Publica").sent
    assert blog.on_server(NEW) == TEXT and blog.subjects().count("Publica") == 1
    assert ana.git("status", "--porcelain") == ""


@pytest.mark.parametrize("kilobytes", [1, 5, 17])
def test_a_connection_that_breaks_at_some_kilobyte(
    blog: Blog, server: Server, ana: Author, kilobytes: int
) -> None:
    """Of what comes, and then of what goes: pictures that nothing makes smaller."""
    theirs, ours = (random.Random(seed).randbytes(40_000) for seed in (1, 2))
    blog.luis.write("images/de-luis.png", theirs)
    publish(blog.luis.repository, ["images/de-luis.png"], "Luis")
    ana.write("images/de-ana.png", ours)
    for way in ("breaks_after", "hears"):
        setattr(server, way, kilobytes * 1024)
        with pytest.raises(EditorError, match=r"connection|try again"):
            publish(ana.repository, ["images/de-ana.png"], "Ana")
        setattr(server, way, None)
        ana.git("fsck", "--no-dangling")
        assert (ana.folder / "images/de-ana.png").read_bytes() == ours
    assert publish(ana.repository, ["images/de-ana.png"], "Ana").sent
    assert (ana.folder / "images/de-luis.png").read_bytes() == theirs
    assert blog.subjects().count("Ana") == 1 and ana.git("status", "--porcelain") == ""
    git(blog.server, "fsck", "--strict")


def test_a_slow_server_is_waited_for(blog: Blog, server: Server, ana: Author) -> None:
    server.pause = 0.05
    ana.write(NEW, TEXT)
    assert publish(ana.repository, [NEW], "Despacio").sent
    assert blog.on_server(NEW) == TEXT


def test_a_silent_server_is_given_up(
    server: Server, ana: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.write(NEW, TEXT)
    server.is_silent.set()
    try:
        with monkeypatch.context() as patch:
            patch.setattr("newsletter_editor.publishing.git.LONGEST_SILENCE", 1.5)
            with pytest.raises(EditorError, match="did not answer in time"):
                publish(ana.repository, [NEW], "Nada")
    finally:
        server.is_silent.clear()
    assert publish(ana.repository, [NEW], "Ahora").sent


@pytest.mark.parametrize("whose", ["server", "author"])
def test_a_full_disk(blog: Blog, server: Server, tmp_path: Path, whose: str) -> None:
    """A real one, of 2 MB: the server's, or the author's."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        if whose == "server":
            shutil.move(blog.server, disk / "blog.git")
            blog.server.symlink_to(disk / "blog.git")
        ana = clone(server.address, (disk if whose == "author" else tmp_path) / "copia", "Ana")
        picture = random.Random(1).randbytes(300_000)
        ana.write("images/nueva.png", picture)
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space"), filler.open("wb", 0) as file:
            while True:
                file.write(bytes(4096))
        before = ana.git("rev-parse", "HEAD")
        said = "server's disk is full" if whose == "server" else "The disk is full"
        with pytest.raises(EditorError, match=said):
            publish(ana.repository, ["images/nueva.png"], "Llena")
        assert (ana.folder / "images/nueva.png").read_bytes() == picture
        if whose == "author":
            assert ana.git("rev-parse", "HEAD") == before
        filler.unlink()
        assert publish(ana.repository, ["images/nueva.png"], "Llena").sent
        assert blog.subjects() == ["Llena", "Primer día"]
        ana.git("fsck", "--no-dangling")
        git(blog.server, "fsck", "--no-dangling")
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_push_that_breaks_off_keeps_the_commit_for_the_next_time(
    blog: Blog, server: Server, ana: Author
) -> None:
    ana.write(NEW, TEXT)
    server.refuses, server.refused = 503, "receive-pack"
    with pytest.raises(EditorError, match="goes on where it stopped"):
        publish(ana.repository, [NEW], "Publica")
    assert ana.git("log", "-1", "--format=%s") == "Publica"
    server.refuses = 0
    done = publish(ana.repository, [], "")
    assert done.sent and blog.subjects() == ["Publica", "Primer día"]


@pytest.mark.only_git
def test_who_is_not_signed_in_is_told_so_and_asked_nothing(
    blog: Blog, server: Server, ana: Author
) -> None:
    server.sign_in = f"ana:{TOKEN}"
    ana.write(NEW, TEXT)
    with pytest.raises(EditorError, match="sign in"):
        publish(ana.repository, [NEW], "Publica")
    assert ana.git("status", "--porcelain") == f"?? {NEW}"
    # By what the machine has: here a helper with its own file.
    store = Path(ana.folder.parent / "credentials")
    store.write_text(server.address.replace("http://", f"http://ana:{TOKEN}@").rpartition("/")[0])
    ana.git("config", "credential.helper", f"store --file={store}")
    assert publish(ana.repository, [NEW], "Publica").sent
    assert blog.on_server(NEW) == TEXT


@pytest.mark.only_git
def test_a_token_goes_to_the_machines_keyring_alone(server: Server, ana: Author) -> None:
    server.sign_in = f"ana:{TOKEN}"
    with pytest.raises(SignInError):
        get_newest(ana.repository)
    address = web_address(ana.repository)
    assert address == server.address
    with pytest.raises(EditorError, match="no place for tokens"):
        remember_token(address, "ana", TOKEN, ana.folder)
    store = ana.folder.parent / "keyring"
    ana.git("config", "credential.helper", f"store --file={store}")
    for odd in ("", f"{TOKEN}\nhost=evil.example"):
        with pytest.raises(EditorError, match="cannot be a name or a token"):
            remember_token(address, "ana", odd, ana.folder)
    remember_token(address, "ana", TOKEN, ana.folder)
    assert get_newest(ana.repository) == []
    kept = [path for path in ana.folder.rglob("*") if path.is_file()]
    assert not any(TOKEN.encode() in path.read_bytes() for path in kept)
    ana.git("remote", "set-url", "origin", "git@github.com:ana/blog.git")
    assert web_address(ana.repository) == ""


def test_rights_that_are_missing(server: Server, ana: Author) -> None:
    server.refuses = 403
    with pytest.raises(EditorError, match="may not publish"):
        get_newest(ana.repository)
    server.refuses = 404
    with pytest.raises(EditorError, match="no blog at that address"):
        get_newest(ana.repository)


def test_no_server_at_all(blog: Blog, tmp_path: Path) -> None:
    with serving(blog.server.parent) as served:
        ana = clone(served.address, tmp_path / "gone", "Ana")
    with pytest.raises(EditorError, match="check the network"):
        get_newest(ana.repository)


def test_a_token_in_an_address_is_in_no_sentence(blog: Blog, tmp_path: Path) -> None:
    with serving(blog.server.parent) as served:
        ana = clone(served.address, tmp_path / "gone", "Ana")
    ana.git("remote", "set-url", "origin", served.address.replace("//", f"//{TOKEN}:{TOKEN}@"))
    with pytest.raises(EditorError) as raised:
        get_newest(ana.repository)
    causes: list[BaseException] = [raised.value]
    while causes[-1].__cause__:
        causes.append(causes[-1].__cause__)
    assert TOKEN not in repr(causes) + "".join(map(str, causes))
    assert masked(f"to https://{TOKEN}@example.org/a.git and ssh://u:p@h/x") == (
        "to https://example.org/a.git and ssh://h/x"
    )


def test_cancelling_ends_git_and_leaves_all_as_it_was(
    blog: Blog, server: Server, ana: Author
) -> None:
    waits = threading.Event()
    real = server.finish_request

    def slow(request: object, address: object) -> None:
        waits.wait(30)
        real(request, address)  # type: ignore[arg-type]

    server.finish_request = slow  # type: ignore[method-assign,assignment]
    ana.write(FIRST, TEXT + "más\n")
    began = time.monotonic()
    repository = repository_of(ana.folder, is_cancelled=lambda: time.monotonic() > began + 0.5)
    with pytest.raises(StoppedError):
        publish(repository, [FIRST], "Publica")
    waits.set()
    server.finish_request = real  # type: ignore[method-assign]
    assert ana.git("status", "--porcelain") == f" M {FIRST}"
    assert publish(ana.repository, [FIRST], "Publica").sent
    assert git(blog.server, "fsck") == ""


def test_a_protected_branch_says_why_and_a_review_goes_through(blog: Blog, ana: Author) -> None:
    hook = blog.server / "hooks" / "pre-receive"
    hook.write_text(
        "#!/bin/sh\nread old new ref\n"
        "[ $ref != refs/heads/main ] || { echo solo por revisión; exit 1; }\n"
    )
    hook.chmod(0o755)
    ana.write(NEW, TEXT)
    with pytest.raises(RefusedByServerError, match="solo por revisión"):
        publish(ana.repository, [NEW], "Publica")
    done = publish_for_review(ana.repository, [NEW], "Publica")
    assert done.sent and blog.on_server(NEW, done.branch) == TEXT and blog.on_server(NEW) == ""


def test_over_tls(blog: Blog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    place = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(place)
    with serving(blog.server.parent, tls=context) as served:
        with pytest.raises(EditorError, match="certificate"):
            download(served.address, tmp_path / "no")
        for name in ("GIT_SSL_CAINFO", "SSL_CERT_FILE"):
            monkeypatch.setenv(name, str(place))
        folder = download(served.address, tmp_path / "tls")
        author = Author(folder)
        author.git("config", "user.name", "Ana")
        author.git("config", "user.email", "ana@example.org")
        trust(folder)
        author.write(NEW, TEXT)
        assert publish(author.repository, [NEW], "Publica").sent
    assert blog.on_server(NEW) == TEXT


def test_a_shallow_copy(blog: Blog, server: Server, tmp_path: Path) -> None:
    for number in range(3):
        blog.luis.write(SECOND, TEXT + f"{number}\n")
        publish(blog.luis.repository, [SECOND], f"Luis {number}")
    shallow = Author(tmp_path / "shallow")
    git(tmp_path, "clone", "-q", "--depth=1", server.address, str(shallow.folder))
    shallow.git("config", "user.name", "Eva")
    shallow.git("config", "user.email", "eva@example.org")
    trust(shallow.folder)
    blog.luis.write(FIRST, TEXT.replace("Primer", "De Luis"))
    publish(blog.luis.repository, [FIRST], "Luis")
    shallow.write(FIRST, TEXT.replace("Tercer", "De Eva"))
    assert publish(shallow.repository, [FIRST], "Eva").sent
    both = TEXT.replace("Primer", "De Luis").replace("Tercer", "De Eva")
    assert blog.on_server(FIRST) == both
    shallow.git("fsck", "--no-dangling")
