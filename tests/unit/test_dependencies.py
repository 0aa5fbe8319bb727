"""What the program stands on: pinned for the installers, listed in their bill of materials."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "resources" / "installer"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (INSTALLER / "requirements.txt").read_text(encoding="utf-8")

PATCHES_AT_LEAST = (155, 0, 8059, 85)
"""Of Chromium; those of PySide6 6.11.3. They rise only: posts are untrusted."""


def _pinned() -> dict[str, tuple[str, int]]:
    """Each pinned distribution's version and number of hashes."""
    entries = re.split(r"\n(?=\S)", LOCK.partition("make lock\n")[2])
    found = {}
    for entry in entries:
        requirement = Requirement(entry.partition("\\")[0].strip())
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        found[requirement.name.lower()] = (pin.version, entry.count("--hash=sha256:"))
    return found


@pytest.mark.parametrize("wanted", PROJECT["project"]["dependencies"])
def test_the_installers_pin_every_dependency_by_hash(wanted: str) -> None:
    requirement = Requirement(wanted)
    version, hashes = _pinned()[requirement.name.lower()]
    assert requirement.specifier.contains(version)
    assert hashes > 0


def test_the_release_takes_only_what_is_pinned() -> None:
    release = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    installs = re.findall(r"pip install (.+)", release)
    assert installs
    for line in installs:
        assert "--require-hashes" in line or "--no-deps" in line or line == '"pip>=25.1"'
    assert "://" not in LOCK


def test_the_bill_of_materials_is_valid_and_names_what_is_inside() -> None:
    specification = importlib.util.spec_from_file_location("sbom", INSTALLER / "sbom.py")
    sbom = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(sbom)
    bill = sbom.bill_of_materials("1.2.3")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    told = json.loads(bill)
    assert told["metadata"]["component"]["version"] == "1.2.3"
    named = {part["name"]: part["version"] for part in told["components"]}
    for wanted in map(Requirement, PROJECT["project"]["dependencies"]):
        if wanted.marker is None or wanted.marker.evaluate():
            assert wanted.specifier.contains(named[wanted.name.lower()])
    assert named["Python"] == ".".join(map(str, sys.version_info[:3]))
    assert named["Chromium security patches"] == qWebEngineChromiumSecurityPatchVersion()


def test_chromium_has_the_patches_that_earlier_releases_had() -> None:
    patches = tuple(map(int, qWebEngineChromiumSecurityPatchVersion().split(".")))
    assert patches >= PATCHES_AT_LEAST
