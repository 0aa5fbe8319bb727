"""A message as a file that every mail program opens (RFC 5322, MIME)."""

from __future__ import annotations

import base64
import quopri
import re
from email import message_from_string
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid, parseaddr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Making a message imports half the program; the window only addresses one.
    from newsletter_editor.mail.message import Message


def as_mail(message: Message, receivers: tuple[str, ...] = (), sender: str = "") -> EmailMessage:
    """`multipart/alternative`, the plain text first; without receivers it is a draft."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _line(message.subject)
    if address := _address(sender or message.settings.sender):
        mail["From"] = address
    if receivers:
        mail["To"] = [found for each in receivers if (found := _address(each))]
    else:
        # Outlook opens a file with this line for sending.
        mail["X-Unsent"] = "1"
    mail["Date"] = formatdate(localtime=True)
    if message.language:
        mail["Content-Language"] = _line(message.language)
    for name, value in message.headers.items():
        mail[name] = value
    for text, subtype in ((message.text, "plain"), (message.html, "html")):
        text = _encodable(text)
        encoding = shortest_encoding(text)
        if subtype == "plain":
            mail.set_content(text, subtype, cte=encoding)
        else:
            mail.add_alternative(text, subtype, cte=encoding)
    return mail


def addressed(draft: str, sender: str, receivers: tuple[str, ...]) -> bytes:
    """The draft that `as_mail` has made, as it goes to some receivers."""
    mail = message_from_string(draft, EmailMessage, policy=SMTP)
    for name in ("X-Unsent", "From", "To"):
        del mail[name]
    mail["From"] = _address(sender)
    mail["To"] = [found for each in receivers if (found := _address(each))]
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].rstrip(">") or None)
    return mail.as_bytes()


def shortest_encoding(text: str) -> str:
    """`quoted-printable` or `base64`, whichever makes fewer bytes of a text."""
    data = text.encode("utf-8")
    # Lines of base64 hold 76 characters, and two more end each.
    base64_size = (len(base64.b64encode(data)) * 78 + 75) // 76
    printable_size = len(quopri.encodestring(data).replace(b"\n", b"\r\n"))
    return "quoted-printable" if printable_size <= base64_size else "base64"


def _line(text: str) -> str:
    return _encodable(" ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split()))


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _address(text: str) -> Address | None:
    name, address = parseaddr(_line(text))
    try:
        return Address(display_name=name, addr_spec=address) if address else None
    except (ValueError, IndexError):
        return None
