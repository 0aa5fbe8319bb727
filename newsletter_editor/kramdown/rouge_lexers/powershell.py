"""PowerShell."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    Machine,
    Rules,
    Table,
    ending,
    until,
    words,
)

_KEYWORDS: Final = words(
    """
    assembly base begin break catch class command configuration continue data define do dynamicparam
    else elseif end enum exit filter finally for foreach from function hidden if in inlinescript
    interface module namespace parallel param private process public return sequence static switch
    throw trap try type until using var while workflow
    """
)
_OPERATORS: Final = words(
    """
    and or not eq ne gt ge lt le like notlike match notmatch contains notcontains in notin replace
    is isnot as band bor bxor bnot shl shr xor join split ceq cne cgt cge clt cle clike cnotlike
    cmatch cnotmatch ccontains cnotcontains creplace csplit ieq ine igt ige ilt ile ilike inotlike
    imatch inotmatch icontains inotcontains ireplace isplit
    """
)
_TOLD: Final = words(
    """
    ConsoleFileName Error Event ExecutionContext HOME Host IsCoreCLR IsLinux IsMacOS IsWindows
    LastExitCode Matches MyInvocation NestedPromptLevel PID PROFILE PSBoundParameters PSCmdlet
    PSCommandPath PSCulture PSDebugContext PSHOME PSItem PSScriptRoot PSSenderInfo PSUICulture
    PSVersionTable PWD ShellId StackTrace args false foreach input null switch this true
    """
)
_REMARKS: Final = words(
    """
    SYNOPSIS DESCRIPTION PARAMETER EXAMPLE INPUTS OUTPUTS NOTES LINK COMPONENT ROLE FUNCTIONALITY
    FORWARDHELPTARGETNAME FORWARDHELPCATEGORY REMOTEHELPRUNSPACE EXTERNALHELP
    """
)
_VARIABLES: Final[Rules] = (
    (rf"\$(?:{_TOLD}|[_?^$])(?!:\w)", "bp"),
    (r"(\$)([a-zA-Z]\w*)(:)(\w+)", ("nv", "nn", "p", "nv")),
    (ending(r"\$\{[^}\n]*\}", r"\}"), "nv"),
    (r"\$\w+", "nv"),
)
_TEXTS: Final[Rules] = (
    (r"[^\S\n]+", "w"),
    (r"<#", "cm", "remark"),
    (r"#[^\n]*", "c"),
    (r"@\"", "sh", "here"),
    (until("@'", "\n'@"), "sh"),
    (r'"', "s2", "double"),
    (r"'(?:''|[^'])*(?:'|\Z)", "s1"),
    *_VARIABLES,
)
_COMMON: Final[Rules] = (
    *_TEXTS,
    (r"(\.)([\w-]+)(\()", ("o", "nf", "p"), "arguments"),
    (r"(\.)([\w-]+)(\[)", ("o", "n", "p"), "bracket"),
    (r"(\.)([\w-]+)(\n?)", ("o", "nf", "w")),
    (rf"-(?i:{_OPERATORS})(?!\w)", "o"),
    (r"--?[a-zA-Z0-9_](?:[\w-]*\w)?", "nt"),
    (r"::", "p"),
    (r"\.\.(?![a-zA-Z_-])|&&|\+\+|--|[-+*/%]=|==|[-+*%!&.]", "o"),
    (r"[>]+", "err"),
)
_HELD: Final[Rules] = (
    *_TEXTS,
    (r"@\{", "p", "hash"),
    (r"@\(", "p", "list"),
    (r"\{", "p", "block"),
    (r"\[", "p", "bracket"),
)
_START: Final[Rules] = (
    *_COMMON,
    (r"\n\s*", "w"),
    (r"\|\|?|=", "o"),
    (r"@\{", "p", "hash"),
    (r"@\(", "p", "list"),
    (r"\{", "p", "block"),
    (r"[(;)},:]", "p"),
    (r"\[", "p", "bracket"),
    (r"((?i:function))(\s+)(?:(\w+)(:))?([\w-]{2,})", ("kr", "w", "nn", "p", "nf")),
    (
        r"(?i:(class)(\s+)(\w+)(?:(\s*)(:)(\s*)(\w+))?)",
        ("kr", "w", "nc", "w", "p", "w", "nc"),
    ),
    (rf"(?i:{_KEYWORDS})(?![\w.\\:/~-])", "kr"),
    (r"(\?)(\n?)", ("nf", "w"), "arguments"),
    (r"\d+\.\d+", "mf"),
    (r"\d+", "mi"),
    # The end of the line is looked for behind what stands at its place.
    (r"([a-zA-Z\\/~][\w~\\.:/-]*)(\n?)", ("n", "w"), "arguments"),
    (r".", "err"),
)
_TABLE: Final[Table] = {
    "start": _START,
    "bracket": (
        (r"\]", "p", "-"),
        (r"[a-zA-Z]\w+(?:\.[a-zA-Z]\w+)*(?![\w./\\])", "n"),
        *_START,
    ),
    "list": (
        (r"\)", "p", "-"),
        (r"\n", "w"),
        *_HELD,
        (r"\d*\.\d+", "mf"),
        (r"\d+", "mi"),
        (r"[,;]", "p"),
        (r"[\s\S]", "err"),
    ),
    "block": ((r"\}", "p", "-"), *_START),
    "inner": ((r"\)", "si", "-"), *_START),
    "arguments": (
        (r"(\?)(\n?)", ("nf", "w"), "arguments"),
        (r"`[\s\S]", "se"),
        (r"[\w~\\/](?:[\w.\\/~-]|:(?!:))*", "nx"),
        *_COMMON,
        (r"\n\s*", "w", "-"),
        (r"\|\|?|=", "o", "-"),
        (r"@\{", "p", "hash"),
        (r"\{", "p", "=block"),
        (r"@?\(|[;)}\]]", "p", "-"),
        (r"\[", "p", "=bracket"),
        (r"[,:]", "p"),
        (r".", "err"),
    ),
    "hash": (
        (r"\}", "p", "-"),
        (r"\n", "w"),
        *_HELD,
        (r"\d+\.\d+", "mf"),
        (r"\d+(?!\w)", "mi"),
        (r"\w+", "nx"),
        (r"=", "o"),
        (r"[;,]", "p"),
        (r"[\s\S]", "err"),
    ),
    "remark": (
        (r"#>", "cm", "-"),
        (rf"\.(?i:{_REMARKS})\b", "cs"),
        (r"[^#.]+|[#.]", "cm"),
    ),
    "here": (
        (r"\n\"@", "sh", "-"),
        (r"\$\(", "si", "inner"),
        (r"`.", "se"),
        *_VARIABLES,
        (r"[^$`\n]+|[`\n]", "sh"),
    ),
    "double": (
        (r'\$?"', "s2", "-"),
        (r"`[^\n]?", "se"),
        (r"\$\(", "si", "inner"),
        *_VARIABLES,
        (r'[^"`$]+', "s2"),
    ),
}
POWERSHELL: Final = Machine(_TABLE)
