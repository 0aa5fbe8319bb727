"""Blocks: what a post is made of, line by line. One construct, one file."""
