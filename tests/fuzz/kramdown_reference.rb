# Renders with the installed kramdown: one JSON case a line in, one JSON answer a line out.
# {"text": "…", "options": {…} or null for Jekyll's} -> {"html": "…"} or {"error": "…"}
require 'json'
require 'timeout'
require 'kramdown'
require 'kramdown-parser-gfm'
require 'rouge'

JEKYLL = {
  input: 'GFM', auto_ids: true, entity_output: 'as_char', hard_wrap: false, show_warnings: false,
  syntax_highlighter: 'rouge',
  syntax_highlighter_opts: { guess_lang: true, default_lang: 'plaintext' }
}.freeze

$stdin.set_encoding('utf-8')
$stdin.each_line do |line|
  asked = JSON.parse(line)
  options = asked['options'].nil? ? JEKYLL : asked['options'].transform_keys(&:to_sym)
  answer = begin
    Timeout.timeout(5) { { html: Kramdown::Document.new(asked['text'], options).to_html } }
  rescue Timeout::Error, StandardError, ScriptError, SystemStackError => e
    { error: "#{e.class}: #{e.message}" }
  end
  puts JSON.generate(answer)
  $stdout.flush
end
