"""Hunspell behind one interface: through Enchant where it can, else from chunspell's wheel.

Where that has none (a Mac with an Intel processor) spylls stands in, which is Hunspell written in
Python: the same words, ten times slower.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Protocol

from newsletter_editor.resources import resource_path
from newsletter_editor.text.localized import Localized

BUNDLED = resource_path("dictionaries", "hunspell")
_LONGEST_WORD = 60
"""Code points; Hunspell's affix search is not made for more, and no dictionary has longer words."""

ENGINES = ("enchant", "chunspell", "spylls")
"""The best first: Enchant also knows the words that a person has taught it."""

_ENTRIES_TRIED = 200
"""Some are right only with an ending or in a compound."""

_lock = threading.Lock()


class Engine(ABC):
    """One dictionary."""

    name: str

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word, in this or a lower case."""
        # Enchant is not documented as thread-safe, so look-ups take turns.
        with _lock:
            return 0 < len(word) <= _LONGEST_WORD and self._has(word)

    def suggest(self, word: str) -> list[str]:
        """Hunspell's own proposals, best first; 30 ms and more a word."""
        with _lock:
            return list(self._proposals(word)) if 0 < len(word) <= _LONGEST_WORD else []

    @abstractmethod
    def _has(self, word: str) -> bool: ...

    @abstractmethod
    def _proposals(self, word: str) -> Iterable[str]: ...


class MissingDictionaryError(Exception):
    """No engine or no dictionary for a language; `reason` says what the author can do."""

    def __init__(self, reason: Localized) -> None:
        super().__init__(reason.en)
        self.reason = reason


def open_engine(tag: str, kinds: Iterable[str] = ENGINES) -> Engine:
    """The dictionary of a language such as `es_ES`, by the first of `kinds` that can open it.

    Raises MissingDictionaryError.
    """
    for kind in kinds:
        engine = _ENGINES[kind].open(tag)
        if engine is not None and _knows_its_own_words(engine, tag):
            return engine
    raise MissingDictionaryError(missing_dictionary(tag))


def _knows_its_own_words(engine: Engine, tag: str) -> bool:
    """Whether the dictionary was read.

    A Hunspell that cannot open its files says nothing and calls every word wrong; libenchant's does
    so on Windows where a folder above has letters outside ASCII.
    """
    words = _first_words(tag)
    return not words or any(engine.knows(word) for word in words)


def _first_words(tag: str) -> list[str]:
    """Some entries of the dictionary's file; none where it lies in no folder that we know."""
    folder = _folder_of(tag)
    if folder is None:
        return []
    with (folder / f"{tag}.dic").open(encoding="latin-1") as file:
        entries = [re.split(r"[/\s]", line, maxsplit=1)[0] for line in islice(file, _ENTRIES_TRIED)]
    return [entry for entry in entries if entry.isascii() and entry.isalpha()]


def missing_dictionary(tag: str) -> Localized:
    """What to tell an author whose language has no dictionary here."""
    return Localized(
        "Falta el diccionario de {tag}: instala el de Hunspell (en Debian y Ubuntu, "
        "el paquete hunspell-{language}) y abre el programa de nuevo.",
        "The dictionary for {tag} is missing: install Hunspell's (on Debian and Ubuntu "
        "the package hunspell-{language}) and open the program again.",
    ).format(tag=tag, language=tag.split("_")[0].lower())


def installed_tags() -> list[str]:
    """Languages with a Hunspell dictionary, bundled or of the system, such as `fr_FR`."""
    found: set[str] = set()
    for folder in dictionary_folders():
        if folder.is_dir():
            found.update(
                path.stem for path in folder.glob("*.dic") if path.with_suffix(".aff").is_file()
            )
    return sorted(tag for tag in found if not tag.startswith("hyph"))


def dictionary_folders() -> list[Path]:
    """Where dictionaries are looked for: the program's own first, so that answers are the same."""
    home = Path.home()
    folders = [BUNDLED]
    if sys.platform == "darwin":
        folders += [home / "Library" / "Spelling", Path("/Library/Spelling")]
    elif sys.platform != "win32":
        folders += [
            Path(data) / name
            for data in _data_folders()
            for name in ("hunspell", "myspell", "myspell/dicts")
        ]
    return folders


def _folder_of(tag: str) -> Path | None:
    for folder in dictionary_folders():
        if (folder / f"{tag}.dic").is_file() and (folder / f"{tag}.aff").is_file():
            return folder
    return None


def _data_folders() -> list[str]:
    dirs = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [folder for folder in dirs.split(os.pathsep) if folder]


class EnchantEngine(Engine):
    """A dictionary through libenchant, which also knows the words of the person's own list."""

    name = "enchant"

    def __init__(self, broker: object, dictionary: _EnchantDictionary) -> None:
        # The dictionary dies with its broker.
        self._broker = broker
        self._dictionary = dictionary

    @classmethod
    def open(cls, tag: str) -> EnchantEngine | None:
        """None where libenchant is absent, knows no Hunspell or has no such dictionary."""
        # Enchant looks for `hunspell/` in these folders. Its own variable for the place,
        # ENCHANT_CONFIG_DIR, would hide the list of words that the person has taught it.
        if str(BUNDLED.parent) not in (folders := _data_folders()):
            os.environ["XDG_DATA_DIRS"] = os.pathsep.join([str(BUNDLED.parent), *folders])
        try:
            import enchant
        except ImportError:
            return None
        try:
            broker = enchant.Broker()
            broker.set_ordering("*", "hunspell")
            broker.set_ordering(tag, "hunspell")
            if not any(provider.name == "hunspell" for provider in broker.describe()):
                return None
            dictionary = broker.request_dict(tag)
        except enchant.errors.Error:
            return None
        # Another provider's answers would differ from those of the other platforms.
        if dictionary.provider.name != "hunspell":
            return None
        return cls(broker, dictionary)

    def _has(self, word: str) -> bool:
        return self._dictionary.check(word)

    def _proposals(self, word: str) -> Iterable[str]:
        return self._dictionary.suggest(word)


class ChunspellEngine(Engine):
    """A dictionary through the Hunspell that the chunspell wheel carries."""

    name = "chunspell"

    def __init__(self, dictionary: _HunspellDictionary) -> None:
        self._dictionary = dictionary

    @classmethod
    def open(cls, tag: str) -> ChunspellEngine | None:
        """None where the wheel or the dictionary is absent."""
        try:
            from hunspell import Hunspell
        except ImportError:
            return None
        folder = _folder_of(tag)
        if folder is None:
            return None
        # On Windows UTF-8 makes it open the files by their whole name, not by that in the code
        # page, which may lack letters of the folder's.
        return cls(Hunspell(tag, str(folder), system_encoding=sys.getfilesystemencoding()))

    def _has(self, word: str) -> bool:
        return bool(self._dictionary.spell(word))

    def _proposals(self, word: str) -> Iterable[str]:
        return self._dictionary.suggest(word)


class SpyllsEngine(Engine):
    """A dictionary through spylls, in Python alone."""

    name = "spylls"

    def __init__(self, dictionary: _SpyllsDictionary) -> None:
        self._dictionary = dictionary

    @classmethod
    def open(cls, tag: str) -> SpyllsEngine | None:
        """None where the library or the dictionary is absent."""
        try:
            from spylls.hunspell import Dictionary, readers
        except ImportError:
            return None
        folder = _folder_of(tag)
        if folder is None:
            return None

        class Reader(readers.file_reader.BaseReader):  # type: ignore[misc]  # has no types
            """One file from memory: the library's own reader leaves files open."""

            def __init__(self, path: Path, encoding: str) -> None:
                self._content = path.read_bytes()
                super().__init__(StringIO(self._content.decode(encoding)))

            def reset_encoding(self, encoding: str) -> None:
                self.reset_io(StringIO(self._content.decode(encoding)))

        # Until the rules have said their encoding, as in Hunspell.
        rules, context = readers.read_aff(Reader(folder / f"{tag}.aff", "latin-1"))
        words = Reader(folder / f"{tag}.dic", context.encoding)
        return cls(Dictionary(rules, readers.read_dic(words, aff=rules, context=context)))

    def _has(self, word: str) -> bool:
        # Hunspell takes the full stop of an abbreviation for the sentence's.
        word = word.rstrip(".")
        return bool(word) and self._dictionary.lookup(word)

    def _proposals(self, word: str) -> Iterable[str]:
        return self._dictionary.suggest(word)


class _EnchantDictionary(Protocol):
    def check(self, word: str) -> bool: ...
    def suggest(self, word: str) -> list[str]: ...


class _HunspellDictionary(Protocol):
    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...


class _SpyllsDictionary(Protocol):
    def lookup(self, word: str) -> bool: ...
    def suggest(self, word: str) -> Iterator[str]: ...


_ENGINES: dict[str, type[EnchantEngine | ChunspellEngine | SpyllsEngine]] = {
    "enchant": EnchantEngine,
    "chunspell": ChunspellEngine,
    "spylls": SpyllsEngine,
}
