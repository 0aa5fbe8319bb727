"""A post becomes the message that goes out by mail. No Qt."""

from newsletter_editor.mail.message import Message, MessageMaker, make_message

__all__ = ["Message", "MessageMaker", "make_message"]
