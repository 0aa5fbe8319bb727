"""What the program requires on another system than this one."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]


def requirements_on(sys_platform: str, machine: str) -> list[str]:
    """The project's requirements for CPython 3.13 on that system, without their markers."""
    environment = {
        **default_environment(),
        "python_version": "3.13",
        "python_full_version": "3.13.2",
        "sys_platform": sys_platform,
        "platform_system": {"win32": "Windows", "darwin": "Darwin"}[sys_platform],
        "platform_machine": machine,
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [
        f"{requirement.name}{requirement.specifier}"
        for requirement in map(Requirement, project["dependencies"])
        if requirement.marker is None or requirement.marker.evaluate(environment)
    ]
