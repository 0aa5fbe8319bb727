"""The open post as the message that goes out by mail."""
