"""Spelling in the window: suggestions, glossaries, the walk through all mistakes."""
