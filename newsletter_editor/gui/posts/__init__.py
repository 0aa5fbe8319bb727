"""The list of the repo's posts."""
