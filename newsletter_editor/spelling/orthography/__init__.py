"""Spanish orthography beyond single words: signs, spaces, numbers, abbreviations, capitals."""
