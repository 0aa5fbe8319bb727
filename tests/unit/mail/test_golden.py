"""The message of each construct of Markdown, as HTML and as plain text, by golden cases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from newsletter_editor.mail.making import make_message
from newsletter_editor.site.site import Site

GOLDEN = Path(__file__).parents[2] / "golden" / "mail"
HEAD = "---\ntitle: Prueba\nlang: es\ndate: 2020-02-03\n---\n"
POST = "_posts/2020-02-03-prueba.md"


class Case(NamedTuple):
    name: str
    markdown: str
    html: str
    text: str


def cases() -> list[Case]:
    found = []
    for file in sorted(GOLDEN.glob("*.txt")):
        for block in file.read_text("utf-8").split("==== ")[1:]:
            name, _, rest = block.partition("\n")
            markdown, html, text = re.split(r"\n---- (?:html|text)\n", rest)
            found.append(Case(f"{file.stem}-{name}", markdown, html, text.removesuffix("\n")))
    return found


def made(site: Site, markdown: str) -> tuple[str, str]:
    """What a message holds between its head and its foot."""
    message = make_message(HEAD + markdown + "\n", site.root / POST, site)
    html = "".join(part.html for part in message.parts).strip("\n")
    text = message.text.partition("/noticias/prueba/\n")[2].strip("\n")
    return html, text


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_construct(case: Case, mail_site: Site) -> None:
    assert made(mail_site, case.markdown) == (case.html, case.text)
