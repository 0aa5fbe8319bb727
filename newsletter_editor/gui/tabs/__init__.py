"""Several posts at once: which are open, in which order, and the bar that shows them."""
