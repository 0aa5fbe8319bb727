"""The process of those whose answers nobody waits for key by key: checks, and who said it before.

Apart, they held what both import and read twice, 13 MB. Rendering stays alone: in one process with
the checks it would save another 20 MB, and keys would wait for them.
"""

MODULE = "newsletter_editor.gui.background.worker"
CHECKS, LINKS = "checks", "links"
"""The rooms by which questions name whom they are for."""
