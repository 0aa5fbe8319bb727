"""PowerShell."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, words

_KEYWORDS: Final = words(
    """
    begin break catch continue data do dynamicparam else elseif end exit filter finally for foreach
    function if in param process return switch throw trap try until while workflow parallel sequence
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
    (rf"\$(?:{_TOLD}|_\b|[?^$])(?!:\w)", "bp"),
    (r"(\$)([a-zA-Z]\w*)(:)(\w+)", ("nv", "nn", "p", "nv")),
    (r"\$\{[^}\n]*\}|\$\w+", "nv"),
)
_COMMON: Final[Rules] = (
    (r"[^\S\n]+", "w"),
    (r"<#", "cm", "remark"),
    (r"#[^\n]*", "c"),
    (r"@\"", "sh", "here"),
    (r"@'[^\S\n]*\n[\s\S]*?(?:\n'@|\Z)", "sh"),
    (r'"', "s2", "double"),
    (r"'(?:''|[^'])*(?:'|\Z)", "s1"),
    *_VARIABLES,
    (r"(\.)([a-zA-Z_]\w*)", ("o", "nf")),
    (rf"-(?i:{_OPERATORS})(?!\w)", "o"),
    (r"--?[a-zA-Z0-9_][\w-]*", "nt"),
    (r"::", "p"),
    (r"\.\.|&&|\+\+|--|[-+*/%]=|==|[-+*%!&.]", "o"),
    (r"[>]+", "err"),
)
_OPENING: Final[Rules] = (
    (r"\n\s*", "w", "=start"),
    (r"\|\|?|=", "o", "=start"),
    (r"@\{", "p", "=start hash"),
    (r"@?[({]|[;)}]", "p", "=start"),
    (r"\[", "p", "type"),
    (r"[\],:]", "p"),
)
_TABLE: Final[Table] = {
    "start": (
        *_COMMON,
        *_OPENING,
        (r"(function)(\s+)(?:(\w+)(:))?([\w-]+)", ("kr", "w", "nn", "p", "nf")),
        (
            r"(?i:(class)(\s+)(\w+)(?:(\s*)(:)(\s*)(\w+))?)",
            ("kr", "w", "nc", "w", "p", "w", "nc"),
        ),
        (rf"(?i:{_KEYWORDS})(?![\w.\\:/~-])", "kr"),
        (r"(\?)(\n?)", ("nf", "w"), "=arguments"),
        (r"\d+\.\d+", "mf"),
        (r"\d+", "mi"),
        # The end of the line is looked for behind what stands at its place.
        (r"([a-zA-Z\\/~][\w.\\:/~-]*)(\n?)", ("n", "w"), "=arguments"),
        (r".", "err"),
    ),
    "arguments": (
        (r"\?", "nf"),
        (r"`[\s\S]", "se"),
        (r"[\w~\\/](?:[\w.\\/~-]|:(?!:))*", "nx"),
        *_COMMON,
        *_OPENING,
        (r".", "err"),
    ),
    "type": (
        (r"\]", "p", "-"),
        (r"[a-zA-Z_][\w.]*", "n"),
        (r"\[", "p", "type"),
        (r"\d+", "mi"),
        (r"=", "o"),
        (r"[(),]", "p"),
        (r"\n", "w"),
        *_COMMON,
        (r".", "err"),
    ),
    "hash": (
        (r"\s+", "w"),
        (r"(\w+)(\s*)(=)(\s*)(?:([a-zA-Z_][\w.-]*))?", ("nx", "w", "o", "w", "nx")),
        (r"\{", "p", "hash"),
        (r"@\{", "p", "hash"),
        (r"\}", "p", "-"),
        (r"[;,()]", "p"),
        (r"\d+\.\d+", "mf"),
        (r"\d+", "mi"),
        (r"=", "o"),
        *_COMMON,
        (r"\[", "p", "type"),
        (r"[\w.-]+", "nx"),
        (r".", "err"),
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
        (r"[^$`\n]+|[\s\S]", "sh"),
    ),
    "double": (
        (r'"', "s2", "-"),
        (r"`[\s\S]", "se"),
        (r"\$\(", "si", "inner"),
        *_VARIABLES,
        (r'[^"`$]+|\$', "s2"),
    ),
    "inner": (
        (r"\)", "si", "-"),
        (r"\(", "p", "brackets"),
        (r"\n", "w"),
        *_COMMON,
        (r"\d+", "mi"),
        (r"[\w.\\-]+", "n"),
        (r"[\[\]{},;=|]", "p"),
        (r".", "err"),
    ),
    "brackets": (
        (r"\)", "p", "-"),
        (r"\(", "p", "brackets"),
        *_COMMON,
        (r"\d+", "mi"),
        (r"[\w.\\-]+", "n"),
        (r"[\s\S]", "p"),
    ),
}
POWERSHELL: Final = Machine(_TABLE)
