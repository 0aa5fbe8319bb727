"""Some of what `make fuzz` tries: files of a repo at random are read or refused, never misread."""

from __future__ import annotations

import pytest

from newsletter_editor.rendering.page import render_post
from tests.fuzz.repo_files import wrong_readings


@pytest.mark.parametrize("seed", range(3))
def test_files_at_random(seed: int) -> None:
    wrong = list(wrong_readings(seed, lambda count: count < 60))
    assert not wrong, wrong[0].why


@pytest.mark.parametrize("tag", ["break", "continue", "endraw", "else", "comment", "raw"])
def test_what_stands_behind_a_tag_that_takes_nothing(tag: str) -> None:
    page = render_post(f"---\ntitle: A\n---\nantes {{% {tag} x %}}\n\notro")
    assert "antes" in page.html


def test_what_stands_behind_the_end_of_a_block_that_is_wrong() -> None:
    page = render_post("---\ntitle: A\n---\n{% capture b e %}x{% endcapture = %} otro")
    assert "otro" in page.html
