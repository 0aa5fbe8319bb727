"""Which hosts may be asked: those of the public net, never this machine or its neighbours.

An address in a post would have the program knock at routers, printers and services that listen to
this machine alone.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata

_LOCAL_ENDINGS = (
    "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private",
    "home.arpa", "test", "invalid",
)  # fmt: skip
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_EMBEDDING = (
    # NAT64 (RFC 6052) and "IPv4-compatible": the last 32 bits are an IPv4 address.
    ipaddress.ip_network("64:ff9b::/96"),
    ipaddress.ip_network("::/96"),
)
_OF_A_NETWORK = (
    # Before `fc00::/7` came (RFC 3879).
    ipaddress.ip_network("fec0::/10"),
    # NAT64 of one's own (RFC 8215), with the IPv4 address wherever that network has it.
    ipaddress.ip_network("64:ff9b:1::/48"),
)
"""Private networks that some Python takes for public ones."""
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
        if any(address in network for network in _OF_A_NETWORK):
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


def ascii_name(host: str) -> str:
    """A host's name as it is asked for: letters outside ASCII as RFC 3490 writes them.

    One that cannot be written so comes back in its compatibility form.
    """
    lowered = host.lower()
    if lowered.isascii():
        return lowered
    try:
        return lowered.encode("idna").decode("ascii")
    except UnicodeError:
        return unicodedata.normalize("NFKC", lowered)


def is_local_name(host: str) -> bool:
    """Whether a name is one that only this machine or its network knows."""
    name = ascii_name(host).rstrip(".")
    if "." not in name:
        return True
    return any(name == end or name.endswith(f".{end}") for end in _LOCAL_ENDINGS)
