"""The preview in a real WebEngine: what it shows, and that it patches without jumping."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPalette, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton

from newsletter_editor.document.source import decode
from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.preview.canvas import PageWidth
from newsletter_editor.gui.preview.engine import lacks_graphics_card
from newsletter_editor.gui.preview.links import LinkQuestion
from newsletter_editor.gui.preview.pane import PreviewPane
from newsletter_editor.gui.preview.repo_images import RepoImages
from newsletter_editor.gui.preview.zoom import LEVELS
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range
from tests.gui.previewing import PNG, Preview


def test_shows_the_post_under_its_header(preview: Preview) -> None:
    preview.open("---\ntitle: Boletín <5>\nauthor: Ana\ndate: 2020-02-23\n---\n\nHola 🎓\n\ndos\n")
    assert preview.ask("document.querySelector('header h1').textContent") == "Boletín <5>"
    assert "Ana" in preview.ask("document.querySelector('header').innerText")
    assert "2020" in preview.ask("document.querySelector('header time').innerText")
    assert preview.text().split() == ["Hola", "🎓", "dos"]


@pytest.mark.skipif(not lacks_graphics_card(), reason="a graphics card draws pages here")
def test_no_emulated_card_is_loaded_for_a_page(preview: Preview) -> None:
    preview.open("Hola\n")
    assert "libLLVM" not in Path("/proc/self/maps").read_text(encoding="utf-8")


def test_typing_patches_one_block_and_leaves_the_rest_alone(preview: Preview) -> None:
    preview.open("uno\n\ndos\n\ntres\n")
    preview.ask("document.querySelectorAll('main p').forEach((p, i) => { p.mine = i }); 0")
    preview.type("X", at=len("uno\n\ndos"))
    assert preview.text().split() == [
        "uno",
        "dosX",
        "tres",
    ]
    kept = preview.ask(
        "JSON.stringify([...document.querySelectorAll('main p')].map((p) => p.mine))"
    )
    assert kept == "[0,1,2]"


@pytest.mark.parametrize(
    "texts",
    [
        ["a", "a\n\nb", "b\n\na", "b\n\na\n\na", "", "c\n\nb"],
        [
            "<ul><li>1</li><li>2</li></ul>",
            "<ul><li>2</li></ul>\n\n<p>x<b>y</b></p>",
            "<p><b>y</b></p>",
        ],
        ["a\n\na\n\na", "a\n\nx\n\na", "x\n\na\n\na\n\na", "<!-- c -->\n\na", "a\n\n<!-- c -->"],
        ["a\n\n<b>raw</b> text", "<b>raw</b> text\n\na", "text only\n\n<i>x</i>y<i>z</i>"],
    ],
)
def test_patched_page_equals_a_fresh_one(preview: Preview, texts: list[str]) -> None:
    preview.open(texts[0])
    for text in texts[1:]:
        preview.replace(text)
        preview.settle()
        patched = preview.ask("document.querySelector('main').innerHTML")
        order = preview.ask(
            "preview.blocks.flatMap((b) => b.nodes)"
            ".every((node, at) => node === preview.main.childNodes[at])"
        )
        assert order
        preview.pane.page_view.reload()
        preview.wait(lambda: preview.pane.page_view.is_ready)
        preview.wait_for_page("preview.tamer !== null")
        assert patched == preview.ask("document.querySelector('main').innerHTML")


def test_another_post_starts_at_the_top(preview: Preview) -> None:
    preview.open("\n\n".join(["párrafo"] * 200))
    preview.ask("window.scrollTo(0, 3000)")
    preview.wait_for_page("scrollY > 2000")
    preview.open("\n\n".join(["otro"] * 200), "posts/_posts/2020-01-02-b.md")
    preview.wait_for_page("scrollY === 0")


_LAID_OUT = "document.querySelector('main').lastElementChild.getClientRects().length"
_LONG_PAGE = (
    "preview.patch({start: 0, removed: preview.blocks.length, blocks: [], revision: 8});"
    "preview.patch({start: 0, removed: 0, revision: 9,"
    " blocks: [...Array(200).keys()].map((n) => [`${n}`, `<p>párrafo ${n}</p>`])});"
)


def test_what_is_below_the_view_is_laid_out_behind_the_first_frame(preview: Preview) -> None:
    preview.open("hola")
    at_once = (
        f"{_LONG_PAGE} JSON.stringify([{_LAID_OUT},"
        " document.querySelector('main').getBoundingClientRect().bottom > innerHeight])"
    )
    assert json.loads(preview.ask(at_once)) == [0, True]
    preview.wait(lambda: 9 in preview.painted)
    assert preview.ask(_LAID_OUT) == 1


@pytest.mark.parametrize(
    "then",
    [
        "preview.scrollToBlock(150, 0)",
        "preview.patch({start: 0, removed: 0, blocks: [], edited: 150, revision: 10})",
    ],
    ids=["scroll", "edit"],
)
def test_a_place_below_the_view_is_found_in_the_first_frame(preview: Preview, then: str) -> None:
    preview.open("hola")
    found = preview.ask(f"{_LONG_PAGE} {then}; JSON.stringify([{_LAID_OUT}, scrollY > 1000])")
    assert json.loads(found) == [1, True]


def test_a_short_page_is_laid_out_at_once(preview: Preview) -> None:
    preview.open("hola")
    short = _LONG_PAGE.replace("Array(200)", "Array(6)")
    assert preview.ask(f"{short} {_LAID_OUT}") == 1


def test_a_page_that_is_made_anew_is_at_its_place_in_each_frame(preview: Preview) -> None:
    """As when a picture changes on the disk."""
    preview.open("\n\n".join(f"párrafo {n}" for n in range(200)))
    preview.ask("window.scrollTo(0, document.querySelectorAll('main p')[100].offsetTop)")
    preview.wait_for_page("preview.held?.at > 90")
    place = preview.ask("scrollY")
    preview.ask(
        "window.places = []; document.querySelector('main p').dataset.old = '';"
        "(function note() { places.push(scrollY); requestAnimationFrame(note); })()"
    )
    preview.pane.live.refresh_images()
    preview.wait_for_page(
        "!document.querySelector('[data-old]') && (window.anew ||= places.length)"
    )
    preview.wait_for_page("places.length > anew + 5")
    assert json.loads(preview.ask("JSON.stringify([...new Set(places)])")) == [place]


@pytest.mark.parametrize("then", ["anew", "another post"])
def test_a_page_is_never_seen_between_its_parts(preview: Preview, then: str) -> None:
    preview.open("uno\n\ndos")
    preview.ask(
        "window.seen = []; const configure = preview.configure; preview.configure = (policy) => {"
        " configure.call(preview, policy);"
        " queueMicrotask(() => seen.push(document.querySelector('main').childElementCount)); }; 0"
    )
    if then == "anew":
        preview.pane.live.refresh_images()
    else:
        preview.open("tres\n\ncuatro")
    preview.wait_for_page("seen.length > 0")
    assert json.loads(preview.ask("JSON.stringify(seen)")) == [2]


def test_what_the_reader_sees_stays_while_text_above_grows(preview: Preview) -> None:
    preview.open("\n\n".join(f"párrafo {n}" for n in range(200)))
    preview.ask("window.scrollTo(0, document.querySelectorAll('main p')[100].offsetTop)")
    preview.wait_for_page("preview.held !== null")
    before = preview.ask("document.querySelectorAll('main p')[101].getBoundingClientRect().top")
    preview.ask("preview._reveal = () => {}; 0")
    preview.type("línea nueva\n\n" * 5, at=0)
    after = preview.ask("document.querySelectorAll('main p')[106].getBoundingClientRect().top")
    assert abs(before - after) < 2


def test_the_edited_block_comes_into_view(preview: Preview) -> None:
    preview.open("\n\n".join(f"párrafo {n}" for n in range(200)))
    preview.type(" fin")
    preview.wait_for_page(
        "(() => { const b = preview.main.lastElementChild.getBoundingClientRect();"
        " return b.top < innerHeight && b.bottom > 0 })()"
    )


@pytest.mark.parametrize(
    "reference",
    [
        "/images/x.png",
        "../../images/x.png",
        "https://blog.example/images/x.png",
        "//blog.example/images/x.png",
        "/images/con%20espacio%20%C3%B1.png",
        "/images/con espacio ñ.png",
        "/images/x.png?v=2#top",
    ],
)
def test_images_of_the_repo_show(preview: Preview, reference: str) -> None:
    preview.open(f"![]({reference})")
    preview.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")


def test_no_head_is_seen_before_the_post_is_known(preview: Preview) -> None:
    preview.open("---\ntitle: Uno\n---\nUno.\n")
    seen = "getComputedStyle(document.querySelector('header')).display"
    assert preview.ask(seen) == "block"
    preview.pane.live.set_header({})
    preview.pane.live.fill()
    preview.wait_for_page(f"{seen} === 'none'")
    preview.open("---\ntitle: Dos\n---\nDos.\n")
    preview.wait_for_page(f"{seen} === 'block'")
    assert preview.ask("document.querySelector('header h1').textContent") == "Dos"


def test_a_missing_image_of_the_head_is_told_with_the_head(preview: Preview) -> None:
    heads: list[dict] = []
    preview.pane.live.answered.connect(lambda _: heads.append(preview.pane.live.header))
    preview.open("---\nimage: /images/nada.png\n---\nUno.\n")
    assert heads[-1]["missing"] == [["/images/nada.png", "images/nada.png"]]
    assert preview.ask("document.querySelectorAll('header .preview-mark-missing').length") == 1
    (preview.root / "images" / "nada.png").write_bytes(PNG)
    preview.wait_for_page("document.querySelector('header img')?.naturalWidth === 1")


def test_pictures_of_the_head_are_looked_for_once(preview: Preview, monkeypatch) -> None:
    preview.open("---\nimage: x.png\n---\nUno.\n")
    preview.wait_for_page("[...document.images].every((image) => image.complete)")
    asked: list[str] = []
    find = RepoImages.find
    monkeypatch.setattr(
        RepoImages, "find", lambda images, name: (asked.append(name), find(images, name))[1]
    )
    preview.type("Dos.")
    assert asked == []
    at = preview.post.text().index("x.png")
    preview.type("y", at)
    assert "/images/yx.png" in asked


def test_a_missing_image_says_what_was_looked_for(preview: Preview) -> None:
    preview.open("![gráfico](fotos/nada.png)")
    preview.wait_for_page("document.querySelector('.preview-mark-missing') !== null")
    said = preview.ask("document.querySelector('.preview-mark-missing').innerText")
    assert "Image not found" in said
    assert "posts/_posts/fotos/nada.png" in said
    assert "gráfico" in said
    preview.type("\n\nmás")
    assert preview.ask("document.querySelectorAll('.preview-mark-missing').length") == 1


def test_an_image_that_appears_is_found_on_refresh(preview: Preview) -> None:
    preview.open("![](/images/new.png)")
    preview.wait_for_page("document.querySelector('.preview-mark-missing') !== null")
    (preview.root / "images" / "new.png").write_bytes(PNG)
    preview.pane.live.refresh_images()
    preview.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")


def test_images_that_change_on_disk_are_shown_anew(preview: Preview) -> None:
    preview.open("![](/images/x.png)\n\n![](/new/later.png)")
    preview.wait_for_page("document.querySelector('.preview-mark-missing') !== null")
    preview.qtbot.wait(400)
    (preview.root / "new").mkdir()
    (preview.root / "new" / "later.png").write_bytes(PNG)
    preview.wait_for_page("document.querySelectorAll('main img').length === 2")
    two_wide = QImage(2, 1, QImage.Format.Format_RGB32)
    assert two_wide.save(str(preview.root / "images" / "x.png"))
    preview.wait_for_page("document.querySelector('main img')?.naturalWidth === 2")


def test_other_files_of_an_image_folder_change_nothing(preview: Preview, qtbot) -> None:
    preview.open("![](/images/x.png)")
    preview.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")
    preview.qtbot.wait(400)
    preview.ask("preview.main.querySelector('img').mine = true; 0")
    (preview.root / "images" / "other.png").write_bytes(PNG)
    preview.qtbot.wait(600)
    assert preview.ask("preview.main.querySelector('img').mine") is True


@pytest.mark.parametrize(
    "address",
    [
        "/2020/02/03/dos.html",
        "https://blog.example/2020/02/03/dos.html#abajo",
        "../../02/03/dos",
        "2020-02-03-dos.md",
    ],
)
def test_a_link_to_a_post_of_the_site_opens_it(preview: Preview, qtbot, address: str) -> None:
    other = preview.root / "_posts" / "2020-02-03-dos.md"
    other.parent.mkdir()
    other.write_text("---\ntitle: Dos\n---\n\nHola\n", encoding="utf-8")
    text = f"---\nurl: /2020/01/01/uno.html\n---\n\nun [enlace]({address})\n"
    preview.open(text, "_posts/2020-01-01-uno.md")
    preview.pane.know_posts(Site(preview.root).posts)
    with qtbot.waitSignal(preview.pane.post_requested, timeout=5000) as asked:
        preview.ask("preview.main.querySelector('a').click()")
    assert asked.args == [other]
    assert not preview.pane.findChildren(LinkQuestion)


def test_the_page_does_not_lead_while_the_author_types(preview: Preview, qtbot) -> None:
    editor = paired(preview, qtbot)
    preview.open("\n\n".join(f"párrafo {n}" for n in range(150)))
    preview.ask("window.scrollTo(0, 200)")
    bar = editor.verticalScrollBar()
    preview.wait(lambda: bar.value() > 0)
    bar.setValue(bar.maximum())
    preview.type("x")
    preview.pane.bridge.scrolled(0, 0.0, True)
    assert bar.value() == bar.maximum()
    preview.qtbot.wait(700)
    preview.pane.bridge.scrolled(0, 0.0, True)
    assert bar.value() == 0


def test_the_page_of_the_last_post_does_not_lead(preview: Preview, qtbot) -> None:
    """As while a long post is rendered: the lines of its blocks are those of another text."""
    preview.open("\n\n".join(f"párrafo {n}" for n in range(150)))
    with qtbot.waitSignal(preview.post.opened):
        preview.post.open(decode("\n".join(["SPIN"] * 600).encode()), preview.post.path, None)
    editor = paired(preview, qtbot)
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    chosen: list[object] = []
    preview.post.selection_requested.connect(chosen.append)
    assert bar.value() > 0
    preview.pane.bridge.scrolled(3, 0.0, True)
    preview.pane.bridge.clicked(3, "párrafo 3", 2, "")
    assert bar.value() == bar.maximum()
    assert not chosen


def test_remote_images_are_left_out_and_said_to_be(preview: Preview) -> None:
    preview.open(
        "![gráfico](https://cdn.example/a.png)\n\n<iframe src='https://tube.example/x'></iframe>"
    )
    said = preview.text()
    assert "Image left out" in said
    assert "cdn.example" in said
    assert "tube.example" in said
    assert preview.ask("document.querySelectorAll('img, iframe').length") == 0


def test_allowing_remote_images_asks_for_them(preview: Preview) -> None:
    preview.open("![](https://nowhere.invalid/a.png)")
    preview.pane.remote.show_for_this_post()
    # No such host: it was asked for and could not be had, which the page says too.
    preview.wait_for_page(
        "document.querySelector('.preview-mark-remote')?.innerText.includes('could not be loaded')"
    )


def test_a_slow_text_is_cut_off_and_typing_goes_on(preview: Preview) -> None:
    preview.open("hola")
    QTextCursor(preview.post.document).insertText("SPIN ")
    preview.wait(lambda: preview.pane.notices.showing())
    assert "cut off" in preview.pane.notices.showing()[0].label.text()
    assert preview.text() == "hola"
    preview.post.document.undo()
    preview.settle()
    assert preview.pane.notices.showing() == []


def test_a_text_that_kills_the_renderer_is_said_so(preview: Preview) -> None:
    preview.open("hola")
    preview.replace("DIE")
    preview.wait(lambda: preview.pane.notices.showing())
    preview.replace("otra vez")
    preview.settle()
    assert preview.pane.notices.showing() == []
    assert preview.text() == "otra vez"


def test_errors_of_the_post_are_shown_while_they_last(preview: Preview) -> None:
    preview.open("hola ERRor")
    assert "Line 1: bad ERRor" in preview.pane.notices.showing()[0].label.text()
    preview.replace("hola")
    preview.settle()
    assert preview.pane.notices.showing() == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_crash_of_the_page_is_healed(preview: Preview) -> None:
    preview.open("uno\n\ndos")
    process = preview.pane.page_view.page.renderProcessPid()
    os.kill(process, signal.SIGKILL)
    preview.wait(lambda: not preview.pane.page_view.is_ready)
    preview.wait(lambda: preview.pane.page_view.is_ready)
    preview.wait_for_page("document.querySelector('main').innerText.includes('dos')")
    preview.type("X")
    assert preview.text().split() == ["uno", "dosX"]


def test_dark_and_light_follow_the_palette(preview: Preview) -> None:
    preview.open("hola")
    shades = []
    for shade in ("#202020", "#f0f0f0"):
        palette = QPalette(preview.pane.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(shade))
        preview.pane.setPalette(palette)
        shades.append(preview.ask("getComputedStyle(document.documentElement).backgroundColor"))
    dark, light = (sum(map(int, shade[4:-1].split(","))) for shade in shades)
    assert dark < 200 < 600 < light


def test_answers_wait_for_what_is_imported_and_keep_their_order(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.open("uno")
    reading = [True]
    kind = type(preview.pane.page_view)
    monkeypatch.setattr(kind, "is_reading", property(lambda _view: bool(reading)))
    told: list[int] = []
    preview.pane.live.answered.connect(lambda answer: told.append(answer["revision"]))
    for text in ("dos", "tres"):
        preview.post.apply([Edit(Range(0, 0), text)])
        preview.qtbot.wait(150)
    assert told == []
    reading.clear()
    preview.wait_for_page("document.querySelector('main').innerText.includes('tresdos')")
    assert len(told) == 2
    assert told == sorted(told)


def test_an_answer_that_waits_is_not_shown_for_another_post(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.open("uno")
    reading = [True]
    kind = type(preview.pane.page_view)
    monkeypatch.setattr(kind, "is_reading", property(lambda _view: bool(reading)))
    told: list[list[object]] = []
    preview.pane.live.answered.connect(lambda answer: told.append(answer["blocks"]))
    preview.post.apply([Edit(Range(0, 3), "viejo")])
    preview.qtbot.waitUntil(lambda: len(preview.pane.live._answers) == 1)
    path = preview.root / "otro.md"
    preview.post.open(decode(b"nuevo"), path, Site(preview.root))
    reading.clear()
    preview.wait_for_page("document.querySelector('main').innerText.includes('nuevo')")
    assert "viejo" not in str(told)


@pytest.mark.parametrize(("shade", "theme"), [("#202020", "dark"), ("#f0f0f0", "light")])
def test_the_page_has_its_ground_before_it_is_told(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, shade: str, theme: str
) -> None:
    palette = QPalette(preview.pane.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor(shade))
    preview.pane.setPalette(palette)
    view = preview.pane.page_view
    monkeypatch.setattr(view, "call", lambda *_told: None)
    view.reload()
    preview.qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert preview.ask("document.documentElement.dataset.theme") == theme


def test_the_phone_is_390_pixels_wide(preview: Preview) -> None:
    preview.open("hola")
    preview.pane.set_page_width(PageWidth.PHONE)
    preview.wait_for_page("innerWidth === 390")
    preview.pane.set_page_width(PageWidth.TABLET)
    preview.wait_for_page("Math.abs(innerWidth - 768) < 3")
    preview.pane.set_page_width(PageWidth.PAGE)
    preview.wait_for_page("innerWidth === 600")


def test_a_click_leads_to_the_source(preview: Preview) -> None:
    text = "---\ntitle: uno\n---\n\nprimero\n\nun [enlace](https://a.example/dos) dos tres dos\n"
    preview.open(text)
    asked: list[Any] = []
    preview.post.selection_requested.connect(asked.append)
    point = preview.ask(
        "(() => { const r = document.createRange();"
        " const t = preview.main.lastElementChild.lastChild;"
        " const at = t.data.lastIndexOf('dos') + 1; r.setStart(t, at); r.setEnd(t, at + 1);"
        " const b = r.getBoundingClientRect(); return JSON.stringify([b.x + 1, b.y + b.height / 2])"
        " })()"
    )
    view = preview.pane.page_view.view
    preview.qtbot.mouseClick(
        view.focusProxy(), Qt.MouseButton.LeftButton, pos=QPoint(*map(round, json.loads(point)))
    )
    preview.wait(lambda: asked)
    assert text.rindex("dos") <= asked[0].start <= text.rindex("dos") + 3


def test_a_link_is_shown_before_it_is_opened(preview: Preview) -> None:
    preview.open("un [enlace](../dos/?a=1) dos\n")
    preview.ask("preview.main.querySelector('a').click()")
    preview.wait(lambda: preview.pane.findChildren(LinkQuestion))
    question = preview.pane.findChildren(LinkQuestion)[0]
    assert question.informativeText() == "https://blog.example/dos/?a=1"
    question.reject()
    assert preview.pane.page_view.page.url().toString() == "newsletter-preview://page/page.html"


def paired(preview: Preview, qtbot) -> QPlainTextEdit:
    """An editor of the post beside the page."""
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    editor.setDocument(preview.post.document)
    editor.resize(400, 500)
    editor.show()
    preview.pane.pair_with(editor)
    return editor


def test_page_and_source_scroll_together(preview: Preview, qtbot) -> None:
    editor = paired(preview, qtbot)
    preview.open("\n\n".join(f"párrafo {n} " * (1 + n % 7) for n in range(150)))
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    preview.wait_for_page(
        "Math.abs(scrollY + innerHeight - document.documentElement.scrollHeight) < 2"
    )
    bar.setValue(0)
    preview.wait_for_page("scrollY === 0")
    preview.ask("window.scrollTo(0, document.documentElement.scrollHeight)")
    preview.wait(lambda: bar.value() == bar.maximum())
    preview.ask("window.scrollTo(0, 0)")
    preview.wait(lambda: bar.value() == 0)
    bar.setValue(bar.maximum() // 2)
    share = editor.firstVisibleBlock().blockNumber()
    shown = preview.ask("preview._blockAt(scrollY)")
    assert abs(shown - share / 2) < 12


def test_the_page_follows_a_source_that_is_laid_out_anew(preview: Preview, qtbot) -> None:
    editor = paired(preview, qtbot)
    preview.open("\n\n".join(f"párrafo {n} " * (1 + n % 40) for n in range(60)))
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    sync = preview.pane._sync

    def apart() -> float:
        shown = preview.ask("preview.held.at + (preview.held.fraction || 0)")
        return abs(shown - sum(preview.pane.live.blocks.place_of_line(sync.current_line())))

    for width, height in ((400, 501), (900, 500), (400, 500), (400, 200)):
        editor.resize(width, height)
        qtbot.wait(100)
        preview.wait(lambda: apart() < 0.01)
    # Who reads the page stays where they are.
    sync.page_leads = True
    held = preview.ask("preview.held.at + preview.held.fraction")
    editor.resize(600, 500)
    qtbot.wait(100)
    assert preview.ask("preview.held.at + preview.held.fraction") == held


def _turn_wheel(preview: Preview, angle: int, held: Qt.KeyboardModifier) -> None:
    target = preview.pane.page_view.view.focusProxy()
    centre = QPointF(target.rect().center())
    event = QWheelEvent(
        centre,
        target.mapToGlobal(centre),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def test_the_page_is_enlarged_and_the_next_preview_too(preview: Preview, settings) -> None:
    preview.open("hola")
    zoom = preview.pane.zoom
    zoom.enlarge()
    zoom.enlarge()
    preview.wait_for_page("Math.abs(innerWidth - 600 / 1.25) < 2")
    another = PreviewPane(
        preview.post, preview.worker, Actions(preview.owner), settings, preview.trust, "en"
    )
    assert another.zoom.level == 125
    another.deleteLater()
    zoom.reset()
    preview.wait_for_page("innerWidth === 600")
    zoom.shrink()
    preview.wait_for_page("Math.abs(innerWidth - 600 / 0.9) < 2")
    # A page that is healed after a crash, or loaded with another policy, has the size again.
    preview.pane.page_view.reload()
    preview.wait(lambda: preview.pane.page_view.is_ready)
    preview.wait_for_page("Math.abs(innerWidth - 600 / 0.9) < 2")


def test_sizes_end_where_the_page_can_no_more(preview: Preview) -> None:
    zoom = preview.pane.zoom
    for _ in LEVELS:
        zoom.enlarge()
    assert zoom.level == LEVELS[-1]
    for _ in LEVELS:
        zoom.shrink()
    assert zoom.level == LEVELS[0]


def test_ctrl_and_the_wheel_change_the_size(preview: Preview) -> None:
    preview.open("\n\n".join(["párrafo"] * 100))
    held = Qt.KeyboardModifier.ControlModifier
    _turn_wheel(preview, 120, held)
    assert preview.pane.zoom.level == 110
    # A touch pad sends a notch in small pieces; turning back begins anew.
    for angle in (60, 40, -60, -40, -20):
        _turn_wheel(preview, angle, held)
    assert preview.pane.zoom.level == 100
    assert preview.ask("scrollY") == 0
    _turn_wheel(preview, -240, Qt.KeyboardModifier.NoModifier)
    preview.wait_for_page("scrollY > 0")
    assert preview.pane.zoom.level == 100


def test_the_bar_above_the_page_tells_an_unusual_size_and_takes_it_back(preview: Preview) -> None:
    (button,) = [
        each
        for each in preview.pane.toolbar.findChildren(QToolButton)
        if each.defaultAction().objectName() == "view.preview_zoom_reset"
    ]
    assert not button.isVisible()
    preview.pane.zoom.shrink()
    assert (button.isVisible(), button.text()) == (True, "90%")
    button.click()
    assert not button.isVisible()
    assert preview.pane.zoom.level == 100
