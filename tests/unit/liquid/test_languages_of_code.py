"""Code of fences and of `{% highlight %}` is taken for the language that the real Jekyll takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsletter_editor.kramdown import to_html
from newsletter_editor.kramdown.rouge_languages import LANGUAGES
from newsletter_editor.kramdown.rouge_lexers.registry import MACHINES
from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.view import view_of
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from tests.fuzz.kramdown_reference import Reference, missing_reference
from tests.fuzz.real_sites import asked_jekyll
from tests.golden.site.refresh import TEMPLATE_POST, run_in_jekyll, write_site

CODE = "x = 1\n\ny = 2\n"
ODD_NAMES = [
    *("Ruby", "JS", "nosuch", "c++11", "c#7", "rb ", "ruby title", "js{1,3}", "{.ruby}", "text"),
    *("ruby?a=1", "ruby?", "ruby?a=b&c", "ruby?a b", "?a", "js?x", "c++?x=1", "nosuch?a", "a?b?c"),
    *("vb.net", "html+erb", "shell script", "ts-node", "guess-not", "1c", "_x", "f90", "jsonc?x"),
    *("php?start_inline=1", "text?a", "rust,no_run", "ruby,x", "python3", "node", "zsh?a=1"),
]
OPTIONS = [
    *("", " linenos", " linenos=table", " linenos=inline", " linenos='table'", " hl_lines=1"),
    *(' mark_lines="1"', ' mark_lines="1 3"', " linenos=false", " a=b c", " start_line=3"),
    *(' linenos mark_lines="2"', " mark_lines=1", "  linenos ", " nolinenos", " linenos=table a"),
    *(" a=linenos", ' mark_lines="3" linenos', ' a="1 2"', " linenos linenos", " Linenos"),
    *(" linenos_a", " linenos=false linenos=true", ' mark_lines=""', ' mark_lines="x"'),
]
_COLOUR = re.compile(r'<span class="[a-z0-9]{1,3}">|</span>')


def _compared(html: str, name: str) -> str:
    """Without colours where they are Pygments'."""
    tag = LANGUAGES[3].get(name.partition("?")[0].strip(), ("", ""))[0]
    return html if tag in MACHINES[3] else _COLOUR.sub("", html)


@pytest.mark.skipif(missing_reference() is not None, reason=f"{missing_reference()}")
def test_each_name_behind_a_fence() -> None:
    with Reference() as real:
        for name in [*LANGUAGES[3], *ODD_NAMES]:
            for space in ("", " "):
                text = f"~~~{space}{name}\n{CODE}~~~\n"
                theirs, ours = real.html(text, None), to_html(text)
                assert _compared(ours, name) == _compared(theirs, name), name


@pytest.mark.skipif(asked_jekyll() is None, reason="needs Debian's jekyll")
def test_each_name_of_a_highlight_and_its_options(tmp_path: Path) -> None:
    asked = [(name, "") for name in [*LANGUAGES[3], *ODD_NAMES]]
    asked += [(name, option) for option in OPTIONS for name in ("js", "Ruby", "c++", "nosuch")]
    templates = [
        f"{{% highlight {name}{option} %}}\n{CODE}{{% endhighlight %}}" for name, option in asked
    ]
    write_site(tmp_path, {TEMPLATE_POST: "---\ntitle: a\n---\nb"})
    site = Site(tmp_path, DEBIAN)
    view = view_of(site)
    payload = view.payload(site.post(TEMPLATE_POST), "b")
    answers = run_in_jekyll(tmp_path, templates)
    for (name, option), template, theirs in zip(asked, templates, answers, strict=True):
        ours = run_liquid(template, payload, view)
        assert theirs.startswith("ERROR") == bool(ours.problems), (name, option)
        if not ours.problems:
            assert _compared(ours.text, name.lower()) == _compared(theirs, name.lower()), (
                name,
                option,
            )
