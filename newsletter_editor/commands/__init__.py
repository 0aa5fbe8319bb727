"""The subcommands of the command line, one a file; none of them needs a screen."""
