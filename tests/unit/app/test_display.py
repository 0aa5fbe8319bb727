from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from newsletter_editor.app.display import require_display
from newsletter_editor.text.errors import EditorError

linux_only = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is a display")


@linux_only
@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "no hay pantalla"),
        ({"DISPLAY": ":4321"}, "la pantalla «:4321» de la variable DISPLAY no responde"),
        ({"DISPLAY": "no-such-host.invalid:1"}, "no responde"),
        ({"DISPLAY": "sin sentido"}, "no responde"),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, "no hay pantalla"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(environment, sentence: str) -> None:
    with pytest.raises(EditorError) as error:
        require_display(environment)
    for said in error.value.message:
        assert "xvfb-run" in said
        assert said.endswith(".")
    assert sentence in error.value.message.es


@linux_only
def test_a_display_that_answers_is_one(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        require_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_a_platform_that_was_chosen_is_believed() -> None:
    require_display({"QT_QPA_PLATFORM": "offscreen"})


@linux_only
def test_the_program_exits_2_before_qt_could_abort(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsletter_editor", str(tmp_path)],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin", "LANG": "es_ES.UTF-8", "HOME": str(tmp_path)},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsletter-editor: no hay pantalla")
    assert done.stderr.count("\n") == 1
