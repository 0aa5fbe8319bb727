"""Pictures: made what readers need, brought into the repo, described, kept in order."""
