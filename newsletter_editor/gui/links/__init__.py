"""Who said it before, and what the links of posts lead to."""
