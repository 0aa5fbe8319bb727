"""All posts of a blog at once: what is looked for, where, and what takes its place."""
