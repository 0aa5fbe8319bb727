"""The page that the post will become, beside its source, patched while the author types."""
