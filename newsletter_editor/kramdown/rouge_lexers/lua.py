"""Lua."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, ending, words

_KEYWORDS: Final = words(
    "break do else elseif end for function if in repeat return then until while"
)
_BUILTINS: Final = words(
    """
    assert collectgarbage dofile error getmetatable gsub ipairs load loadfile next pairs pcall print
    rawequal rawget rawlen rawset require select setmetatable tonumber tostring type unpack xpcall
    """
)
_MODULES: Final = words(
    """
    coroutine.create coroutine.isyieldable coroutine.resume coroutine.running coroutine.status
    coroutine.wrap coroutine.yield debug.debug debug.gethook debug.getinfo debug.getlocal
    debug.getmetatable debug.getregistry debug.getupvalue debug.sethook debug.setlocal
    debug.setmetatable debug.setupvalue debug.traceback io.close io.flush io.input io.lines io.open
    io.output io.popen io.read io.stderr io.stdin io.stdout io.tmpfile io.type io.write math.abs
    math.acos math.asin math.atan math.ceil math.cos math.deg math.exp math.floor math.fmod
    math.huge math.log math.max math.min math.modf math.pi math.rad math.random math.randomseed
    math.sin math.sqrt math.tan math.tointeger math.type math.ult os.clock os.date os.difftime
    os.execute os.exit os.getenv os.remove os.rename os.setlocale os.time os.tmpname package.config
    package.cpath package.loaded package.loadlib package.path package.preload package.searchers
    package.searchpath string.byte string.char string.dump string.find string.format string.gmatch
    string.gsub string.len string.lower string.match string.pack string.packsize string.rep
    string.reverse string.sub string.unpack string.upper table.concat table.insert table.move
    table.pack table.remove table.sort table.unpack utf8.char utf8.charpattern utf8.codepoint
    utf8.codes utf8.len utf8.offset
    """
)


def _string(mark: str, css: str) -> Rules:
    return (
        (mark, css, "-"),
        (r"\\(?:[abfnrtv\\\"'\n]|\d{1,3})", "se"),
        (rf"[^{mark}]+", css),
    )


_LONG: Final = r"\[(=*)\[[\s\S]*?\]\1\]"
_TABLE: Final[Table] = {
    "start": ((r"#![^\n]*", "cp", "=code"), (r"", "", "=code")),
    "code": (
        (ending(rf"--{_LONG}", r"\]=*\]"), "cm"),
        (r"--[^\n]*", "c1"),
        (ending(_LONG, r"\]=*\]"), "s"),
        (r"\d+[eE][-+]?\d+", "mf"),
        (r"0[xX][0-9a-fA-F]*", "mh"),
        (r"\d+", "mi"),
        (r"\s+", ""),
        (r"==|~=|<=|>=|\.\.\.|\.\.|[-=+*/%^<>#]", "o"),
        (r"[\[\]{}().,:;]", "p"),
        (r"(?:and|or|not)\b", "ow"),
        (r"function\b", "k", "function"),
        (rf"(?:{_KEYWORDS})\b", "k"),
        (r"local\b", "kd"),
        (r"(?:true|false|nil)\b", "kc"),
        (rf"({_MODULES})\b", "nb"),
        (r"([a-zA-Z_]\w*)(\.)([a-zA-Z_]\w*)", ("n", "p", "n")),
        (rf"(?:{_BUILTINS})\b", "nb"),
        (r"[a-zA-Z_]\w*", "n"),
        (r"\"", "s2", "double"),
        (r"'", "s1", "single"),
    ),
    "function": (
        (r"\s+", ""),
        (r"(?:([a-zA-Z_]\w*)(\.))?([a-zA-Z_]\w*)", ("nc", "p", "nf"), "-"),
        (r"\(", "p", "-"),
    ),
    "double": _string('"', "s2"),
    "single": _string("'", "s1"),
}  # fmt: skip
LUA: Final = Machine(_TABLE)
