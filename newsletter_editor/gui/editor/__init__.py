"""The source editor."""
