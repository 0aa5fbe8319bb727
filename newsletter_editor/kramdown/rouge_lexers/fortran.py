"""Fortran."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        abstract allocate allocatable assign assignment associate asynchronous backspace bind block
        blockdata call case class close codimension common contains contiguous continue critical
        cycle data deallocate deferred dimension do elemental else elseif elsewhere end endassociate
        endblock endblockdata enddo endenum endfile endforall endfunction endif endinterface
        endmodule endprogram endselect endsubroutine endtype endwhere entry enum enumerator
        equivalence exit extends external final flush forall format function generic go goto if
        implicit import in include inout inquire intent interface intrinsic is lock module namelist
        non_overridable none nopass nullify only open operator optional out parameter pass pause
        pointer print private procedure program protected public pure read recursive result return
        rewind save select sequence stop submodule subroutine target then type unlock use value
        volatile wait where while write
""",
        "kt": "real character complex integer logical doubleprecision",
        "nb": """
        abs acos acosh adjustl adjustr aimag aint all allocated anint any asin associated atan atan2
        atomic_define bessel_j0 bit_size btest c_loc ceiling char cmplx command_argument_count conjg
        cos cosh count cpu_time cshift date_and_time dble digits dim dot_product dprod eoshift
        epsilon erf execute_command_line exp exponent findloc floor fraction gamma
        get_command_argument huge hypot iachar iall iand ibclr ibits ibset ichar ieor index int ior
        ishft ishftc kind lbound len len_trim lge lgt lle llt log log10 log_gamma matmul max
        maxexponent maxloc maxval merge min minexponent minloc minval mod modulo move_alloc mvbits
        nearest nint norm2 not null num_images pack parity present product radix random_number
        random_seed range repeat reshape rrspacing scale scan selected_char_kind selected_int_kind
        selected_real_kind set_exponent shape shiftl shiftr sign sin sinh size spacing spread sqrt
        storage_size sum system_clock tan tanh this_image tiny trailz transfer transpose trim ubound
        unpack verify
""",
    },
    ignore_case=True,
)
_BASICS: Final[Rules] = (
    (r"[^\S\n]+", "w"),
    (r"\n", "w"),
    (r"![^\n]*", "c1"),
    (r"'", "s1", "single"),
    (r'"', "s2", "double"),
    (r"[(),;:&/\[\]]", "p"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"^#[^\n]*", "cp"),
        (r"^\d+", "nl"),
        (r"(format)(\s*)(\()", ("k", "w", "p"), "format"),
        *_BASICS,
        (r"\.(?:true|false)\.(?:_\w+)?", "kc"),
        (r"\.[a-z]+\.", "ow"),
        (r"[bozBOZ](?:'[\da-fA-F]+'|\"[\da-fA-F]+\")", "mb"),
        (r"[-+]?(?:\d+\.(?![a-z]+\.)\d*|\.\d+)(?:[ed][-+]?\d+)?(?:_\w+)?", "mf"),
        (r"[-+]?\d+[ed][-+]?\d+(?:_\w+)?", "mf"),
        (r"[-+]?\d+(?:_\w+)?", "mi"),
        (r"\*\*|[=<>]=|=>|[-+*=<>%]", "o"),
        (r"double\s+precision\b", "kt"),
        (r"[a-z]\w*", _WORDS),
    ),
    "format": (
        (r"\(", "p", "format"),
        (r"\)", "p", "-"),
        *_BASICS,
        (r"[^\s(),;:&/'\"\[\]!]+", "l"),
    ),
    "single": ((r"''", "se"), (r"'", "s1", "-"), (r"[^']+", "s1")),
    "double": ((r'""', "se"), (r'"', "s2", "-"), (r'[^"]+', "s2")),
}
FORTRAN: Final = Machine(_TABLE, re.MULTILINE | re.IGNORECASE | re.ASCII)
