"""What the checks found in the open post or the whole repo: marks, list, cures, save sheet."""
