"""Our own messages use what every large mail program shows, or have a fallback beside."""

from __future__ import annotations

import re
from pathlib import Path

from newsletter_editor.mail.clients import clients_without, is_known, source
from newsletter_editor.mail.making import make_message
from newsletter_editor.markup.fragments import read_fragment
from newsletter_editor.site.site import Site

GOLDEN = Path(__file__).parents[2] / "golden" / "mail" / "constructs.txt"

FALLBACKS = {
    "css-color-scheme": "without it the program darkens by itself, or stays light",
    "css-height": "`auto` is what programs do by themselves",
    "css-max-height": "the preheader is hidden by `mso-hide` in Outlook",
    "css-opacity": "the same",
    "css-overflow": "the same; a wide table is wrapped where it cannot be scrolled",
    "css-table-layout": "tables grow with what they hold",
    "css-white-space": "Word's engine keeps the lines of `pre` by itself",
    "css-word-wrap": "Word's engine breaks a long word of code by itself",
    "html-abbr": "its text is shown, its title is not",
    "html-small": "its text is shown",
}
_ELEMENTS = {**{f"h{n}": "h1-h6" for n in range(1, 7)}, "ul": "lists", "ol": "lists", "dl": "lists"}


def _whole() -> str:
    cases = GOLDEN.read_text("utf-8").split("==== ")[1:]
    bodies = [each.partition("\n")[2].partition("\n---- html")[0] for each in cases]
    return "\n\n".join(bodies)


def test_styles_and_elements(mail_site: Site) -> None:
    post = f"---\ntitle: x\nlang: es\n---\n{_whole()}\n"
    html = make_message(post, mail_site.root / "_posts/2020-02-03-prueba.md", mail_site).html
    body = html[html.index("<body") :]
    features = {f"css-{name}" for style in re.findall(r'style="([^"]*)"', body)
                for name in re.findall(r"(?:^|;)([a-z-]+):", style)}  # fmt: skip
    for element in read_fragment(body).walk():
        features.add(f"html-{_ELEMENTS.get(element.name, element.name)}")
        features |= {f"html-{name}" for name in element.attributes}
    known = {each for each in features if is_known(each)}
    assert {"css-max-width", "css-padding", "html-table", "html-role", "html-img"} <= known
    assert {each for each in known if clients_without(each)} <= FALLBACKS.keys()


def test_the_table_says_where_it_comes_from() -> None:
    assert re.search(r"caniemail 2\.0\.2 \(MIT\), 20\d\d-\d\d-\d\d", source())
    assert clients_without("css-border-radius") == ("Outlook (Windows)",)
    assert "Gmail" in clients_without("html-svg")
    assert clients_without("css-background-color") == ()
    assert clients_without("nothing") == ()
