"""The title and description that a web page gives itself, asked for with every caution of `web`.

At most `MOST_SECONDS` in all, `MOST_BYTES` of the page, `MOST_REDIRECTS` steps.
"""

from __future__ import annotations

import codecs
import contextlib
import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from newsletter_editor.sections.links import LinkFacts, facts_of
from newsletter_editor.web.addresses import Address, is_public_address
from newsletter_editor.web.asking import Guard, Stop
from newsletter_editor.web.faults import WebError

MOST_SECONDS = 8.0
MOST_BYTES = 512 * 1024
MOST_REDIRECTS = 5
_LONGEST_TITLE, _LONGEST_TEXT = 200, 600


class PageUnavailableError(Exception):
    """The page said nothing usable; what its address says must do."""


@dataclass
class PageReader:
    """Asks pages for their titles. `allowed` is replaced in tests alone."""

    allowed: Callable[[Address], bool] = is_public_address
    seconds: float = MOST_SECONDS

    def facts(
        self,
        address: str,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> LinkFacts:
        """What a page says of itself; what it leaves out is told by its address.

        Blocks for up to `seconds`; `progress` gets the bytes read and the most that will be.
        Raises PageUnavailableError, and nothing else, where there is nothing to be had.
        Raises ValueError for what is no web address.
        """
        # What asks the web is loaded by whoever pastes a link, not by the window's start.
        from newsletter_editor.web.client import Bounds, Client

        known = facts_of(address)
        stop = Stop()

        def tell(done: int, _of: int | None) -> None:
            if cancelled():
                stop.cancel()
            progress(done, MOST_BYTES)

        bounds = Bounds(
            MOST_BYTES, self.seconds, self.seconds, MOST_REDIRECTS, may_cut=True, until=b"</head"
        )
        client = Client(Guard(self.allowed))
        try:
            answer = client.ask(known.address, "GET", bounds, _HEADERS, stop, progress=tell)
        except WebError as error:
            raise PageUnavailableError(str(error)) from error
        finally:
            client.close()
        if answer.status != 200 or answer.kind not in _KINDS:
            raise PageUnavailableError(f"{answer.status} {answer.kind}")
        title, text = page_facts(decoded(answer.body, answer.charset or None))
        return LinkFacts(known.address, title or known.title, text)


_KINDS = ("text/html", "application/xhtml+xml")
_HEADERS = {"Accept": ",".join(_KINDS)}

_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = re.compile(
    rb"<meta\b[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE
)


def decoded(data: bytes, charset: str | None) -> str:
    """A page's bytes as text: by its byte order mark, its header, its own word, or as UTF-8.

    Never fails; what is no text in that encoding becomes the replacement character.
    """
    marked = next((name for mark, name in _BOMS.items() if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:4096])
    named = marked or charset or (declared[1].decode("ascii") if declared else "utf-8")
    with contextlib.suppress(LookupError, ValueError):
        # What calls itself Latin-1 is read as Windows' code page everywhere on the web.
        name = codecs.lookup(named).name
        named = "cp1252" if name in ("iso8859-1", "ascii") else name
        return data.decode(named, "replace")
    return data.decode("utf-8", "replace")


_TITLE = re.compile(r"<title\b[^<>]*>([^<]{0,2000})", re.IGNORECASE)
_META = re.compile(
    r"<meta\b((?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,40})/?>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"\b(name|property|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)


def page_facts(page: str) -> tuple[str, str]:
    """The title and description of a page's HTML, either empty where there is none."""
    head = re.split(r"<body\b", page, maxsplit=1, flags=re.IGNORECASE)[0]
    head = re.sub(r"<!--[^<>]*-->", "", head)
    told: dict[str, str] = {}
    for match in _META.finditer(head):
        attributes = {
            name.lower(): double or single or bare
            for name, double, single, bare in _ATTRIBUTE.findall(match[1])
        }
        key = attributes.get("property") or attributes.get("name") or ""
        told.setdefault(key.lower(), attributes.get("content", ""))
    title = _TITLE.search(head)
    return (
        _clean(told.get("og:title") or (title[1] if title else ""), _LONGEST_TITLE),
        _clean(told.get("og:description") or told.get("description") or "", _LONGEST_TEXT),
    )


def _clean(text: str, longest: int) -> str:
    text = unicodedata.normalize("NFC", html.unescape(text))
    # Control signs and those that turn the direction of writing do not belong into a post.
    shown = (
        " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign
        for sign in text
        if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn") or sign == "\u200d"
    )
    words = " ".join("".join(shown).split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
