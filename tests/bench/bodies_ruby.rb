# Prints the seconds of CPU that Jekyll takes for the bodies of a site's posts: ruby bodies_ruby.rb
# FOLDER. Reading files and layouts are not among them.
require 'jekyll'

Jekyll.logger.log_level = :error
site = Jekyll::Site.new(Jekyll.configuration(
  'source' => ARGV[0], 'destination' => '/nonexistent', 'quiet' => true,
  'disable_disk_cache' => true, 'plugins' => []
))
%i[reset read generate].each { |step| site.public_send(step) }
payload = site.site_payload
start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
site.posts.docs.each do |post|
  renderer = Jekyll::Renderer.new(site, post, payload)
  renderer.layouts = {}
  renderer.run
end
puts Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
