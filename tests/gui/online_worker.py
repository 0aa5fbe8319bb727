"""The process that looks at links, with every host on the machine of the test."""

from __future__ import annotations

import ssl
from ipaddress import ip_address

from newsletter_editor.links.online.worker import SECONDS_TO_ANSWER, Worker
from newsletter_editor.text.deadline import serve
from newsletter_editor.web.asking import Guard
from newsletter_editor.web.client import Client

if __name__ == "__main__":
    guard = Guard(lambda address: address.is_loopback, lambda *_: [ip_address("127.0.0.1")])
    serve(Worker(Client(guard, ssl.create_default_context()), "").answer, SECONDS_TO_ANSWER)
