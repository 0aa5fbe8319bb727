"""Every action by its name, from the keyboard."""
