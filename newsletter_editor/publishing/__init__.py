"""From *saved* to *on the site*, for authors who have never heard of git.

`git` is the one door to the system's git with the repo's own settings, hooks and helpers, in
folders that the author trusts; `repository` finds them, `changes` tells what is not on the site,
`newest` brings what others have published, `publish` commits and sends, `steps` finishes what was
cut off.
"""
