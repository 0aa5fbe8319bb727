#!/usr/bin/env bash
# SafeYAML, by which Jekyll reads front matter on GitHub Pages and as a gem, takes a key that is
# nothing (`~`) for no key yet: the value becomes the key, the next key the value, and so on to the
# end. A post whose front matter says `~: a` before its layout has none, and neither says anything.
# Ruby's own Psych has a pair with the key nil there.
# Seen with safe_yaml 1.0.5 and Ruby 2.7 (Debian 11). Needs, as root on Debian 12:
# apt-get install debootstrap
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
old="$folder/debian11"
debootstrap --variant=minbase --include=ruby-safe-yaml bullseye "$old" > "$folder/log"
cat > "$old/ask.rb" <<'RUBY'
require "psych"
require "safe_yaml/load"
text = "title: T\n~: a\nlayout: post\n"
puts "safe_yaml: #{SafeYAML.load(text)}", "psych: #{Psych.safe_load(text)}"
RUBY
chroot "$old" dpkg-query --show ruby-safe-yaml
found=$(chroot "$old" ruby /ask.rb)
echo "$found"
grep -qF '{"title"=>"T", "a"=>"layout"}' <<< "$found"
grep -qF '{"title"=>"T", nil=>"a", "layout"=>"post"}' <<< "$found"
