"""Perl."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Rules,
    Table,
    ending,
    words,
)

_WORDS: Final = {
    "k": """
        BEGIN CHECK END INIT case continue do else elsif for foreach if last my new next our
        print redo reset return then unless until use while
    """,
    "nb": """
        abs accept alarm atan2 bind binmode bless caller chdir chmod chomp chop chown chr chroot
        close closedir connect cos crypt dbmclose dbmopen defined delete die dump each endgrent
        endhostent endnetent endprotoent endpwent endservent eof eval exec exists exit exp fcntl
        fileno flock fork format formline getc getgrent getgrgid getgrnam gethostbyaddr
        gethostbyname gethostent getlogin getnetbyaddr getnetbyname getnetent getpeername getpgrp
        getppid
        getpriority getprotobyname getprotobynumber getprotoent getpwent getpwnam getpwuid
        getservbyname getservbyport getservent getsockname getsockopt glob gmtime goto grep hex
        import index int ioctl join keys kill lc lcfirst length link listen local localtime log
        lstat map mkdir msgctl msgget msgrcv msgsnd no oct open opendir ord pack package pipe pop
        pos printf prototype push quotemeta rand read readdir readline readlink readpipe recv ref
        rename require reverse rewinddir rindex rmdir scalar seek seekdir select semctl semget
        semop send setgrent sethostent setnetent setpgrp setpriority setprotoent setpwent setservent
        setsockopt shift shmctl shmget shmread shmwrite shutdown sin sleep socket socketpair sort
        splice split sprintf sqrt srand stat study substr symlink syscall sysopen sysread sysseek
        system syswrite tell telldir tie tied time times tr truncate uc ucfirst umask undef unlink
        unpack unshift untie utime values vec wait waitpid wantarray warn write
    """,
    "ow": "and cmp eq ge gt le lt ne not or",
    "bp": "DATA STDERR STDIN STDOUT __DIE__ __WARN__",
}
_BRACKETS: Final = ("{}", "()", "[]", "<>")


def _between(opening: str, closing: str, depth: int = 3) -> str:
    """What stands in brackets, in which there may be more of them."""
    start, end = re.escape(opening), re.escape(closing)
    plain = rf"\\[\s\S]|[^\\{start}{end}]"
    inner = plain
    for _ in range(depth):
        inner = rf"{plain}|{start}(?:{inner})*{end}"
    return rf"{start}(?:{inner})*{end}"


_QUOTED: Final = "|".join(_between(start, end) for start, end in _BRACKETS)
_FLAT: Final = "|".join(_between(start, end, 0) for start, end in _BRACKETS)
_SAME: Final = r"([^\w\s{}()\[\]<>])(?:\\[\s\S]|(?!\1)[^\\])*\1"
_SAME_TWICE: Final = r"([^\w\s{}()\[\]<>])(?:\\[\s\S]|(?!\1)[^\\])*\1(?:\\[\s\S]|(?!\1)[^\\])*\1"
_FLAGS: Final = "[a-df-z]*"
_NOT_A_NAME: Final = r"(?<![\w$@%&])"
_ESCAPE: Final = r"(?:\\(?:[tnrabefluLUE\"\\$@`/]|[0-7]{3}|x\{[0-9a-fA-F]+\}|x[0-9a-fA-F]{2}|c.))+"


def _interpolated(mark: str, css: str) -> Rules:
    return (
        (mark, "p", "-"),
        (_ESCAPE, "se"),
        (r"\\", "se"),
        (r"[$@]\{", "si", "braces"),
        (r"[$@][a-zA-Z_]\w*", "si"),
        (rf"[^{mark}\\$@]+|[$@]", css),
    )


_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"#[^\n]*", "c1"),
        (
            ending(r"^=[a-zA-Z]\w*\b(?:\s+(?=\S))?[\s\S]*?\n=cut\b[^\n]*", r"\n=cut\b"),
            "cm",
        ),
        (r"__(?:DATA|END)__\b[\s\S]*", "cp"),
        (r"\w+(?=\s*=>)", "s"),
        (r"(format)(\s+)(\w+)(\s*)(=)(\s*\n)", ("k", "", "n", "", "p", ""), "format"),
        (rf"{_NOT_A_NAME}(?:s|tr|y)\s*(?:{_FLAT})\s*(?:{_FLAT})[a-qs-z]*", "sr"),
        (rf"{_NOT_A_NAME}((?:s|tr|y){_SAME_TWICE.replace('1', '2')}{_FLAGS})", ("sr", None)),
        (rf"{_NOT_A_NAME}m\s*(?:{_FLAT})[a-z]*", "sr"),
        (rf"{_NOT_A_NAME}(m{_SAME.replace('1', '2')}{_FLAGS})", ("sr", None)),
        (rf"{_NOT_A_NAME}q[qrwx]?\s*(?:{_QUOTED})", "sx"),
        (rf"{_NOT_A_NAME}(q[qrwx]?{_SAME.replace('1', '2')})", ("sx", None)),
        (rf"/(?:\\[^\n]|[^\\/\n]){{0,500}}/{_FLAGS}", "sr"),
        (r"<<(['\"]?)(?!\d)(\w+)\1;?\n[\s\S]{0,5000}?\n\2\n", "s"),
        (r"(sub\s)(\s*)(\w+)(\s*)([^\s{][^{\n]*\{|\{)", ("k", "", "nf", "", "p")),
        (r"(sub\s)(\s*)(\w+)(\s*)(\([^)\n]*\);?)", ("k", "", "nf", "", "p")),
        (r"(sub\s)(\s*)(\w+)", ("k", "", "nf")),
        (r"sub\b\s?", "k"),
        (r"\$#\${0,99}(?:[a-zA-Z_]\w*)?", "nv"),
        (r"\$[&`'+!.,/\\|\";#%=~@$<>()\[\]_?^-](?![\w$])|\$\^[A-UW-Z]", "vg"),
        (r"\$_\b", "vg"),
        (r"(@)(_)(?![;\w\[])", ("err", "nv")),
        (r"[$@%&*]\${0,99}[a-zA-Z_]\w*(?!\w|::)", "nv"),
        (r"[$@%&*]\${0,99}(?=[a-zA-Z_]\w*::)", "nv"),
        (r"[$@%&*]\${0,99}(?=\{)", "nv"),
        (r"((?:[a-zA-Z_]\w*::)+)(\w*)", ("nn", "nv")),
        (r"'", "p", "single"),
        (r"\"", "p", "double"),
        (r"`", "p", "backticks"),
        (r"0[xX][0-9a-fA-F_]+", "mh"),
        (r"0[bB][01_]+", "mb"),
        (r"0[0-7_]+", "mo"),
        (
            r"\d[\d_]*(?:\.\d[\d_]*)?[eE][-+]?\d+|\d[\d_]*\.\d[\d_]*|(?<!\.)\.\d[\d_]*(?:[eE][-+]?\d+)?",
            "mf",
        ),
        (r"\d[\d_]*", "mi"),
        (rf"(?!(?:{words(' '.join(_WORDS.values()))})\b)[a-zA-Z_]\w*:(?!:)", "nv"),
        (r"[a-zA-Z_]\w*", ByWord("nv", _WORDS)),
        (r"\[\]|&&|\*\*|->|[-+*/%<>&|^=!~.\\]|::", "o"),
        (r"[(){}\[\]:;,?]", "p"),
    ),
    "format": ((r"\.\n", "si", "-"), (r"[^\n]*\n?", "si")),
    "single": (
        (r"'", "p", "-"),
        (r"\\['\\]", "se"),
        (r"[^'\\]+|\\", "s1"),
    ),
    "double": _interpolated('"', "s2"),
    "backticks": _interpolated("`", "sb"),
    "braces": ((r"\}", "si", "-"), (r"\w+", "si"), (r"\s+", ""), (r".", "err")),
}
PERL: Final = Machine(_TABLE)
