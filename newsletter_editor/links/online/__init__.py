"""Whether what posts link to is still there: the only part of `links` that asks the web."""
