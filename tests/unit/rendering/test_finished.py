"""What plugins do to a whole page after all templates have run."""

from __future__ import annotations

import pytest

from newsletter_editor.rendering.finished import finished


@pytest.mark.timeout(30)
def test_thousands_of_elements_that_are_never_closed_take_no_longer_than_the_page() -> None:
    page = finished("<li>a @ana " * 50_000, frozenset({"jekyll-mentions"}), {}, {})
    assert page.count('class="user-mention"') == 50_000


@pytest.mark.parametrize(
    ("page", "mentions"),
    [
        ("<pre>@a</pre>@b", ["b"]),
        ("<pre><code>@a</code>@b</pre><p>@c", ["c"]),
        ("<code><b>@a</code>@b</b>", ["b"]),
        ("<code>@a", []),
        ("ñ@a x@b @Ñ", ["a"]),
        ("<b>@a</code>@b", ["a", "b"]),
        ("<pre>@a</code>@b</pre>@c<pre>@d", ["c"]),
    ],
)
def test_mentions_are_linked_outside_of_code_alone(page: str, mentions: list[str]) -> None:
    made = finished(page, frozenset({"jekyll-mentions"}), {}, {})
    assert [part[0] for part in made.split('class="user-mention">@')[1:]] == mentions
