#!/usr/bin/env bash
# A copy of git's index makes git miss a change, unless the copy keeps the index's own time.
#
# git 2.39.5 (Debian 12). Git takes a file for unchanged when its size and time are those in the index, but looks
# into files that are no older than the index itself ("racily clean", Documentation/technical/racy-git.txt): they
# may have been changed right after it was written. That time is the index file's own, not a field in it. So a tool
# that works on a copy of the index (GIT_INDEX_FILE, to commit some files alone) gets a copy that is newer than
# everything, and a change of the same size made in the moment of the last commit is not in its commit.
#
# Seen: with the index `M f`, with `cp` nothing, with `cp -p` `M f`. Exits with 1 should that change.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_OPTIONAL_LOCKS=0
git --version
git init -q .
# The same moment for all, as on a fast machine; times of the inode are left out to have it every time.
git config core.trustctime false
moment='2024-01-01 12:00:00'
echo one >f && touch -d "$moment" f
git add f
echo two >f && touch -d "$moment" f .git/index
cp .git/index copy && cp -p .git/index same-time
changed() { GIT_INDEX_FILE=$1 git diff-files --name-only; }
original=$(changed .git/index) copy=$(changed "$PWD/copy") same=$(changed "$PWD/same-time")
echo "index: '$original'  cp: '$copy'  cp -p: '$same'"
[ "$original" = f ] && [ -z "$copy" ] && [ "$same" = f ]
