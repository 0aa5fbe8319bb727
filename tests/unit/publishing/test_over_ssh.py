"""Over SSH, by an `sshd` of our own on 127.0.0.1: keys, hosts that nobody knows, rights."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from newsletter_editor.publishing.download import download
from newsletter_editor.publishing.failures import SignInError
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.repo.trust import trust
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, TEXT, Author, Blog

NEW = "_posts/2020-03-01-tres.md"
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
pytestmark = pytest.mark.skipif(
    SSHD is None or shutil.which("ssh-keygen") is None,
    reason="there is no sshd here (Debian: openssh-server)",
)


class Server(NamedTuple):
    """An `sshd` that lets the user of these tests in, by a key."""

    address: str
    home: Path
    authorized: Path

    def let_in(self) -> None:
        """Have it take the author's key."""
        shutil.copy(self.home / "id_ed25519.pub", self.authorized)

    def introduce(self) -> None:
        """Have the author know the server."""
        name, port = self.address.partition("@")[2].partition("/")[0].split(":")
        key = (self.authorized.parent / "host.pub").read_text().split()[:2]
        (self.home / "known_hosts").write_text(f"[{name}]:{port} {' '.join(key)}\n")


@pytest.fixture
def server(
    blog: Blog, door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    assert SSHD is not None
    folder, home = tmp_path / "sshd", Path(os.environ["HOME"], ".ssh")
    folder.mkdir()
    home.mkdir(mode=0o700)
    for place in (folder / "host", home / "id_ed25519"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place)]
        subprocess.run(command, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "authorized",
        "PidFile": "none",
        "StrictModes": "no",
        "UsePAM": "no",
        "PasswordAuthentication": "no",
        "KbdInteractiveAuthentication": "no",
        "PermitRootLogin": "prohibit-password",
    }
    (folder / "config").write_text("".join(f"{key} {value}\n" for key, value in settings.items()))
    # sshd of Debian wants a folder of its own, which a service would make.
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    if door == "git":
        # OpenSSH looks for its folder where the system's list of users says.
        options = f"-F none -o UserKnownHostsFile={home}/known_hosts -i {home}/id_ed25519"
        command_line = f"ssh {options} -o IdentitiesOnly=yes -o BatchMode=yes"
        monkeypatch.setenv("GIT_SSH_COMMAND", command_line)
    command = [SSHD, "-D", "-e", "-f", str(folder / "config")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        name = getpass.getuser()
        address = f"ssh://{name}@127.0.0.1:{port}{blog.server}"
        yield Server(address, home, folder / "authorized")
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        if process.poll() is not None:
            pytest.skip("sshd does not start here")
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.skip("sshd does not answer here")


def test_from_download_to_the_site(blog: Blog, server: Server, tmp_path: Path) -> None:
    server.let_in()
    server.introduce()
    ana = Author(download(server.address, tmp_path / "ssh"))
    ana.git("config", "user.name", "Ana")
    ana.git("config", "user.email", "ana@example.org")
    trust(ana.folder)
    ana.write(NEW, TEXT)
    assert publish(ana.repository, [NEW], "Por SSH").sent
    assert blog.on_server(NEW) == TEXT
    blog.luis.write(FIRST, TEXT + "Luis\n")
    publish(blog.luis.repository, [FIRST], "Luis")
    assert get_newest(ana.repository)
    assert ana.read(FIRST) == TEXT + "Luis\n"


def test_a_server_that_nobody_knows_is_not_trusted(server: Server, tmp_path: Path) -> None:
    server.let_in()
    with pytest.raises(EditorError, match="SSH server's key"):
        download(server.address, tmp_path / "ssh")
    assert not (tmp_path / "ssh").exists()


def test_a_key_that_the_server_does_not_take(server: Server, tmp_path: Path) -> None:
    server.introduce()
    with pytest.raises(SignInError):
        download(server.address, tmp_path / "ssh")


def test_no_key_at_all(server: Server, tmp_path: Path) -> None:
    server.introduce()
    for place in server.home.glob("id_*"):
        place.unlink()
    with pytest.raises(SignInError):
        download(server.address, tmp_path / "ssh")
