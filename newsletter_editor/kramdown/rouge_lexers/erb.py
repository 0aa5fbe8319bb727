"""Pages with Ruby or Elixir in them."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.elixir import ELIXIR
from newsletter_editor.kramdown.rouge_lexers.machine import Machine
from newsletter_editor.kramdown.rouge_lexers.markup import HTML
from newsletter_editor.kramdown.rouge_lexers.ruby import RUBY

_END: Final = "%%>|-%>|%>"


def _pages(language: Machine) -> Machine:
    return Machine(
        {
            "start": (
                (r"<%#", "c", "comment"),
                (r"<%%|<%=|<%-|<%", "cp", "code"),
                (r"[\s\S]+?(?=<%)|[\s\S]+", "&html"),
            ),
            "comment": ((_END, "c", "-"), (rf"[\s\S]+?(?={_END})|[\s\S]+", "c")),
            "code": ((_END, "cp", "-"), (rf"[\s\S]+?(?={_END})|[\s\S]+", "&code")),
        },
        embedded={"html": HTML, "code": language},
    )


ERB: Final = _pages(RUBY)
EEX: Final = _pages(ELIXIR)
