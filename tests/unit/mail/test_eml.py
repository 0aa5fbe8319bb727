"""The message as a file, read back by Python's own parser."""

from __future__ import annotations

import base64
import email
import quopri
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.mail.eml import as_mail, shortest_encoding
from newsletter_editor.mail.making import make_message
from newsletter_editor.site.site import Site


def read(data: bytes) -> EmailMessage:
    mail = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=300),
    st.lists(
        st.sampled_from(["ñandú", "🙂" * 40, "plain", "=?", ".", "From x", "a" * 900]), max_size=9
    ),
)
def test_it_is_read_back_as_it_was_made(subject: str, words: list[str]) -> None:
    text = f"---\ntitle: 'x'\nlang: es\n---\n{' '.join(words)}\n"
    message = make_message(text)
    object.__setattr__(message, "subject", subject)
    data = as_mail(message).as_bytes()
    mail = read(data)
    assert " ".join(str(mail["subject"]).split()) == " ".join(subject.split())
    assert mail.get_content_type() == "multipart/alternative"
    plain, html = mail.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content_charset() == html.get_content_charset() == "utf-8"
    assert plain.get_content().replace("\r\n", "\n") == message.text
    assert html.get_content().replace("\r\n", "\n").rstrip("\n") == message.html.rstrip("\n")
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert mail["X-Unsent"] == "1"


@given(st.text(st.sampled_from("aé=\n🙂 "), max_size=2000))
def test_the_shorter_encoding_is_taken(text: str) -> None:
    data = text.encode()
    sizes = {
        "base64": len(base64.encodebytes(data).replace(b"\n", b"\r\n")),
        "quoted-printable": len(quopri.encodestring(data).replace(b"\n", b"\r\n")),
    }
    assert sizes[shortest_encoding(text)] == min(sizes.values())


_KNOWN = {"Subject", "X-Unsent", "Date", "Content-Language", "MIME-Version", "Content-Type"}


@pytest.mark.parametrize("subject", ["Línea\nX-Evil: 1", "a\rb", "\x00c", "\udc80d"])
def test_no_subject_adds_a_header(subject: str) -> None:
    message = make_message("---\ntitle: x\n---\na\n")
    object.__setattr__(message, "subject", subject)
    mail = read(as_mail(message).as_bytes())
    assert mail["X-Evil"] is None
    assert set(mail.keys()) <= _KNOWN


def test_headers_and_sender_are_the_teams(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("url: https://x.example\n", encoding="utf-8")
    (tmp_path / ".newsletter-editor.toml").write_text(
        '[mail]\nservice = "headers"\nunsubscribe = "https://x.example/u"\n'
        'from = "Ñoña <ana@x.example>"\n',
        encoding="utf-8",
    )
    message = make_message(
        "---\ntitle: x\n---\na\n", tmp_path / "_posts/2020-01-01-a.md", Site(tmp_path)
    )
    mail = read(as_mail(message, ("leo@y.example",)).as_bytes())
    assert mail["List-Unsubscribe"] == "<https://x.example/u>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["From"].addresses[0].display_name == "Ñoña"
    assert mail["To"] == "leo@y.example"
    assert mail["X-Unsent"] is None
