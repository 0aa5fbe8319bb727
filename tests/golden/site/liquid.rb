# Runs templates in the real Jekyll: ruby liquid.rb SITE POST, a JSON list of templates on standard
# input, the list of results on standard output. What Jekyll stops at begins with "ERROR".
ENV['JEKYLL_NO_BUNDLER_REQUIRE'] = 'true'
ENV['TZ'] = 'UTC'
require 'json'
require 'jekyll'

Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL)
site = Jekyll::Site.new(Jekyll.configuration(
  'source' => ARGV[0], 'destination' => '/nonexistent', 'quiet' => true,
  'disable_disk_cache' => true, 'plugins' => []
))
%i[reset read generate].each { |step| site.public_send(step) }
post = site.posts.docs.find { |doc| doc.relative_path == ARGV[1] }
Liquid::Template.error_mode = site.config['liquid']['error_mode'].to_sym
results = JSON.parse($stdin.read).map do |template|
  payload = site.site_payload
  payload['page'] = post.to_liquid
  Liquid::Template.parse(template).render!(
    payload, registers: { site: site, page: payload['page'] }
  )
rescue StandardError, SyntaxError => e
  "ERROR #{e.message}"
end
puts JSON.generate(results)
