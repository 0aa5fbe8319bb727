"""What was found out about addresses, kept with its date in a file."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterable
from pathlib import Path

from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.storage import cache_folder, key_of, private_folder
from newsletter_editor.document.system_errors import explained
from newsletter_editor.links.online.verdicts import Result, Verdict
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

DAYS_OF_GOOD, DAYS_OF_BAD = 30.0, 1.0
"""For which a result is believed: what is in order stays so for longer than a fault."""
_LARGEST = 64 * 1024 * 1024
_DAY = 86_400.0
_CLOCKS_DIFFER = 3_600.0
"""Seconds; of what lies further in the future the date is wrong."""
_KIND = "newsletter-editor links 1"


class Results:
    """The newest result of each address."""

    def __init__(self) -> None:
        self._by_address: dict[str, Result] = {}

    def __len__(self) -> int:
        return len(self._by_address)

    def of(self, address: str) -> Result | None:
        """What is known of an address, however old."""
        return self._by_address.get(address)

    def fresh(self, address: str, now: float | None = None) -> Result | None:
        """What is known of an address, unless it is too old to be believed."""
        found = self._by_address.get(address)
        if found is None:
            return None
        is_good = found.verdict in (Verdict.FINE, Verdict.MOVED, Verdict.TIDIER)
        age = (time.time() if now is None else now) - found.when
        days = DAYS_OF_GOOD if is_good else DAYS_OF_BAD
        return found if -_CLOCKS_DIFFER <= age <= days * _DAY else None

    def put(self, result: Result) -> None:
        """Take a newer result; one that says nothing leaves what was known."""
        if result.verdict.is_settled:
            self._by_address[result.address] = result

    def keep_only(self, addresses: Iterable[str]) -> None:
        """Forget what no post names any more."""
        wanted = set(addresses)
        for gone in self._by_address.keys() - wanted:
            del self._by_address[gone]

    def save(self, file: Path) -> None:
        """Write them. Raises EditorError."""
        record = {
            "kind": _KIND,
            "links": [
                [r.address, r.verdict.name, int(r.when), r.status, r.target, r.saved, r.why]
                for r in self._by_address.values()
            ],
        }
        with explained(file):
            THE_DISK.put(file, json.dumps(record, indent=0).encode("ascii"))

    @classmethod
    def load(cls, file: Path) -> Results:
        """What `save` wrote; nothing where there is no file.

        Raises EditorError for a file that holds anything else, so that none is written over.
        """
        results = cls()
        try:
            if THE_DISK.status(file).st_size > _LARGEST:
                raise ValueError(file)
            data = THE_DISK.read(file)
        except FileNotFoundError:
            return results
        except (OSError, ValueError) as error:
            raise EditorError(_NO_CACHE.format(file=file)) from error
        if not data.strip():
            return results
        try:
            record = json.loads(data)
            if record["kind"] != _KIND:
                raise ValueError(record["kind"])
            for address, verdict, when, status, target, saved, why in record["links"]:
                said = Localized(str(why[0]), str(why[1])) if why else None
                results.put(
                    Result(
                        str(address), Verdict[verdict], float(when), int(status), str(target),
                        str(saved), said,
                    )
                )  # fmt: skip
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise EditorError(_NO_CACHE.format(file=file)) from error
        return results


def kept_results(root: Path) -> Results:
    """What the window has found out for a blog; what is damaged is found out anew."""
    try:
        return Results.load(_file_of(root))
    except EditorError:
        return Results()


def keep_results(root: Path, results: Results) -> None:
    """Keep them for the window's next start; where they cannot be written, they are lost."""
    with contextlib.suppress(OSError, EditorError):
        private_folder(_file_of(root).parent)
        results.save(_file_of(root))


def _file_of(root: Path) -> Path:
    return cache_folder() / "links" / f"{key_of(root)}.results"


_NO_CACHE = Localized(
    es="«{file}» no es un archivo de resultados de enlaces, así que no se toca: indica otro.",
    en="“{file}” is no file of results for links, so it is left alone: name another.",
)
