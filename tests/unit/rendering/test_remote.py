"""Which pictures are elsewhere, and which of their addresses templates have made."""

from __future__ import annotations

import pytest

from newsletter_editor.rendering.remote import RemotePictures, remote_pictures

A, B = "https://a.example/x.png", "//b.example/y.png?q=1&r=2"


def test_a_post_without_liquid_has_only_its_own_words() -> None:
    html = f'<p><img src="{A}" alt=""> <a href="{A}">x</a> <img src="/images/z.png"></p>'
    assert remote_pictures([html], "any") == RemotePictures(1, 0, None)


@pytest.mark.parametrize(
    "html",
    [
        f'<img src="{A}" />',
        f"<IMG alt='' SRC='{A}'>",
        f"<img src={A}>",
        f'<video poster="{A}"></video>',
        f'<video><source src="{A}"></video>',
        f'<td background="{A}">x</td>',
        f'<svg><image xlink:href="{A}"/></svg>',
        '<img src="//b.example/y.png?q=1&amp;r=2">',
        f'<img srcset="{A} 2x">',
    ],
)
def test_what_stands_in_the_post_is_its_own(html: str) -> None:
    source = f"{{{{ page.title }}}} ![]({A}) ![]({B})"
    found = remote_pictures([html], source)
    assert (found.count, found.made) == (1, 0)
    assert set(found.literal or ()) <= {A, B}
    assert len(found.literal or ()) == 1


def test_what_liquid_has_put_together_is_not() -> None:
    source = f"![](https://a.example/{{{{ site.posts[0].title }}}}.png) ![]({A})"
    html = f'<p><img src="https://a.example/Secret.png"> <img src="{A}"></p>'
    assert remote_pictures([html], source) == RemotePictures(2, 1, (A,))


def test_of_several_sizes_each_counts() -> None:
    html = f'<img srcset="{A} 1x, https://a.example/made.png 2x">'
    assert remote_pictures([html], f"{{% if a %}}{A}{{% endif %}}") == RemotePictures(2, 1, (A,))


def test_styles_may_ask_too() -> None:
    html = "<p style=\"background: url( 'https://a.example/' )\">x</p>"
    assert remote_pictures([html], "{{ x }}") == RemotePictures(1, 1, ())
    assert remote_pictures([html], "x") == RemotePictures(1, 0, None)


@pytest.mark.parametrize(
    "html",
    [
        f"<rect mask='url({A})'/>",
        f'<rect mask="url(&quot;{A}&quot;)"/>',
        f"<rect style='mask: url(&#39;{A}&#39;)'/>",
        f"<p style='background: image-set(\"{A}\" 1x)'>x</p>",
        f"<p style='background: u\\72l({A})'>x</p>",
        "<p style='background: url(h\\74tps://a.example/x.png)'>x</p>",
        f'<p style="background: url(/* */{A})">x</p>',
        f"<image><set attributeName='href' to='{A}'/></image>",
        f"<image><animate attributeName='href' values='/y.png;{A}'/></image>",
    ],
)
def test_so_may_masks_and_what_moves_however_it_is_written(html: str) -> None:
    assert remote_pictures([html], "x") == RemotePictures(1, 0, None)
    assert remote_pictures([html], "{{ x }}").made == 1


@pytest.mark.parametrize("html", ["<set to='red'/>", "<p>url (//a) y //b</p>", "<p>url(x) //b</p>"])
def test_what_asks_for_nothing_is_not_counted(html: str) -> None:
    assert remote_pictures([html], "{{ x }}").count == 0


def test_broken_tags_cost_no_more_than_their_length() -> None:
    assert remote_pictures(["<img src=//" * 20_000], "{{").count <= 20_000
