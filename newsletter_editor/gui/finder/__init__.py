"""Commands and posts by their names, from the keyboard."""
