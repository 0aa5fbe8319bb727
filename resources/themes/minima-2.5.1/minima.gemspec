# What this theme asks for; the program reads the lines, no Ruby is run.
Gem::Specification.new do |spec|
  spec.name = "minima"
  spec.version = "2.5.1"
  spec.license = "MIT"
  spec.add_runtime_dependency "jekyll-feed", "~> 0.9"
  spec.add_runtime_dependency "jekyll-seo-tag", "~> 2.1"
end
