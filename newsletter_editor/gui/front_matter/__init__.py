"""The front matter as a form: each field a widget that fits its type, both ways at once."""
