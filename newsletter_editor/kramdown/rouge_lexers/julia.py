"""Julia."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, nested_comment, words

_KEYWORDS: Final = words(
    """
    begin catch do else elseif end export finally for if import in isa module quote return try
    using where while
    """
)
_TYPES: Final = words(
    """
    AbstractArray AbstractChannel AbstractChar AbstractDict AbstractDisplay AbstractFloat
    AbstractIrrational AbstractMatrix AbstractRange AbstractSet AbstractString AbstractUnitRange
    AbstractVecOrMat AbstractVector Any ArgumentError Array AssertionError BigFloat BigInt
    BitArray BitMatrix BitSet BitVector Bool BoundsError CapturedException CartesianIndex
    CartesianIndices Cchar Cdouble Cfloat Channel Char Cint Cintmax_t Clong Clonglong Cmd Colon
    Complex ComplexF16 ComplexF32 ComplexF64 CompositeException Condition Cptrdiff_t Cshort
    Csize_t Cssize_t Cstring Cuchar Cuint Cuintmax_t Culong Culonglong Cushort Cvoid Cwchar_t
    Cwstring DataType DenseArray DenseMatrix DenseVecOrMat DenseVector Dict DimensionMismatch
    Dims DivideError DomainError EOFError Enum ErrorException Exception ExponentialBackOff Expr
    Float16 Float32 Float64 Function GlobalRef HTML IO IOBuffer IOContext IOStream IdDict
    IndexCartesian IndexLinear IndexStyle InexactError InitError Int Int128 Int16 Int32 Int64
    Int8 Integer InterruptException InvalidStateException Irrational KeyError LinRange
    LineNumberNode LinearIndices LoadError MIME Matrix Method MethodError Missing
    MissingException Module NTuple NamedTuple Nothing Number OrdinalRange OutOfMemoryError
    OverflowError Pair PartialQuickSort PermutedDimsArray Pipe Ptr QuoteNode Rational RawFD
    ReadOnlyMemoryError Real ReentrantLock Ref Regex RegexMatch RoundingMode SegmentationFault
    Set Signed Some StackOverflowError StepRange StepRangeLen StridedArray StridedMatrix
    StridedVecOrMat StridedVector String StringIndexError SubArray SubString SubstitutionString
    Symbol SystemError Task Text TextDisplay Timer Tuple Type TypeError TypeVar UInt UInt128
    UInt16 UInt32 UInt64 UInt8 UndefInitializer UndefKeywordError UndefRefError UndefVarError
    Union UnionAll UnitRange Unsigned Val Vararg VecElement VecOrMat Vector VersionNumber
    WeakKeyDict WeakRef
    """
)
_CONSTANTS: Final = words(
    """
    ARGS C_NULL DEPOT_PATH ENDIAN_BOM ENV Inf Inf16 Inf32 Inf64 LOAD_PATH NaN NaN16 NaN32 NaN64
    VERSION devnull false im missing nothing pi stderr stdin stdout true undef π ℯ
    """
)
_NAME: Final = r"(?:[a-zA-Z_]|[\u00a1-\uffff])(?:\w|[\u00a1-\uffff])*!*"
_DIGITS: Final = r"\d+(?:_\d+)*"
JULIA: Final = Machine(
    {
        "start": (
            (r"\n|[^\S\n]+", ""),
            (r"#=", "cm", "comment"),
            (r"#[^\n]*", "c"),
            (r"[\[\]{}();,]", "x"),
            (r"\\", "o"),
            (r"(?:function|macro)\b", "k", "function"),
            (r"(?:mutable struct|abstract type|primitive type)\b(?=\s+\S)", "k", "struct"),
            (r"struct\b", "k", "struct"),
            (r"@[\w.]+", "nd"),
            (rf"(?:{_KEYWORDS})\b", "k"),
            (r"(?:local|global|const)\b", "kd"),
            (rf"(?:{_TYPES})\b", "kt"),
            (rf"(?:{_CONSTANTS})\b", "nb"),
            (
                rf"{_DIGITS}\.(?:{_DIGITS})?(?:[eEf][-+]?\d+)?|{_DIGITS}[eEf][-+]?\d+",
                "mf",
            ),
            (r"0b[01]+(?:_[01]+)*", "mb"),
            (r"0o[0-7]+(?:_[0-7]+)*", "mo"),
            (r"0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", "mh"),
            (_DIGITS, "mi"),
            (r"'(?:\\(?:'(?=')|[^'\n][^']{0,8})|[^'\\\n])'", "sc"),
            (r"`[^`\n]*`", "sb"),
            (r'L?"', "s", "string"),
            (r"[÷≠≤≥]", "o"),
            (_NAME, "n"),
            (r"[-+*/%^&|<>=!~?:.$]+", "o"),
        ),
        "comment": nested_comment("comment", "cm", "#=", "=#"),
        "function": (
            (r"(?<=\w)(?=\S)|\Z", "", "-"),
            (r"\s+(?=[(\[:.@\"$<~&|*+/^%-])", "nf", "=bracket"),
            (r"\s+[^\s(){}\[\]]*", "nf", "-"),
        ),
        "bracket": ((r"[(\[@\"]|[:.$<~&|*+/^%-]+", "o", "-"),),
        "struct": (
            (r"(?<=\w)(?=\S)|\Z", "", "-"),
            (r"\s+[^\s({\[<]*", "nc", "-"),
        ),
        "string": (
            (r'"', "s", "-"),
            (
                r"\\(?:[\\nrbvtfa\"']|[0-7]{1,3}"
                r"|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})",
                "se",
            ),
            (r"\$(?:\(\w+\))?[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?", "si"),
            (r'[^"\\$]+|\\', "s"),
        ),
    },
)
