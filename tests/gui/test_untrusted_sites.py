"""What hostile posts, layouts and style sheets can't do in a whole page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.settings import Settings
from tests.gui.previewing import PNG, Preview
from tests.gui.test_untrusted_posts import ASKING, CLICKED, RUNNING, Listener

_GOLDEN = Path(__file__).parents[1] / "golden" / "preview"
STYLES = json.loads((_GOLDEN / "hostile_styles.json").read_text(encoding="utf-8"))
HTML = {**RUNNING, **CLICKED, **ASKING}
LAYOUT = """\
<!doctype html><html><head><title>x</title>{head}</head>
<body>{body}<main>{{{{ content }}}}</main><p id="done" class="{{{{ page.number }}}}">done</p></body>
</html>
"""


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


class Site:
    """A hostile site beside a folder that it must not reach, and what was served of it."""

    def __init__(self, preview: Preview, listener: Listener) -> None:
        self.preview, self.listener, self.root = preview, listener, preview.root
        self.outside = self.root.parent / "outside"
        self.outside.mkdir()
        for folder in (self.outside, self.root / "_private"):
            folder.mkdir(exist_ok=True)
            (folder / "secret.png").write_bytes(PNG)
            (folder / "secret.css").write_text("body { --secret: out }")
        assets = self.root / "assets"
        assets.mkdir()
        (assets / "link.png").symlink_to(self.outside / "secret.png")
        (assets / "folder").symlink_to(self.outside)
        self.served: list[Path] = []
        self._number = 0
        files = preview.pane.page_view._profile.files
        for name in ("_find", "published"):
            setattr(files, name, self._watched(getattr(files, name)))

    def _watched(self, find):
        def watched(reference: str) -> Path | None:
            found = find(reference)
            if found is not None:
                self.served.append(found.resolve())
            return found

        return watched

    def show(self, post: str, head: str = "", body: str = "", style: str = "") -> None:
        """Show the whole page of a post in a layout, and click what there is to be clicked."""
        self._number += 1
        name = f"x{self._number}"
        if style:
            (self.root / "assets" / f"{name}.css").write_text(self._named(style), "utf-8")
            head += f'<link rel="stylesheet" href="/assets/{name}.css">'
        layout = LAYOUT.format(head=self._named(head), body=self._named(body))
        (self.root / "_layouts").mkdir(exist_ok=True)
        (self.root / "_layouts" / f"{name}.html").write_text(layout, "utf-8")
        self.preview.open(
            f"---\nlayout: {name}\nnumber: {name}\n---\n{self._named(post)}\n",
            f"_posts/2020-01-01-{name}.md",
        )
        if not self.preview.pane.whole.is_wanted:
            self.preview.pane.whole.want(True)
        self.preview.wait_for_page(
            f"!!document.getElementsByClassName('{name}')[0]?.getClientRects().length"
        )
        if style:
            self.preview.wait_for_page("document.styleSheets.length > 0")
        self.preview.ask("document.querySelector('#t, a')?.click(); 0")
        self.preview.qtbot.wait(60)
        page = self.preview.pane.page_view.page
        assert page.title() != "RAN"
        assert page.url().scheme() == "newsletter-preview"
        assert page.url().path() == f"/2020/01/01/{name}.html"
        assert self.listener.asked == []
        for file in self.served:
            assert file.is_relative_to(self.root), file
            assert "_private" not in file.parts
            assert file.suffix != ".yml"

    def _named(self, text: str) -> str:
        text = text.replace("{outside}", str(self.outside)).replace("//{bare}", "{bare}")
        return self.listener.named_in(text).replace("{{", "{ {")


@pytest.fixture
def hostile(
    qtbot, post: OpenPost, settings: Settings, repo: Path, listener: Listener
) -> Iterator[Site]:
    settings.set("preview/remote_images", False)
    (repo / "_config.yml").write_text("title: T\n")
    preview = Preview(qtbot, post, settings, repo, "newsletter_editor.rendering.worker", 30.0)
    yield Site(preview, listener)
    preview.close()


def test_hostile_posts_do_nothing_in_a_whole_page(hostile: Site) -> None:
    for html in HTML.values():
        hostile.show(html)


def test_hostile_layouts_do_nothing_before_the_post(hostile: Site) -> None:
    for html in HTML.values():
        hostile.show("hola", body=html)


def test_hostile_layouts_do_nothing_in_the_head(hostile: Site) -> None:
    for html in HTML.values():
        hostile.show("hola", head=html)


def test_hostile_style_sheets_ask_nobody_and_read_nothing_outside(hostile: Site) -> None:
    # Images of other hosts are allowed for articles: that is no permission for whole pages.
    hostile.preview.allow_remote()
    for style in STYLES.values():
        hostile.show("![x](/no.png) ABC [x](x)", style=style)
        assert "out" not in hostile.preview.ask(
            "getComputedStyle(document.body).getPropertyValue('--secret')"
        )
        mark = "document.querySelector('preview-mark')"
        hostile.preview.wait_for_page(f"{mark}?.getBoundingClientRect().height > 20")


def test_what_the_author_allows_for_the_folder_is_loaded(hostile: Site) -> None:
    preview, listener = hostile.preview, hostile.listener
    hostile.show("hola", head=f'<link rel="stylesheet" href="{listener.address}/own.css">')
    notices = [notice.property("key") for notice in preview.pane.notices.showing()]
    assert "whole_page_hosts" in notices
    preview.pane.whole.allow_others(True)
    preview.wait(lambda: "/own.css" in listener.asked)
    assert preview.pane.page_view.page.title() != "RAN"
    preview.pane.whole.allow_others(False)
    preview.wait_for_page("document.querySelectorAll('link').length === 0")
