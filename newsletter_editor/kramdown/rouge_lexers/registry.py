"""Which languages have a table of their own, by rouge's name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from newsletter_editor.kramdown.rouge_languages import LANGUAGES, Rouge
from newsletter_editor.kramdown.rouge_lexers.ada import ADA
from newsletter_editor.kramdown.rouge_lexers.apache import APACHE
from newsletter_editor.kramdown.rouge_lexers.apex import APEX
from newsletter_editor.kramdown.rouge_lexers.awk import AWK
from newsletter_editor.kramdown.rouge_lexers.batch import BATCH
from newsletter_editor.kramdown.rouge_lexers.bibtex import BIBTEX
from newsletter_editor.kramdown.rouge_lexers.c import CPP, CPP_4, C
from newsletter_editor.kramdown.rouge_lexers.clojure import CLOJURE
from newsletter_editor.kramdown.rouge_lexers.cmake import CMAKE
from newsletter_editor.kramdown.rouge_lexers.coffeescript import COFFEESCRIPT
from newsletter_editor.kramdown.rouge_lexers.configuration import (
    CONF,
    NGINX,
    NGINX_4,
    PROPERTIES,
    SSH,
    SYSTEMD,
    SYSTEMD_4,
)
from newsletter_editor.kramdown.rouge_lexers.coq import COQ
from newsletter_editor.kramdown.rouge_lexers.crystal import CRYSTAL
from newsletter_editor.kramdown.rouge_lexers.csharp import CSHARP, CSHARP_4
from newsletter_editor.kramdown.rouge_lexers.cypher import CYPHER
from newsletter_editor.kramdown.rouge_lexers.dart import DART, DART_4
from newsletter_editor.kramdown.rouge_lexers.data import (
    COMMENTED_JSON,
    DIFF,
    DIFF_4,
    INI,
    JSON,
    TOML,
    TOML_4,
)
from newsletter_editor.kramdown.rouge_lexers.dot import DOT
from newsletter_editor.kramdown.rouge_lexers.double_braces import HANDLEBARS, JINJA, TWIG
from newsletter_editor.kramdown.rouge_lexers.elixir import ELIXIR
from newsletter_editor.kramdown.rouge_lexers.elm import ELM
from newsletter_editor.kramdown.rouge_lexers.erb import EEX, ERB
from newsletter_editor.kramdown.rouge_lexers.erlang import ERLANG
from newsletter_editor.kramdown.rouge_lexers.escape import escape
from newsletter_editor.kramdown.rouge_lexers.fortran import FORTRAN
from newsletter_editor.kramdown.rouge_lexers.fsharp import FSHARP
from newsletter_editor.kramdown.rouge_lexers.gherkin import GHERKIN
from newsletter_editor.kramdown.rouge_lexers.go import GO
from newsletter_editor.kramdown.rouge_lexers.graphql import GRAPHQL
from newsletter_editor.kramdown.rouge_lexers.haml import HAML
from newsletter_editor.kramdown.rouge_lexers.haskell import HASKELL
from newsletter_editor.kramdown.rouge_lexers.hocon import HOCON
from newsletter_editor.kramdown.rouge_lexers.hql import HQL
from newsletter_editor.kramdown.rouge_lexers.irb import IRB, IRB_4, IRB_OUTPUT
from newsletter_editor.kramdown.rouge_lexers.java import (
    GRADLE,
    GRADLE_4,
    GROOVY,
    GROOVY_4,
    JAVA,
    JAVA_4,
)
from newsletter_editor.kramdown.rouge_lexers.javascript import (
    JAVASCRIPT,
    JAVASCRIPT_4,
    JSX,
    JSX_4,
    TSX,
    TSX_4,
    TYPESCRIPT,
    TYPESCRIPT_4,
)
from newsletter_editor.kramdown.rouge_lexers.jsonnet import JSONNET
from newsletter_editor.kramdown.rouge_lexers.jsp import JSP
from newsletter_editor.kramdown.rouge_lexers.julia import JULIA
from newsletter_editor.kramdown.rouge_lexers.kotlin import KOTLIN
from newsletter_editor.kramdown.rouge_lexers.lua import LUA
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, succeeded
from newsletter_editor.kramdown.rouge_lexers.markdown import markdown
from newsletter_editor.kramdown.rouge_lexers.markup import HTML
from newsletter_editor.kramdown.rouge_lexers.mathematica import MATHEMATICA
from newsletter_editor.kramdown.rouge_lexers.matlab import MATLAB
from newsletter_editor.kramdown.rouge_lexers.meson import MESON
from newsletter_editor.kramdown.rouge_lexers.messages import http
from newsletter_editor.kramdown.rouge_lexers.nim import NIM
from newsletter_editor.kramdown.rouge_lexers.nix import NIX
from newsletter_editor.kramdown.rouge_lexers.objective_c import (
    OBJECTIVE_C,
    OBJECTIVE_CPP,
    OBJECTIVE_CPP_4,
)
from newsletter_editor.kramdown.rouge_lexers.ocaml import OCAML
from newsletter_editor.kramdown.rouge_lexers.pascal import PASCAL
from newsletter_editor.kramdown.rouge_lexers.perl import PERL
from newsletter_editor.kramdown.rouge_lexers.php import PHP, PHP_4
from newsletter_editor.kramdown.rouge_lexers.plist import PLIST
from newsletter_editor.kramdown.rouge_lexers.plsql import PLSQL
from newsletter_editor.kramdown.rouge_lexers.powershell import POWERSHELL
from newsletter_editor.kramdown.rouge_lexers.prolog import PROLOG
from newsletter_editor.kramdown.rouge_lexers.prometheus import PROMETHEUS
from newsletter_editor.kramdown.rouge_lexers.protobuf import PROTOBUF
from newsletter_editor.kramdown.rouge_lexers.puppet import PUPPET
from newsletter_editor.kramdown.rouge_lexers.python import PYTHON, PYTHON_4
from newsletter_editor.kramdown.rouge_lexers.qml import QML
from newsletter_editor.kramdown.rouge_lexers.r import R
from newsletter_editor.kramdown.rouge_lexers.racket import RACKET
from newsletter_editor.kramdown.rouge_lexers.rego import REGO
from newsletter_editor.kramdown.rouge_lexers.robot_framework import ROBOT_FRAMEWORK
from newsletter_editor.kramdown.rouge_lexers.ruby import RUBY, RUBY_4
from newsletter_editor.kramdown.rouge_lexers.rust import RUST, RUST_4
from newsletter_editor.kramdown.rouge_lexers.sass import SASS
from newsletter_editor.kramdown.rouge_lexers.scala import SCALA, SCALA_4
from newsletter_editor.kramdown.rouge_lexers.scheme import SCHEME
from newsletter_editor.kramdown.rouge_lexers.shaders import CUDA, CUDA_4, GLSL, HLSL
from newsletter_editor.kramdown.rouge_lexers.shell import CONSOLE, DOCKER, MAKE, MAKE_4, SHELL
from newsletter_editor.kramdown.rouge_lexers.smarty import SMARTY
from newsletter_editor.kramdown.rouge_lexers.solidity import SOLIDITY
from newsletter_editor.kramdown.rouge_lexers.sparql import SPARQL
from newsletter_editor.kramdown.rouge_lexers.sql import SQL
from newsletter_editor.kramdown.rouge_lexers.stata import STATA
from newsletter_editor.kramdown.rouge_lexers.styles import CSS, SCSS
from newsletter_editor.kramdown.rouge_lexers.swift import SWIFT, SWIFT_4
from newsletter_editor.kramdown.rouge_lexers.tcl import TCL
from newsletter_editor.kramdown.rouge_lexers.templates import LIQUID, LIQUID_4
from newsletter_editor.kramdown.rouge_lexers.terraform import HCL, HCL_4, TERRAFORM, TERRAFORM_4
from newsletter_editor.kramdown.rouge_lexers.tex import TEX
from newsletter_editor.kramdown.rouge_lexers.turtle import TURTLE
from newsletter_editor.kramdown.rouge_lexers.vhdl import VHDL
from newsletter_editor.kramdown.rouge_lexers.viml import VIML
from newsletter_editor.kramdown.rouge_lexers.visual_basic import VB
from newsletter_editor.kramdown.rouge_lexers.vue import VUE
from newsletter_editor.kramdown.rouge_lexers.xml import XML
from newsletter_editor.kramdown.rouge_lexers.yaml import YAML, YAML_4
from newsletter_editor.kramdown.rouge_lexers.zig import ZIG

_MACHINES: Final = {
    "objective_cpp": OBJECTIVE_CPP,
    "bibtex": BIBTEX,
    "hql": HQL,
    "mathematica": MATHEMATICA,
    "plist": PLIST,
    "qml": QML,
    "rego": REGO,
    "robot_framework": ROBOT_FRAMEWORK,
    "stata": STATA,
    "jsp": JSP,
    "smarty": SMARTY,
    "meson": MESON,
    "hocon": HOCON,
    "prometheus": PROMETHEUS,
    "ada": ADA,
    "coq": COQ,
    "crystal": CRYSTAL,
    "plsql": PLSQL,
    "turtle": TURTLE,
    "cypher": CYPHER,
    "racket": RACKET,
    "apex": APEX,
    "dot": DOT,
    "jsonnet": JSONNET,
    "sparql": SPARQL,
    "vhdl": VHDL,
    "elm": ELM,
    "cuda": CUDA,
    "hlsl": HLSL,
    "glsl": GLSL,
    "irb_output": IRB_OUTPUT,
    "irb": IRB,
    "xml": XML,
    "haml": HAML,
    "nix": NIX,
    "prolog": PROLOG,
    "puppet": PUPPET,
    "awk": AWK,
    "pascal": PASCAL,
    "tcl": TCL,
    "zig": ZIG,
    "nim": NIM,
    "solidity": SOLIDITY,
    "graphql": GRAPHQL,
    "viml": VIML,
    "fortran": FORTRAN,
    "erlang": ERLANG,
    "coffeescript": COFFEESCRIPT,
    "fsharp": FSHARP,
    "vb": VB,
    "vue": VUE,
    "sass": SASS,
    "gherkin": GHERKIN,
    "batchfile": BATCH,
    "apache": APACHE,
    "handlebars": HANDLEBARS,
    "twig": TWIG,
    "jinja": JINJA,
    "clojure": CLOJURE,
    "cmake": CMAKE,
    "dart": DART,
    "elixir": ELIXIR,
    "eex": EEX,
    "erb": ERB,
    "gradle": GRADLE,
    "groovy": GROOVY,
    "haskell": HASKELL,
    "hcl": HCL,
    "terraform": TERRAFORM,
    "java": JAVA,
    "nginx": NGINX,
    "objective_c": OBJECTIVE_C,
    "properties": PROPERTIES,
    "protobuf": PROTOBUF,
    "scala": SCALA,
    "ssh": SSH,
    "systemd": SYSTEMD,
    "liquid": LIQUID,
    "matlab": MATLAB,
    "ocaml": OCAML,
    "lua": LUA,
    "powershell": POWERSHELL,
    "ruby": RUBY,
    "rust": RUST,
    "perl": PERL,
    "php": PHP,
    "c": C,
    "cpp": CPP,
    "csharp": CSHARP,
    "kotlin": KOTLIN,
    "swift": SWIFT,
    "css": CSS,
    "diff": DIFF,
    "html": HTML,
    "ini": INI,
    "json": JSON,
    "json-doc": COMMENTED_JSON,
    "python": PYTHON,
    "conf": CONF,
    "console": CONSOLE,
    "docker": DOCKER,
    "make": MAKE,
    "shell": SHELL,
    "javascript": JAVASCRIPT,
    "typescript": TYPESCRIPT,
    "jsx": JSX,
    "tsx": TSX,
    "go": GO,
    "scheme": SCHEME,
    "yaml": YAML,
    "r": R,
    "julia": JULIA,
    "sql": SQL,
    "tex": TEX,
    "scss": SCSS,
    "toml": TOML,
}
_PLAIN: Final = Machine({"start": ((r"[\s\S]+", ""),)})
_MACHINES["escape"] = escape(_PLAIN)
_MACHINES["http"] = http(_MACHINES)
_SINCE_4: Final = {
    "cpp": CPP_4,
    "csharp": CSHARP_4,
    "cuda": CUDA_4,
    "dart": DART_4,
    "diff": DIFF_4,
    "gradle": GRADLE_4,
    "groovy": GROOVY_4,
    "hcl": HCL_4,
    "irb": IRB_4,
    "java": JAVA_4,
    "javascript": JAVASCRIPT_4,
    "jsx": JSX_4,
    "liquid": LIQUID_4,
    "make": MAKE_4,
    "nginx": NGINX_4,
    "objective_cpp": OBJECTIVE_CPP_4,
    "php": PHP_4,
    "python": PYTHON_4,
    "ruby": RUBY_4,
    "rust": RUST_4,
    "scala": SCALA_4,
    "swift": SWIFT_4,
    "systemd": SYSTEMD_4,
    "terraform": TERRAFORM_4,
    "toml": TOML_4,
    "tsx": TSX_4,
    "typescript": TYPESCRIPT_4,
    "yaml": YAML_4,
}
_BY_ROUGE: Final[Mapping[Rouge, Mapping[str, Machine]]] = {
    3: _MACHINES,
    4: succeeded(_MACHINES, _SINCE_4),
}
NAMED: Final[Mapping[Rouge, Mapping[str, Machine]]] = MappingProxyType(
    {
        rouge: {name: machines.get(tag, _PLAIN) for name, (tag, _) in LANGUAGES[rouge].items()}
        for rouge, machines in _BY_ROUGE.items()
    }
)
"""By each name that a fence may call it, without Markdown."""


_WITH_MARKDOWN: Final = ("graphql", "haml", "http")


def _with_markdown(machines: Mapping[str, Machine], rouge: Rouge) -> Mapping[str, Machine]:
    """With Markdown, whose fences hold code of all languages, and with what embeds it."""
    own = markdown({"": _PLAIN, **NAMED[rouge]}, rouge)
    embedding = {tag: machines[tag].embedding({"markdown": own}) for tag in _WITH_MARKDOWN}
    return MappingProxyType({**machines, "markdown": own, **embedding})


MACHINES: Final[Mapping[Rouge, Mapping[str, Machine]]] = MappingProxyType(
    {rouge: _with_markdown(machines, rouge) for rouge, machines in _BY_ROUGE.items()}
)
