# Asks the real Jekyll. Standard input: {"sites": {name: {path: text}}}.
# Standard output: for every site its published posts by path, with URL, date, title and body.
ENV['JEKYLL_NO_BUNDLER_REQUIRE'] = 'true'
ENV['TZ'] = 'UTC'
require 'json'
require 'tmpdir'
require 'jekyll'

Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL)

def build(folder)
  # Jekyll keeps what it has parsed for the life of the process, whatever the zone was.
  Jekyll::Utils.instance_variable_set(:@parse_date_cache, {})
  ENV['TZ'] = 'UTC'
  site = Jekyll::Site.new(Jekyll.configuration(
    'source' => folder, 'destination' => '/nonexistent', 'quiet' => true,
    'disable_disk_cache' => true, 'plugins' => []
  ))
  %i[reset read generate render].each { |step| site.public_send(step) }
  site.posts.docs.to_h do |post|
    path = File.join(site.config['collections_dir'], post.relative_path).delete_prefix('/')
    [path, { 'url' => post.url, 'date' => post.date.dup.utc.strftime('%FT%TZ'),
             'title' => post.data['title'].to_s, 'html' => post.content }]
  end
end

built = JSON.parse($stdin.read)['sites'].to_h do |name, files|
  Dir.mktmpdir do |folder|
    files.each do |path, text|
      file = File.join(folder, path)
      FileUtils.mkdir_p(File.dirname(file))
      File.write(file, text)
    end
    [name, build(folder)]
  end
end
puts JSON.generate(built)
