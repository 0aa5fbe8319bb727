"""Start the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QIcon

from newsletter_editor import __version__
from newsletter_editor.app.one_program import Seat, Visit
from newsletter_editor.app.reception import Application
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.outside import SystemsOpener
from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.preview.renderer import PREVIEW_KEY, RENDERER
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.shared_process import start_ahead
from newsletter_editor.gui.theme import STYLE_ARGUMENTS, THEME_KEY, Theme
from newsletter_editor.resources import resource_path
from newsletter_editor.text.localized import Language

_SECONDS_OF_A_TURN = 0.0002
"""That one of Python's threads may go on while another waits. By Python's own 5 ms, what a key does
took two to three times as long as alone while anything ran in the background, and a post of a
megabyte took its first key after 1.4 s instead of 0.4 s."""


def run_window(
    paths: Sequence[str] = (),
    language: Language | None = None,
    theme: str | None = None,
    software_rendering: bool = False,
    seat: Seat | None = None,
    *,
    is_beside: bool = False,
) -> int:
    """Open the window on repo folders and posts, or on the last session; return exit status.

    `seat` is the place that this program holds, where later starts hand their paths over; it
    `is_beside` another program, which has that place and the session.
    """
    sys.setswitchinterval(_SECONDS_OF_A_TURN)
    settings = Settings()
    software = software_rendering or settings.get("window/software_rendering", False)
    application = make_application(True if software else None)
    chosen = Theme(application)
    chosen.choose(theme or settings.get(THEME_KEY, "system"))
    window = MainWindow(settings, chosen)
    window.show()
    if settings.get(PREVIEW_KEY, True):
        start_ahead(RENDERER)
    # Imported here: the desktop puts the window on the screen, and the renderer loads what it
    # needs, at the same time, on another processor.
    from newsletter_editor.app.crash import CrashHook
    from newsletter_editor.app.signals import SystemSignals

    SystemsOpener(application)
    crashes = CrashHook()
    crashes.install()
    from newsletter_editor.app.program import Program

    # Its ground, lest the author look at what lay behind it; what has been painted is sent to the
    # desktop in the turn after.
    for _ in range(2):
        application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    program = Program(application, settings, crashes, window, is_beside=is_beside)
    signals = SystemSignals()
    # The journal has what is unsaved; asking, as quit() does, would hold up a shutdown.
    signals.asked_to_end.connect(application.exit)
    first, others = paths[:1], paths[1:]
    program.start(Path(first[0]) if first else None, language, theme)
    if others:
        # They come in as those of a later start do.
        application.reception.take(Visit([Path(path) for path in others], ""))
    application.reception.knocked.connect(program.come_forward)
    application.reception.arrived.connect(program.receive)
    application.reception.open()
    if seat is not None:
        # Who comes earlier waits at the door.
        program.tasks.released.connect(partial(application.reception.listen, seat.address))
    status = application.exec()
    signals.stop()
    # Who starts the program while this one ends is to have a window of their own.
    application.reception.close()
    if seat is not None:
        seat.leave()
    program.finish()
    crashes.remove()
    return status


def make_application(software_rendering: bool | None = None) -> Application:
    """The one Application, with everything that must be said before and right after it is made.

    `software_rendering` True draws without the graphics card; None does so where there is none.
    """
    engine.prepare(software_rendering)
    application = Application([*sys.argv[:1], *STYLE_ARGUMENTS])
    application.setApplicationName("newsletter-editor")
    application.setApplicationDisplayName("Newsletter Editor")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("newsletter-editor")
    application.setWindowIcon(QIcon(str(resource_path("icons", "newsletter-editor.svg"))))
    return application
