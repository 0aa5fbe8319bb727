"""Newsletter Editor: write a newsletter beside the page that Jekyll will publish."""

__version__ = "0.1.0"
