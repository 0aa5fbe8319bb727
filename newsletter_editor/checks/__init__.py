"""What is wrong with a post: one rule a file."""
