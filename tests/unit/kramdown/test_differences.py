"""Random documents, the same in every run, compared with the installed kramdown."""

from __future__ import annotations

import pytest

from tests.fuzz.kramdown_differences import differences
from tests.fuzz.kramdown_reference import Reference, missing_reference


@pytest.mark.parametrize("seed", range(4))
def test_random_documents_are_the_same_as_kramdowns(seed: int) -> None:
    if reason := missing_reference():
        pytest.skip(reason)
    with Reference() as reference:
        found = next(differences(reference, seed, lambda count: count < 500), None)
    assert found is None, found
