"""A post and its site become the page; the process that does it."""
