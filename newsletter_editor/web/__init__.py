"""Asking the web: bounded in bytes and time, to be called off, and never a neighbour's machine."""
