"""Word's lists, which are paragraphs with a level each, as lists within each other."""

from __future__ import annotations

from collections.abc import Iterable

from newsletter_editor.markup.rich_text.nodes import Block, Item, Listing, Paragraph


def nested_items(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with paragraphs that are items put into lists."""
    found: list[Block] = []
    open_lists: list[tuple[int, Listing]] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.item is None:
            open_lists = []
            found.append(block)
            continue
        item, block.item = block.item, None
        while open_lists and open_lists[-1][0] > item.level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == item.level:
            if open_lists[-1][1].ordered == item.ordered:
                open_lists[-1][1].items.append(Item([block]))
                continue
            open_lists.pop()
        listing = Listing([Item([block])], item.ordered, item.start)
        if open_lists:
            open_lists[-1][1].items[-1].blocks.append(listing)
        else:
            found.append(listing)
        open_lists.append((item.level, listing))
    return found
