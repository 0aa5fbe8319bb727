"""One post: bytes and text, front matter, edits, atomic saving, journal."""
