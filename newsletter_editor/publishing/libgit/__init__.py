"""Git for machines that have none: libgit2, by pygit2, behind the door that `publishing.git` is.

It answers the part of git's own command line that this room uses, so that all above is the same
code. What libgit2 leaves out of what a repo asks for is looked for first (`limits`), and then
nothing is done: libgit2 rather than dulwich, for what it cannot do can be told beforehand, whereas
dulwich passes over some settings without a word.
"""
