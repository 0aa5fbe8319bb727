"""Ranges, edits, problems and the UTF-16 map: the words that all rooms share."""
