"""Liquid as Jekyll runs it over a post before Markdown, on the python-liquid library.

What Jekyll 4 promises is Liquid 4; where that leaves a choice, the installed Jekyll was asked.
An error is shown at its place and the rest of the post stands, while Jekyll would publish nothing.
"""

from newsletter_editor.site.liquid.running import (
    LiquidOutput,
    LiquidProblem,
    has_liquid,
    run_liquid,
)

__all__ = ["LiquidOutput", "LiquidProblem", "has_liquid", "run_liquid"]
