"""The window's languages: Spanish is read straight from the `.ts` files that translators edit.

Nothing has to be compiled, so a fresh checkout speaks Spanish on every system.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from newsletter_editor.resources import resource_path
from newsletter_editor.text.localized import Language, language_of


class TsTranslator(QTranslator):
    """Answers from all `*_<language>.ts` of a folder."""

    def __init__(self, folder: Path, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = sorted(folder.glob(f"*_{language}.ts"))
        self._counts_alone = language == "en"

    @cached_property
    def _messages(self) -> dict[tuple[str, str, str], tuple[str, ...]]:
        found: dict[tuple[str, str, str], tuple[str, ...]] = {}
        for path in self._paths:
            found |= read_ts(path)
        return found

    def isEmpty(self) -> bool:
        return not self._paths

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if self._counts_alone and n < 0:
            # The sources are in English: its files, read when they are needed, hold plurals.
            return None
        forms = self._messages.get((context, source_text, disambiguation or ""))
        if not forms:
            # An empty answer would be taken for the translation; None sends Qt on to the next.
            return None
        # Spanish and English both say one thing of 1 and another of everything else.
        return forms[0 if n == 1 or len(forms) == 1 else 1]


def read_ts(path: Path) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """The finished messages of a `.ts` file: (context, source, comment) to singular and plural."""
    # Imported here: the first words in English need none of it.
    from xml.etree import ElementTree

    messages: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            forms = forms or (translation.text or "",)
            key = (name, message.findtext("source", ""), message.findtext("comment", ""))
            if all(forms):
                messages[key] = forms
    return messages


def chosen_language(choice: str) -> Language:
    """The language for a setting `es`, `en` or `system`."""
    if choice in ("es", "en"):
        return "es" if choice == "es" else "en"
    # The list names what the person reads best first, and is what macOS and Windows set.
    return language_of(next(iter(QLocale.system().uiLanguages()), ""))


class Languages(QObject):
    """Installs what makes Qt and the program speak one language, in place of the one before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []
        self.language: Language = "en"

    def speak(self, language: Language) -> None:
        """Switch; windows made from now on speak the new language."""
        self.fall_silent()
        self.language = language
        QLocale.setDefault(QLocale("es_ES" if language == "es" else "en_GB"))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        of_qt = QTranslator(self)
        of_qt.load(f"qtbase_{language}", folder)
        own = TsTranslator(resource_path("translations"), language, self)
        self._installed = [of_qt, own]
        for translator in self._installed:
            if not translator.isEmpty():
                QCoreApplication.installTranslator(translator)

    def fall_silent(self) -> None:
        """Take away what was installed; the sources' English remains."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
