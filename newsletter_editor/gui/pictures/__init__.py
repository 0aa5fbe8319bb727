"""Small pictures of a repo's images, decoded in a process that can be ended."""
