"""The one door to the files of a repo that may come from anywhere.

`Door` decides for every read, listing and write whether it stays in the repo's folder; `git` is the
only use of git; `trust` knows which folders the author trusts. Nothing of a repo is ever run.
"""
