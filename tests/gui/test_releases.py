from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Iterator

import pytest

from newsletter_editor.gui.about.releases import RELEASES_PAGE, Release, latest_release
from newsletter_editor.text.errors import EditorError
from newsletter_editor.web.asking import Guard
from newsletter_editor.web.client import Client
from tests.web_server import reply, web_server

Ask = Callable[[bytes], Release]


@pytest.fixture
def ask() -> Iterator[Ask]:
    """What is made of an answer of the page."""
    with web_server({}) as server:
        client = Client(server.guard, ssl.create_default_context())

        def asked(body: bytes) -> Release:
            server.answers["/latest"] = reply(body)
            return latest_release(server.address("/latest"), client)

        yield asked
        client.close()


@pytest.mark.parametrize(("tag", "newer"), [("v99.0.0", True), ("v0.0.1", False)])
def test_a_version_is_compared_by_its_numbers(ask: Ask, tag: str, newer: bool) -> None:
    page = {"tag_name": tag, "html_url": f"{RELEASES_PAGE}/tag/{tag}"}
    release = ask(json.dumps(page).encode())
    assert (release.version, release.is_newer) == (tag[1:], newer)
    assert release.page.endswith(tag)


def test_a_page_elsewhere_is_never_opened(ask: Ask) -> None:
    page = {"tag_name": "v9", "html_url": "https://evil.example/x"}
    assert ask(json.dumps(page).encode()).page == RELEASES_PAGE


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"<html>", b"\xff"])
def test_a_strange_answer_is_one_clear_sentence(ask: Ask, body: bytes) -> None:
    with pytest.raises(EditorError, match="Could not ask"):
        ask(body)


def test_a_neighbour_is_not_asked() -> None:
    """As where the network answers for the page itself, or a name was taken over."""
    with web_server({"/latest": reply(b'{"tag_name": "v9"}')}) as server:
        client = Client(Guard(resolve=server.guard._resolve), ssl.create_default_context())
        with pytest.raises(EditorError, match="Could not ask"):
            latest_release(server.address("/latest"), client)
        assert server.requests == []
