"""The languages that rouge colours, and how Pygments calls them.

GitHub Pages and Debian run rouge 3.30, what is installed as a gem 4.5 or later.

A language of rouge's that Pygments has none for keeps rouge's elements, without colours. A name
that does not stand here is unknown to rouge, which leaves such code plain.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Rouge: TypeAlias = Literal[3, 4]
"""The main number of its version."""

_TABLE: Final = """
abap = abap
actionscript as as3 = actionscript
ada = ada
apache = apacheconf
apex = java
apiblueprint apib
applescript = applescript
armasm
augeas aug = augeas
awk = awk
batchfile bat batch dosbatch winbatch = batch
bbcbasic = bbcbasic
bibtex bib = bibtex
biml
bpf
brainfuck = brainfuck
brightscript bs brs
bsl
c = c
ceylon = ceylon
cfscript cfc = cfc
clean = clean
clojure clj cljs = clojure
cmake = cmake
cmhg
coffeescript coffee coffee-script = coffeescript
common_lisp cl common-lisp elisp emacs-lisp lisp = common-lisp
conf config configuration = apacheconf
console terminal shell_session shell-session = console
coq = coq
cpp c++ = cpp
crystal cr = cr
csharp c# cs = csharp
css = css
csvs
cuda = cuda
cypher = cypher
cython pyx pyrex = cython
d dlang = d
dafny
dart = dart
datastudio
diff patch udiff = diff
digdag
docker dockerfile Dockerfile = docker
dot = graphviz
ecl = ecl
eex leex heex = html
eiffel = eiffel
elixir exs = elixir
elm = elm
email eml e-mail = email
epp
erb eruby rhtml = erb
erlang erl = erlang
escape esc
factor = factor
fluent ftl
fortran = fortran
freefem ff = freefem
fsharp = fsharp
gdscript gd = gdscript
ghc-cmm cmm = c
ghc-core = haskell
gherkin cucumber behat = gherkin
glsl = glsl
go golang = go
gradle = groovy
graphql = graphql
groovy = groovy
hack hh = php
haml HAML = haml
handlebars hbs mustache = handlebars
haskell hs = haskell
haxe hx = haxe
hcl = terraform
hlsl = hlsl
hocon = json
hql = sql
html = html
http = http
hylang hy = hylang
idlang
idris idr = idris
igorpro = igor
ini = ini
io = io
irb pry = irb
irb_output
isabelle isa Isabelle = isabelle
isbl
j = j
janet jdn = janet
java = java
javascript js = javascript
jinja django = django
jsl
json = json
json-doc jsonc = json
jsonnet = jsonnet
jsp = jsp
jsx react = jsx
julia jl = julia
kotlin = kotlin
lasso lassoscript = lasso
lean = lean
liquid = liquid
literate_coffeescript litcoffee = coffee-script
literate_haskell lithaskell lhaskell lhs = literate-haskell
livescript ls = livescript
llvm = llvm
lua = lua
lustre
lutin
m68k
magik
make makefile mf gnumake bsdmake = make
markdown md mkd = markdown
mason = mason
mathematica wl = mathematica
matlab m = matlab
meson = meson
minizinc
moonscript moon = moonscript
mosel = mosel
msgtrans
mxml = mxml
nasm = nasm
nesasm nes
nginx = nginx
nial
nim nimrod = nimrod
nix nixos = nixos
objective_c objc obj-c obj_c objectivec = objective-c
objective_cpp objcpp obj-cpp obj_cpp objectivecpp objc++ obj-c++ obj_c++ objectivec++ = objc++
ocaml = ocaml
ocl OCL
openedge = openedge
opentype_feature_file fea opentype opentypefeature
pascal = delphi
perl pl = perl
php php3 php4 php5 = php
plaintext text
plist = xml
plsql = postgresql
pony = pony
postscript postscr ps eps = postscript
powershell posh microsoftshell msshell = powershell
praat = praat
prolog = prolog
prometheus
properties = properties
protobuf proto = protobuf
puppet pp = puppet
python py = python
q kdb+ = q
qml = qml
r R s S = splus
racket = racket
reasonml = reasonml
rego = rego
rescript = reasonml
robot_framework robot robot-framework = robotframework
ruby rb = ruby
rust rs rust,no_run rs,no_run rust,ignore rs,ignore rust,should_panic rs,should_panic = rust
sas = sas
sass = sass
scala = scala
scheme = scheme
scss = scss
sed = sed
shell bash zsh ksh sh = bash
sieve = sieve
slice
slim = slim
smalltalk st squeak = smalltalk
smarty = smarty
sml ml = sml
solidity = solidity
sparql = sparql
sqf = c
sql = sql
ssh
stan = stan
stata = stata
supercollider = supercollider
swift = swift
systemd unit-file = systemd
syzlang
syzprog
tap = tap
tcl = tcl
terraform tf = terraform
tex TeX LaTeX latex = tex
toml = toml
tsx = tsx
ttcn3
tulip
turtle = turtle
twig = twig
typescript ts = typescript
vala = vala
vb visualbasic = vb.net
vcl varnishconf varnish = vcl
velocity = velocity
verilog = verilog
vhdl = vhdl
viml vim vimscript ex = vim
vue vuejs = html
wollok
xml = xml
xojo realbasic
xpath
xquery = xquery
yaml yml = yaml
yang = yang
zig zir = zig
"""


_SINCE_4: Final = """
brainfuck bf
cisco_ios
cobol = cobol
codeowners
docker dockerfile Dockerfile containerfile Containerfile = docker
dot graphviz = graphviz
groovy nextflow nf = groovy
iecst
json5 = json
mathematica wl wolfram = mathematica
mojo = python
objective_c objective-c = objective-c
openedge abl = openedge
p4
rml
svelte = html
"""
_UNTIL_4: Final = frozenset({"solidity"})


def _read(table: str) -> dict[str, tuple[str, str]]:
    languages: dict[str, tuple[str, str]] = {}
    for line in table.strip().splitlines():
        names, _, pygments = line.partition(" = ")
        tag, *aliases = names.split(" ")
        for name in (tag, *aliases):
            languages[name] = tag, pygments
    return languages


_LANGUAGES: Final = _read(_TABLE)
LANGUAGES: Final[Mapping[Rouge, Mapping[str, tuple[str, str]]]] = MappingProxyType(
    {
        3: _LANGUAGES,
        4: {
            **{name: known for name, known in _LANGUAGES.items() if name not in _UNTIL_4},
            **_read(_SINCE_4),
        },
    }
)
"""Every name that a rouge knows: its main name for the language, and Pygments' or an empty text."""
