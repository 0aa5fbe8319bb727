"""Which elements of a page a message takes, and as what."""

from __future__ import annotations


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


LEFT_OUT = _named(
    "script style template link meta base title head noframes canvas map area param source track "
    "select option optgroup datalist textarea input meter progress colgroup col"
)
"""Of these not even the words are for readers; ticked boxes and formulas apart."""
EMBEDDED = _named("iframe video audio object embed")
"""What no mail program plays; see `stand_ins`."""
AS_IT_IS = _named(
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl dt dd em strong b i u s del ins sub sup small kbd "
    "samp var mark abbr q cite dfn strike"
)
AS_BLOCK = _named(
    "div section article header footer main nav aside figure figcaption address fieldset legend "
    "center hgroup dialog form"
)
"""Elements of HTML 5 that older programs do not know stand as a `div`."""
TABLE_PARTS = _named("thead tbody tfoot tr")
BLOCKS = (
    AS_BLOCK
    | TABLE_PARTS
    | _named("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table hr li dt dd caption td th")
    | _named("details summary")
)
"""What begins a line of its own."""
NO_SENTENCES = LEFT_OUT | EMBEDDED | _named("pre table svg math h1 h2 h3 h4 h5 h6 figcaption")
"""Where nobody looks for the first sentence of an article."""
