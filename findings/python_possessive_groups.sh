#!/usr/bin/env bash
# A possessive group goes on behind what it had half matched, where it should have matched nothing.
#
# Python 3.11.2 (Debian 12). `(?:=\w+)?+>` is an optional group that gives nothing back, so at `=>` it
# should match nothing, and the `>` should not be found at the `=`. Python leaves the place behind the `=`. It does
# so for `?+`, `*+` and `++` where the group's inside can fail after its first sign; an atomic group is right, and so
# is what is possessive of one sign or class.
#
# Seen: `a=>` matched whole with the possessive group, not at all with the atomic one. Exits with 1 should both agree.
set -euo pipefail
python3 - <<'PYTHON'
import re, sys

possessive = re.match(r"a(?:=\w+)?+>", "a=>")
atomic = re.match(r"a(?>(?:=\w+)?)>", "a=>")
print(sys.version.split()[0], "possessive:", possessive, "atomic:", atomic)
sys.exit(bool(possessive) == bool(atomic))
PYTHON
