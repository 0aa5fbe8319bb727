"""Shell scripts, and what holds pieces of them: sessions, Dockerfiles and Makefiles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

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
_Stepped: TypeAlias = tuple[list[tuple[str, str]], str]


def _document(found: re.Match[str], groups: int, last: list[str]) -> _Stepped:
    """A text begins with the next line; its last one is noted."""
    texts = found.groups()[groups : groups + 6]
    last[0] = texts[4]
    return list(zip(("o", "", "sh", "sh", "no", "sh"), texts, strict=True)), ""


def _line(found: re.Match[str], groups: int, last: list[str]) -> _Stepped:
    is_last = found.groups()[groups] == last[0]
    return [("no" if is_last else "sh", found.group())], "- -" if is_last else ""


_INTERPOLATIONS: Final[Rules] = (
    (r"\$\"", "s2", "double"),
    (r"\$'", "s1", "single_escaped"),
    (r"\$\(\(", "k", "arithmetic"),
    (r"\$\(", "si", "command"),
    (r"\$\{#?", "k", "parameter"),
    (r"`", "sb", "backticks"),
    (r"\$#?(?:\w+|.)", "nv"),
)
_STRINGS: Final[Rules] = (
    (r"\\[^\n]?", "se"),
    (r"\"", "s2", "double"),
    (r"'", "s1", "single"),
    (r"\*", "k"),
    (r";", "p"),
    (r"&&|\|\|", "o"),
    (r"&(?=\s|$)", ""),
    (r"[|&](?=[\s()])", ""),
    (r"<<<", "o"),
    (r"(<<-?)(\s*)(['\"]?)(\\?)(\w+)(\3)", _document, "document"),
)
_BASIC: Final[Rules] = (
    (r"#.*", "c"),
    (rf"(?<![\w./+%~-])(?:{_KEYWORDS})\s*\b", "k"),
    (rf"(?<![\w./+%~-])(?:{_BUILTINS})\s*\b(?![.-])", "nb"),
    (r"\.(?=\s)", "nb"),
    (r"(\w+)(=)", ("nv", "o")),
    (r"[\[\]{}()!=>]", "o"),
)
_DATA: Final[Rules] = (
    (r"\s+", ""),
    *_STRINGS,
    (r"--[\w-]*|-[a-zA-Z0-9_][\w-]*", "nt"),
    (r"[^=*\s{}()$\"'`;\\<]+", ""),
    (r"<", ""),
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
        (r"\)", "p", "branch"),
        (r"(?<![\w./-])in\s*\b", "k"),
        (r"case\b", "k", "case"),
        *_ALL,
    ),
    "branch": ((r";;", "p", "-"), (r"case\b", "k", "case"), (r"\)", "o"), *_ALL),
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
        (r"[a-zA-Z0-9_]+", "nv"),
        (r"[^}:\"`'$]+", "p"),
        *_ALL,
    ),
    "single": ((r"'", "s1", "-"), (r"[^']+", "s1")),
    "double": (
        (r"(?:\$#?)?\"", "s2", "-"),
        (r"\\[^\n]?", "se"),
        *_INTERPOLATIONS[2:],
        (r"[^\"`\\$]+|\\", "s2"),
    ),
    "single_escaped": (
        (r"'", "s1", "-"),
        (r"\\[\s\S]", "se"),
        (r"[^'\\]+", "s1"),
    ),
    "document": (
        (r"\n", "sh", "line"),
        (r"\\[^\n]?", "se"),
        (r"[^$\n\\]+", "sh"),
        *_INTERPOLATIONS[2:],
        (r"\$", "sh"),
    ),
    "line": ((r"\s{0,200}+(\w+)\s*\n", _line), (r"", "", "-")),
}
SHELL: Final = Machine(_TABLE, notes=lambda: [""])


def console(
    shell: Machine = SHELL,
    output: Machine | None = None,
    prompts: Sequence[str] = (),
    errors: Sequence[str] = (),
    comments: bool | None = None,
) -> Machine:
    """Sessions: what is typed behind a prompt, and what is printed.

    A prompt ends in one of `prompts`, else in one that is usual; a line that begins with one of
    `errors` is one. With `comments` lines may begin with `#`, as where only other prompts are
    asked for.
    """
    if comments is None:
        comments = bool(prompts) and "#" not in prompts
    ends = _one_of(prompts or ("$", ">", ";", *(() if comments else ("#",))))
    before = r"[^<#\n]" if comments else r"[^\n]"
    table: Table = {
        "start": (
            (r"[^\S\n]*(?:<\.+>|\.+)[^\S\n]*(?:\n|\Z)", "c", "!"),
            (
                rf"({before}*?{ends})(?:([^\S\n]*\n)|([^\S\n]*)([^\n]*\n?))",
                ("gp", "w", "w", "&shell"),
                "!output",
            ),
            (r"[^\S\n]*#[^\n]*\n?", "c", "!"),
            *(((rf"{_one_of(errors)}[^\n]*\n?", "gr", "!"),) if errors else ()),
            (r"[^\n]*\n?", "&output" if output else "go", "!shell"),
        ),
    }
    return Machine(table, embedded={"shell": shell, **({"output": output} if output else {})})


def _one_of(signs: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, signs))})"


CONSOLE: Final = console()

_DOCKER_KEYWORDS: Final = words(
    """
    FROM MAINTAINER CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG STOPSIGNAL
    HEALTHCHECK SHELL
    """
)
_DOCKER: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (
            r"^(?i:(FROM)(\s++)([^\n]*)(\n\s*+|[^\S\n])(AS)(\s+)([^\n]*))",
            ("k", "w", "s", "w", "k", "w", "s"),
        ),
        (r"^(?i:(FROM)(\s+)(\s)(AS)(\s+)([^\n]*))", ("k", "w", "w", "k", "w", "s")),
        (rf"^(?i:(ONBUILD)(\s+)({_DOCKER_KEYWORDS}))([^\n]*)", ("k", "w", "k", "s")),
        (rf"^(?i:({_DOCKER_KEYWORDS}))\b([^\n]*)", ("k", "s")),
        (r"#[^\n]*", "c"),
        (r"^(?i:(?:ONBUILD\s+)?RUN\s+)", "k", "! run"),
        (r"\w+|\W+", ""),
    ),
    "run": ((r"\n", "", "-"), (r"\\[\s\S]", "se"), (r"[^\n\\](?:\\.|[^\n\\])*", "&shell")),
}
DOCKER: Final = Machine(_DOCKER, embedded={"shell": SHELL})

_CALLED: Final = words(
    """
    abspath addprefix addsuffix and basename call dir error eval file filter filter-out findstring
    firstword flavor foreach if join lastword notdir or origin patsubst realpath shell sort strip
    subst suffix value warning wildcard word wordlist words
    """
)
_TEST: Final = r"(ifn?def|ifn?eq)([\t ]+)([^#\n]+)"
# The shell gets its lines piece by piece, each up to what may be a variable or a call.
_LINE: Final[Rules] = (
    (r"\$[({][\t ]*\w[\w:=%.]*[\t ]*[)}]", "nv"),
    (rf"(\$[({{])([\t ]*)({_CALLED})([\t ]+)", ("nf", "", "nb", ""), "call"),
    (r"\\[\s\S]", "&shell"),
    (r"[\s\S]+?(?=\$[({]|[()}\\]|$)", "&shell"),
)
_MAKE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"#[^\n]{0,2000}\n", "c"),
        (r"([-s]?include)((?:[\t ]+[^\t\n #]+)+)", ("k", "sx")),
        (_TEST, ("k", "", "nv")),
        (r"(?:else|endif)[\t ]*(?=[#\n])", "k"),
        (r"(export)(?=[\w${}()\t -]{2,}\n)([\t ]+)(?!\n)", ("k", ""), "export"),
        (r"export[\t ]+", "k"),
        (r"([\w${}().-]{1,100})([\t ]*)([!?:+]?=)", ("nv", "", "o"), "line"),
        (r'"(?:\\.|[^"\\]){0,200}"', "s2"),
        (r"'(?:\\.|[^'\\]){0,200}'", "s1"),
        (r"([^\n:]{1,300})(:+)([ \t]*)", ("nl", "o", ""), "header"),
    ),
    "export": ((r"[\w${}()-]", "nv"), (r"\n", "", "-"), (r"[\t ]+", "")),
    "header": (
        (r"[^,\\\n#]+", "nf"),
        (r",", "p"),
        (r"#", "c"),
        (r"\\[\s\S]", ""),
        (r"\n", "", "=body"),
    ),
    "body": (
        (rf"(?=[^\n]*\n){_TEST}(#[^\n]*)?(\n)", ("k", "", "nv", "c", "")),
        (r"(else|endif)([\t ]*)(#[^\n]*)?(\n)", ("k", "", "c", "")),
        (r"(\t[\t ]*)([@-]?)", ("", "p"), "line"),
        (r"", "", "! -"),
    ),
    "line": ((r"\n", "", "-"), *_LINE),
    "call": ((r"[({]", "&shell", "call"), (r"[)}]", "nf", "-"), *_LINE),
}
MAKE: Final = Machine(_MAKE, embedded={"shell": SHELL})

_LINE_4: Final[Rules] = (
    (r"\${1,2}[({]", "p", "macro"),
    (r"\\[\s\S]", "&shell"),
    (r"[\s\S]+?(?=\${1,2}[({]|[()}\\]|$)", "&shell"),
)
MAKE_4: Final = Machine(
    {
        **_MAKE,
        "start": (
            *_MAKE["start"][:3],
            (r"((?:ifn?def|ifn?eq|unexport)\b)([\t ]+)([^#\n]+)", ("k", "", "nv")),
            (
                r"(else\b)([\t ]+)((?:ifn?def|ifn?eq)\b)([\t ]+)([^#\n]+)",
                ("k", "", "k", "", "nv"),
            ),
            (r"(?:else|endif|endef|endfor)[\t ]*(?=[#\n])", "k"),
            *_MAKE["start"][5:7],
            (
                r"(override\b)?([\t ]*)([\w${}().-]{1,100})([\t ]*)([!?:+]?=)",
                ("nb", "", "nv", "", "o"),
                "line",
            ),
            *_MAKE["start"][8:],
            (
                r"(override\b)?([\t ]*)(define)([\t ]+)([^#\n]+)",
                ("nb", "", "k", "", "nv"),
            ),
            (rf"(\$[({{])([\t ]*)({_CALLED})([\t ]+)", ("nf", "", "nb", ""), "call"),
        ),
        "line": ((r"\n", "", "-"), *_LINE_4),
        "macro": ((r"[)}]", "p", "-"), (r"\n", "", "-"), *_LINE_4),
        "call": ((r"[({]", "&shell", "call"), (r"[)}]", "p", "-"), *_LINE_4),
    },
    embedded={"shell": SHELL},
)
