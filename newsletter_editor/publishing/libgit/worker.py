"""The process that asks servers: a command of git's, as JSON on standard input.

It prints and ends as git does. Its parent bounds its time and ends it.
"""

from __future__ import annotations

import json
import sys

import pygit2

from newsletter_editor.publishing.git import GitFailedError
from newsletter_editor.publishing.libgit.program import NEEDS_GIT, answer
from newsletter_editor.publishing.libgit.servers import clone, ready_to_be_ended, sentence_of
from newsletter_editor.text.errors import EditorError


def main() -> None:
    """Do it, and end with git's exit status."""
    arguments = json.load(sys.stdin)
    ready_to_be_ended()
    try:
        if "clone" in arguments[:3]:
            clone(arguments)
        else:
            answer(pygit2.Repository("."), arguments)
    except EditorError as error:
        words = {"es": error.message.es, "en": error.message.en}
        _end(f"{NEEDS_GIT}{json.dumps(words)}")
    except GitFailedError as failure:
        _end(sentence_of(Exception(failure.said)), failure.status)
    except pygit2.GitError as error:
        _end(sentence_of(error))


def _end(said: str, status: int = 128) -> None:
    sys.stderr.write(said + "\n")
    sys.stderr.flush()
    sys.exit(status)


if __name__ == "__main__":
    main()
