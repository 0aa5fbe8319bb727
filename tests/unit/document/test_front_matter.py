"""Where front matter stands and what it says, against the Ruby that Jekyll reads it with."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsletter_editor.document.front_matter import read, split
from newsletter_editor.document.yaml_readers import PSYCH, SAFE_YAML
from newsletter_editor.liquid.ruby_time import Moment
from newsletter_editor.liquid.ruby_values import inspect, to_s

READ_AS = {
    "yes": True,
    "Off": False,
    "y": "y",
    "~": None,
    "": None,
    "nil": "nil",
    "12:30": 45000,
    "1:60": "1:60",
    "190:20:30.15": 685230.15,
    "017": 15,
    "08": "08",
    "0o7": "0o7",
    "0x1F": 31,
    "1_000": 1000,
    "1,000": 1000,
    "1__0": "1__0",
    ".5": 0.5,
    "1e3": "1e3",
    "1.0e+3": 1000.0,
    "1.2.3": "1.2.3",
    "2020-1-1": date(2020, 1, 1),
    "2020-02-31": "2020-02-31",
    "2020-01-01 12:30": "2020-01-01 12:30",
    "2020-01-01 12:30:45": datetime(2020, 1, 1, 12, 30, 45, tzinfo=UTC),
    "2020-01-01 12:30:45 -0330": datetime(
        2020, 1, 1, 12, 30, 45, tzinfo=timezone(-timedelta(hours=3, minutes=30))
    ),
    "=": "=",
    "'yes'": "yes",
    "!!str 12": "12",
    "x #y": "x",
    "x#y": "x#y",
    "[a, b: c]": ["a", {"b": "c"}],
    "|\n  a\n\n": "a\n",
}
REFUSED = [
    "b: c",
    "@x",
    "'x",
    "[1",
    "- 1",
    "{",
    ":x",
    "*x",
    "!ruby/sym x",
    "\x07",
    '"\\q"',
    "&x [*x]",
]


@pytest.mark.parametrize("written", READ_AS)
def test_value_is_read_as_ruby_reads_it(written: str) -> None:
    found = read(f"---\nk: {written}\n---\n", PSYCH).data["k"]
    assert (type(found), found) == (type(READ_AS[written]), READ_AS[written])


UNNAMED = timezone(timedelta(0), "")
READ_OTHERWISE = {
    "yEs": True,
    "nULL": None,
    "Null": None,
    "12:30": 750.0,
    "-1:30": 30.0,
    "1:60": "1:60",
    "1_0:00": 600.0,
    "190:20:30.15": 685230.15,
    "017": 15,
    "08": "08",
    "0b1_1": 3,
    "1__0": 10,
    "_7": 7,
    "7_": 7,
    "7,": 7,
    "2,000.5": "2,000.5",
    "2.": "2.",
    ".25": 0.25,
    "1.0e+3": 1000.0,
    "1.0e3": "1.0e3",
    "2020-1-1": "2020-1-1",
    "2020-01-01": date(2020, 1, 1),
    "2020-02-31": "2020-02-31",
    "2020-01-01 12:30": "2020-01-01 12:30",
    "2020-01-01 12:30:45": datetime(2020, 1, 1, 12, 30, 45, tzinfo=UNNAMED),
    "2020-01-01T12:30:45Z": datetime(2020, 1, 1, 12, 30, 45, tzinfo=UNNAMED),
    "2020-01-01 12:30:45 -0330": datetime(
        2020, 1, 1, 12, 30, 45, tzinfo=timezone(-timedelta(hours=3, minutes=30))
    ),
    "!!str 12": 12,
    "! '2012'": 2012,
    "!!float 1": 1,
    "!!binary aGk=": "hi",
    "!!set {a, b}": {"a": None, "b": None},
    "!ruby/symbol x": "x",
    ":x": ":x",
    "*x": None,
    "'12'": "12",
}


@pytest.mark.parametrize("written", READ_OTHERWISE)
def test_value_is_read_as_safe_yaml_reads_it(written: str) -> None:
    """From what SafeYAML 1.0.5 said of them or of their kin."""
    wanted = READ_OTHERWISE[written]
    found = read(f"---\nk: {written}\n---\n", SAFE_YAML).data["k"]
    assert (type(found), found) == (type(wanted), wanted)
    if isinstance(wanted, datetime):
        assert found.tzname() == "" or found.utcoffset()


def test_the_shared_scalars_are_read_as_both_read_them(shared: Path) -> None:
    known = json.loads((shared / "corpus/jekyll_versions.json").read_text(encoding="utf-8"))
    differing = []
    for case in known["scalars"]:
        for reader, key in ((SAFE_YAML, "safe_yaml"), (PSYCH, "psych")):
            found = read(f"---\nk: {case['scalar']}\n---\n", reader)
            said = "ERROR" if found.error else shown(found.data["k"])
            wanted = case[key]
            if wanted.startswith("ERROR"):
                wanted = "ERROR"
            if said != wanted.partition(": #<Date:")[0]:
                differing.append((case["scalar"], reader.name, wanted, said))
    assert differing == []


def shown(value: object) -> str:
    """As the shared file has values: Ruby's class and what it shows to programmers."""
    if isinstance(value, datetime):
        moment = Moment.of(value)
        fraction = f".{value.microsecond:06d}".rstrip("0") if value.microsecond else ""
        head, zone = str(to_s(moment)).rsplit(" ", 1)
        return f"Time: {head}{fraction} {zone}"
    if isinstance(value, date):
        return "Date"
    if isinstance(value, (list, dict)):
        return inspect(value)
    kinds = {bool: "", int: "Integer", float: "Float", str: "String", type(None): "NilClass"}
    kind = kinds[type(value)] or ("TrueClass" if value else "FalseClass")
    return f"{kind}: {inspect(value)}"


@pytest.mark.parametrize("written", REFUSED)
def test_broken_value_is_refused_with_a_reason(written: str) -> None:
    text = f"---\na: 1\nk: {written}\n---\nbody"
    found = read(text, PSYCH)
    assert found.data == {}
    assert found.error is not None
    assert found.parts.yaml.start <= found.error.range.start <= found.parts.yaml.end
    assert found.error.message.es != found.error.message.en


@pytest.mark.skipif(shutil.which("ruby") is None, reason="no ruby on this machine")
def test_ruby_agrees_on_every_case() -> None:
    written = [f"k: {value}\n" for value in [*READ_AS, *REFUSED]]
    script = (
        "require 'yaml'; require 'json'; require 'date'\n"
        "puts JSON.generate(JSON.parse(STDIN.read).map { |s| begin\n"
        "v = Psych.safe_load(s, permitted_classes: [Date, Time], aliases: true)['k']\n"
        "v = v.utc.iso8601 if v.is_a? Time\n"
        "v.is_a?(Array) && v[0].equal?(v) ? ['error'] : ['value', v]\n"
        "rescue Psych::Exception, Psych::SyntaxError; ['error'] end })"
    )
    answer = subprocess.run(
        ["ruby", "-rtime", "-e", script],
        input=json.dumps(written),
        capture_output=True,
        text=True,
        check=True,
    )
    expected = []
    for value in READ_AS.values():
        if isinstance(value, datetime):
            value = value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        elif isinstance(value, date):
            value = value.isoformat()
        expected.append(["value", value])
    expected += [["error"]] * len(REFUSED)
    # An alias inside its own anchor is a loop to Ruby and refused here: no page can show it.
    assert json.loads(answer.stdout) == expected


@pytest.mark.parametrize(
    ("text", "state", "yaml", "body"),
    [
        ("---\na: 1\n---\nbody", "present", "a: 1\n", "body"),
        ("\ufeff---\na: 1\n---\nbody", "present", "a: 1\n", "body"),
        ("--- \r\na: 1\r\n---\r\n\r\nbody", "present", "a: 1\r\n", "body"),
        ("---\na: 1\n...\n\n\n  body\n", "present", "a: 1\n", "  body\n"),
        ("---\n---\n", "present", "", ""),
        ("---\na: 1\n--- \t\n \n", "present", "a: 1\n", ""),
        ("---\na: 1\n---- \n---x\nb", "unclosed", "", "---\na: 1\n---- \n---x\nb"),
        ("a: 1\n---\nbody", "missing", "", "a: 1\n---\nbody"),
        ("\n---\na: 1\n---\n", "missing", "", "\n---\na: 1\n---\n"),
        ("---\u00a0\na: 1\n---\n", "missing", "", "---\u00a0\na: 1\n---\n"),
        ("", "missing", "", ""),
    ],
)
def test_split(text: str, state: str, yaml: str, body: str) -> None:
    parts = split(text)
    assert (parts.state, parts.yaml.of(text), parts.body.of(text)) == (state, yaml, body)
    assert parts.front_matter.end == parts.body.start


def test_places_of_keys_and_values_count_in_the_whole_text() -> None:
    text = (
        "---\n# 😀\ntitle: &t \"a 'b'\"  # c\nimage:\n  thumb:   x.png # c\n  none:\n"
        "tags: [a, 'b']\nlong: >-\n  one\n  two\n\nsame: *t\nlast: 1\n---\nbody"
    )
    front_matter = read(text)
    written = {path: node.range.of(text) for path, node in front_matter.walk()}
    assert written[("title",)] == "\"a 'b'\""
    assert written[("image",)] == "thumb:   x.png # c\n  none:"
    assert written[("image", "thumb")] == "x.png"
    assert written[("image", "none")] == ""
    assert written[("tags",)] == "[a, 'b']"
    assert written[("tags", 1)] == "'b'"
    assert written[("long",)] == ">-\n  one\n  two"
    assert written[("same",)] == "*t"
    assert front_matter.data["same"] == "a 'b'"
    key = front_matter.key_range(("image", "thumb"))
    assert key is not None
    assert key.of(text) == "thumb"


def test_the_last_of_two_equal_keys_counts() -> None:
    front_matter = read("---\na: 1\na: 2\n---\n")
    assert front_matter.data == {"a": 2}
    node = front_matter.node(("a",))
    assert node is not None
    assert node.value == 2


def test_merged_keys_are_seen_as_ruby_merges_them() -> None:
    front_matter = read("---\na: &x {p: 1, q: 1}\nb:\n  q: 2\n  <<: *x\n  p: 3\n---\n")
    assert front_matter.data["b"] == {"q": 1, "p": 3}
    assert front_matter.get(("b", "q")) == 1
    assert front_matter.entry(("b", "q")) is not None


@pytest.mark.parametrize(
    "yaml",
    [
        "a: " + "[" * 5000 + "]" * 5000,
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)),
        "a: " + "x" * 600_000,
    ],
    ids=["deep", "aliases of aliases", "long"],
)
def test_front_matter_made_to_exhaust_is_refused(yaml: str) -> None:
    found = read(f"---\n{yaml}\n---\n")
    assert found.error is not None


def test_every_real_post_is_read(shared: Path) -> None:
    posts = sorted((shared / "corpus/site/repo/posts/_posts").iterdir())
    for post in posts:
        front_matter = read(post.read_text("utf-8"))
        assert front_matter.error is None, post.name
        assert front_matter.data["layout"], post.name


def test_the_last_of_several_keys_counts_among_thousands() -> None:
    found = read("---\n" + "".join(f"k{at}: {at}\n" for at in range(5_000)) + "k7: new\n---\n")
    entry = found.entry(("k7",))
    assert entry is not None and entry.node.value == "new"
    assert found.node(("k4999",)).value == 4999
    assert found.node(("none",)) is None and found.entry(("k7", "x")) is None
