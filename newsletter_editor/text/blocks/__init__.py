"""Where the blocks of a post's Markdown begin and end, as kramdown has it, without any page.

`reader` names the blocks for all who only look; `kramdown` builds its pages on the same rules of
which lines belong together: `lines`, `items`, `fences`, `definitions`, `extensions`, `headings`.
"""
