#!/usr/bin/env bash
# Two pages whose front matter has the same `path:` (that of an audio, of a folder of pictures) are
# published with one body: Jekyll keeps parsed templates by `page.path`, which front matter replaces,
# so the second page shows the first one's text, at its own address and under its own title. Nothing
# is said. Pages without Liquid in them, and posts, keep their own.
# Seen with Debian 12's jekyll 4.3.1. Needs: apt-get install jekyll
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
site="$folder/site"
mkdir "$site"
printf 'title: T\n' > "$site/_config.yml"
page() {
  printf -- '---\ntitle: %s\npath: %s\n---\n%s of {{ page.title }} at {{ page.url }}\n' \
    "$2" "$3" "$4" > "$site/$1.html"
}
build() {
  JEKYLL_NO_BUNDLER_REQUIRE=true jekyll build -q -s "$site" -d "$folder/out" --disable-disk-cache
  cat "$folder/out/b.html"
}
jekyll --version
page a Ana /audio/a.mp3 "words"
page b Bob /audio/b.mp3 "other text"
apart=$(build)
page b Bob /audio/a.mp3 "other text"
shared=$(build)
echo "paths of their own: $apart"
echo "the same path:      $shared"
[[ "$apart" == "other text of Bob at /b.html" ]]
[[ "$shared" == "words of Bob at /b.html" ]]
