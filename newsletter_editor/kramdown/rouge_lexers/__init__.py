"""How rouge cuts and classes code, told in tables and found by asking it."""
