"""`python -m newsletter_editor` is the same program as the installed `newsletter-editor`."""

import sys

from newsletter_editor.cli import main

sys.exit(main())
