"""Brings `resources/translations` up to date with the sources: `python -m tests.translations`.

One file a folder of `gui/`, and one for each module of `gui/` and `app/` that says something.
Spanish files hold all messages; English ones only those that have a plural.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "newsletter_editor"
TRANSLATIONS = ROOT / "resources" / "translations"


def units() -> Iterator[tuple[str, list[Path]]]:
    """The name of each translation file without its language, and the modules it is made of."""
    for room in (SOURCES / "gui", SOURCES / "app"):
        for entry in sorted(room.iterdir()):
            if entry.is_dir() and (modules := sorted(entry.rglob("*.py"))):
                yield entry.name, modules
            elif entry.suffix == ".py":
                yield entry.stem, [entry]


def update(folder: Path) -> None:
    """Add what is new in the sources to the files of `folder` and drop what is gone."""
    program = "lupdate.exe" if sys.platform == "win32" else "lupdate"
    tool = Path(PySide6.__file__).parent / program
    for name, modules in units():
        for language, options in (("es", []), ("en", ["-pluralonly"])):
            path = folder / f"{name}_{language}.ts"
            command = [tool, *options, "-silent", "-locations", "none", "-no-obsolete"]
            command += ["-source-language", "en", "-target-language", language]
            subprocess.run([*command, *modules, "-ts", path], check=True, cwd=ROOT)
            if path.exists() and not any(True for _ in messages(path)):
                path.unlink()


def messages(path: Path) -> Iterator[ElementTree.Element]:
    """The messages of a `.ts` file."""
    yield from ElementTree.parse(path).getroot().iter("message")


def unfinished(folder: Path) -> list[str]:
    """What has no translation yet, as `file: source`."""
    return [
        f"{path.name}: {message.findtext('source')}"
        for path in sorted(folder.glob("*.ts"))
        for message in messages(path)
        if not _is_finished(message)
    ]


def _is_finished(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        return False
    forms = [form.text for form in translation.iter("numerusform")]
    return all(forms) if forms else bool(translation.text)


if __name__ == "__main__":
    TRANSLATIONS.mkdir(exist_ok=True)
    update(TRANSLATIONS)
    missing = unfinished(TRANSLATIONS)
    print("\n".join(missing) or "Everything is translated.")
    sys.exit(1 if missing else 0)
