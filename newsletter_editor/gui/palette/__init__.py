"""The palette: sections and items as cards, put into the post by click, key or drag."""
