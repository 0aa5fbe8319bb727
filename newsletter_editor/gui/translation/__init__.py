"""The original beside the translation that is being written."""
