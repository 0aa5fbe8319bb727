"""Section templates and new issues."""
