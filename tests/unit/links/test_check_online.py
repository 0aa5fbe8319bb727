"""`check --online`: what servers say as problems, with exit codes, settings, ignoring, a cache."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from newsletter_editor.cli import main
from newsletter_editor.links.online import looking
from newsletter_editor.links.online.asking import LinkCheck
from newsletter_editor.web.client import Client
from tests.web_server import WebServer, moved, reply, web_server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    monkeypatch.setattr(looking, "LinkCheck", partial(LinkCheck, archive=""))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    with web_server({"/old": moved("/new", 301), "/new": reply(b""), "/ok": reply(b"")}) as server:
        made = lambda: Client(server.guard, ssl.create_default_context())  # noqa: E731
        monkeypatch.setattr(looking, "Client", made)
        yield server


def write(root: Path, body: str) -> Path:
    (root / "_posts").mkdir(exist_ok=True)
    (root / "_config.yml").write_text("url: http://own.example.com\n", encoding="utf-8")
    path = root / "_posts" / "2020-01-01-a.md"
    path.write_text(f"---\nlayout: post\ntitle: Words\n---\n{body}\n", encoding="utf-8")
    return path


def records(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[dict]]:
    status = main(["check", str(path), "--format", "json", "--online", *more])
    found = json.loads(capsys.readouterr().out)
    return status, [each for each in found if each["rule"].startswith("link-")]


def test_gone_is_an_error_moved_a_hint_with_its_fix(server: WebServer, tmp_path, capsys) -> None:
    gone, old, ok = map(server.address, ("/gone", "/old", "/ok"))
    path = write(
        tmp_path, f"[one]({gone}) two [three]({old}) [four]({ok}) http://own.example.com/x"
    )
    status, found = records(path, capsys)
    assert status == 1
    assert [(each["rule"], each["severity"], each["text"]) for each in found] == [
        ("link-gone", "error", gone),
        ("link-moved", "hint", old),
    ]
    assert found[1]["fixes"][0]["edits"][0]["replacement"] == server.address("/new")
    assert records(path, capsys, "--rule", "link-moved")[0] == 0
    assert not any(path.startswith("/x") for _, path in server.asked())


def test_ignored_and_switched_off(server: WebServer, tmp_path, capsys) -> None:
    mark = "<!-- newsletter-editor: ignore link-gone -->"
    path = write(tmp_path, f"{mark}\n[one]({server.address('/gone')})")
    assert records(path, capsys) == (0, [])
    path = write(tmp_path, f"[one]({server.address('/gone')})")
    settings = tmp_path / ".newsletter-editor.toml"
    settings.write_text('[checks.severity]\nlink-gone = "warning"\n', encoding="utf-8")
    status, (found,) = records(path, capsys)
    assert (status, found["severity"]) == (0, "warning")
    settings.write_text('[checks]\noff = ["link-gone"]\n', encoding="utf-8")
    assert records(path, capsys) == (0, [])


def test_what_is_in_the_cache_is_not_asked_again(server: WebServer, tmp_path, capsys) -> None:
    path = write(tmp_path, f"[one]({server.address('/ok')}) [two]({server.address('/gone')})")
    cache = tmp_path / "links.json"
    first = records(path, capsys, "--cache", str(cache))
    count = len(server.requests)
    assert records(path, capsys, "--cache", str(cache)) == first
    assert len(server.requests) == count
    write(tmp_path, f"[one]({server.address('/new')})")
    records(path, capsys, "--cache", str(cache))
    assert server.address("/new") in cache.read_text("ascii")
    assert server.address("/gone") not in cache.read_text("ascii")


@pytest.mark.parametrize("content", ["# Read me\n", "[]"])
def test_no_other_file_is_written_over(server: WebServer, tmp_path, capsys, content: str) -> None:
    path = write(tmp_path, f"[one]({server.address('/ok')})")
    cache = tmp_path / "README.md"
    cache.write_text(content, encoding="utf-8")
    assert main(["check", str(path), "--online", "--cache", str(cache)]) == 2
    assert cache.read_text("utf-8") == content
    assert "name another" in capsys.readouterr().err
    assert not server.requests


def test_without_a_connection_nothing_is_dead(monkeypatch, tmp_path, capsys) -> None:
    def nowhere(host: str, port: int) -> list[object]:
        raise OSError(host)

    from newsletter_editor.web.asking import Guard

    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setattr(
        looking, "Client", lambda: Client(Guard(resolve=nowhere), ssl.create_default_context())
    )
    path = write(tmp_path, "[one](http://a.example.com/x) [two](http://b.example.com/x)")
    assert main(["check", str(path), "--online"]) == 2
    said = capsys.readouterr()
    assert "link-" not in said.out and "(2)" in said.err


def test_wrong_use(tmp_path, capsys) -> None:
    path = write(tmp_path, "x")
    assert main(["check", str(path), "--cache", str(tmp_path / "c")]) == 2
    assert main(["check", str(path), "--rule", "link-gone"]) == 2
    assert main(["check", str(path), "--online", "--rule", "link-gone"]) == 0
