"""Find and replace, computed in a process that can be ended."""
