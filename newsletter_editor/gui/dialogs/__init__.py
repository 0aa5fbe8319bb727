"""Questions to the author."""
