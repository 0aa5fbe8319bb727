"""The bill of materials of an installer (CycloneDX): what is in it, in which versions.

Read from the Python that the bundle is made with, so that it says what was packed, not what was
asked for. https://cyclonedx.org/specification/overview/
"""

from __future__ import annotations

import platform
import re
from importlib import metadata

from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL
from packaging.requirements import Requirement

PROGRAM = "newsletter-editor"
DICTIONARIES = {"dictionary-es": "4.0.0", "dictionary-en": "4.0.0"}
"""npm packages that `resources/dictionaries` was made of."""


def bill_of_materials(version: str) -> str:
    """The bill as JSON: the program of a version, libraries, Python, Chromium, dictionaries."""
    bom = Bom()
    bom.metadata.tools.components.add(this_component())
    program = Component(name=PROGRAM, version=version, type=ComponentType.APPLICATION)
    bom.metadata.component = program
    parts = [
        *(_library(name) for name in sorted(_needed_by(PROGRAM))),
        Component(name="Python", version=platform.python_version()),
        *_chromium(),
        *(
            Component(name=name, version=made_of, purl=PackageURL("npm", None, name, made_of))
            for name, made_of in DICTIONARIES.items()
        ),
    ]
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(program, parts)
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)


def _needed_by(name: str) -> set[str]:
    """Every distribution that one needs on this system, and those that these need."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for line in metadata.requires(waiting.pop()) or ():
            requirement = Requirement(line)
            wanted = re.sub(r"[-_.]+", "-", requirement.name).lower()
            marker = requirement.marker
            if wanted not in found and (marker is None or marker.evaluate({"extra": ""})):
                found.add(wanted)
                waiting.append(requirement.name)
    return found


def _library(name: str) -> Component:
    version = metadata.version(name)
    return Component(name=name, version=version, purl=PackageURL("pypi", None, name, version))


def _chromium() -> list[Component]:
    """WebEngine's Chromium: the version that it began from, and that of its security patches."""
    from PySide6.QtWebEngineCore import (
        qWebEngineChromiumSecurityPatchVersion,
        qWebEngineChromiumVersion,
    )

    return [
        Component(name="Chromium", version=qWebEngineChromiumVersion()),
        Component(
            name="Chromium security patches", version=qWebEngineChromiumSecurityPatchVersion()
        ),
    ]
