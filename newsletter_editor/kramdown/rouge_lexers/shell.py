"""Shell scripts, and what holds pieces of them: sessions, Dockerfiles and Makefiles."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, words

_KEYWORDS: Final = words(
    """
    case continue do done elif else esac fi for function if in return select then until while
    """
)
_BUILTINS: Final = words(
    """
    alias arch awk b2sum base32 base64 basename bg bind break builtin caller cat cd chcon chgrp
    chmod chown chroot cksum comm command compgen complete cp csplit cut date dd declare df
    dir dircolors dirname dirs disown du echo enable env eval exec exit expand export expr factor
    false fc fg fmt fold getopts grep groups gunzip gzip hash head help history hostid hostname id
    install jobs join kill let link ln local logname logout ls mapfile md5sum mkdir mkfifo mknod
    mktemp mv nice nl nohup nproc numfmt od paste pathchk popd pr printenv printf ptx pushd pwd
    read readlink readonly realpath rm rmdir runcon sed seq set sha1sum sha224sum sha256sum
    sha384sum sha512sum shift shopt shred shuf sleep sort source split stat stdbuf stty sudo sum
    suspend sync tac tail tar tee test time timeout times touch tr trap true truncate tsort tty
    type typeset ulimit umask unalias uname unexpand uniq unlink unset uptime users vdir wait wc
    who whoami yes
    """
)
_INTERPOLATIONS: Final[Rules] = (
    (r"\$\"", "s2", "double"),
    (r"\$'", "s1", "single_escaped"),
    (r"\$\(\(", "k", "arithmetic"),
    (r"\$\(", "si", "command"),
    (r"\$\{#?", "k", "parameter"),
    (r"`", "sb", "backticks"),
    (r"\$#?(?:\w+|.)", "nv"),
    (r"\$[*@]?", "nv"),
)
_STRINGS: Final[Rules] = (
    (r"\\[^\n]?", "se"),
    (r"\"", "s2", "double"),
    (r"'[^']*(?:'|\Z)", "s1"),
    (r"\*", "k"),
    (r";", "p"),
    (r"&&|\|\|", "o"),
    (r"&(?=\s|$)", ""),
    (r"[|&](?=[\s()])", ""),
    (r"<<<", "o"),
    (
        r"(<<[-~]?)([ \t]*)(['\"\\]?)(\w+)(['\"]?[\s\S]*?)(^\s*\4[^\S\n]*(?:\n+|\Z)|\Z)",
        ("o", "", "sh", "no", "@document", "no"),
    ),
)
_BASIC: Final[Rules] = (
    (r"#.*", "c"),
    (rf"(?<![\w./+%~-])(?:{_KEYWORDS})\s*\b", "k"),
    (rf"(?<![\w./+%~-])(?:{_BUILTINS})\s*\b(?![.-])", "nb"),
    (r"(?<![\w./])\.(?=\s)", "nb"),
    (r"(?<![\w+./-])(\w+)(=)", ("nv", "o")),
    (r"[\[\]{}()!=>]", "o"),
)
_DATA: Final[Rules] = (
    (r"\s+", ""),
    *_STRINGS,
    (r"--[\w-]*|-[a-zA-Z0-9_][\w-]*", "nt"),
    (r"[^=*\s{}()$\"'`;\\<]+", ""),
    (r"[^\s]", ""),
)
_ALL: Final[Rules] = (*_BASIC, *_INTERPOLATIONS, *_DATA)
_TABLE: Final[Table] = {
    "start": (
        (r"case\b", "k", "case"),
        (r"\)", "o"),
        *_ALL,
    ),
    "case": (
        (r"(?<![\w./-])esac\b", "k", "-"),
        (r"\|(?!\|)", "p"),
        (r"\)", "p"),
        (r"(?<![\w./-])in\s*\b", "k"),
        (r"case\b", "k", "case"),
        *_ALL,
    ),
    "command": ((r"\)", "si", "-"), *_ALL),
    "backticks": ((r"`", "sb", "-"), *_ALL),
    "arithmetic": (
        (r"\)\)", "k", "-"),
        (r"\*\*|\|\||[-+*/%^|&!]", "o"),
        (r"\d+(?:#\w+)?", "m"),
        *_ALL,
    ),
    "parameter": (
        (r"\}", "k", "-"),
        (r":-", "k"),
        (r":[\d:]*", ""),
        (r"[a-zA-Z0-9_]+", "nv"),
        (r"[^}:\"'`$\\a-zA-Z0-9_\s][^}:\"'`$\\]*", "p"),
        *_INTERPOLATIONS,
        *_DATA,
    ),
    "double": (
        (r"\"", "s2", "-"),
        (r"\\[^\n]?", "se"),
        (r"\$(?=[\"\s]|\Z)", "s2"),
        *_INTERPOLATIONS[2:],
        (r"[^\"`\\$]+|\\", "s2"),
    ),
    "single_escaped": (
        (r"'", "s1", "-"),
        (r"\\[\s\S]", "se"),
        (r"[^'\\]+", "s1"),
    ),
    "document": (
        (r"\\[^\n]?", "se"),
        *_INTERPOLATIONS,
        (r"[^$`\\]+", "sh"),
    ),
}
SHELL: Final = Machine(_TABLE)

_CONSOLE: Final[Table] = {
    "start": (
        (r"(?!In )([^\n$#>;]*[$#>;])([^\S\n]*\n)", ("gp", "w")),
        (r"(?!In )([^\n]*?[$#>;])([^\S\n]*)([^\n]*\n?)", ("gp", "w", "@shell")),
        (r"\.\.\.(?:\n|\Z)", "c"),
        (r"[^\n]*\n?", "go"),
    ),
}
CONSOLE: Final = Machine(_CONSOLE, embedded={"shell": SHELL})

_DOCKER_KEYWORDS: Final = words(
    """
    FROM MAINTAINER CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG STOPSIGNAL
    HEALTHCHECK SHELL
    """
)
_DOCKER: Final[Table] = {
    "start": (
        (r"#[^\n]*", "c"),
        (
            r"^(?i:(FROM)([ \t]+)(\S[^\n]*?)([ \t]+)(AS)([ \t]+)(\S+))",
            ("k", "w", "s", "w", "k", "w", "s"),
        ),
        (rf"^(?i:(ONBUILD)([ \t]+))?(?i:({_DOCKER_KEYWORDS})\b)([^\n]*)", ("k", "", "k", "s")),
        (
            r"^((?i:ONBUILD[ \t]+)?(?i:RUN)[ \t]*)((?:[^\n]*\\\n(?![ \t]*#))*[^\n]*)",
            ("k", "@shell"),
        ),
        (r"\s+", ""),
        (r"[^\n]+", ""),
    ),
}
_RUN: Final = Machine({**_TABLE, "start": ((r"\\\n", "se"), *_TABLE["start"])})
DOCKER: Final = Machine(_DOCKER, embedded={"shell": _RUN})

_VARIABLE: Final[Rules] = ((r"\$\([\w.@%<?^+*-]+\)|\$\{[\w.]+\}|\$[$@%<?^+*\w]", "nv"),)
_CALL: Final[Rules] = ((r"(\$\()([ \t]*)([a-zA-Z]\w*)(?=\s)", ("nf", "", "nb"), "call"),)
_MAKE: Final[Table] = {
    **_TABLE,
    "start": (
        (r"#[^\n]*\n?", "c"),
        (r"\t", "", "recipe"),
        (r"\s+", ""),
        (r"(ifn?(?:def|eq))([ \t]*)([^#\n]*)", ("k", "", "nv")),
        (r"else|endif", "k"),
        (r"(-?include|sinclude)([^#\n]*)", ("k", "sx")),
        (r"(export )(?=\w+\s*[:+?!]?=)", "k"),
        (r"(export)([ \t]+)(\w+)", ("k", "", "nv")),
        (r"([\w.${}()-]{1,100})([ \t]*)(:=|\+=|\?=|!=|=)([ \t]*)", ("nv", "", "o", ""), "line"),
        (r"([^\n:=#]{0,200}?)([ \t]*)(::?)([ \t]*)", ("nl", "nl", "o", ""), "prerequisites"),
    ),
    "prerequisites": ((r"\n", "", "-"), (r"#+", "c"), (r"[^\n#]+", "nf")),
    "line": (
        (r"\n", "", "-"),
        (r"\\\n", ""),
        (r"'[^'\n$]*(?:'|(?=[\n$]))", "s1"),
        *_CALL,
        *_VARIABLE,
        *_ALL,
    ),
    "recipe": ((r"[-@]+", "p", "=line"), (r"(?=[\s\S])", "", "=line"), (r"\Z", "", "-")),
    "call": ((r"\)", "nf", "-"), *_CALL, *_VARIABLE, (r"[^$)]+|\$", "")),
    "double": ((r"\"", "s2", "-"), *_VARIABLE, *_TABLE["double"]),
}
MAKE: Final = Machine(_MAKE)
