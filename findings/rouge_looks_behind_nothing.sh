#!/usr/bin/env bash
# What rouge's rules look behind at is not there: each is tried by Ruby's StringScanner as if the
# code began at its place. A negative look behind always holds, a positive one never does. So rouge's
# own rule for Python's names, which is not to hold behind a dot, makes a keyword of the `print` in
# `a.print`.
# Seen with rouge 3.30.0 and Ruby 3.1 (Debian 12). Needs: apt-get install ruby-rouge
set -euo pipefail
found=$(ruby <<'RUBY'
require "rouge"
class Behind < Rouge::RegexLexer
  state :root do
    rule(/(?<=a)b/, Literal::String)
    rule(/(?<!a)b/, Keyword)
    rule(/./, Text)
  end
end
puts "rouge #{Rouge.version}"
puts "ab: #{Behind.lex('ab').map { |token, text| "#{text}=#{token.qualname}" }.join(' ')}"
puts "a.print: #{Rouge::Lexers::Python.lex('a.print').map { |token, text| "#{text}=#{token.qualname}" }.join(' ')}"
RUBY
)
echo "$found"
grep -qx 'ab: a=Text b=Keyword' <<< "$found"
grep -qx 'a.print: a=Name .=Punctuation print=Keyword' <<< "$found"
