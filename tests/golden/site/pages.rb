# Asks the real Jekyll for whole pages: ruby pages.rb FOLDER prints URL and finished page of each of
# its documents and pages, by their paths below it; for several folders that of each by its name.
ENV['JEKYLL_NO_BUNDLER_REQUIRE'] = 'true'
ENV['JEKYLL_ENV'] = 'production'
ENV['TZ'] = 'UTC'
require 'json'

# What RUBYLIB has of a gem that is installed as well; to Ruby the installed one comes first.
module RubylibFirst
  FOLDERS = ENV['RUBYLIB'].to_s.split(':')

  def require(name)
    found = FOLDERS.map { |folder| File.join(folder, "#{name}.rb") }
    super(found.find { |file| File.file?(file) } || name)
  end
end
Object.prepend(RubylibFirst)
require 'jekyll'

Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL) unless ENV['SHOW_ERRORS']

def pages_of(folder)
  Jekyll::Utils.instance_variable_set(:@parse_date_cache, {})
  ENV['TZ'] = 'UTC'
  site = Jekyll::Site.new(Jekyll.configuration(
    'source' => folder, 'destination' => '/nonexistent', 'quiet' => true,
    'disable_disk_cache' => true
  ))
  %i[reset read generate render].each { |step| site.public_send(step) }
  found = (site.documents + site.pages).filter_map do |item|
    next if !item.respond_to?(:output) || item.output.nil?
    outer = item.is_a?(Jekyll::Document) ? site.config['collections_dir'] : ''
    path = File.join(outer, item.relative_path).delete_prefix('/')
    next unless File.file?(File.join(folder, path))
    [path, { 'url' => item.url, 'page' => item.output }]
  end
  # Further pages of a list have the path of the first.
  found.uniq(&:first).to_h
end

if ARGV.size == 1
  puts JSON.generate(pages_of(File.expand_path(ARGV[0])))
else
  # What Jekyll stops at is null.
  asked = ARGV.to_h do |folder|
    [folder, pages_of(File.expand_path(folder))]
  rescue StandardError, ScriptError, SystemStackError, SystemExit
    [folder, nil]
  end
  puts JSON.generate(asked)
end
