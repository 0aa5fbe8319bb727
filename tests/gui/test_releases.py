from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from newsletter_editor.gui.about.releases import RELEASES_PAGE, latest_release
from newsletter_editor.text.errors import EditorError


@pytest.fixture
def release_page() -> Iterator[tuple[str, dict[str, bytes]]]:
    """An address on this machine and what it answers."""
    answer = {"body": b""}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer["body"])

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/latest", answer
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(("tag", "newer"), [("v99.0.0", True), ("v0.0.1", False)])
def test_a_version_is_compared_by_its_numbers(release_page, tag: str, newer: bool) -> None:
    address, answer = release_page
    answer["body"] = json.dumps(
        {"tag_name": tag, "html_url": f"{RELEASES_PAGE}/tag/{tag}"}
    ).encode()
    release = latest_release(address)
    assert (release.version, release.is_newer) == (tag[1:], newer)
    assert release.page.endswith(tag)


def test_a_page_elsewhere_is_never_opened(release_page) -> None:
    address, answer = release_page
    answer["body"] = json.dumps({"tag_name": "v9", "html_url": "https://evil.example/x"}).encode()
    assert latest_release(address).page == RELEASES_PAGE


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"<html>", b"\xff"])
def test_a_strange_answer_is_one_clear_sentence(release_page, body: bytes) -> None:
    address, answer = release_page
    answer["body"] = body
    with pytest.raises(EditorError, match="Could not ask"):
        latest_release(address)
