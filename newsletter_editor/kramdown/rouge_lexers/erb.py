"""Pages with Ruby in them."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine
from newsletter_editor.kramdown.rouge_lexers.markup import HTML
from newsletter_editor.kramdown.rouge_lexers.ruby import RUBY

_END: Final = "%%>|-%>|%>"
ERB: Final = Machine(
    {
        "start": (
            (r"<%#", "c", "comment"),
            (r"<%%|<%=|<%-|<%", "cp", "ruby"),
            (r"[\s\S]+?(?=<%)|[\s\S]+", "&html"),
        ),
        "comment": ((_END, "c", "-"), (rf"[\s\S]+?(?={_END})|[\s\S]+", "c")),
        "ruby": ((_END, "cp", "-"), (rf"[\s\S]+?(?={_END})|[\s\S]+", "&ruby")),
    },
    embedded={"html": HTML, "ruby": RUBY},
)
