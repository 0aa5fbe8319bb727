"""A post becomes the message that goes out by mail. No Qt."""
