"""Which hosts a page may ask: those of the public net, never this machine or its neighbours.

An address in a post would have the preview knock at routers, printers and services that listen to
this machine alone. What a name leads to is looked up before it is asked for the first time.
"""

from __future__ import annotations

import ipaddress
import re
import urllib.request

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QHostInfo

MOST_HOSTS = 2_000
"""Names that are looked up in one session; no honest post names so many."""

_LOCAL_ENDINGS = (
    "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private",
    "home.arpa", "test", "invalid",
)  # fmt: skip
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_EMBEDDING = (
    # NAT64 (RFC 6052) and "IPv4-compatible": the last 32 bits are an IPv4 address.
    ipaddress.ip_network("64:ff9b::/96"),
    ipaddress.ip_network("64:ff9b:1::/48"),
    ipaddress.ip_network("::/96"),
)
_SITE_LOCAL = ipaddress.ip_network("fec0::/10")
"""Private networks before `fc00::/7` (RFC 3879); Python takes them for public ones."""
_LAST_32_BITS = 0xFFFFFFFF

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def address_of(host: str) -> Address | None:
    """The IP address that a host of a URL is, in any of the spellings that browsers read.

    WHATWG's URL standard, "IPv4 parser": one to four parts, each decimal, octal or hexadecimal.
    """
    bare = host.strip("[]").partition("%")[0]
    if ":" in bare:
        try:
            return ipaddress.IPv6Address(bare)
        except ValueError:
            return None
    parts = bare.removesuffix(".").split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        *leading, last = (_number(part) for part in parts)
        value = last
        for place, part in enumerate(leading):
            if part > 255:
                return None
            value += part << 8 * (3 - place)
        return ipaddress.IPv4Address(value) if last < 256 ** (5 - len(parts)) else None
    except ValueError:
        return None


def _number(part: str) -> int:
    if part[:2] in ("0x", "0X"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part[0] == "0" else int(part)


def is_public_address(address: Address) -> bool:
    """Whether an address is one of the public net's, and none that is hidden in it is not."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in _SITE_LOCAL:
            return False
        hidden = [address.ipv4_mapped, address.sixtofour]
        if address.teredo:
            hidden += address.teredo
        if any(address in network for network in _EMBEDDING):
            hidden.append(ipaddress.IPv4Address(int(address) & _LAST_32_BITS))
        if not all(is_public_address(each) for each in hidden if each is not None):
            return False
        if address.ipv4_mapped or any(address in network for network in _EMBEDDING):
            return True
    return address.is_global and not address.is_multicast and not address.is_reserved


def is_local_name(host: str) -> bool:
    """Whether a name is one that only this machine or its network knows."""
    name = QUrl.toAce(host.lower()).data().decode("ascii", "replace").rstrip(".")
    if "." not in name:
        return True
    return any(name == end or name.endswith(f".{end}") for end in _LOCAL_ENDINGS)


class PublicHosts(QObject):
    """Answers for hosts at once; one that is not known yet is looked up and counts as not public
    until then."""

    found = Signal(str)
    """(host): it is known to be public now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, bool] = {}
        self._asked: dict[int, str] = {}
        self.has_proxy = bool(urllib.request.getproxies())
        """Behind a proxy names may be known to that one alone."""

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
