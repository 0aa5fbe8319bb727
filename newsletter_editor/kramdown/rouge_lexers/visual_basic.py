"""Visual Basic."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        AddHandler Alias ByRef ByVal CBool CByte CChar CDate CDbl CDec CInt CLng CObj CSByte CShort
        CSng CStr CType CUInt CULng CUShort Call Case Catch Const Continue Declare Default Delegate
        DirectCast Do Each Else ElseIf End EndIf Erase Error Event Exit False Finally For Friend Get
        Global GoSub GoTo Handles If Implements Inherits Interface Let Lib Loop Me MustInherit
        MustOverride MyBase MyClass Narrowing New Next Not Nothing NotInheritable NotOverridable Of
        On Operator Option Optional Overloads Overridable Overrides ParamArray Partial Private
        Protected Public RaiseEvent ReDim ReadOnly RemoveHandler Resume Return Select Set Shadows
        Shared Single Static Step Stop SyncLock Then Throw To True Try TryCast Using Wend When While
        Widening With WithEvents WriteOnly
""",
        "ow": "AddressOf And AndAlso As GetType In Is IsNot Like Mod Or OrElse TypeOf Xor",
        "kt": """
        Boolean Byte Char Date Decimal Double Integer Long Object SByte Short String UInteger ULong
        UShort Variant
""",
        "nb": "Console",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (r"^([ \t]*)(#(?:If|ElseIf)\b[^\n]*?\bThen\b)", ("", "cp")),
        (r"^([ \t]*)(#(?:Region|ExternalSource)\b[^\n]*\n?)", ("", "cp")),
        (r"^([ \t]*)(#(?:End[ \t]+\w+|Else\b|Const\b))", ("", "cp")),
        (r"\n|[ \t]+", ""),
        (r"'[^\n]*|Rem\b[^\n]*", "c1"),
        (
            r"Option[ \t]+(?:(?:Strict|Explicit)[ \t]+(?:On|Off)|Compare[ \t]+(?:Binary|Text))\b",
            "kd",
        ),
        (r"(End)([ \t]+)([A-Z]\w*)", ("k", "", "k")),
        (r"(\.)(\w+)", ("p", "n")),
        (r"(?:Dim|Const)\b", "k", "variable"),
        (r"(?:Function|Sub|Property)\b", "k", "function"),
        (r"(?:Class|Structure|Enum)\b", "k", "class"),
        (r"(?:Module|Namespace|Imports)\b", "k", "namespace"),
        (r"[a-zA-Z_]\w*[%$!#@]?", _WORDS),
        (r"\d+\.\d+", "mf"),
        (r"\d+[DFILRS]?", "mi"),
        (r"[-+*/\\&]=|<<|>>|<>|[<>]=|[-+*/\\^&=<>]", "o"),
        (r"[:.,(){}#!]", "p"),
        (r'"', "s", "string"),
    ),
    "variable": ((r"\s+", ""), (r"\w+", "nv", "-"), (r"\S", "err")),
    "function": ((r"\s+", ""), (r"\w+", "nf", "-"), (r"\S", "err")),
    "class": ((r"\s+", ""), (r"\w+", "nc", "-"), (r"\S", "err")),
    "namespace": ((r"\s+", ""), (r"[\w.]+", "nn", "-"), (r"\S", "err")),
    "string": ((r'""', "se"), (r'"', "s", "-"), (r'[^"]+', "s")),
}
VB: Final = Machine(_TABLE)
