"""Which keys do what: the usual ones, or the author's."""
