#!/usr/bin/env bash
# Pillow gives a TIFF's size as it is seen, and a JPEG's, PNG's, WebP's and AVIF's as it is stored, for one orientation.
#
# Pillow 13.0.0. A picture of 40 × 20 stored pixels with Exif orientation 6 (turned by a quarter) is seen as 20 × 40.
# Right after `Image.open` the Exif of all five says 6, but the TIFF's `size` is (20, 40) already and the others' is
# (40, 20): TIFF's reader turns the pixels itself when they are loaded, and only then drops the tag. Who works out
# from size and orientation how wide a picture will be, before decoding it, turns a TIFF twice.
#
# Seen: TIFF (20, 40) 6, all others (40, 20) 6. Exits with 1 should that change.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pillow==13.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io

import PIL
from PIL import Image

print("Pillow", PIL.__version__)
sizes = {}
for kind in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF"):
    # Anew each time: AVIF's writer takes the orientation out of what it is given.
    words = Image.Exif()
    words[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, kind, exif=words)
    image = Image.open(io.BytesIO(out.getvalue()))
    sizes[kind] = image.size
    print(kind, image.size, image.getexif().get(0x0112))
    assert image.getexif().get(0x0112) == 6
    image.load()
assert sizes.pop("TIFF") == (20, 40)
assert set(sizes.values()) == {(40, 20)}
PYTHON
