"""Changing one value leaves every other byte alone and is read back, by Ruby's YAML too."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.document.front_matter import KeyPath, read
from newsletter_editor.document.front_matter_edits import (
    add,
    remove,
    remove_shadowed,
    rename,
    set_value,
)
from newsletter_editor.document.front_matter_places import same
from newsletter_editor.document.front_matter_values import OddKey
from newsletter_editor.document.front_matter_writing import as_ruby_takes_it
from newsletter_editor.document.source import decode, encode
from newsletter_editor.document.yaml_readers import READERS, YamlReader
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.errors import EditorError

GOLDEN = Path(__file__).parents[2] / "golden" / "document" / "front_matter.txt"
POSTS = {
    name: f"---\n{yaml}---\n\nbody\n"
    for name, _, yaml in (
        block.partition("\n") for block in GOLDEN.read_text("utf-8").split("==== ")[1:]
    )
}
TEXTS = [
    "x", "A: b # c", "yes", "12:30", "@ana", "it's", 'say "hi"', "", " lead", "trail ", "a\nb",
    "a\nb\n", "a\n\n  b\n\n", "\n", "tab\there", "ñandú 😀", "- dash", "# hash", ":sym", "null",
    "~", "1.0", "2020-01-01", "[a]", "{a: 1}", "a, b]", "*x", "&x", "!x", "%x", "`x`", "| x",
    "> x", "? x", "C:\\dir", "=", "<<", "---", "...", "a\u2028b", "a\u00a0b", "word " * 60, "08",
]  # fmt: skip
OTHERS: list[Any] = [
    True, False, 0, -7, 10**20, 1.5, 1e22, 1e-7, float("inf"), date(2020, 1, 2), None, [], {},
    datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
    datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
    ["a"], ["a", "b: c", None, True], [["x"], {"y": 1}], {"a": 1},
    {"a": {"b": ["c"]}, "d: e": None, "t": "x\ny"},
]  # fmt: skip
VALUES = TEXTS + OTHERS


def real_posts(shared: Path) -> dict[str, str]:
    folder = shared / "corpus/site/repo/posts/_posts"
    return {path.name: decode(path.read_bytes()).text for path in sorted(folder.iterdir())}


def paths_of(text: str) -> list[KeyPath]:
    return list(dict.fromkeys(path for path, _ in read(text).walk() if path))


def outside(text: str, path: KeyPath) -> tuple[str, str]:
    """What stands before and behind the value, without the white space that it may need."""
    node = read(text).node(path)
    assert node is not None
    start, end = node.properties.start, max(node.range.end, node.properties.end)
    key = read(text).key_range(path) if isinstance(path[-1], str) else None
    if node.style == "block" and key:
        # Comments between a key and its block stay too, behind what now stands on the key's line.
        start = key.end
    return text[:start].rstrip(), text[end:]


MERGED = ("base",)


def changes(name: str, text: str, values: list[Any]) -> Iterator[tuple[KeyPath, Any, str]]:
    for path in paths_of(text):
        for value in values:
            try:
                yield path, value, apply_edits(text, set_value(text, path, value))
            except EditorError:
                # A merge key cannot hold what is no mapping, or what the keys beside it override;
                # nor can what it names come to be none.
                assert path[-1] == "<<" or path == MERGED, (name, path, value)


@pytest.mark.parametrize("name", POSTS)
def test_own_value_changes_no_byte(name: str) -> None:
    for path in paths_of(POSTS[name]):
        node = read(POSTS[name]).node(path)
        assert node is not None
        assert set_value(POSTS[name], path, node.value) == []


@pytest.mark.parametrize("name", [name for name in POSTS if name != "flow"])
def test_other_value_changes_its_own_bytes_alone(name: str) -> None:
    text = POSTS[name]
    for path, value, changed in changes(name, text, VALUES):
        assert same(read(changed).get(path), value), (path, value)
        before, behind = outside(text, path)
        if path[-1] != "b" or name != "flow":
            assert changed.startswith(before), (path, value)
            assert changed.endswith(behind), (path, value)


def test_flow_values_are_read_back() -> None:
    for path, value, changed in changes("flow", POSTS["flow"], VALUES):
        assert same(read(changed).get(path), value), (path, value)


def test_every_key_of_every_real_post(shared: Path) -> None:
    chosen = random.Random(5)
    for name, text in real_posts(shared).items():
        for path in paths_of(text):
            node = read(text).node(path)
            assert node is not None
            assert set_value(text, path, node.value) == [], (name, path)
        for path, value, changed in changes(name, text, chosen.sample(VALUES, 6)):
            assert same(read(changed).get(path), value), (name, path, value)
            before, behind = outside(text, path)
            assert changed.startswith(before), (name, path, value)
            assert changed.endswith(behind), (name, path, value)


RUBY = r"""
require 'yaml'; require 'json'; require 'date'
def plain(x)
  case x
  when Hash then x.map { |k, v| [k.is_a?(String) ? k : 'other', plain(v)] }.to_h
  when Array then x.map { |v| plain(v) }
  when Time then ['time', x.to_i, x.utc_offset]
  when Date then ['date', x.to_s]
  when Float then ['float', x.to_s.downcase]
  else x
  end
end
STDOUT.write JSON.generate(JSON.parse(STDIN.read).map { |text, path|
  text =~ /\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)/m
  begin
    value = Psych.safe_load($1, permitted_classes: [Date, Time], aliases: true)
  rescue Psych::Exception, Psych::SyntaxError => e
    next e.message
  end
  path.each { |step| value = value[step] }
  plain(value)
})
"""


def as_ruby(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_ruby(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_ruby(inner) for inner in value]
    if isinstance(value, datetime):
        offset = value.utcoffset()
        assert offset is not None
        return ["time", int(value.timestamp()), int(offset.total_seconds())]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, float):
        return ["float", {float("inf"): "infinity"}.get(value, repr(value))]
    return value


@pytest.mark.skipif(shutil.which("ruby") is None, reason="no ruby on this machine")
def test_ruby_reads_the_same_back() -> None:
    cases, expected = [], []
    for name, text in POSTS.items():
        for path, value, changed in changes(name, text, VALUES):
            if (name == "odd keys" and path[0] in ("2020", "yes")) or "<<" in path:
                # Ruby knows these by a number or as true, and takes the merge key away.
                continue
            cases.append([changed, path])
            expected.append(as_ruby(value))
    answer = subprocess.run(
        ["ruby", "-e", RUBY],
        input=json.dumps(cases).encode(),
        capture_output=True,
        check=True,
        env={"TZ": "UTC", "PATH": "/usr/bin:/bin:/usr/local/bin", "LANG": "C.UTF-8"},
    )
    for case, found, wanted in zip(cases, json.loads(answer.stdout), expected, strict=True):
        if isinstance(found, list) and found[:1] == ["float"]:
            found = ["float", repr(float(found[1])) if found[1] != "infinity" else found[1]]
        assert found == wanted, case
    assert len(cases) > 3000


@given(st.text(max_size=60), st.sampled_from(sorted(POSTS)), st.data())
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_back(value: str, name: str, data: st.DataObject) -> None:
    text = POSTS[name]
    path = data.draw(st.sampled_from([p for p in paths_of(text) if "<<" not in p and p != MERGED]))
    if any("\ud800" <= character <= "\udfff" for character in value):
        return
    changed = apply_edits(text, set_value(text, path, value))
    assert read(changed).get(path) == value


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["no bom", "bom"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_and_byte_order_mark_stay(bom: bytes, newline: str) -> None:
    text = POSTS["comments"].replace("\n", newline)
    source = decode(bom + text.encode())
    edits = set_value(source.text, ("image", "thumb"), "it's")
    changed = encode(apply_edits(source.text, edits), source.format)
    assert changed == bom + text.replace("'x.png'", "'it''s'").encode()


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("title: Hola\n", ("title",), "A: b", 'title: "A: b"\n'),
        ("title: 'a'\n", ("title",), "A: b", "title: 'A: b'\n"),
        ("title: Hola\nx: 'a'\n", ("title",), "yes", "title: 'yes'\nx: 'a'\n"),
        ('title: "a"\n', ("title",), 'b "c"', 'title: "b \\"c\\""\n'),
        ("comments: yes\n", ("comments",), False, "comments: no\n"),
        ("comments: True\n", ("comments",), False, "comments: False\n"),
        ("modified:\n", ("modified",), date(2020, 1, 2), "modified: 2020-01-02\n"),
        ("modified:   # when\n", ("modified",), "x", "modified: x   # when\n"),
        ("tags: [a, b]\n", ("tags",), ["a", "c", "b"], "tags: [a, c, b]\n"),
        ("tags: [a, b]\n", ("tags",), ["b"], "tags: [b]\n"),
        ("tags: [ a ,b ]\n", ("tags",), ["a", "b", "c"], "tags: [ a ,b ,c ]\n"),
        ("tags:\n- a # 1\n- b # 2\n", ("tags",), ["b", "c"], "tags:\n- b # 2\n- c\n"),
        ("tags: \"\"\n", ("tags",), ["a"], "tags: [a]\n"),
        ("tags: [a]\n", ("tags",), [], "tags: []\n"),
        ("image:\n  thumb: a.png # c\n", ("image", "thumb"), "b.png",
         "image:\n  thumb: b.png # c\n"),
        ("image:\n", ("image", "thumb"), "b.png", "image:\n  thumb: b.png\n"),
        ("image: {}\n", ("image", "thumb"), "b.png", "image: {thumb: b.png}\n"),
        ("a: 1\n", ("image", "thumb"), "b.png", "a: 1\nimage:\n  thumb: b.png\n"),
        ("at: 2020-01-02T03:04:05+01:00\n", ("at",),
         datetime(2021, 1, 2, tzinfo=timezone(timedelta(hours=2))),
         "at: 2021-01-02T00:00:00+02:00\n"),
        ("at: 2020-01-02 03:04:05\n", ("at",), datetime(2021, 1, 2), "at: 2021-01-02 00:00:00\n"),
        ("t: |\n  a\n  b\nu: 1\n", ("t",), "x\ny\n", "t: |\n  x\n  y\nu: 1\n"),
        ("t: >-\n    a\n    b\nu: 1\n", ("t",), "x y", "t: >-\n    x y\nu: 1\n"),
        ("title: a\n", ("text",), "x\ny\n", 'title: a\ntext: "x\\ny\\n"\n'),
        ("", ("title",), "a", "title: a\n"),
    ],
)  # fmt: skip
def test_form_of_the_result(before: str, path: KeyPath, value: Any, after: str) -> None:
    text = f"---\n{before}---\nbody"
    assert apply_edits(text, set_value(text, path, value)) == f"---\n{after}---\nbody"


def test_added_front_matter_stands_before_the_body() -> None:
    assert apply_edits("body", add("body", ("title",), "a")) == "---\ntitle: a\n---\n\nbody"


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: 1 # x\n# y\nb: 2\n", ("b",), "a: 1 # x\n# y\n"),
        ("a: 1 # x\n\nb: 2\n", ("a",), "\nb: 2\n"),
        ("a: |\n  x\n  y\nb: 2\n", ("a",), "b: 2\n"),
        ("a:\n  b: 1\n  c: 2\n", ("a", "b"), "a:\n  c: 2\n"),
        ("a:\n  b: 1\nc: 2\n", ("a", "b"), "a: {}\nc: 2\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n"),
        ("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n"),
        ("a:\n- b: 1\n  c: 2\n", ("a", 0, "b"), "a:\n- c: 2\n"),
        ("a: 1\nb: 2\na: 3\n", ("a",), "b: 2\n"),
        ("a: 1\n", ("none",), "a: 1\n"),
    ],
)
def test_remove(before: str, path: KeyPath, after: str) -> None:
    text = f"---\n{before}---\nbody"
    assert apply_edits(text, remove(text, path)) == f"---\n{after}---\nbody"


def test_anchor_that_is_needed_cannot_be_removed() -> None:
    with pytest.raises(EditorError):
        remove("---\na: &x 1\nb: *x\n---\n", ("a",))


def test_shadowed_entries_are_removed() -> None:
    text = "---\na: 1\nb: 2\na: 3\n---\n"
    assert apply_edits(text, remove_shadowed(text, ("a",))) == "---\nb: 2\na: 3\n---\n"


def test_rename_changes_the_key_alone() -> None:
    text = "---\n'tite' : x # c\n---\n"
    assert apply_edits(text, rename(text, ("tite",), "title")) == "---\ntitle : x # c\n---\n"
    with pytest.raises(EditorError):
        rename("---\na: 1\nb: 2\n---\n", ("a",), "b")


@pytest.mark.parametrize("text", ["---\na: [\n---\n", "---\na: 1\n"])
def test_broken_front_matter_is_not_touched(text: str) -> None:
    with pytest.raises(EditorError):
        set_value(text, ("a",), "b")


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5))])),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.from_regex(r"[-+0-9:.,_eEx]{1,12}", fullmatch=True),
    st.sampled_from(["yes", "nULL", "~", "12:30", "2020-1-1", "_1", ":a", "! x", "2.", "=", "*a"]),
)
ANY = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.dictionaries(st.sampled_from(["a", "b c", "12:30", "_1", ":k"]), SCALARS, max_size=3),
)


@settings(deadline=None, max_examples=200)
@given(ANY, st.sampled_from(["", "12:30", "[1, 12:30]", "! 'yes'", "2020-01-01 10:00:00"]))
def test_what_is_written_reads_back_in_every_jekyll(value: Any, present: str) -> None:
    text = f"---\nday: 2020-1-1\nk: {present}\n---\nbody\n"
    changed = apply_edits(text, set_value(text, ("k",), value))
    for reader in READERS:
        before, after = read(text, reader), read(changed, reader)
        assert same(after.data["k"], as_ruby_takes_it(value)), (reader.name, changed)
        assert same(after.data["day"], before.data["day"])


KEYS = "---\nm: {1: a, yes: b, 1.5: c, 2020-01-01: d}\n2: e\n---\n"


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_keys_that_are_no_text_stay_what_they_are(reader: YamlReader) -> None:
    keys = list(read(KEYS, reader).data["m"])
    assert keys == ["1", "yes", "1.5", "2020-01-01"]
    assert [key.value for key in keys] == [1, True, 1.5, date(2020, 1, 1)]


@pytest.mark.parametrize("path", [("m", "1"), ("m", "yes"), ("m", "1.5"), ("2",)])
def test_values_of_keys_that_are_no_text_can_be_changed(path: KeyPath) -> None:
    text = apply_edits(KEYS, set_value(KEYS, path, "new"))
    for reader in READERS:
        found = read(text, reader)
        assert found.get(path) == "new"
        assert [type(key) for key in found.data] == [str, OddKey]
    assert read(apply_edits(text, remove(text, path))).entry(path) is None
