#!/bin/bash
# In Sass's indented syntax sasso reads past the end of a line that a percentage or a comment ends.
#
# There the end of the line ends a declaration, so `$wide: 96%` alone in a line is a whole one. sasso
# takes the sign of the percentage for that of a remainder, and the `*/` of a comment for a division,
# and reads on: the next line is swallowed, mostly without an error. Bulma 0.9.4 does not compile for
# it (its functions end lines so), nor does any site that imports Bulma. In the SCSS syntax, where
# `;` ends a declaration, the same is read well.
#
# Seen with sasso 0.1.2: `a {\n  : 96% color;\n}` for both, instead of `a {\n  color: 96%;\n}`; right
# with brackets around the percentage. Exits with 1 if it behaves differently.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check sasso==0.1.2
"$folder/v/bin/python" - <<'PYTHON'
import sys

import sasso

sheets = {
    "percentage": "a\n  $wide: 96%\n  color: $wide\n",
    "comment": "a\n  $wide: (96%) /* of it */\n  color: $wide\n",
    "brackets": "a\n  $wide: (96%)\n  color: $wide\n",
}
made = {name: sasso.compile(text, syntax="sass") for name, text in sheets.items()}
print(sasso.__version__ if hasattr(sasso, "__version__") else "0.1.2", made)
right = "a {\n  color: 96%;\n}"
is_as_seen = made["brackets"].strip() == right and right not in (made["percentage"], made["comment"])
sys.exit(0 if is_as_seen else 1)
PYTHON
