"""Perl."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Rules,
    Table,
    bare,
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
_FLAGS: Final = "[acdgilmnopsux]*"
_PAIRED_FLAGS: Final = "[egimosx]*"


def _bracketed(before: str, behind: str, moves: str) -> Rules:
    """The rules for what stands in brackets of each kind, in which no more are counted."""
    return tuple(
        (
            ending(rf"{before}\{start}(?:\\[\s\S]|[^\\\{end}])*\{end}{behind}", bare(rf"\{end}")),
            "sr",
            moves,
        )
        for start, end in _BRACKETS
    )


def _marked(words: str, marks: str, parts: int) -> str:
    """What stands between marks that are signs of one kind."""
    part = r"(?:(?!\2)(?:\\[\s\S]|[^\\]))*\2"
    return rf"({words}({marks}){part * parts}{_FLAGS})"


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


_NAMED: Final[Rules] = (
    (r"[a-zA-Z_]\w*[!?]?", "nf"),
    (r"(\([$@%]*\))(\s*)", ("p", "")),
    (r";", "p", "-"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"#[^\n]*", "c1"),
        (
            ending(r"^=\w+\s+[\s\S]*?\n=cut", r"\n=cut"),
            "cm",
        ),
        (r"__(?:DATA|END)__\b[\s\S]*", "cp"),
        (rf"(?:{words(_WORDS['k'] + _WORDS['ow'])})\b(?=\s*=>)", ByWord("k", _WORDS)),
        (r"(format)(\s+)(\w+)(\s*)(=)(\s*\n)", ("k", "", "n", "", "p", ""), "format"),
        *_bracketed(rf"{_NOT_A_NAME}(?:s|tr|y)", r"\s*", "paired"),
        (_NOT_A_NAME + _marked(r"(?:s|tr|y)\s*", r"[^\w\s]", 2), ("sr", None)),
        (_NOT_A_NAME + _marked(r"m\s*", r"[^\w\s({\[<]", 1), ("sr", None)),
        (rf"{_NOT_A_NAME}m(?=[/!\\{{<\[(@%$])", "sr", "paired"),
        (r"[a-zA-Z_]\w*(?=\s*=>)", "s"),
        *((rf"{_NOT_A_NAME}q[qrwx]?\{start}", "sx", start) for start, _ in _BRACKETS),
        (rf"{_NOT_A_NAME}(q[qrwx]?(\W)(?:(?!\2)[\s\S])*\2)", ("sx", None)),
        (ending(rf"/(?:\\[^\n]|[^\\/\n]){{0,500}}/{_FLAGS}", bare("/")), "sr"),
        (r"<<(['\"]?)(?!\d)(\w+)\1;?\n[\s\S]{0,5000}?\n\2\n", "s"),
        (r"sub\s+", "k", "named"),
        (r"\$#(?:\${0,99}[a-zA-Z]\w*|(?=[{$]))", "nv"),
        (r"\$[&`'+!.,/\\|\";%=~@$<>(\[\]_?^-](?![\w$])|\$\^[ADEFHILMOPSTWX]", "vg"),
        (r"\$_\b", "vg"),
        (r"@_(?=[;\[])", "nv"),
        (r"[$@%&*]{1,99}(?:[a-zA-Z]|_[a-zA-Z0-9])(?:\w|:(?!:))*(?!\w|::)", "nv"),
        (r"[$@%&*]{1,99}(?=[a-zA-Z_]\w*::)", "nv"),
        (r"[$@%&*]{1,99}(?=[{\[;])", "nv"),
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
        (r"\d+(?:_\d+)*", "mi"),
        (rf"(?!(?:{words(' '.join(_WORDS.values()))})\b)[a-zA-Z_]\w*:(?!:)", "nv"),
        (r"[a-zA-Z_]\w*", ByWord("nv", _WORDS)),
        (r"\[\]|&&|\*\*|->|[-+*/%<>&|^=!~.\\]|::", "o"),
        (r"[(){}\[\]:;,?]", "p"),
    ),
    "format": ((r"\.(?!\n)", "err"), (r"\.\n", "si", "-"), (r"[^\n]*\n?", "si")),
    "paired": (
        *_bracketed("", _PAIRED_FLAGS, "-"),
        *(
            (ending(rf"{m}(?:\\[\s\S]|[^{m}\\])*{m}{_PAIRED_FLAGS}", bare(m)), "sr", "-")
            for m in ("/", "!", "@", "%", r"\$")
        ),
        (rf"\\[^\\]*\\{_PAIRED_FLAGS}", "sr", "-"),
        (r"[\s\S]", "err"),
    ),
    **{
        start: (
            (rf"\{end}", "sx", "-"),
            (rf"\{start}", "sx", start),
            (rf"\\[\s\S]|[^\\\{start}\{end}]+", "sx"),
        )
        for start, end in _BRACKETS
    },
    "named": (
        *_NAMED,
        (r"\s+", ""),
        (r"[^\n]*?\{", "p", "-"),
        (r"", "", "=unopened"),
    ),
    # No bracket opens a body in the rest of the line.
    "unopened": (*_NAMED, (r"[^\S\n]*\n", "", "=named"), (r"[^\S\n]+", ""), (r".", "err")),
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
