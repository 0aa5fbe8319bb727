"""Pictures of the web are fetched, when the author asks for it, and made what readers need."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from newsletter_editor.images.converter import Converter
from newsletter_editor.images.picture import LARGEST_SOURCE, Converted
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.web.asking import Stop
from newsletter_editor.web.client import Bounds, Client, host_of
from newsletter_editor.web.faults import Fault, WebError
from newsletter_editor.web.turns import in_turns

BOUNDS = Bounds(size=LARGEST_SOURCE, seconds=90.0, seconds_of_silence=15.0)
"""Of one picture; eight megabytes over a slow line take a minute."""
AT_ONCE, PER_HOST = 6, 2
"""Pictures that are on their way; nearly all of a blog's are on one host."""
_HEADERS = {"Accept": "image/png,image/jpeg,image/gif,image/webp;q=0.9,image/*;q=0.8"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A picture of the web as it is to be, or why it cannot be had."""

    address: str
    converted: Converted | None = None
    refusal: Localized | None = None


def fetched(
    addresses: Sequence[str], wishes: Wishes, client: Client, converter: Converter, stop: Stop
) -> Iterator[Fetched]:
    """Fetch and convert pictures; each comes as it is finished, in whatever order.

    Not for the window's thread. After `stop.cancel()` no more come, and WebError may be raised.
    """
    turn = threading.Lock()

    def fetch(address: str) -> Fetched:
        try:
            answer = client.ask(address, bounds=BOUNDS, headers=_HEADERS, stop=stop)
            if answer.status != 200:
                return Fetched(address, refusal=_said(answer.status, address))
            with turn:
                return Fetched(address, converter.convert(answer.body, wishes, _name(address)))
        except EditorError as error:
            return Fetched(address, refusal=error.message)

    try:
        for _, found in in_turns(addresses, _host, fetch, stop, AT_ONCE, PER_HOST):
            yield found
    except WebError as error:
        if error.fault is not Fault.CANCELLED:
            raise


def fetched_for(
    root: Path, addresses: Sequence[str], make_client: Callable[[], Client] | None, stop: Stop
) -> Iterator[Fetched]:
    """`fetched` as the blog at `root` wishes, by a client and a converter that end with it.

    Without `make_client` the client asks the public web.
    """
    client = (make_client or Client)()
    try:
        with Converter() as converter, stop.watching(converter.stop):
            yield from fetched(addresses, Wishes.of(root), client, converter, stop)
    finally:
        client.close()


def _host(address: str) -> str:
    try:
        return host_of(address)
    except WebError:
        return ""


def _name(address: str) -> str:
    return urlsplit(address).path.rpartition("/")[2] or address


def _said(status: int, address: str) -> Localized:
    sentence = _STATUS.get(status, _OTHER_STATUS)
    return sentence.format(host=_host(address), status=status)


_GONE = Localized(es="Ya no está en {host} ({status}).", en="It is no longer on {host} ({status}).")
_REFUSED = Localized(
    es="{host} no la da a programas ({status}); descárgala con el navegador y suéltala en el "
    "texto.",
    en="{host} does not give it to programs ({status}); save it with the browser and drop it on "
    "the text.",
)
_BUSY = Localized(
    es="{host} pide que se espere ({status}); inténtalo más tarde.",
    en="{host} asks to wait ({status}); try again later.",
)
_OTHER_STATUS = Localized(es="{host} contestó {status}.", en="{host} answered {status}.")
_STATUS = {404: _GONE, 410: _GONE, 401: _REFUSED, 403: _REFUSED, 429: _BUSY, 503: _BUSY}
