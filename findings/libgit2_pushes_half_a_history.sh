#!/bin/bash
# libgit2 pushes from a shallow clone to a repo in a folder, says that all is well, and leaves a
# history there whose older half is missing.
#
# git refuses the same push ("shallow update not allowed"), since the repo at the other end would
# refer to commits that it has not got. libgit2 1.9 looks neither at the clone's `shallow` file nor
# at what the other end lacks: `push` returns without an error, the branch is moved, and whoever
# reads the branch from then on is told that a commit is missing.
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
git init --quiet --initial-branch=main whole
for day in one two three; do
  echo "$day" > "whole/$day.md"
  git -C whole add . && git -C whole commit --quiet --message "$day"
done
git clone --quiet --depth 1 "file://$folder/whole" shallow
git init --quiet --bare by-git.git
git init --quiet --bare by-libgit2.git

echo "$(git --version):"
if git -C shallow push "$folder/by-git.git" main > said 2>&1; then
  cat said
  exit 1
fi
grep "shallow update not allowed" said
test -z "$(git -C by-git.git branch)"

"$folder/venv/bin/python" - <<'PYTHON'
import pygit2

print("pygit2", pygit2.__version__, "with libgit2", pygit2.LIBGIT2_VERSION)
repo = pygit2.Repository("shallow")
assert repo.is_shallow
repo.remotes.create_anonymous("by-libgit2.git").push(["refs/heads/main:refs/heads/main"])
print("pushed without an error")
PYTHON
if git -C by-libgit2.git log --oneline main > said 2>&1; then
  cat said
  exit 1
fi
grep "Could not read" said
git -C by-libgit2.git fsck > said 2>&1 || grep "^missing commit" said
