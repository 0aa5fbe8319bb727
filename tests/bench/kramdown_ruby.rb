# Renders the posts given as a JSON array on standard input, as Jekyll does, and prints the seconds.
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'
require 'rouge'

OPTIONS = {
  input: 'GFM', hard_wrap: false, syntax_highlighter: 'rouge',
  syntax_highlighter_opts: { guess_lang: true, default_lang: 'plaintext' }
}.freeze

posts = JSON.parse($stdin.set_encoding('utf-8').read)
render = -> { posts.each { |post| Kramdown::Document.new(post, OPTIONS).to_html } }
render.call
seconds = Array.new(3) do
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  render.call
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
end
puts seconds.min
