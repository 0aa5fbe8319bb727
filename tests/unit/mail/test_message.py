"""What stands around the article: head, preheader, services, the team's choices and template."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter_editor.mail.envelope import OWN_TEMPLATE
from newsletter_editor.mail.making import MessageMaker, make_message
from newsletter_editor.mail.message import Message
from newsletter_editor.mail.services import SERVICES
from newsletter_editor.markup.fragments import read_fragment
from newsletter_editor.site.site import Site

POST = "_posts/2020-02-03-prueba.md"
Make = Callable[..., Message]


@pytest.fixture
def root(mail_root: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may change."""
    return Path(shutil.copytree(mail_root, tmp_path / "site"))


@pytest.fixture
def make(root: Path) -> Make:
    def made(body: str = "Hola.\n", front: str = "title: Prueba", settings: str = "") -> Message:
        (root / ".newsletter-editor.toml").write_text(settings, encoding="utf-8")
        return make_message(f"---\n{front}\n---\n{body}", root / POST, Site(root), "en")

    return made


def told(message: Message) -> list[str]:
    return [problem.message.en for problem in message.problems]


def test_the_head_says_language_title_encoding_and_colour_scheme(make: Make) -> None:
    html = make(front="title: 'A <b> & «ñ»'\nlang: pt-BR").html
    assert html.startswith('<!DOCTYPE html><html lang="pt-BR" dir="ltr"')
    assert "<title>A &lt;b&gt; &amp; «ñ»</title>" in html
    assert '<meta name="color-scheme" content="light dark">' in html
    assert html.encode().index(b"charset") < 1024
    assert html.index("<title>") < html.index("<style>")
    assert "@media (prefers-color-scheme:dark)" in html
    assert "@media (max-width:620px)" in html


def test_a_language_from_right_to_left_turns_the_message(make: Make) -> None:
    assert 'lang="he" dir="rtl"' in make(front="title: x\nlang: he").html


def test_every_layout_table_is_for_the_eye_alone(make: Make) -> None:
    html = make("```python\nx = 1\n```\n").html
    assert html.count("<table") == html.count('role="presentation"')
    assert html.count("<!--[if mso]>") == html.count("<![endif]-->") == 3


def test_it_leads_to_the_page_on_the_web(make: Make) -> None:
    message = make(front="title: Prueba\nlang: es")
    assert message.web_address == "https://blog.example/noticias/prueba/"
    assert f'href="{message.web_address}"' in message.html
    assert "Leer en la web" in message.html
    assert message.web_address in message.text


@pytest.mark.parametrize(
    ("front", "body", "expected"),
    [
        ("excerpt: 'Lo *dicho*: <b>ya</b>.'", "Otra.\n", "Lo dicho: ya."),
        ("description: Descrita.", "Otra.\n", "Descrita."),
        (
            "excerpt: ''",
            "# Título\n\n![](x.png)\n\nPrimera.[^a] Y segunda.\n\n[^a]: Nota\n",
            "Primera. Y segunda.",
        ),
        ("excerpt: ''", "[Solo un enlace](https://x.example)\n\nLuego esto.\n", "Luego esto."),
        (
            "excerpt: ''",
            f"Una frase que se lee entera aquí. {'palabra ' * 40}\n",
            "Una frase que se lee entera aquí. " + "palabra " * 40,
        ),
    ],
)
def test_the_preheader_is_the_excerpt_or_the_first_sentences(
    make: Make, front: str, body: str, expected: str
) -> None:
    message = make(body, f"title: x\n{front}")
    assert len(message.preheader) <= 140
    assert expected.startswith(message.preheader.rstrip("…"))
    assert message.preheader[:20] == expected[:20]
    shown = re.search(r'<div class="preheader"[^>]*>([^<]*)</div>', message.html)
    assert shown and len(shown[1]) > 140


@pytest.mark.parametrize("service", [s for s in SERVICES.values() if s.unsubscribe])
def test_the_mark_of_a_service_reaches_it_as_it_is(make: Make, service: object) -> None:
    message = make(settings=f'[mail]\nservice = "{service.name}"\n')
    assert f'href="{service.unsubscribe}"' in message.html
    assert service.unsubscribe in message.text
    assert service.postal in message.html
    assert not message.headers
    assert not message.problems


def test_a_team_that_sends_by_itself_tells_it_in_headers(make: Make) -> None:
    settings = '[mail]\nservice = "List-Unsubscribe"\nunsubscribe = "https://x.example/u?a=1&b=2"\n'
    message = make(settings=settings)
    assert message.headers == {
        "List-Unsubscribe": "<https://x.example/u?a=1&b=2>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert 'href="https://x.example/u?a=1&amp;b=2"' in message.html
    settings = settings.replace("https://x.example/u?a=1&b=2", "mailto:fuera@x.example")
    assert make(settings=settings).headers == {"List-Unsubscribe": "<mailto:fuera@x.example>"}


def test_a_service_that_is_not_known_is_told_by_free_text(make: Make) -> None:
    message = make(settings='[mail]\nservice = "Acme"\nunsubscribe = "%%out%%"\n')
    assert 'href="%%out%%"' in message.html
    assert not message.problems
    assert "unsubscribe" in told(make(settings='[mail]\nservice = "Acme"\n'))[0]


def test_no_word_of_the_post_is_a_mark(make: Make) -> None:
    body = "`{{ x }}` {{{y}}} `{% z %}` {$u} [unsubscribe](/x/) `*|UNSUB|*` %%d%%"
    message = make(f"{{% raw %}}{body}{{% endraw %}}\n")
    html = "".join(part.html for part in message.parts)
    assert not re.search(r"\{\{|\{%|\{\$|\*\||%%", html)
    assert "{{ x }}" in read_fragment(html).text()


def test_no_word_of_the_title_is_a_mark(make: Make) -> None:
    front = "title: 'Usa {{ x }} y *|UNSUB|* <b>'\nexcerpt: 'Con {$y}'\nauthor: '{{ z }}'"
    html = make(front=front).html
    assert not re.search(r"\{\{|\{%|\{\$|\*\||[\ue000-\uf8ff]", html)
    assert "<title>Usa &#123;{ x }} y &#42;|UNSUB|* &lt;b&gt;</title>" in html
    assert "Con &#123;$y}" in html


def test_the_teams_choices_are_seen(make: Make) -> None:
    message = make(
        settings="""[mail]
footer = "Escrito por **Ana** en [Lima](/lima/)."
logo = "/images/small.png"
width = 480
colours = { text = "#112233", link = "#445566", paper = "#fefefe", page = "#eeeeee" }
fonts = { text = "Georgia, serif", headings = "Verdana, sans-serif" }
""",
        body="# Uno\n\n[a](/b/)\n\n![](/images/wide.png)\n",
    )
    html = message.html
    assert not message.problems
    for said in ("#112233", "#445566", "#fefefe", "#eeeeee", "Georgia, serif", "Verdana"):
        assert said in html
    assert 'src="https://blog.example/noticias/images/small.png" alt="Boletín" width="120"' in html
    assert '<strong>Ana</strong> en <a href="https://blog.example/lima/"' in html
    assert "max-width:480px" in html
    assert 'width="432" height="216"' in html
    assert "Escrito por Ana en Lima [" in message.text


def test_bad_choices_are_listed_with_their_reason(make: Make) -> None:
    message = make(
        settings="""[mail]
service = 3
width = 900
links = "nowhere"
from = "Ana"
color = "red"
colours = { link = "blue", sky = "#000000" }
fonts = { text = "x;}</style>" }
"""
    )
    said = "\n".join(told(message))
    for key in ("service", "width", "links", "from", "color", "colours.link", "colours.sky"):
        assert f"[mail] {key}: " in said
    assert "900" in said
    assert "x;}" not in message.html


def test_a_site_without_an_address_is_told_of(make: Make, root: Path) -> None:
    (root / "_config.yml").write_text("title: x\n", encoding="utf-8")
    message = make("[a](/b/) [c](#d) ![e](/images/small.png)\n")
    assert any("url" in each for each in told(message))
    assert message.web_address == ""


def test_the_header_image_is_shown_once(make: Make) -> None:
    front = "title: x\nimage:\n  thumb: wide.png"
    address = "https://blog.example/noticias/images/wide.png"
    assert make(front=front).html.count(f'src="{address}"') == 1
    assert make("![](/images/wide.png)\n", front).html.count(f'src="{address}"') == 1


def test_author_and_date_stand_below_the_title(make: Make) -> None:
    message = make(front="title: x\nauthor: Ana\ndate: 2020-02-15\nlang: es")
    assert "Ana · 15 de febrero de 2020" in message.html
    assert "Ana · 15 de febrero de 2020" in message.text
    assert "February 15, 2020" in make(front="title: x\ndate: 2020-02-15\nlang: en").html
    assert "2020-02-15" in make(front="title: x\ndate: 2020-02-15\nlang: fi").html


class TestTemplate:
    """A whole template of the team's own."""

    @pytest.fixture
    def template(self, root: Path) -> Callable[[str], None]:
        def write(text: str) -> None:
            (root / OWN_TEMPLATE).parent.mkdir(parents=True, exist_ok=True)
            (root / OWN_TEMPLATE).write_text(text, encoding="utf-8")

        return write

    def test_it_stands_around_the_article(
        self, make: Make, template: Callable[[str], None]
    ) -> None:
        template(
            "<html><head><style>.a{color:#123456}@media print{.a{color:red}}</style></head><body>"
            '<p class="a">{{ mail.subject | upcase }} {{ site.title }} {{ page.date | date: "%Y" }}'
            '</p>{{ mail.content }}<a href="{{ mail.unsubscribe }}">x</a></body></html>'
        )
        message = make(settings='[mail]\nservice = "mailchimp"\n')
        assert not message.problems
        assert 'style="color:#123456">PRUEBA Boletín 2020</p>' in message.html
        assert "@media print" in message.html
        assert '<p style="margin:0 0 16px">Hola.</p>' in message.html
        assert 'href="*|UNSUB|*"' in message.html

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("<p>{{ mail.subject }}</p>", "mail.content"),
            ("{{ mail.content }}{{ mail.content }}", "mail.content"),
            ("{% if %}{{ mail.content }}{% endif %}", ""),
            ("{{ mail.content }}\n\n{% nothing %}", "nothing"),
            ("{% for i in (1..100000000) %}x{% endfor %}{{ mail.content }}", ""),
        ],
    )
    def test_a_bad_one_is_told_of_and_the_message_is_there(
        self, make: Make, template: Callable[[str], None], text: str, reason: str
    ) -> None:
        template(text)
        message = make()
        assert message.problems
        assert all(problem.place == OWN_TEMPLATE for problem in message.problems)
        assert any(reason in each for each in told(message))
        assert "Hola." in message.html

    @pytest.mark.parametrize(
        ("rules", "elements"), [(200, 2_000), (8_000, 1)], ids=["many elements", "one"]
    )
    def test_styles_that_would_fill_the_memory_stay_in_the_head(
        self, make: Make, template: Callable[[str], None], rules: int, elements: int
    ) -> None:
        sheet = "p{" + "".join(f"--a{number}:b;" for number in range(rules)) + "}"
        around = f"{{% for i in (1..{elements}) %}}<p>a<b>b</b></p>{{% endfor %}}"
        page = f"<html><head><style>{sheet}</style></head><body>{{{{ mail.content }}}}"
        template(f"{page}{around * 2}</body></html>")
        message = make()
        assert "too many styles" in told(message)[0]
        assert len(message.html) < 300_000
        assert "Hola." in message.html
        assert sheet in message.html

    def test_one_that_leads_out_of_the_repo_is_not_read(
        self, make: Make, root: Path, tmp_path: Path
    ) -> None:
        outside = tmp_path / "outside.html"
        outside.write_text("secret {{ mail.content }}", encoding="utf-8")
        (root / OWN_TEMPLATE).parent.mkdir(parents=True)
        (root / OWN_TEMPLATE).symlink_to(outside)
        assert "secret" not in make().html


def test_what_has_not_changed_is_kept_and_choices_are_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsletter_editor.mail.making.SECONDS_BETWEEN_LOOKS", 0)
    site = Site(root)
    maker = MessageMaker(site)
    first = maker.make("---\ntitle: x\n---\nUno.\n\nDos.\n", root / POST)
    second = maker.make("---\ntitle: x\n---\nUno.\n\nTres.\n", root / POST, first.page)
    assert second.parts[0].root is first.parts[0].root
    assert second.envelope is first.envelope or second.preheader != first.preheader
    (root / ".newsletter-editor.toml").write_text('[mail]\nfooter = "Pie."\n', encoding="utf-8")
    third = maker.make("---\ntitle: x\n---\nUno.\n\nTres.\n", root / POST, second.page)
    assert "Pie." in third.html
    assert (
        third.html
        == make_message("---\ntitle: x\n---\nUno.\n\nTres.\n", root / POST, Site(root)).html
    )


@pytest.mark.parametrize(
    ("head", "name", "body", "language"),
    [
        ("", "uno", "El texto que se lee en la web es de los autores del boletín.", "es"),
        ("", "uno-en", "El texto que se lee en la web es de los autores del boletín.", "es"),
        ("lang: en\n", "uno", "El texto que se lee en la web es de los autores.", "en"),
        ("", "uno-fr", "The text of this is read on the web, and it is good.", "fr"),
        ("", "uno", "Le texte est sur le web, et il est pour les lecteurs qui sont là.", "fr"),
        ("", "uno", "Uno.", "en-US"),
    ],
)
def test_the_language_is_the_posts_own(
    tmp_path: Path, head: str, name: str, body: str, language: str
) -> None:
    (tmp_path / "_config.yml").write_text("locale: en_US\nurl: https://a.example\n", "utf-8")
    path = tmp_path / "_posts" / f"2020-01-01-{name}.md"
    path.parent.mkdir()
    text = f"---\ntitle: Uno\n{head}---\n\n{body}\n"
    path.write_text(text, "utf-8")
    assert make_message(text, path, Site(tmp_path)).language == language


def test_a_post_that_grows_in_another_language_is_of_that_one(tmp_path: Path) -> None:
    maker = MessageMaker(Site(tmp_path))
    start = "---\ntitle: Uno\n---\n\nThe text of this is read on the web, and it is good.\n"
    assert maker.make(start).language == "en"
    grown = start + "\nEl texto que se lee en la web es de los autores del boletín.\n" * 8
    assert maker.make(grown).language == "es"


def test_what_begins_on_the_right_has_its_margins_there(mail_site: Site) -> None:
    body = "> q\n\n- a\n\n```python\nx\n```\n\nT\n: d\n"
    for language, side, other, margins in (
        ("ar", "right", "left", ("0 24px 0 0", "0 24px 8px 0")),
        ("es", "left", "right", ("0 0 0 24px", "0 0 8px 24px")),
    ):
        text = f"---\ntitle: T\nlang: {language}\n---\n{body}"
        html = "".join(part.html for part in make_message(text, None, mail_site).parts)
        assert f"border-{side}:4px" in html
        assert f"border-{other}:4px" not in html
        assert all(each in html for each in margins)
        # Code is written from the left in every language.
        assert html.count('dir="ltr"') == 1
