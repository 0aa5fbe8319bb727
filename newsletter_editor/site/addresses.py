"""Percent-encoding and joining of addresses as Jekyll's URI library does them (RFC 3986)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote_from_bytes, unquote_to_bytes

from newsletter_editor.site.ruby_text import SPACE

_URI = re.compile(
    r"(?:(?P<scheme>[^:/?#]+):)?(?://(?P<authority>[^/?#]*))?(?P<path>[^?#]*)"
    # What follows a line's end in the fragment is lost.
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>[^\n]*)(?:\n.*)?)?",
    re.DOTALL,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*")
_WITH_HOSTS = ("http", "https", "ftp")
_SEGMENT = "!$&'()*+,;=:@"
_QUERY = "!$'()*+,=:@/?"


def is_absolute(address: str) -> bool:
    """Whether an address names its scheme, as `https:` or `mailto:` do.

    Raises ValueError where what stands before the first colon can be no scheme.
    """
    found = _URI.fullmatch(address)
    if found is None or found["scheme"] is None:
        return False
    if not _SCHEME.fullmatch(found["scheme"]):
        raise ValueError(f"invalid scheme: {found['scheme']}")
    return True


def can_be_path(text: str) -> bool:
    """Whether Ruby's library takes `text` for an address at all; Jekyll ends where it does not."""
    found = _URI.fullmatch(text)
    if found is None:
        return True
    scheme, authority, path = found["scheme"], found["authority"], found["path"]
    if scheme is not None:
        lacks_all = scheme.lower() in _WITH_HOSTS and not (authority or path)
        return _SCHEME.fullmatch(scheme) is not None and not lacks_all
    if authority is not None:
        _, _, port = authority.rpartition("@")[2].partition(":")
        return not port or port.isdigit() or authority.startswith("[")
    return not path.startswith(":")


def escape_path(text: str) -> str:
    """`text` as part of an address's path; what is already percent-encoded is encoded again."""
    found = _URI.fullmatch(text)
    if found is None:
        return text
    path = _encode(found["path"], _SEGMENT + "/")
    result = path
    if found["authority"] is not None:
        result = f"//{_encode(found['authority'], _SEGMENT + '[]')}{result}"
    if found["scheme"] is not None:
        result = f"{_encode(found['scheme'], '+')}:{result}"
    if found["query"] is not None:
        result += "?" + _encode(found["query"], _SEGMENT + "/?")
    if found["fragment"] is not None:
        # The sign of a fragment in a name is part of that name.
        result += "%23" + _encode(found["fragment"], _SEGMENT + "/?")
    return result


@lru_cache(4096)
def normalized(address: str) -> str:
    """An address in its normal form: encoded once, dots resolved, the host in lower case."""
    found = _URI.fullmatch(address)
    if found is None:
        return address
    scheme = found["scheme"].lower() if found["scheme"] is not None else None
    authority = found["authority"]
    parts = found["path"].strip(SPACE).split("/")
    path = "/".join(_renormalized(part, _SEGMENT) for part in parts)
    path = _without_dots(path)
    if authority is not None:
        authority = _normalized_authority(authority, scheme)
        if not path and scheme in _WITH_HOSTS:
            path = "/"
    result = path
    if authority is not None:
        result = f"//{authority}{result}"
    if scheme is not None:
        result = f"{scheme}:{result}"
    if found["query"]:
        pairs = [_renormalized(pair, _QUERY, keep="+") for pair in found["query"].split("&")]
        result += "?" + "&".join(pairs)
    if found["fragment"]:
        result += "#" + _renormalized(found["fragment"], _SEGMENT + "/?")
    return result


def renormalized_component(text: str) -> str:
    """A part of an address encoded where it must be, keeping the signs that divide addresses."""
    return _renormalized(text, ":/?#[]@!$&'()*+,;=")


def _encode(text: str, safe: str) -> str:
    # Names on disk may hold bytes that are no UTF-8; they are encoded as they are.
    return quote_from_bytes(text.encode("utf-8", "surrogateescape"), safe=safe + "-._~")


def _renormalized(text: str, safe: str, keep: str = "") -> str:
    kept = re.split(r"(?i)(%2B)", text) if keep else [text]
    pieces = []
    for at, piece in enumerate(kept):
        if at % 2:
            pieces.append(piece.upper())
            continue
        plain = unquote_to_bytes(piece.encode("utf-8", "surrogateescape"))
        try:
            pieces.append(_encode(unicodedata.normalize("NFKC", plain.decode("utf-8")), safe))
        except UnicodeDecodeError:
            pieces.append(quote_from_bytes(plain, safe=safe + "-._~"))
    return "".join(pieces)


def _normalized_authority(authority: str, scheme: str | None) -> str:
    user, at, host = authority.rpartition("@")
    host, colon, port = host.partition(":") if not host.startswith("[") else (host, "", "")
    try:
        host = host.lower() if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        host = _encode(host.lower(), _SEGMENT)
    usual = {"http": "80", "https": "443", "ftp": "21"}.get(scheme or "")
    if not port or port == usual:
        colon = port = ""
    return f"{user}{at}{host}{colon}{port}"


def _without_dots(path: str) -> str:
    if "." not in path:
        return path
    out: list[str] = []
    segments = path.split("/")
    for at, segment in enumerate(segments):
        last = at == len(segments) - 1
        if segment == ".":
            if last:
                out.append("")
        elif segment == ".." and (len(out) > 1 or (out and out[0] not in ("", ".."))):
            out.pop()
            if last:
                out.append("")
        elif segment == ".." and out == [""]:
            if last:
                out.append("")
        else:
            out.append(segment)
    return "/".join(out)
