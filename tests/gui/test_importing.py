from __future__ import annotations

import subprocess
import sys

from newsletter_editor.gui.importing import imports

_IN_STEPS = """
import sys
from newsletter_editor.gui.importing import imported_in_steps

def ours():
    return {name for name in sys.modules if name.startswith("newsletter_editor")}

before = ours()
for name in imported_in_steps(sys.argv[1]):
    print(name, *sorted(ours() - before - {name}))
    before = ours()
assert sys.argv[1] in sys.modules
"""


def in_steps(module: str) -> list[list[str]]:
    run = subprocess.run(
        [sys.executable, "-c", _IN_STEPS, module], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return [line.split() for line in run.stdout.splitlines()]


def test_a_step_imports_one_module_of_ours() -> None:
    steps = in_steps("newsletter_editor.checks.post")
    assert len(steps) > 40
    # Only packages that import their own modules come as one.
    together = [step for step in steps if len(step) > 1]
    assert [step for step in together if "newsletter_editor.site" not in step] == []
    assert steps[-1][0] == "newsletter_editor.checks.post"


def test_a_module_that_is_not_there_says_so() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _IN_STEPS, "newsletter_editor.gui.no_such_piece"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "ModuleNotFoundError" in run.stderr


def test_imports_are_read_from_code() -> None:
    many = "\n".join(f"a{number} = {number}" for number in range(300))
    source = (
        f"{many}\nimport one.two\nfrom three import four\nfrom typing import TYPE_CHECKING\n"
        "def later():\n    import five\nif TYPE_CHECKING:\n    from six import seven\n"
    )
    assert list(imports(compile(source, "x", "exec"))) == [
        ("one.two", ()),
        ("three", ("four",)),
        ("typing", ("TYPE_CHECKING",)),
    ]
