"""A Jekyll repo: configuration, posts, authors, images, permalinks, Liquid."""
