"""Spans: what stands inside a line of text. One construct, one file."""
