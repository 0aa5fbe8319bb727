"""Where posts link to: who said it before, what is still there, how an address is spelt best."""
