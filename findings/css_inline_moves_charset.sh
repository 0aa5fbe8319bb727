#!/usr/bin/env bash
# css-inline puts the style sheet that it keeps before <meta charset>, where browsers no longer look.
#
# Seen in November 2026 with css-inline 0.24.0 (Python), options keep_at_rules=True, as whoever keeps
# `@media` for phones and dark screens must have it: the rules are gathered into one <style> at the
# very start of <head>. HTML's standard has browsers look for <meta charset> in the first 1,024 bytes
# alone ("prescan a byte stream"); a style sheet of a kilobyte pushes it out, and a message saved as
# a file, or shown by a program that drops the mail's headers, may read "BoletÃ­n". Put it back behind
# the <title>, or send `charset` in a header as well.
#
# Needs Python 3.10 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check css-inline==0.24.0
"$folder/venv/bin/python" - <<'PYTHON'
import css_inline

rules = "".join(f".a{n} {{ color: #00000{n % 10} !important }} " for n in range(40))
page = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Boletín</title>'
    f"<style>p {{ margin: 0 }} @media (max-width: 600px) {{ {rules} }}</style></head>"
    "<body><p>Boletín</p></body></html>"
)
before = page.encode().index(b"<meta charset")
after = css_inline.CSSInliner(keep_at_rules=True).inline(page).encode().index(b"<meta charset")
print("byte at which <meta charset> begins, before and after:", before, after)
assert before < 1024 < after
PYTHON
