"""The words of a post, dictionaries, glossary and suggestions."""
