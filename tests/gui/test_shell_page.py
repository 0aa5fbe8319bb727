"""The shell page as Chromium gets it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontDatabase

from newsletter_editor.gui.preview.scheme import PreviewFiles
from newsletter_editor.gui.preview.shell import shell_page, with_families_here
from tests.gui.previewing import PNG, Preview

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("name", ["page.html", "whole.html"])
def test_a_page_asks_for_no_style_sheet(name: str) -> None:
    assert b"<link" not in shell_page(name, is_dark=False)


def test_pictures_are_asked_for_before_the_page_is_told() -> None:
    page = shell_page("page.html", is_dark=False, pictures=["a:b?c=1&d=%22"]).decode()
    assert (
        '<link rel="preload" as="image" href="a:b?c=1&amp;d=%22">' in page.partition("</head>")[0]
    )


def test_a_picture_of_the_head_comes_with_the_page_and_once(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the address that the page itself gives it, or it would come twice."""
    name = "imágenes (1)/it's & a+b=c!~*.png"
    picture = preview.root / name
    picture.parent.mkdir()
    picture.write_bytes(PNG)
    preview.open(f"---\nimage: /{name}\n---\nUno.\n")
    preview.wait_for_page("document.querySelector('header img')?.naturalWidth === 1")
    view = preview.pane.page_view
    requests: list[str] = []
    for sends in ("_send_shell", "_send_file"):
        _note_calls(monkeypatch, sends, requests)
    preview.pane.live._version += 1  # or it would come out of Chromium's memory
    view.reload()
    preview.wait(lambda: view.is_ready)
    preview.wait_for_page("document.querySelector('header img')?.naturalWidth === 1")
    assert requests == ["_send_shell", "_send_file"]


def test_a_picture_that_is_missing_is_not_asked_for(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.open("---\nimage: /none.png\n---\nUno.\n")
    view = preview.pane.page_view
    requests: list[str] = []
    for sends in ("_send_shell", "_send_file"):
        _note_calls(monkeypatch, sends, requests)
    view.reload()
    preview.wait(lambda: view.is_ready)
    preview.wait_for_page("document.querySelector('header .preview-thumb')?.innerText.length > 0")
    assert requests == ["_send_shell"]


def _note_calls(monkeypatch: pytest.MonkeyPatch, name: str, calls: list[str]) -> None:
    method = getattr(PreviewFiles, name)
    monkeypatch.setattr(PreviewFiles, name, lambda *args: (calls.append(name), method(*args))[1])


def test_fonts_that_are_not_here_are_not_named() -> None:
    here = QFontDatabase.families()[0]
    sheet = (
        f':root {{ --serif: "No Such Font", "{here}", serif; --mono: "No Such Font", monospace; }}'
        ' p { color: red; font: italic 1em "No Such Font", var(--serif); }'
    )
    mended = with_families_here(sheet)
    assert f'--serif: "{here}", serif;' in mended
    assert '--mono: "No Such Font", monospace;' in mended
    assert mended.endswith(sheet[sheet.index(" p {") :])


def test_all_lists_of_fonts_are_shortened() -> None:
    page = shell_page("page.html", is_dark=False).decode()
    lists = re.findall(r"--(?:sans|serif|mono): (.*?);", page)
    assert len(lists) == 3
    here = set(QFontDatabase.families())
    for families in lists:
        *named, general = families.split(", ")
        assert general in {"sans-serif", "serif", "monospace"}
        assert len(named) == 1 or {name.strip('"') for name in named} <= here


def test_the_page_has_its_style(preview: Preview) -> None:
    preview.open("hola")
    assert preview.ask("document.styleSheets.length") == 3
    assert preview.ask("getComputedStyle(document.body).marginTop") == "0px"
    assert "serif" in preview.ask("getComputedStyle(document.querySelector('main')).fontFamily")
