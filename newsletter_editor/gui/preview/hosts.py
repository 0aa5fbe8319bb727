"""Which hosts a page may ask: those of the public net, never this machine or its neighbours.

An address in a post would have the preview knock at routers, printers and services that listen to
this machine alone. What a name leads to is looked up before it is asked for the first time.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsletter_editor.web.addresses import (
    Address,
    address_of,
    is_local_name,
    is_public_address,
)

if TYPE_CHECKING:
    from PySide6.QtNetwork import QHostInfo

MOST_HOSTS = 2_000
"""Names that are looked up in one session; no honest post names so many."""


class PublicHosts(QObject):
    """Answers for hosts at once; one that is not known yet is looked up and counts as not public
    until then."""

    found = Signal(str)
    """(host): it is known to be public now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, bool] = {}
        self._asked: dict[int, str] = {}

    @cached_property
    def has_proxy(self) -> bool:
        """Whether the system asks the net through a proxy: names may be known to that one alone."""
        # Imported late: HTTP and its messages are no part of a first picture.
        from urllib.request import getproxies

        return bool(getproxies())

    def is_public(self, host: str) -> bool:
        """Whether a host may be asked, as far as is known by now."""
        address = address_of(host)
        if address is not None:
            return is_public_address(address)
        # What is spelt like a number and is none is no name either.
        if not host or ":" in host or host.rstrip(".").rpartition(".")[2][:1].isdigit():
            return False
        if is_local_name(host):
            return False
        if host not in self._known and len(self._known) < MOST_HOSTS:
            self._known[host] = False
            self.look_up(host)
        return self._known.get(host, False)

    def look_up(self, host: str) -> None:
        """Ask the system for the host's addresses, in the background."""
        # Imported here: most posts name no host that has to be looked up.
        from PySide6.QtNetwork import QHostInfo

        self._asked[QHostInfo.lookupHost(host, self._take)] = host

    def learn(self, host: str, addresses: list[Address]) -> None:
        """Take what a host leads to; every one of its addresses has to be public."""
        public = all(map(is_public_address, addresses)) if addresses else self.has_proxy
        self._known[host] = public
        if public:
            self.found.emit(host)

    def _take(self, answer: QHostInfo) -> None:
        host = self._asked.pop(answer.lookupId(), answer.hostName())
        addresses = [address_of(each.toString()) for each in answer.addresses()]
        if None in addresses:
            return
        self.learn(host, [each for each in addresses if each is not None])
