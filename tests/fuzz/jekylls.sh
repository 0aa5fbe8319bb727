#!/bin/bash
# Jekylls beside the installed one, for `make fuzz` to ask: jekylls.sh FOLDER makes FOLDER/3.9 and
# FOLDER/4.4 of the packages of other Debians. Then: RUBYLIB=FOLDER/3.9 make fuzz
#
# 3.9 is Jekyll 3.9.0, which differs from 3.10 in what it asks of its dependencies; 4.4 is 4.4.1.
# Both have Liquid 4.0.3 (4.0.4 only runs on newer Rubies as well) and SafeYAML, which Debian has
# taken out of 4.4: it is put back. 3.9 has the plugins in GitHub Pages' versions, 4.4 the newest
# ones and rouge 4.5. The installed kramdown stays.
set -euo pipefail
mkdir -p "$1"
folder=$(cd "$1" && pwd)
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' |
    grep -v security | head -n 1)
plugins=$(printf 'ruby-jekyll-%s ' avatar default-layout feed gist include-cache mentions \
    optional-front-matter paginate readme-index redirect-from relative-links sass-converter \
    seo-tag sitemap titles-from-headings)

# take SUITE FOLDER PACKAGE...: what Ruby loads of the packages of a Debian.
take() {
    local suite=$1 to=$2 state each gem
    shift 2
    state=$(mktemp -d)
    mkdir -p "$state/lists/partial" "$state/files" "$to"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$state/sources.list"
    local apt=(apt-get -qq -o Dir::Etc::SourceList="$state/sources.list" -o APT::Sandbox::User=root
        -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$state/lists"
        -o Dir::State::status=/dev/null -o Dir::Cache::pkgcache=
        -o Dir::Cache::srcpkgcache= -o Acquire::Check-Valid-Until=false)
    "${apt[@]}" update
    (cd "$state" && "${apt[@]}" download "$@")
    for each in "$state"/*.deb; do dpkg-deb -x "$each" "$state/files"; done
    for gem in "$state"/files/usr/lib/ruby/vendor_ruby \
        "$state"/files/usr/share/rubygems-integration/all/gems/*/lib; do
        if [ -d "$gem" ]; then cp -r "$gem/." "$to"; fi
    done
    rm -r "$state"
}

rm -rf "$folder/3.9" "$folder/4.4"
take bullseye "$folder/3.9" jekyll ruby-liquid ruby-safe-yaml ruby-mercenary ruby-sass \
    ruby-jekyll-sass-converter ruby-jekyll-relative-links
# shellcheck disable=SC2086
take sid "$folder/4.4" jekyll $plugins
take bullseye "$folder/4.4" ruby-liquid ruby-safe-yaml
take trixie "$folder/4.4" ruby-rouge
cat >> "$folder/4.4/jekyll.rb" <<'RUBY'

require "safe_yaml/load"
SafeYAML::OPTIONS[:suppress_warnings] = true

# As the gem has it.
module Jekyll::Utils
  def safe_load_yaml(yaml)
    SafeYAML.load(yaml)
  end

  def safe_load_yaml_file(filename, _options = {})
    SafeYAML.load_file(filename)
  end
end
RUBY
for version in 3.9 4.4; do
    RUBYLIB=$folder/$version ruby -e 'require "jekyll"; puts Jekyll::VERSION, Liquid::VERSION'
done
