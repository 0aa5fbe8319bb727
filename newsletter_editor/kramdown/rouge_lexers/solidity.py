"""Solidity."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        abstract anonymous as assembly break catch calldata constant constructor continue contract
        delete do else emit enum event external fallback for function hex if import indexed
        interface internal is library mapping memory modifier new override payable private public
        pragma pure receive return returns storage struct throw try type using var view virtual
        while
""",
        "kr": """
        after alias apply auto case copyof default define final immutable implements in inline let
        macro match mutable null of partial promise reference relocatable sealed sizeof static
        supports switch typedef typeof unchecked
""",
        "nb": """
        false true addmod assert balance blockhash call callcode delegatecall ecrecover gasleft
        keccak256 mulmod now require revert ripemd160 selfdestruct send sha256 sha3 suicide super
        this transfer
""",
        "kc": "wei finney szabo ether seconds minutes hours days weeks years",
        "kt": "address bool byte bytes string",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"//[^\n]{0,2000}\n", "c1"),
        (r"/\*[\s\S]*?(?:\*/|\Z)", "cm"),
        (r'hex(?:"[\da-fA-F]*"|\'[\da-fA-F]*\')', "s"),
        (r"(?:bytes\d+|u?int\d*)\b", "kt"),
        (r"u?fixed\w*\b", "kr"),
        (r"[a-zA-Z_$][\w$]*", _WORDS),
        (r'"', "s", "double"),
        (r"'", "s", "single"),
        (r"0[xX][\da-fA-F]+", "mh"),
        (r"\d+\.\d+", "mf"),
        (r"\d+(?:e\d+)?", "mi"),
        (r"[-+*/%=<>&|!~^?:]", "o"),
        (r"[.,;(){}\[\]]", "p"),
    ),
    **{
        name: (
            (quote, "s", "-"),
            (r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|[\s\S])", "se"),
            (rf"[^{quote}\\]+", "s"),
        )
        for name, quote in (("double", '"'), ("single", "'"))
    },
}
SOLIDITY: Final = Machine(_TABLE)
