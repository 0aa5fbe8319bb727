# Builds each site of a JSON list of {path: text} and says what ended the build, or null.
require "jekyll"
require "json"
require "tmpdir"
Jekyll.logger.log_level = :error
answers = $stdout.dup
$stdout.reopen(File::NULL)
$stderr.reopen(File::NULL)
ends = JSON.parse($stdin.read).map do |files|
  Dir.mktmpdir do |root|
    files.each do |path, text|
      FileUtils.mkdir_p(File.dirname(File.join(root, path)))
      File.write(File.join(root, path), text)
    end
    Dir.chdir(root) do
      options = { "source" => root, "destination" => File.join(root, "_out"), "disable_disk_cache" => true }
      Jekyll::Site.new(Jekyll.configuration(options)).process
    end
    nil
  rescue Exception => e # a broken plugin or a stack without end is no StandardError
    "#{e.class}: #{e.message}"
  end
end
answers.puts JSON.generate(ends)
