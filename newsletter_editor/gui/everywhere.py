"""One change in many posts: as an edit in those that are open, on the disk in the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document.saving import ChangedOutsideError
from newsletter_editor.document.source import Source
from newsletter_editor.document.versions import kept_versions
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.search import replacing
from newsletter_editor.search.replacing import Done, Keep
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit, difference

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

Work = Callable[[Site, Keep, Mapping[Path, Source]], tuple[Done, dict[Path, list[Edit]]]]
"""(site, what takes versions, open posts) to what was written and the edits of open posts."""
_NAMED = 3
"""Posts that a sentence names."""


class _Open(NamedTuple):
    """A post as it was when the change began, or was done."""

    post: PostText
    text: str


class _Edited(NamedTuple):
    """A post that was changed as it stood in the editor."""

    path: Path
    post: PostText
    before: str
    after: str

    def is_given_back(self, now: PostText) -> bool:
        """Give it back what it held, unless it says something else by now; whether it has."""
        if now.text() != self.after:
            return now.text() == self.before
        if now is self.post:
            now.document.undo()
        if now.text() != self.before and (edit := difference(now.text(), self.before)) is not None:
            # Other steps came after it, and were taken back by hand.
            now.apply([edit])
        return True


class Everywhere(QObject):
    """Does a change, tells what came of it and takes it back as one."""

    changed = Signal()
    """Files or texts have changed, or were given back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def own_path(self) -> Path | None:
        """The post in front, as a site names it."""
        return self._window.post.now.real_path

    def open_texts(self) -> dict[Path, Source]:
        """The post in front, and those that are not saved, as they stand in the editor."""
        found = self._open_posts().items()
        return {path: Source(text, post.format, "") for path, (post, text) in found}

    def apply(self, path: Path, edit: Edit, text: str) -> bool:
        """Make an edit in a post that is open so; False where it is to be made in its file.

        `text` is what the post held when the edit was made up. Raises EditorError where it holds
        something else by now, as after a change of its file by others.
        """
        found = self._open_posts().get(path)
        if found is None:
            return False
        if found.text != text:
            raise ChangedOutsideError(path)
        found.post.apply([edit])
        return True

    def do(self, root: Path, work: Work, key: str, said: str = "") -> None:
        """Have it done in the background.

        `said` is the notice that tells of it, with `{0}` for how many posts have changed; `key` is
        the notice's.
        """
        before, texts = self._open_posts(), self.open_texts()
        said = said or self.tr("Done; posts changed: {0}.")
        self._window.tasks.run(
            partial(_worked, root, work, texts),
            done=partial(self._tell, root, key, said, before),
            failed=self._window.explain,
        )

    def _open_posts(self) -> dict[Path, _Open]:
        """What counts as it stands in the editor: the post in front, and what is not saved."""
        posts = self._window.files.posts
        texts = [tab.text for tab in (posts.front, *posts.dirty) if tab.text is not None]
        return {
            path: _Open(post, post.text()) for post in texts if (path := post.real_path) is not None
        }

    def _tell(
        self,
        root: Path,
        key: str,
        said: str,
        before: dict[Path, _Open],
        result: tuple[Done, dict[Path, list[Edit]]],
    ) -> None:
        done, edits = result
        open_now = self._window.files.posts.texts
        edited: list[_Edited] = []
        for path, own in edits.items():
            post, text = before[path]
            if not own:
                continue
            if post in open_now and post.text() == text:
                post.apply(own)
                edited.append(_Edited(path, post, text, post.text()))
            else:
                done.refused.append((path, ChangedOutsideError(path).message))
        self._window.posts.refresh()
        count = len(done.written) + len(edited)
        said = said.format(count)
        if done.refused:
            said += " " + self.tr(
                "Left as they are, since they have changed or cannot be written ({0}): {1}."
            ).format(len(done.refused), _names(done))
        undo = partial(self._undo, root, key, edited, done.is_recorded)
        self._window.notices.say(
            said,
            "warning" if done.refused else "information",
            [Choice(self.tr("Undo"), undo)] if edited or done.is_recorded else [],
            key=key,
        )
        self.changed.emit()

    def _undo(self, root: Path, key: str, edited: Sequence[_Edited], is_recorded: bool) -> None:
        texts = self._window.files.posts.texts
        closed: list[_Edited] = []
        changed: list[Path] = []
        for each in edited:
            now = next((text for text in texts if text.real_path == each.path), None)
            if now is None:
                closed.append(each)
            elif not each.is_given_back(now):
                changed.append(each.path)
        open_texts = [post.text() for post in texts]
        self._window.tasks.run(
            partial(_taken_back, root, open_texts, closed, changed, is_recorded),
            done=partial(self._tell_undone, key),
            failed=self._window.explain,
        )

    def _tell_undone(self, key: str, done: Done) -> None:
        if done.refused:
            said = self.tr("Left as they are, since they have changed in the meantime ({0}): {1}.")
            text = said.format(len(done.refused), _names(done))
            self._window.notices.say(text, "warning", key=key)
        self._window.posts.refresh()
        self.changed.emit()


def _names(done: Done) -> str:
    return ", ".join(path.name for path, _ in done.refused[:_NAMED])


def _taken_back(
    root: Path,
    open_texts: Sequence[str],
    closed: Sequence[_Edited],
    changed: Sequence[Path],
    is_recorded: bool,
) -> Done:
    """Files get back what they held, those of posts that were closed since among them."""
    site, keep, done = Site(root), kept_versions().keep, Done()
    if is_recorded:
        done = replacing.undo(site, keep, open_texts) or done
    done.refused += [(path, ChangedOutsideError(path).message) for path in changed]
    for each in closed:
        replacing.give_back(site, each.path, each.before, each.after, keep, done)
    return done


def _worked(
    root: Path, work: Work, open_texts: Mapping[Path, Source]
) -> tuple[Done, dict[Path, list[Edit]]]:
    return work(Site(root), kept_versions().keep, open_texts)
