"""The page around a post, for a window that patches the post in it: what is asked for, by whom."""
