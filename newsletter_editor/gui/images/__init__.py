"""Pictures as an author meets them: taken in, brought home, described, kept in order."""
