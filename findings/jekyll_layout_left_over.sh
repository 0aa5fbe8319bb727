#!/usr/bin/env bash
# In the body of a post, Jekyll's `layout` and `content` are not nothing: they are what the document
# that was rendered before has left. So the same post says something else once another one is added,
# and two documents with one layout can see two values of `layout.kind`.
# Seen with Debian 12's jekyll 4.3.1. Needs: apt-get install jekyll
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
site="$folder/site"
mkdir -p "$site/_posts" "$site/_layouts"
printf 'title: T\n' > "$site/_config.yml"
printf -- '---\nkind: of-one\n---\n{{ content }}' > "$site/_layouts/one.html"
printf -- '---\nkind: of-two\n---\n{{ content }}' > "$site/_layouts/two.html"
printf -- '---\nlayout: two\n---\nkind={{ layout.kind }} content={{ content | strip_html | strip }}.\n' \
  > "$site/_posts/2020-01-02-b.md"
build() {
  JEKYLL_NO_BUNDLER_REQUIRE=true jekyll build -q -s "$site" -d "$folder/out" --disable-disk-cache
  sed 's/<[^>]*>//g' "$folder/out/2020/01/02/b.html"
}
jekyll --version
alone=$(build)
printf -- '---\nlayout: one\n---\nsecret words of the other\n' > "$site/_posts/2020-01-01-a.md"
beside=$(build)
echo "alone:  $alone"
echo "beside: $beside"
[[ "$alone" == "kind=of-two content=." ]]
[[ "$beside" == "kind=of-one content=secret words of the other." ]]
