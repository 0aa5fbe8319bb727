#!/usr/bin/env bash
# `{% cycle %}` in a layout begins anew on each page with Jekyll 4 on Liquid 5, as Debian has it, but
# goes on from page to page on Liquid 4, as the gem has it: Jekyll 4 keeps a layout's template, and a
# template of Liquid 4 keeps what its tags count by. So a page changes when another one is added.
# Seen with jekyll 4.3.1 on liquid 5.4.0 (Debian 12) and 4.0.3 (Debian 11).
# Needs, as root on Debian 12: apt-get install jekyll debootstrap
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
debootstrap --variant=minbase --include=ruby-liquid bullseye "$folder/debian11" > "$folder/log"
mkdir "$folder/liquid4"
cp -r "$folder"/debian11/usr/lib/ruby/vendor_ruby/liquid* "$folder/liquid4"
site="$folder/site"
mkdir -p "$site/_layouts"
printf 'plugins: []\n' > "$site/_config.yml"
printf '{%% cycle "odd", "even" %%}' > "$site/_layouts/l.html"
for page in a b c; do printf -- '---\nlayout: l\n---\n' > "$site/$page.html"; done
built() {
  RUBYLIB=$1 ruby -e 'require "liquid"; print Liquid::VERSION, ": "'
  RUBYLIB=$1 JEKYLL_NO_BUNDLER_REQUIRE=true jekyll build -q -s "$site" -d "$folder/out" --disable-disk-cache
  (cd "$folder/out" && paste -d ' ' a.html b.html c.html)
}
five=$(built "")
four=$(built "$folder/liquid4")
echo "$(jekyll --version)" "liquid $five" "liquid $four"
[[ "$five" == "5.4.0: odd odd odd" ]]
[[ "$four" == "4.0.3: odd even odd" ]]
