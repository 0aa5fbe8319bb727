"""Have the real Jekyll write what the golden cases expect: `python tests/golden/site/refresh.py`.

New cases are added to the JSON files without their results; this fills those in.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TEMPLATE_POST = "_posts/2020-05-06-uno.html"
"""The post that holds a template: HTML, so that Liquid alone is run over it."""


def ask_jekyll(sites: dict[str, dict[str, str]]) -> dict[str, dict[str, dict[str, str]]]:
    """The published posts of every site. Raises CalledProcessError where there is no Jekyll."""
    done = subprocess.run(
        ["ruby", str(HERE / "jekyll.rb")],
        input=json.dumps({"sites": sites}).encode("utf-8"),
        capture_output=True,
        check=True,
    )
    found: dict[str, dict[str, dict[str, str]]] = json.loads(done.stdout)
    return found


def template_site(cases: dict[str, Any], template: str) -> dict[str, str]:
    """The files of the site in which a template is run."""
    return {**cases["base"], TEMPLATE_POST: cases["front_matter"] + template}


def run_in_jekyll(root: Path, templates: list[str]) -> list[str]:
    """What Jekyll makes of templates as the body of `TEMPLATE_POST` of the site in `root`."""
    done = subprocess.run(
        ["ruby", str(HERE / "liquid.rb"), str(root), TEMPLATE_POST],
        input=json.dumps(templates).encode("utf-8"),
        capture_output=True,
        check=True,
        # Texts that Ruby writes of values have the encoding of its surroundings.
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    results: list[str] = json.loads(done.stdout)
    return results


def expected_of_templates(cases: dict[str, Any]) -> list[str]:
    """What Jekyll makes of every template."""
    sites = {
        str(number): template_site(cases, case["template"])
        for number, case in enumerate(cases["templates"])
    }
    built = ask_jekyll(sites)
    return [built[name][TEMPLATE_POST]["html"] for name in sites]


def ask_for_pages(sites: dict[str, dict[str, str]]) -> dict[str, dict[str, dict[str, str]]]:
    """The whole pages of every site by their paths. Raises CalledProcessError without Jekyll."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        # Each in a process of its own, for libraries that one site loads change what others say.
        for name, files in sites.items():
            root = Path(folder, name)
            write_site(root, files)
            done = subprocess.run(
                ["ruby", str(HERE / "pages.rb"), str(root)], capture_output=True, check=True
            )
            found[name] = json.loads(done.stdout)
    return found


def write_site(root: Path, files: dict[str, str]) -> None:
    """Write the files of a site below `root`."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))


def read(name: str) -> Any:
    """The cases of one file."""
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def _write(name: str, cases: Any) -> None:
    text = json.dumps(cases, ensure_ascii=False, indent=1) + "\n"
    (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sites = read("sites.json")
    sites["posts"] = ask_jekyll(sites["sites"])
    _write("sites.json", sites)
    pages = read("pages.json")
    pages["pages"] = ask_for_pages(pages["sites"])
    _write("pages.json", pages)
    templates = read("liquid.json")
    for case, html in zip(templates["templates"], expected_of_templates(templates), strict=True):
        case["expected"] = html
    _write("liquid.json", templates)
