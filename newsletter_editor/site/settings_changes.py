"""Changes of `.newsletter-editor.toml` that leave all else in it as it stands, comments too.

`turned_off` and the like change its text, `change_settings` the file. tomlkit is imported where
something is changed: it is a megabyte of each process that could.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from newsletter_editor.document.small_files import SmallChange, change_small, take_back
from newsletter_editor.repo.door import Door
from newsletter_editor.site.settings import FILE_NAME, Ignored, ignored_of, text_at
from newsletter_editor.site.toml_text import read_toml
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

Tables = MutableMapping[str, Any]


def turned_off(text: str, rule: str) -> str:
    """The settings file's text with one more rule off.

    Raises EditorError where the file is broken, or says otherwise than by a list what is off.
    """

    import tomlkit

    def change(tables: Tables) -> None:
        off = tables.setdefault("checks", tomlkit.table()).setdefault("off", tomlkit.array())
        if rule not in off:
            off.append(rule)

    return changed(text, "checks", change)


def turned_on(text: str, *rules: str) -> str:
    """The opposite of `turned_off`; raises EditorError as it does."""

    def change(tables: Tables) -> None:
        off = tables.get("checks", {}).get("off", [])
        for rule in rules:
            while rule in off:
                off.remove(rule)

    return changed(text, "checks", change)


def ignoring(text: str, ignored: Ignored) -> str:
    """The settings file's text with one more `[[checks.ignore]]`; raises as `turned_off` does."""

    import tomlkit

    def change(tables: Tables) -> None:
        checks = tables.setdefault("checks", tomlkit.table(is_super_table=True))
        parts = {"rule": ignored.rule, "path": ignored.path, "text": ignored.text}
        said = {key: value for key, value in parts.items() if value}
        checks.setdefault("ignore", tomlkit.aot()).append(said)

    return changed(text, "checks", change)


def heeding(text: str, *ignored: Ignored) -> str:
    """The opposite of `ignoring`: the text without what says just these; raises as it does."""

    def change(tables: Tables) -> None:
        checks = tables.get("checks", {})
        listed = checks.get("ignore", [])
        for place in reversed(range(len(listed))):
            if ignored_of(listed[place]) in ignored:
                del listed[place]
                if not listed:
                    del checks["ignore"]
        if "checks" in tables and not checks:
            del tables["checks"]

    return changed(text, "checks", change)


def new_table() -> Tables:
    """An empty table to put among others, with a heading of its own in the text."""
    import tomlkit

    return tomlkit.table()


def table_in_line(values: Mapping[str, str]) -> Tables:
    """A table to put among others that is written in one line."""
    import tomlkit

    table = tomlkit.inline_table()
    table.update(values)
    return table


def tables_of(text: str) -> dict[str, Any]:
    """What a settings file's text says. Raises EditorError where it is no TOML."""
    try:
        return read_toml(text)
    except ValueError as error:
        raise _unchangeable(str(error)) from error


def changed(text: str, table: str, change: Callable[[Tables], None]) -> str:
    """A settings file's text after `change` has been at its tables, among them at `table`.

    Raises EditorError where the text is no TOML, or written so that this cannot be done.
    """
    import tomlkit

    wanted = tables_of(text)
    try:
        document = tomlkit.parse(text)
        change(wanted)
        change(document)
        written = tomlkit.dumps(document)
        if read_toml(written) == wanted:
            return written
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _unchangeable(f"[{table}]") from error
    raise _unchangeable(f"[{table}]")


def read_settings_text(root: Path) -> str:
    """The settings file as it is, "" where there is none. Raises EditorError if unreadable."""
    try:
        return text_at(root) or ""
    except (OSError, ValueError) as error:
        raise _unchangeable(str(error)) from error


def change_settings(root: Path, change: Callable[[str], str]) -> SmallChange:
    """Change the text of the settings file, which is made where there is none.

    Raises EditorError where it is unreadable, cannot be written or is changed by others just now.
    """
    read_settings_text(root)
    return change_small(root / FILE_NAME, change, Door(root))


def undo_settings(root: Path, change: SmallChange, opposite: Callable[[str], str]) -> None:
    """Take back what `change_settings` did; by its opposite where others have written since.

    Raises EditorError as it does.
    """
    take_back(root / FILE_NAME, change, opposite, Door(root))


def _unchangeable(why: str) -> EditorError:
    return EditorError(
        Localized(
            es="«{name}» no se puede cambiar ({why}): corrígelo a mano.",
            en="“{name}” cannot be changed ({why}): mend it by hand.",
        ).format(name=FILE_NAME, why=why)
    )
