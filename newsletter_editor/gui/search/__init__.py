"""The pane that searches all posts of the blog, and replaces in them."""
