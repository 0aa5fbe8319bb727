"""The whole page in the window: the site's own layouts and style sheets around the open post."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview.toolbar import View
from newsletter_editor.gui.settings import Settings
from newsletter_editor.rendering.whole_page import whole_page
from newsletter_editor.site.site import Site
from tests.gui.previewing import PNG, Preview

LAYOUT = """\
<!doctype html>
<html lang="es" class="site">
<head>
<title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ '/assets/main.css' | relative_url }}">
<link rel="preload" href="/assets/other.css"><link rel="dns-prefetch" href="//cdn.example">
<script>document.title = "RAN"</script>
</head>
<body class="home" onload="document.title = 'RAN'">
<header class="bar"><a href="{{ '/' | relative_url }}">{{ site.title }}</a></header>
<noscript><p id="plain">Sin guiones</p></noscript>
<article><h1 class="name">{{ page.title }}</h1>
<div class="content">{{ content }}</div></article>
<footer>{{ content | number_of_words }} palabras</footer>
</body>
</html>
"""
SHEET = """\
---
---
@import "base";
.bar { background: $bar; position: fixed; top: 0; height: 40px; }
article { padding-top: 60px; background-image: url(dot.png); }
span, code, preview-mark { display: none !important; }
"""
FILES = {
    "_config.yml": "title: Sitio\nurl: https://blog.example\nbaseurl: /diario\n",
    "_layouts/default.html": LAYOUT,
    "_sass/_base.scss": "$bar: rgb(1, 2, 3);\nbody { color: rgb(4, 5, 6) }\n",
    "assets/main.scss": SHEET,
}
POST = "---\nlayout: default\ntitle: Uno\n---\nPrimero.\n\nSegundo **aquí**.\n"
STYLE = "getComputedStyle(document.querySelector('{}')).{}"


@pytest.fixture
def whole(qtbot, post: OpenPost, settings: Settings, repo: Path) -> Iterator[Preview]:
    for name, text in FILES.items():
        (repo / name).parent.mkdir(parents=True, exist_ok=True)
        (repo / name).write_text(text, "utf-8")
    (repo / "assets" / "dot.png").write_bytes(PNG)
    settings.set("preview/remote_images", False)
    preview = Preview(qtbot, post, settings, repo, "newsletter_editor.rendering.worker", 30.0)
    yield preview
    preview.close()


def show(preview: Preview, text: str = POST, name: str = "_posts/2020-01-01-a.md") -> None:
    """Open a post and have its whole page shown."""
    preview.open(text, name)
    preview.pane.whole.want(True)
    preview.wait(lambda: preview.pane.whole.is_shown and preview.pane.page_view.is_ready)
    preview.wait_for_page("!!document.querySelector('footer')?.innerText")


def value(preview: Preview, selector: str, name: str) -> str:
    return preview.ask(STYLE.format(selector, name))


def test_the_post_stands_in_the_sites_layout_and_style(whole: Preview) -> None:
    show(whole)
    assert whole.ask("document.documentElement.className") == "site"
    assert whole.ask("document.body.className") == "home"
    whole.wait_for_page(f"{STYLE.format('.bar', 'backgroundColor')} === 'rgb(1, 2, 3)'")
    assert value(whole, "body", "color") == "rgb(4, 5, 6)"
    assert whole.ask("document.querySelector('.content').innerText").split() == [
        "Primero.",
        "Segundo",
        "aquí.",
    ]
    assert whole.ask("document.querySelector('footer').innerText") == "3 palabras"
    # Where it stands, what is relative leads on from there.
    assert whole.pane.page_view.page.url().path() == "/diario/2020/01/01/a.html"
    assert "site/diario/assets/dot.png" in whole.ask(STYLE.format("article", "backgroundImage"))


def test_a_key_patches_the_post_and_the_frame_follows(whole: Preview) -> None:
    show(whole)
    whole.ask("window.kept = document.querySelector('footer'); 0")
    whole.ask("window.p = document.querySelector('.content p'); 0")
    whole.type(" Y más palabras.")
    whole.wait_for_page("document.querySelector('.content').innerText.includes('Y más palabras')")
    whole.wait_for_page("document.querySelector('footer').innerText === '6 palabras'")
    # In place: neither the frame nor the blocks are others now.
    assert whole.ask("kept.isConnected && p.isConnected")
    assert whole.ask("document.querySelectorAll('.content > p').length") == 2


def test_front_matter_shows_in_the_frame(whole: Preview) -> None:
    show(whole)
    whole.type("Otro ", POST.index("Uno"))
    whole.wait_for_page("document.querySelector('h1.name').innerText === 'Otro Uno'")
    assert "Primero" in whole.ask("document.querySelector('.content').innerText")


def test_nothing_of_the_site_runs_and_only_style_sheets_are_linked(whole: Preview) -> None:
    show(whole)
    whole.qtbot.wait(200)
    assert whole.pane.page_view.page.title() != "RAN"
    assert whole.ask("document.scripts.length") == 0
    rels = "[...document.querySelectorAll('link')].map((link) => link.rel).join()"
    assert whole.ask(rels) == "stylesheet"
    assert not whole.ask("document.body.hasAttribute('onload')")
    assert whole.ask("document.getElementById('plain').innerText") == "Sin guiones"


def test_marks_are_out_of_the_sheets_reach(whole: Preview) -> None:
    show(whole, POST + "\n![falta](/images/nada.png)\n\n{{ 'x' | nada: }}{% nada %}\n")
    whole.wait_for_page("document.querySelectorAll('preview-mark').length > 1")
    for number in range(2):
        mark = f"document.querySelectorAll('preview-mark')[{number}]"
        assert whole.ask(f"getComputedStyle({mark}).display") == "inline-flex"
        assert whole.ask(f"{mark}.getBoundingClientRect().height") > 20


BREAKING = {
    "open": "<div>\n\nsin cerrar\n",
    "closing": "</div></article>\n\nfuera\n",
    "both": "</div><section>\n\notro\n",
}


@pytest.mark.parametrize("body", BREAKING.values(), ids=BREAKING)
def test_a_post_that_breaks_the_layout_is_shown_as_a_browser_would(
    whole: Preview, body: str
) -> None:
    show(whole)
    whole.type("\n" + body)
    path = whole.post.path
    page = whole_page(whole.post.text(), path, Site(whole.root)).html
    shape = """((root) => [...root.querySelectorAll("article, .content, p, footer, section")].map(
        (e) => e.localName + "<" + e.parentNode.localName + e.textContent.trim()).join())"""
    expected = f"{shape}(new DOMParser().parseFromString({json.dumps(page)}, 'text/html').body)"
    shown = f"{shape}(document.body)"
    whole.wait_for_page(
        f"{shown}.replace('p<noscript', 'p<body') === {expected}.replace('p<noscript', 'p<body')"
    )
    # And so is what comes back when it is mended.
    whole.replace(POST)
    whole.wait_for_page("document.querySelector('footer').innerText === '3 palabras'")
    assert whole.ask("document.querySelector('.content').children.length") == 2


def test_the_article_is_shown_where_there_is_no_layout_and_says_so(whole: Preview) -> None:
    whole.open("---\nlayout: nowhere\ntitle: A\n---\nHola\n", "_posts/2020-01-01-a.md")
    whole.pane.whole.want(True)
    whole.wait(
        lambda: [n for n in whole.pane.notices.showing() if n.property("key") == "whole_page"]
    )
    assert not whole.pane.whole.is_shown
    assert whole.text() == "Hola"


def test_pictures_that_a_script_would_load_are_shown(whole: Preview, repo: Path) -> None:
    lazy = LAYOUT.replace("{{ content }}", "{{ content | replace: ' src=', ' data-src=' }}")
    (repo / "_layouts" / "default.html").write_text(lazy)
    show(whole, POST + "\n![x](/images/x.png)\n")
    whole.wait_for_page("document.querySelector('img')?.naturalWidth === 1")


def test_a_post_that_its_layout_changes_is_patched_at_once_and_put_right_later(
    whole: Preview, repo: Path
) -> None:
    (repo / "_layouts" / "default.html").write_text(
        LAYOUT.replace("{{ content }}", "{{ content | replace: '<p>', '<p class=\"own\">' }}")
    )
    show(whole)
    whole.wait_for_page("document.querySelectorAll('.content > p.own').length === 2")
    whole.pane.whole._due.setInterval(3_600_000)
    whole.type(" Y más.", len(POST) - 1)
    assert whole.ask("document.querySelector('.content').innerText").endswith("aquí. Y más.")
    assert whole.ask("document.querySelectorAll('.content > p').length") == 2
    whole.pane.live.scroll_to_line(5)
    whole.pane.whole._ask()
    whole.wait_for_page("document.querySelectorAll('.content > p.own').length === 2")
    whole.wait_for_page("document.querySelector('footer').innerText === '5 palabras'")


def test_the_places_of_a_post_that_its_layout_changes_are_known(whole: Preview, repo: Path) -> None:
    (repo / "_layouts" / "default.html").write_text(
        LAYOUT.replace("{{ content }}", "{{ content | replace: '<p>', '<p class=\"own\">' }}")
    )
    text = POST + "".join(f"\nPárrafo {n} con texto.\n" for n in range(80))
    show(whole, text)
    whole.wait_for_page(f"{STYLE.format('.bar', 'position')} === 'fixed'")
    whole.pane.live.scroll_to_line(text[: text.index("Párrafo 60")].count("\n") + 1)
    top = (
        "[...document.querySelectorAll('p')].find(p => p.innerText.startsWith('Párrafo 60'))"
        ".getBoundingClientRect().top"
    )
    whole.wait_for_page(f"{top} > 40 && {top} < innerHeight")


def test_another_post_takes_its_place_and_the_article_comes_back(whole: Preview) -> None:
    show(whole)
    whole.open(POST.replace("Uno", "Dos").replace("Primero", "Tercero"), "_posts/2021-02-03-b.md")
    whole.wait(lambda: "2021" in whole.pane.page_view.page.url().path())
    whole.wait_for_page("document.querySelector('h1.name')?.innerText === 'Dos'")
    whole.wait_for_page("document.querySelector('.content').innerText.includes('Tercero')")
    whole.pane.whole.want(False)
    whole.wait_for_page(
        "document.body.className === 'preview' && !!document.querySelector('main p')"
    )
    assert whole.text().startswith("Tercero.")


def test_a_page_that_does_not_respond_gives_way_to_the_article(whole: Preview) -> None:
    show(whole)
    # What the watch does before it ends the page's process.
    whole.pane.watch._show_less()
    whole.wait_for_page("document.body?.className === 'preview' && !!document.querySelector('p')")
    assert whole.text().startswith("Primero.")
    whole.type(" Más.")
    assert not whole.pane.whole.is_shown
    # The next post is shown whole again.
    whole.open(POST.replace("Uno", "Dos"), "_posts/2021-02-03-b.md")
    whole.wait_for_page("document.querySelector('h1.name')?.innerText === 'Dos'")


def test_an_answer_about_the_last_post_is_dropped(whole: Preview) -> None:
    show(whole)
    late = {"frame": ["<p id='late'>", ""], "url": "/late.html", "root": str(whole.post.site.root)}
    late |= {"revision": whole.post.revision, "theme": None, "notices": [], "hosts": []}
    whole.open(POST.replace("Uno", "Dos"), "_posts/2021-02-03-b.md")
    whole.pane.whole._take(late)
    whole.wait_for_page("document.querySelector('h1.name')?.innerText === 'Dos'")
    assert not whole.ask("!!document.getElementById('late')")


def test_the_choice_is_kept_for_the_folder(whole: Preview, settings: Settings) -> None:
    show(whole)
    assert settings.paths("preview/whole_page") == [whole.post.site.root]
    assert whole.pane.toolbar._view_actions[View.WHOLE_PAGE].isChecked()
    whole.pane.toolbar._view_actions[View.ARTICLE].trigger()
    assert settings.paths("preview/whole_page") == []


def test_a_style_sheet_that_changes_is_shown_anew_and_a_broken_one_is_told(
    whole: Preview, repo: Path
) -> None:
    show(whole)
    whole.wait_for_page(f"{STYLE.format('body', 'color')} === 'rgb(4, 5, 6)'")
    (repo / "_sass" / "_base.scss").write_text("$bar: red;\nbody { color: rgb(7, 8, 99) }\n")
    whole.pane.whole.look_again()
    whole.wait_for_page(f"{STYLE.format('body', 'color')} === 'rgb(7, 8, 99)'")
    (repo / "_sass" / "_base.scss").write_text("body { color: $nowhere }\n")
    whole.pane.whole.look_again()
    whole.wait(
        lambda: [
            notice
            for notice in whole.pane.notices.showing()
            if "assets/main.scss" in notice.label.text()
        ]
    )
    assert "Primero" in whole.ask("document.body.innerText")


def test_what_changes_on_disk_shows_by_itself(whole: Preview, repo: Path) -> None:
    layout = repo / "_layouts" / "default.html"
    layout.write_text(
        LAYOUT.replace("<footer>", "{% include pie.html %}<i>{{ site.data.d.a }}</i><footer>")
    )
    for name, text in (("_includes/pie.html", "<b>uno</b>"), ("_data/d.yml", "a: dato")):
        (repo / name).parent.mkdir(exist_ok=True)
        (repo / name).write_text(text)
    show(whole)
    whole.wait_for_page(f"{STYLE.format('body', 'color')} === 'rgb(4, 5, 6)'")
    # In place, as an editor beside this one writes; nobody comes back to the window.
    (repo / "_sass" / "_base.scss").write_text("$bar: red;\nbody { color: rgb(7, 8, 99) }\n")
    whole.wait_for_page(f"{STYLE.format('body', 'color')} === 'rgb(7, 8, 99)'")
    (repo / "_includes" / "pie.html").write_text("<b>dos</b>")
    whole.wait_for_page("document.querySelector('b').innerText === 'dos'")
    (repo / "_data" / "d.yml").write_text("a: otro")
    whole.wait_for_page("document.querySelector('i').innerText === 'otro'")
    # As one that saves beside and renames.
    (repo / "nuevo").write_text(LAYOUT.replace("<footer>", "<u>tres</u><footer>"))
    (repo / "nuevo").replace(layout)
    whole.wait_for_page("document.querySelector('u')?.innerText === 'tres'")


def test_a_change_on_disk_is_not_lost_where_typing_overtakes_it(
    whole: Preview, monkeypatch
) -> None:
    show(whole)
    asked: list[int] = []
    ask = whole.pane.whole._framer.ask

    def record(*about: object, aside: dict[str, int], **more: object) -> None:
        asked.append(aside["look"])
        ask(*about, aside=aside, **more)

    monkeypatch.setattr(whole.pane.whole._framer, "ask", record)
    whole.type(" Uno.")
    whole.wait(lambda: len(asked) == 1)
    whole.pane.whole.look_again()
    whole.wait(lambda: len(asked) == 2)
    whole.type(" Dos.")
    whole.wait(lambda: len(asked) == 3)
    assert asked[0] < asked[1] == asked[2]


def test_a_style_sheet_that_takes_too_long_gives_way_to_what_was_built(
    whole: Preview, repo: Path
) -> None:
    (repo / "_site" / "assets").mkdir(parents=True)
    (repo / "_site" / "assets" / "main.css").write_text("body { color: rgb(9, 9, 9) }")
    show(whole)
    whole.wait_for_page(f"{STYLE.format('body', 'color')} === 'rgb(4, 5, 6)'")
    styles, told = whole.pane.whole.styles, []
    styles.told.connect(told.append)
    styles.look_again()
    # As its process says when the time is over.
    styles._worker.cut_off.emit(0)
    whole.wait(lambda: any(answer["source"] == "built" for answer in told))
    assert "main.css" in told[-1]["problem"]["es"]
    whole.wait_for_page(f"{STYLE.format('body', 'color')} === 'rgb(9, 9, 9)'")


def test_a_dark_window_leaves_the_sites_colours(whole: Preview) -> None:
    show(whole)
    palette = whole.pane.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#111111"))
    whole.pane.setPalette(palette)
    assert whole.ask("'theme' in document.documentElement.dataset") is False
    assert whole.pane.page_view.page.backgroundColor() == QColor("white")


INNER = """html, body { height: 100%; margin: 0; overflow: hidden }
article { height: 300px; overflow-y: auto }"""


@pytest.mark.parametrize("style", ["", INNER], ids=["window", "inner scroller"])
def test_places_are_matched_with_fixed_bars_and_inner_scrollers(
    whole: Preview, repo: Path, style: str
) -> None:
    (repo / "assets" / "main.scss").write_text(SHEET + style)
    text = POST + "".join(f"\nPárrafo {n} con texto.\n" for n in range(80))
    show(whole, text)
    whole.wait_for_page(f"{STYLE.format('.bar', 'position')} === 'fixed'")
    whole.qtbot.wait(100)
    line = text[: text.index("Párrafo 60")].count("\n") + 1
    whole.pane.live.scroll_to_line(line)
    top = (
        "[...document.querySelectorAll('p')].find(p => p.innerText.startsWith('Párrafo 60'))"
        ".getBoundingClientRect().top"
    )
    whole.wait_for_page(f"{top} > 40 && {top} < innerHeight")
