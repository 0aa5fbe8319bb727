"""Addresses without what only their senders need: campaigns, clicks, AMP, pages for phones.

Parameters for tracking are named by the services that read them (Google's and Matomo's campaign
parameters, the click identifiers of advertising networks and of mailing services).
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

_PREFIXES = ("utm_", "hsa_", "pk_", "piwik_", "mtm_", "matomo_", "vero_", "oly_", "ml_subscriber")
_NAMES = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "twclid"),
        *("ttclid", "li_fat_id", "igshid", "igsh", "epik", "mc_cid", "mc_eid", "mkt_tok"),
        *("_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking", "yclid"),
        *("ysclid", "_openstat", "srsltid", "s_kwcid", "wickedid", "rb_clickid", "_ga"),
        *("_gl", "ref_src", "ref_url", "__twitter_impression", "__s", "cmpid", "wt_mc"),
        *("dm_i", "sc_cid"),
    }
)
_OF_HOSTS: dict[str, frozenset[str]] = {
    "youtube.com": frozenset({"feature", "si", "ab_channel", "pp"}),
    "youtu.be": frozenset({"feature", "si"}),
    "twitter.com": frozenset({"s", "t"}),
    "x.com": frozenset({"s", "t"}),
    "medium.com": frozenset({"source"}),
    "towardsdatascience.com": frozenset({"source"}),
    "linkedin.com": frozenset({"trk", "trackingid", "lipi"}),
    "substack.com": frozenset({"r", "s", "publication_id", "post_id", "isfreemail"}),
    "nytimes.com": frozenset({"smid", "partner"}),
    "open.spotify.com": frozenset({"si"}),
}
_SIGNED = re.compile(r"signature|hmac|^sig$|^token$", re.I)
_PHONE = re.compile(r"(?:m|mobile|touch)\.(?=[^.]+\.)|(?<=[a-z]\.)m\.(?=wikipedia\.org$)", re.I)
_AMP_PATH = re.compile(r"/amp/?$|\.amp(?=\.html$)|\.amp$|^/amp(?=/.)", re.I)
_AMP_NAMES = frozenset({"amp", "outputtype"})
_GOOGLE_AMP = re.compile(r"/amp/(?P<secure>s/)?(?P<rest>[^/]+\.[^/]+/?.*)")
_CDN_AMP = re.compile(r"/[civ]/(?P<secure>s/)?(?P<rest>[^/]+\.[^/]+/?.*)")


def without_tracking(address: str) -> str:
    """The address without parameters that only count where a reader comes from.

    What is left is byte for byte as it was; a signed address is left alone.
    """
    parts = _parts(address)
    if parts is None or not parts.query:
        return address
    pairs = parts.query.split("&")
    names = [unquote(pair.partition("=")[0]).lower() for pair in pairs]
    if any(_SIGNED.search(name) for name in names):
        return address
    own = _own_names(parts.hostname or "")
    kept = [
        pair
        for pair, name in zip(pairs, names, strict=True)
        if not (name in _NAMES or name in own or name.startswith(_PREFIXES))
    ]
    fragment = "" if parts.fragment.lower().startswith("utm_") else parts.fragment
    if len(kept) == len(pairs) and fragment == parts.fragment:
        return address
    return urlunsplit(parts._replace(query="&".join(kept), fragment=fragment))


def without_amp(address: str) -> str:
    """The address of the page that an AMP page is a copy of, as publishers name them."""
    parts = _parts(address)
    if parts is None:
        return address
    host = (parts.hostname or "").lower()
    cached = None
    if re.fullmatch(r"(?:www\.)?google\.[a-z.]{2,6}", host):
        cached = _GOOGLE_AMP.fullmatch(parts.path)
    elif host.endswith(".cdn.ampproject.org"):
        cached = _CDN_AMP.fullmatch(parts.path)
    if cached:
        scheme = "https" if cached["secure"] else "http"
        inner = f"{scheme}://{cached['rest']}" + (f"?{parts.query}" if parts.query else "")
        return without_amp(inner)
    query = "&".join(
        pair
        for pair in parts.query.split("&")
        if pair.partition("=")[0].lower() not in _AMP_NAMES
        or pair.partition("=")[2].lower() not in ("", "1", "true", "amp")
    )
    path = _AMP_PATH.sub("", parts.path) or "/"
    place = parts.netloc
    if host.startswith("amp.") and host.count(".") > 1:
        place = re.sub(r"(?<![^@])amp\.", "www.", place, count=1, flags=re.I)
    if (place, path, query) == (parts.netloc, parts.path, parts.query):
        return address
    return urlunsplit(parts._replace(netloc=place, path=path, query=query))


def without_phone(address: str) -> str:
    """The address on the host for all screens, where the one named is for phones."""
    parts = _parts(address)
    if parts is None:
        return address
    host = (parts.hostname or "").lower()
    found = _PHONE.search(host)
    if found is None:
        return address
    # Of `m.example.com` the usual twin is `www.`; of `es.m.wikipedia.org` nothing takes its place.
    other = host[: found.start()] + ("www." if not found.start() else "") + host[found.end() :]
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(parts._replace(netloc=other + port))


def with_tls(address: str) -> str:
    """The address asked for by `https`."""
    return "https" + address[4:] if address[:7].lower() == "http://" else address


STEPS = (without_amp, without_phone, without_tracking, with_tls)
"""What makes an address better, one after the other."""


def tidied(address: str) -> str:
    """The best spelling of an address that its looks promise; only its server knows if it holds."""
    for step in STEPS:
        address = step(address)
    return address


def _own_names(host: str) -> frozenset[str]:
    labels = host.lower().split(".")
    found: frozenset[str] = frozenset()
    for at in range(len(labels) - 1):
        found |= _OF_HOSTS.get(".".join(labels[at:]), frozenset())
    return found


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        # Reading the port is what checks it.
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None
