"""Liquid as the site's Jekyll runs it over a post before Markdown, on the python-liquid library.

Gems and GitHub Pages run Liquid 4.0.4 (`differences`); where that leaves a choice, the installed
Jekyll was asked.
Different on purpose:

- an error is shown at its place and the rest of the post stands; Jekyll would publish nothing;
- nothing outside the repo and its theme is read, whatever links or names lead there;
- time, steps and text are bounded (`budget`);
- tags and filters that came with Liquid 5 (`echo`, `liquid`, `render`, `base64_encode`) are
  unknown, although the Jekyll of some systems runs on it;
- what only a build knows is left out: `sassify` and `scssify`; outside of a whole page (`build`)
  `content` of another post is its Markdown; in a body, `content` and `layout` are not those of
  the document that Jekyll rendered before.
"""

from newsletter_editor.liquid.spared import import_liquid

import_liquid()

from newsletter_editor.liquid.running import (  # noqa: E402
    LiquidOutput,
    LiquidProblem,
    has_liquid,
    run_liquid,
    unreadable_liquid,
)

__all__ = ["LiquidOutput", "LiquidProblem", "has_liquid", "run_liquid", "unreadable_liquid"]
