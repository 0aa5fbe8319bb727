"""Dictionaries are loaded once for all tests of the room."""

from __future__ import annotations

import pytest

from newsletter_editor.spelling.lexicon import Lexicon, lexicon


@pytest.fixture(scope="session")
def spanish() -> Lexicon:
    return lexicon("es_ES")


@pytest.fixture(scope="session")
def english() -> Lexicon:
    return lexicon("en_US")
