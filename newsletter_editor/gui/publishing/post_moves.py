"""What the menu of a listed post does with the whole post, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, QFile, QObject, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from newsletter_editor.document.source import decode, plain_text, read_bytes
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.plain import PlainLabel, says_yes
from newsletter_editor.publishing.left_images import images_of_it_alone
from newsletter_editor.publishing.moving import (
    Move,
    duplicated,
    linking_to,
    put_back,
    remove,
    renamed,
    to_draft,
    to_post,
)
from newsletter_editor.publishing.scheduling import Scheduling, scheduling_of
from newsletter_editor.repo.door import Door
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

MOST_NAMED = 3
"""Files that a notice names."""


class PostMoves(QObject):
    """One move at a time, in the background; each can be undone from the line that tells of it."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        window.posts.move_requested.connect(self.ask)

    def ask(self, what: str, post: PostFile) -> None:
        """Do with a post what was chosen in its menu."""
        site = self._window.files.site
        if site is None or not self._saved(post.path):
            return
        # A site of its own, for the window's may be read by a background task just now.
        own = Site(site.root)
        match what:
            case "to_post":
                self._window.tasks.run(
                    partial(scheduling_of, own),
                    done=partial(self._ask_day, own, post),
                    failed=self._window.explain,
                )
            case "to_draft":
                self._move(partial(to_draft, own, post), self.tr("“{0}” is a draft now."))
            case "rename":
                self._ask_name(own, post)
            case "duplicate":
                self._move(partial(duplicated, own, post), self.tr("“{0}” is the copy."))
            case "delete":
                self._ask_delete(own, post)

    def _saved(self, path: Path) -> bool:
        files = self._window.files
        tab = files.posts.find(path)
        return tab is None or not tab.is_dirty or (files.bring(tab) and files.save())

    def _ask_day(self, site: Site, post: PostFile, scheduling: Scheduling) -> None:
        edit = QDateEdit(QDate.currentDate())
        edit.setCalendarPopup(True)
        # As in the name of the file that it is for; the short form of a locale may cut the year.
        edit.setDisplayFormat("yyyy-MM-dd")
        title = self.tr("Turn the draft into a post")
        dialog = MoveDialog(title, self.tr("&Day of the post"), edit, self._window)
        dialog.say(self._what_a_day_to_come_needs(scheduling))

        def accepted() -> None:
            day = edit.date().toPython()
            self._move(partial(to_post, site, post, day), self.tr("“{0}” is a post now."))

        dialog.accepted.connect(accepted)
        dialog.open()

    def _what_a_day_to_come_needs(self, scheduling: Scheduling) -> str:
        return {
            Scheduling.AT_ONCE: self.tr(
                "This site shows posts of days to come as soon as they are published."
            ),
            Scheduling.BY_ITSELF: self.tr(
                "With a day to come it can be published now: this site is built by itself at fixed "
                "times, and shows it then."
            ),
            Scheduling.BY_HAND: self.tr(
                "With a day to come this site leaves it out until it is built on that day: publish "
                "something then, or have your team build the site by a schedule."
            ),
        }[scheduling]

    def _ask_name(self, site: Site, post: PostFile) -> None:
        stem = PurePosixPath(post.relative_path).stem
        edit = QLineEdit(stem.split("-", 3)[3] if not post.draft and stem.count("-") > 2 else stem)
        edit.selectAll()
        dialog = MoveDialog(self.tr("Rename the post"), self.tr("&Name"), edit, self._window)
        dialog.say(
            self.tr(
                "Its address changes with the name; where the site can, the old one leads to it."
            )
        )

        def accepted() -> None:
            move = partial(renamed, site, post, edit.text())
            self._move(move, self.tr("The post is called “{0}” now."))

        dialog.accepted.connect(accepted)
        dialog.open()

    def _ask_delete(self, site: Site, post: PostFile) -> None:
        question = self.tr(
            "“{0}” goes to the bin; on the site it stays until you publish that. Delete it?"
        ).format(post.path.name)
        if says_yes(self._window, self.tr("Delete the post"), question):
            path = post.path
            self._window.tasks.run(
                lambda: _deleted(site, post),
                done=partial(self._deleted, path),
                failed=self._window.explain,
            )

    def _deleted(self, path: Path, gone: Deleted) -> None:
        if tab := self._window.files.posts.find(path):
            self._window.files.close(tab)
        self._window.posts.refresh()
        choices = []
        if gone.images:
            text = self.tr("Its images, too ({0})").format(len(gone.images))
            choices.append(Choice(text, partial(self._delete_images, gone.images, gone.door)))
        told = (
            self.tr("“{0}” is in the bin.")
            if gone.file.is_in_bin
            else self.tr("“{0}” is deleted: there is no bin here.")
        )
        self._tell(
            told.format(path.name) + self._warning(gone.linking),
            partial(put_back, path, gone.file.data, gone.door),
            path,
            choices=choices,
        )

    def _delete_images(self, images: list[Path], door: Door) -> None:
        self._window.tasks.run(
            lambda: [(image, _to_bin(image)) for image in images],
            done=partial(self._images_deleted, door),
            failed=self._window.explain,
        )

    def _images_deleted(self, door: Door, gone: list[tuple[Path, Gone]]) -> None:
        self._window.posts.refresh()

        def undo() -> None:
            for image, file in gone:
                put_back(image, file.data, door)

        told = (
            self.tr("Images in the bin: {0}.")
            if all(file.is_in_bin for _, file in gone)
            else self.tr("Images deleted: {0}.")
        )
        self._tell(told.format(len(gone)), undo, gone[0][0])

    def _move(self, planned: Callable[[], Move], told: str) -> None:
        def work() -> tuple[Move, Callable[[], None]]:
            move = planned()
            return move, move.do()

        self._window.tasks.run(work, done=partial(self._moved, told), failed=self._window.explain)

    def _moved(self, told: str, done: tuple[Move, Callable[[], None]]) -> None:
        move, undo = done
        files = self._window.files
        tab = None if move.keeps_old else files.posts.find(move.old)
        if tab is not None:
            files.go_with(tab, move.new)
        elif move.keeps_old:
            files.open_post(move.new)
        self._window.posts.refresh()
        text = told.format(move.new.name)
        if move.followers:
            text += " " + self.tr("Links to it follow; files: {0}.").format(len(move.followers))
        self._tell(text + self._warning(move.left_alone), undo, move.old, move.new)

    def _warning(self, linking: Sequence[str]) -> str:
        """That links lead nowhere now, which may keep the site from being built."""
        if not linking:
            return ""
        names = ", ".join(each.rpartition("/")[2] for each in linking[:MOST_NAMED])
        names += "…" if len(linking) > MOST_NAMED else ""
        return " " + self.tr("Links in {0} lead to it and must go or change.").format(names)

    def _tell(
        self,
        text: str,
        undo: Callable[[], None],
        path: Path,
        made: Path | None = None,
        choices: Sequence[Choice] = (),
    ) -> None:
        choice = Choice(self.tr("Undo"), partial(self._undo, undo, path, made))
        self._window.notices.say(text, choices=[choice, *choices], key="moved").pass_by()

    def _undo(self, undo: Callable[[], None], path: Path, made: Path | None) -> None:
        if made is not None and not self._saved(made):
            return
        self._window.tasks.run(
            undo, done=partial(self._undone, path, made), failed=self._window.explain
        )

    def _undone(self, path: Path, made: Path | None, _nothing: None) -> None:
        files = self._window.files
        tab = files.posts.find(made) if made is not None else None
        if made is not None and tab is not None and not made.exists():
            if files.posts.find(path) is None:
                files.go_with(tab, path)
            else:
                files.close(tab)
                files.open_post(path)
        self._window.posts.refresh()


class Gone(NamedTuple):
    """A file that was deleted."""

    data: bytes
    is_in_bin: bool
    """Some drives have none; what it held is kept among the versions then."""


class Deleted(NamedTuple):
    """What is gone, and what it leaves behind."""

    door: Door
    file: Gone
    images: list[Path]
    """Those that nothing else shows."""
    linking: list[str]
    """Files that link to it."""


def _deleted(site: Site, post: PostFile) -> Deleted:
    source = decode(read_bytes(post.path, door=site.door))
    images = images_of_it_alone(site, post.path, plain_text(source.text, source.format))
    linking = linking_to(site, post)
    return Deleted(site.door, _to_bin(post.path), images, linking)


class MoveDialog(Dialog):
    """One question with one field."""

    def __init__(self, title: str, label: str, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("post_move_dialog")
        self.setWindowTitle(title)
        self.field = field
        form = QFormLayout()
        form.addRow(label, field)
        self._said = PlainLabel()
        self._said.setWordWrap(True)
        self._said.setProperty("muted", True)
        buttons = self.button_box(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.stack(form, self._said, buttons)
        self.resize(460, 160)

    def say(self, text: str) -> None:
        """A sentence below the field."""
        self._said.setText(text)


def _to_bin(path: Path) -> Gone:
    """Put a file into the system's bin, or remove it where there is none."""
    data = read_bytes(path)
    is_in_bin = QFile(str(path)).moveToTrash()
    if not is_in_bin:
        remove(path, data)
    return Gone(data, is_in_bin)
