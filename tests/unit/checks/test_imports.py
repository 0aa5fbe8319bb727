"""What the check process is loaded with: it runs beside the window all day."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_ASKED = """
import sys
from newsletter_editor.checks.worker import Checker
text = "---\\ntitle: Uno\\nlang: es\\n---\\nHola ![](uno.png) mumdo.\\n"
answer = Checker().answer({"revision": 1, "site": None, "path": None, "text": text})
print("spelling" in {problem["rule"] for problem in answer["problems"]}, *sys.modules)
"""


def test_a_post_of_no_newsletter_by_mail_needs_nothing_of_mail() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASKED], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    is_checked, *imported = done.stdout.split()
    assert is_checked == "True"
    packages = {name.partition(".")[0] for name in imported}
    assert not packages & {"justhtml", "css_inline", "urllib3", "PIL", "PySide6", "pygit2"}
    assert "newsletter_editor.mail" not in imported
