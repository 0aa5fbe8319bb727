#!/usr/bin/env bash
# In Jekyll 3, as GitHub Pages runs it, front matter presets whose scope says `path: "_posts/"` hold
# for nothing: a scope's path is compared by whole names, and one with a slash behind it is the name
# of no folder. In Jekyll 4 it is the beginning of a path: the same scope holds for all posts, and
# `path: "_posts/2020"` for those of 2020. Neither says anything; `_posts` holds in both.
# Seen with jekyll 3.9.0 (Debian 11) and 4.3.1 (Debian 12).
# Needs, as root on Debian 12: apt-get install jekyll debootstrap
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
old="$folder/debian11"
debootstrap --variant=minbase --include=jekyll bullseye "$old" > "$folder/log"
site="$folder/site"
mkdir -p "$site/_posts"
cat > "$site/_config.yml" <<'YAML'
defaults:
- {scope: {path: "_posts"}, values: {a: plain}}
- {scope: {path: "_posts/"}, values: {b: slash}}
- {scope: {path: "_posts/2020"}, values: {c: beginning}}
YAML
printf -- '---\ntitle: T\n---\n{{ page.a }}|{{ page.b }}|{{ page.c }}\n' \
  > "$site/_posts/2020-01-02-a.html"
cp -r "$site" "$old/site"
echo "$(chroot "$old" jekyll --version), $(jekyll --version)"
chroot "$old" jekyll build -q -s /site -d /out
JEKYLL_NO_BUNDLER_REQUIRE=true jekyll build -q -s "$site" -d "$folder/out" --disable-disk-cache
three=$(cat "$old/out/2020/01/02/a.html")
four=$(cat "$folder/out/2020/01/02/a.html")
echo "3: $three"
echo "4: $four"
[[ "$three" == "plain||" ]]
[[ "$four" == "plain|slash|beginning" ]]
