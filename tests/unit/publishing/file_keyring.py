"""A keyring in a file of the test's, for processes that the program starts."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class Keyring(KeyringBackend):
    """Chosen by `PYTHON_KEYRING_BACKEND`; the file is `TEST_KEYRING`."""

    # Below zero nobody comes upon it who has not named it, as other tests of the same process.
    priority = -1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return self._known().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        known = self._known() | {f"{service} {username}": password}
        _place().write_text(json.dumps(known), "utf-8")

    def delete_password(self, service: str, username: str) -> None:
        known = self._known()
        known.pop(f"{service} {username}", None)
        _place().write_text(json.dumps(known), "utf-8")

    def _known(self) -> dict[str, str]:
        place = _place()
        found: dict[str, str] = json.loads(place.read_text("utf-8")) if place.exists() else {}
        return found


def _place() -> Path:
    return Path(os.environ["TEST_KEYRING"])
