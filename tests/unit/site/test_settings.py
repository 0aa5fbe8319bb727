"""The team's settings: read, changed by the least, and never in the way when broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.document.small_files import SmallChange
from newsletter_editor.site.settings import FILE_NAME, Ignored, Settings
from newsletter_editor.site.settings_changes import (
    change_settings,
    heeding,
    ignoring,
    turned_off,
    turned_on,
    undo_settings,
)
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.problems import Severity


def test_everything_is_read() -> None:
    settings = Settings.parse(
        """
        [checks]
        off = ["a", "b"]
        longest_title = 80
        required_sections = false
        [checks.severity]
        c = "error"
        d = "nonsense"
        [fields."image.thumb"]
        type = "image"
        required = true
        folder = "/img/"
        [fields.serie]
        type = "choice"
        choices = ["x", "y"]
        layouts = ["post"]
        """
    )
    assert settings.off == {"a", "b"}
    assert settings.severities == {"c": Severity.ERROR}
    assert settings.longest_title == 80
    assert not settings.required_sections
    assert settings.fields["image.thumb"].required is True
    assert settings.fields["serie"].choices == ("x", "y")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nota\n[fields.a]\ntype = 'text'\n",
        "[checks]\n# nota\noff = [\n  'x',\n]\n[checks.severity]\na = 'hint'\n",
        "[checks]\n[other]\noff = ['y']\n",
        "[checks]",
    ],
)
def test_rules_are_turned_off(text: str) -> None:
    changed = turned_off(text, "bare-url")
    assert Settings.parse(changed).off == Settings.parse(text).off | {"bare-url"}
    for line in text.splitlines():
        if line.startswith(("#", "[", "type", "a")):
            assert line in changed
    assert turned_off(changed, "bare-url") == changed
    back = turned_on(changed, "bare-url")
    assert Settings.parse(back).off == Settings.parse(text).off
    assert turned_on(back, "bare-url") == back


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[checks]\noff = ['x']",
        "# nota\n[[checks.ignore]]\nrule = 'a'\n",
        "[[ checks.ignore ]]\nrule = 'b'\ntext = 'c' # nota\n\n[fields.a]\ntype = 'text'\n",
    ],
)
def test_what_is_ignored_is_heeded_again(text: str) -> None:
    ignored = Ignored("unknown-author", "posts/_posts/uno.md")
    changed = ignoring(text, ignored)
    assert heeding(changed, ignored).rstrip("\n") == text.rstrip("\n")
    assert heeding(text, ignored) == text
    for each in Settings.parse(text).ignored:
        rest = heeding(changed, each)
        assert Settings.parse(rest).ignored == (ignored,)
        assert Settings.parse(rest).fields == Settings.parse(text).fields


def test_values_in_a_line_are_changed_too() -> None:
    inline = "checks = {ignore = [{rule = 'a'}, {rule = 'b'}]}\n"
    assert heeding(inline, Ignored("a")) == "checks = {ignore = [{rule = 'b'}]}\n"
    assert Settings.parse(ignoring(inline, Ignored("c"))).ignored[-1] == Ignored("c")
    assert turned_off("checks.off = ['a'] # nota\n", "b") == "checks.off = ['a', \"b\"] # nota\n"


@pytest.mark.parametrize("text", ["checks = 3\n", "[checks]\noff = 'a'\n", "[checks]\noff = 3\n"])
def test_what_is_no_list_of_rules_is_left_alone(text: str) -> None:
    with pytest.raises(EditorError):
        turned_off(text, "b")


def test_a_change_is_taken_back_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / ".newsletter-editor.toml"

    def change() -> SmallChange:
        return change_settings(tmp_path, lambda text: turned_off(text, "a"))

    def undo(changed: SmallChange) -> None:
        undo_settings(tmp_path, changed, lambda text: turned_on(text, "a"))

    made = change()
    assert Settings.read(tmp_path).off == {"a"}
    undo(made)
    assert not path.exists()
    path.write_bytes(b"# nota\r\n[checks]\r\noff = [ 'x' ]\r\n")
    before = path.read_bytes()
    undo(change())
    assert path.read_bytes() == before
    changed = change()
    path.write_bytes(path.read_bytes().replace(b'"a"', b'"a", "z"') + b"[fields.b]\r\n")
    undo(changed)
    assert path.read_bytes() == before.replace(b"'x' ", b"'x', \"z\" ") + b"[fields.b]\r\n"


def test_ignoring_is_added_at_the_end() -> None:
    ignored = Ignored("unknown-author", 'posts/_posts/2020-"x"*', "dair\\ai")
    settings = Settings.parse(ignoring("[checks]\noff = ['x']", ignored))
    assert settings.ignored == (ignored,)
    assert settings.off == {"x"}
    assert ignored.covers("unknown-author", 'posts/_posts/2020-"x"-y.md', "dair\\ai")
    assert not ignored.covers("unknown-author", "posts/_posts/2021.md", "dair\\ai")


def test_broken_settings_are_told_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / ".newsletter-editor.toml").write_text("[checks\n", "utf-8")
    assert Settings.read(tmp_path).problem is not None
    assert Settings.read(tmp_path).off == frozenset()
    with pytest.raises(EditorError):
        turned_off("[checks\n", "x")
    with pytest.raises(EditorError):
        ignoring("[checks\n", Ignored("x"))


def test_settings_outside_the_repo_are_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text("[checks]\noff = ['x']\n", "utf-8")
    repo = tmp_path / "repo"
    repo.mkdir()
    (repo / ".newsletter-editor.toml").symlink_to(outside)
    assert Settings.read(repo).off == frozenset()


@pytest.mark.parametrize(
    ("written", "es", "en"),
    [
        (b"\xff\xfe", "no está en UTF-8", "it is not UTF-8"),
        (b"[checks]\noff = [\n\n= 3\n", "la línea 4 no es TOML", "line 4 is no TOML"),
        (b"x", "el final no es TOML", "its end is no TOML"),
    ],
)
def test_what_cannot_be_read_is_told_in_both_languages(
    tmp_path: Path, written: bytes, es: str, en: str
) -> None:
    (tmp_path / FILE_NAME).write_bytes(written)
    problem = Settings.read(tmp_path).problem
    assert problem is not None
    assert f"({es})" in problem.es
    assert f"({en})" in problem.en


@pytest.mark.parametrize(
    "deep",
    [
        f"a = {'[' * 2000}{']' * 2000}",
        f"a = {'{a = ' * 2000}1{'}' * 2000}",
        # These are deep without being so for whoever reads them.
        f"[mail]\n{'a.' * 2000}a = 1",
        f"[{'a.' * 2000}a]\n",
        f"[[fields{'.a' * 60}]]\nb = [[1]]",
    ],
    ids=["arrays", "tables", "dots", "header", "tables in lists"],
)
def test_what_is_nested_beyond_sense_is_told_and_stops_nothing(tmp_path: Path, deep: str) -> None:
    (tmp_path / FILE_NAME).write_text(deep, "utf-8")
    problem = Settings.read(tmp_path).problem
    assert problem is not None
    assert "it is nested too deeply" in problem.en
    with pytest.raises(EditorError):
        turned_off(deep, "x")
    (tmp_path / FILE_NAME).unlink()
    (tmp_path / "_config.toml").write_text(deep, "utf-8")
    site = Site(tmp_path)
    assert site.config.problem is not None
    assert "it is nested too deeply" in site.config.problem.en


def test_what_people_nest_is_read() -> None:
    assert Settings.parse(f"[mail{'.a' * 20}]\nb = [[1, {{c = 2}}]]").mail
