"""What commands print for other programs."""

from __future__ import annotations

import json
import sys
from typing import Any


def print_json(records: Any) -> None:
    """Print JSON in signs that the console has: those that it lacks would make it no JSON."""
    is_utf8 = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(records, ensure_ascii=not is_utf8, indent=2) + "\n")
