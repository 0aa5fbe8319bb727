"""What people call the encodings that Python's codecs stand for."""

from __future__ import annotations

_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "mac_roman": "Mac Roman",
    "latin-1": "ISO 8859-1",
    "iso8859_2": "ISO 8859-2",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "shift_jis": "Shift JIS",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
    "koi8_r": "KOI8-R",
}


def encoding_name(codec: str) -> str:
    """The usual name of a codec: Windows-1252 for cp1252, Mac Roman for mac_roman."""
    if codec.startswith("cp12"):
        return f"Windows-{codec[2:]}"
    if codec.startswith("cp"):
        return f"DOS {codec[2:]}"
    return _NAMES.get(codec, codec.upper().replace("_", "-"))
