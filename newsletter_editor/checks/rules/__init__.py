"""One rule a file; `checks/registry.py` lists them."""
