"""The team's choices are written into its settings file, and nothing else in it changes."""

from __future__ import annotations

import tomllib

import pytest

from newsletter_editor.mail.choosing import choices_of, with_choices
from newsletter_editor.mail.settings import MailSettings
from newsletter_editor.text.errors import EditorError

CHOICES = {
    "service": "brevo",
    "footer": 'Escrito por **Ana**\ny "Luis" \\ 🙂',
    "width": 480,
    "logo": "",
    "colours": {"link": "#112233"},
    "fonts": {},
}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Nuestro\n[checks]\noff = ['x']  # así",
        "[mail]\n# Por Ana\nlogo = '/a.png'\nwidth = 500 # ancho\n\n[checks]\nlongest_title = 3\n",
        "[checks]\noff = []\n\n[mail]",
        "[mail]\nfrom = 'ana@x.example'\nfonts = { text = 'Georgia' }\n",
    ],
)
def test_all_else_stays(text: str) -> None:
    changed = with_choices(text, CHOICES)
    before, after = tomllib.loads(text), tomllib.loads(changed)
    mail = after.pop("mail")
    kept = before.pop("mail", {})
    assert after == before
    assert mail["footer"] == CHOICES["footer"] and mail["width"] == 480
    assert "logo" not in mail and "fonts" not in mail
    assert mail.get("from") == kept.get("from")
    for line in text.splitlines():
        if line.startswith("#"):
            assert line in changed.splitlines()
    assert not MailSettings.of(choices_of(changed)).bad
    assert with_choices(changed, CHOICES) == changed


def test_a_table_of_its_own_is_changed_too() -> None:
    text = "[mail]\n[mail.colours]\ntext = '#000000'\n[checks]\noff = ['x'] # así\n"
    changed = with_choices(text, CHOICES)
    assert tomllib.loads(changed)["mail"]["colours"] == CHOICES["colours"]
    assert changed.endswith("[checks]\noff = ['x'] # así\n")


@pytest.mark.parametrize("text", ["[mail\n", "mail = 3\n", "mail = ['a']\n"])
def test_what_is_written_otherwise_is_left_alone(text: str) -> None:
    with pytest.raises(EditorError):
        with_choices(text, CHOICES)
