"""`python -m tests.fuzz [seconds] [seed]`: looks for differences from the real kramdown."""

from __future__ import annotations

import json
import sys
import time

from tests.fuzz.kramdown_differences import differences, shortened
from tests.fuzz.kramdown_reference import Reference, missing_reference


def main() -> int:
    """Print each difference as a case for tests/golden/kramdown; exit 1 if there is one."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    if reason := missing_reference():
        print(reason, file=sys.stderr)
        return 2
    end = time.monotonic() + seconds
    documents = found = 0

    def wanted(count: int) -> bool:
        nonlocal documents
        documents = count
        return time.monotonic() < end

    with Reference() as reference:
        for difference in differences(reference, seed, wanted):
            found += 1
            small = shortened(reference, difference)
            case = {"text": small.text, "options": small.options, "html": small.wanted}
            print(json.dumps({**case, "got": small.got}, ensure_ascii=False), flush=True)
    print(f"seed {seed}: {documents} documents, {found} differ", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
