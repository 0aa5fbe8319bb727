from __future__ import annotations

import pytest

from newsletter_editor.cli import COMMANDS, main
from newsletter_editor.commands.parser import Parser


def _parser(language: str) -> Parser:
    parser = Parser(prog="prueba", description="", language=language)
    parser.add_argument("post")
    parser.add_argument("--format", choices=["text", "json"])
    parser.add_argument("--most", type=int)
    return parser


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "falta indicar: post"),
        (["a", "--foo"], "no se conocen estos argumentos: --foo"),
        (["a", "--format"], "--format necesita un valor"),
        (["a", "--format", "xml"], "no es uno de"),
        (["a", "--most", "tres"], "'tres' no es un valor válido"),
    ],
)
def test_wrong_use_is_one_spanish_sentence(capsys, arguments: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as ended:
        _parser("es").parse_args(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_help_has_no_english_heading_in_spanish() -> None:
    text = _parser("es").format_help()
    assert "uso: prueba" in text
    assert not {"usage", "options", "show this"} & set(text.split())


@pytest.mark.parametrize("language", ["es_MX.UTF-8", "en_GB.UTF-8"])
def test_help_lists_every_command(capsys, monkeypatch, language: str) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert all(name in text for name in COMMANDS)


@pytest.mark.parametrize(
    ("option", "given"), [("--number", "abc"), ("--number", "9" * 5000), ("--date", "5")]
)
def test_what_an_option_checks_itself_is_told_without_english(
    capsys, monkeypatch, option: str, given: str
) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    with pytest.raises(SystemExit) as ended:
        main(["new", "--title", "x", option, given])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith(f"newsletter-editor new: {option}: ")
    assert "argument " not in told
    assert "_whole_number" not in told
