"""Bars about a post's encoding and about characters that were damaged by a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from newsletter_editor.document.encoding_names import encoding_name
from newsletter_editor.document.mojibake import Damage, find_damage
from newsletter_editor.document.source import Format, insertable, plain_text
from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.gui.recovery.difference_dialog import DifferenceDialog
from newsletter_editor.gui.recovery.keeper import PostKeeper
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

_LEFT = "repair/left"
_MOST_LEFT = 100
_LONGEST_EXAMPLE = 30


class EncodingBars(QObject):
    """Looks at each post that is opened; says nothing of a sound one."""

    def __init__(
        self,
        post: OpenPost,
        tasks: Tasks,
        keeper: PostKeeper,
        settings: Settings,
        notices: Notices,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._post, self._tasks, self._keeper = post, tasks, keeper
        self._settings, self._notices, self._theme = settings, notices, theme
        self._window = window
        self._damage: Damage | None = None
        self._revision = 0
        self._format = Format()
        self._job: Job | None = None
        self._as_they_are: WeakSet[PostText] = WeakSet()
        """Posts that keep their encoding."""
        self._steps_of_repair = 0
        """Undo steps that there were when the text was repaired, 0 if it was not."""
        post.opened.connect(self._look)
        post.edited.connect(self._follow_undo)
        self._look()

    def let_go(self) -> None:
        """Follow the post no longer: the window goes."""
        self._steps_of_repair = 0
        if self._job is not None:
            self._job.cancel()

    def _follow_undo(self) -> None:
        if not self._steps_of_repair:
            return
        document = self._post.document
        is_undone = document.availableUndoSteps() < self._steps_of_repair
        if not is_undone:
            self._damage = None
            self._notices.withdraw("damage")
        elif self._damage is None:
            self._look_for_damage()

    def _look(self) -> None:
        self._steps_of_repair = 0
        for key in ("encoding", "bytes", "damage"):
            self._notices.withdraw(key)
        self._damage = None
        post = self._post
        if not post.format.is_utf8:
            if post.now not in self._as_they_are:
                self._say_encoding()
        elif not post.text().isascii():
            self._say_bytes()
        self._look_for_damage()

    def _look_for_damage(self) -> None:
        post = self._post
        if self._job is not None:
            self._job.cancel()
        if not post.text().isascii() and post.digest not in self._left():
            self._revision = post.revision
            text = post.text()

            def find() -> Damage | None:
                return find_damage(text)

            self._job = self._tasks.run(find, done=self._say_damage)

    def _say_encoding(self) -> None:
        form = self._post.format
        self._format = form
        name = encoding_name(form.encoding)
        if form.bom:
            text = self.tr("This file is in {0}. Jekyll reads UTF-8 only.").format(name)
        else:
            text = self.tr(
                "Jekyll needs UTF-8; this file is read as {0}, the likeliest encoding."
            ).format(name)
        self._notices.say(
            text,
            "warning",
            [
                Choice(self.tr("&Convert to UTF-8"), self._convert),
                Choice(self.tr("&Leave"), self._leave_encoding),
            ],
            key="encoding",
        )

    def _convert(self) -> None:
        post = self._post
        post.format = post.format.as_utf8()
        post.mark_dirty()
        self._keeper.begin_anew()
        self._notices.say(
            self.tr("The file will be UTF-8 as soon as you save it."),
            choices=[Choice(self.tr("Do &not convert"), self._take_conversion_back)],
            key="encoding",
        )

    def _take_conversion_back(self) -> bool:
        self._post.format = self._format
        self._keeper.begin_anew()
        self._say_encoding()
        return False

    def _leave_encoding(self) -> None:
        # Not to be asked again when the author turns back to it.
        self._as_they_are.add(self._post.now)

    def _say_bytes(self) -> None:
        held = self._post.format.placeholders.byte_pattern.findall(self._post.text())
        if not held:
            return
        count = sum(map(len, held))
        if count == 1:
            text = self.tr(
                "One byte of this file is no text. It is shown as a box and stays as it is."
            )
        else:
            text = self.tr(
                "{0} bytes of this file are no text. They are shown as boxes and stay as they are."
            ).format(count)
        self._notices.say(
            text, "warning", [Choice(self.tr("&Show the first"), self._show_byte)], key="bytes"
        )

    def _show_byte(self) -> bool:
        found = self._post.format.placeholders.byte_pattern.search(self._post.text())
        if found is not None:
            self._post.apply([], select=Range(*found.span()))
        return False

    def _say_damage(self, damage: Damage | None) -> None:
        post = self._post
        # Edited in the meantime: the places would no longer be right; the next opening looks anew.
        if damage is None or post.revision != self._revision:
            return
        self._damage = damage
        damaged, sound = self._example(damage)
        if damage.characters == 1:
            text = self.tr("One damaged character: “{0}” was “{1}”.").format(damaged, sound)
        else:
            text = self.tr("{0} damaged characters: “{1}” was “{2}”.").format(
                damage.characters, damaged, sound
            )
        if damage.readings:
            readings = self.tr(" and then ").join(reversed(damage.readings))
            text += " " + self.tr("The text was once read as {0}.").format(readings)
        self._notices.say(
            text,
            "warning",
            [
                Choice(self.tr("&Compare…"), self._show_damage),
                Choice(self.tr("&Repair"), self._repair),
                Choice(self.tr("&Leave"), self._leave_damage),
            ],
            key="damage",
        )

    def _example(self, damage: Damage) -> tuple[str, str]:
        """The first damaged word that is more than a sign, and what it was."""
        text = self._post.text()
        for edit in (*damage.edits, damage.edits[0]):
            (start, end), replacement = edit
            before = text[max(start - _LONGEST_EXAMPLE, 0) : start].split()
            after = text[end : end + _LONGEST_EXAMPLE].split()
            head = before[-1] if before and not text[start - 1 : start].isspace() else ""
            tail = after[0] if after and not text[end : end + 1].isspace() else ""
            if (head + tail).isalpha() or edit is damage.edits[-1]:
                return head + text[start:end] + tail, head + replacement + tail
        return text[start:end], replacement

    def _show_damage(self) -> bool:
        if self._damage is not None:
            form = self._post.format
            DifferenceDialog(
                self.tr("Damaged characters"),
                self.tr("Repairing is one step that undo takes back."),
                (self.tr("Now"), self.tr("Repaired")),
                (plain_text(self._post.text(), form), plain_text(self._damage.repaired, form)),
                self._theme,
                self._window,
                (self.tr("&Repair"), self._repair),
            ).open()
        return False

    def _repair(self) -> None:
        if self._damage is None or self._post.revision != self._revision:
            # Typed since: what is damaged now has to be found anew.
            self._look()
            return
        form = self._post.format
        edits = [
            Edit(edit.range, insertable(edit.replacement, form)) for edit in self._damage.edits
        ]
        self._damage = None
        self._notices.withdraw("damage")
        self._steps_of_repair = 0
        self._post.apply(edits)
        self._steps_of_repair = self._post.document.availableUndoSteps()

    def _leave_damage(self) -> None:
        left = [digest for digest in self._left() if digest != self._post.digest]
        self._settings.set(_LEFT, " ".join([*left, self._post.digest or ""][-_MOST_LEFT:]))

    def _left(self) -> list[str]:
        """Digests of the files that the author wants as they are."""
        return self._settings.get(_LEFT, "").split()


def hang(window: MainWindow) -> EncodingBars:
    """Hang the bars into the window."""
    bars = EncodingBars(
        window.post,
        window.tasks,
        window.keeper,
        window.settings,
        window.notices,
        window.theme,
        window,
    )
    window.letting_go.connect(bars.let_go)
    return bars
