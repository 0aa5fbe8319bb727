#!/bin/bash
# libgit2 fetches a branch that the server has not got, and says that all is well.
#
# Asked for one branch by its whole name, git says "couldn't find remote ref" and ends with 128: so a
# program learns that a team has renamed its branch. libgit2 1.9 passes over the name: `fetch`
# returns without an error, and what the copy last knew of the branch stays as it was, as if it were
# the newest. A push then makes the old branch anew beside the one that the site is built from.
# The names that the server has (`Remote.list_heads`) have to be looked at first.
#
# Seen with pygit2 1.21.0 (libgit2 1.9.7) beside git 2.39. Exits with 1 if it behaves differently.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pygit2==1.21.0
cd "$folder"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=Ana GIT_AUTHOR_EMAIL=ana@blog.example
export GIT_COMMITTER_NAME=Ana GIT_COMMITTER_EMAIL=ana@blog.example
git init --quiet --initial-branch=main server
git -C server commit --quiet --allow-empty --message "one"
git clone --quiet server copy
git -C server branch --move main trunk

wanted=+refs/heads/main:refs/remotes/origin/main
echo "$(git --version):"
if git -C copy fetch origin "$wanted" 2> said; then
  exit 1
fi
grep "couldn't find remote ref refs/heads/main" said

"$folder/venv/bin/python" - "$wanted" <<'PYTHON'
import sys

import pygit2

print("pygit2", pygit2.__version__, "with libgit2", pygit2.LIBGIT2_VERSION)
repo = pygit2.Repository("copy")
before = repo.references["refs/remotes/origin/main"].target
remote = repo.remotes["origin"]
remote.fetch([sys.argv[1]])
assert repo.references["refs/remotes/origin/main"].target == before
names = [head.name for head in remote.list_heads()]
print("fetched without an error; the server has", names)
assert "refs/heads/main" not in names and "refs/heads/trunk" in names
PYTHON
