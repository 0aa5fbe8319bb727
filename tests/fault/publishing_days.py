"""python -m tests.fault.publishing_days FOLDER DAYS SEED: two authors of one blog, day after day.

They write, rename, publish and get the newest through the real core, which is killed now and then.
Every word that somebody writes is one of a kind, so that a lost one is found.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import sys
from pathlib import Path

from newsletter_editor.document.merging import Side
from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.joining import ClashesError
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.repository import repository_of
from tests.fault.publishing_kills import killed
from tests.unit.publishing.blogs import PICTURE, Author, Blog, git, make_blog

KILLED = 0.15
"""The share of steps that are killed."""
LONGEST = 0.6
"""Seconds after which, at most, a step is killed."""


def main() -> int:
    """Live through the days, then level both copies; 1 when a word is lost or they differ."""
    folder, days, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    folder.mkdir(parents=True)
    world = _World(make_blog(folder), random.Random(seed))
    for _ in range(days):
        world.day()
    lost = world.level()
    told = {"kills": world.kills, "clashes": world.clashes, "words": len(world.words)}
    print(json.dumps(told | {"lost": lost}))
    return int(bool(lost))


class _World:
    def __init__(self, blog: Blog, chance: random.Random) -> None:
        self._blog, self._chance = blog, chance
        self.words: set[str] = set()
        self.kills = self.clashes = 0

    def day(self) -> None:
        """Some of what authors do, by one of them after the other."""
        for author in self._chance.sample([self._blog.ana, self._blog.luis], 2):
            for _ in range(self._chance.randint(0, 3)):
                self._write(author)
            if self._chance.random() < 0.15:
                self._rename(author)
            if self._chance.random() < 0.3:
                author.write(f"images/{self._word()}.png", PICTURE + os.urandom(8))
            step = self._chance.random()
            if step < 0.45:
                self._step(author, publishes=True)
            elif step < 0.7:
                self._step(author, publishes=False)

    def level(self) -> list[str]:
        """Both publish what they have until nothing is new; what is lost then."""
        for _ in range(3):
            for author in (self._blog.ana, self._blog.luis):
                self._do(author, publishes=True, everything=True)
        for author in (self._blog.ana, self._blog.luis):
            self._do(author, publishes=False)
        lost = []
        trees = {
            author.git("rev-parse", "HEAD^{tree}") for author in (self._blog.ana, self._blog.luis)
        }
        trees.add(git(self._blog.server, "rev-parse", "main^{tree}"))
        if len(trees) > 1:
            lost.append("the trees differ")
        for author in (self._blog.ana, self._blog.luis):
            git(author.folder, "fsck", "--strict")
            if left := author.git("status", "--porcelain"):
                lost.append(left)
        git(self._blog.server, "fsck", "--strict")
        everything = self._text_of(self._blog.ana)
        if "<<<<<<<" in everything:
            lost.append("<<<<<<<")
        return lost + sorted(self.words - set(re.findall(r"\bw\d+\b", everything)))

    def _word(self) -> str:
        return f"i{self._chance.randrange(10**9)}"

    def _write(self, author: Author) -> None:
        posts = self._posts(author)
        word = f"w{self._chance.randrange(10**12)}"
        self.words.add(word)
        if not posts or self._chance.random() < 0.15:
            day = self._chance.randint(1, 28)
            path = f"_posts/2021-01-{day:02}-{self._word()}.md"
            author.write(path, f"---\ntitle: {word}\n---\n\nUno.\n\nDos.\n\nTres.\n")
            return
        path = self._chance.choice(posts)
        lines = author.read(path).split("\n")
        place = self._chance.randrange(3, len(lines))
        if self._chance.random() < 0.5:
            lines.insert(place, word)
        else:
            lines[place] = f"{lines[place]} {word}".strip()
        author.write(path, "\n".join(lines))

    def _rename(self, author: Author) -> None:
        posts = self._posts(author)
        if posts:
            old = author.folder / self._chance.choice(posts)
            old.rename(old.with_name(f"2021-02-01-{self._word()}.md"))

    def _posts(self, author: Author) -> list[str]:
        return sorted(f"_posts/{each.name}" for each in (author.folder / "_posts").glob("*.md"))

    def _step(self, author: Author, publishes: bool) -> None:
        if self._chance.random() < KILLED:
            after, with_git = self._chance.uniform(0, LONGEST), self._chance.random() < 0.7
            seed = self._chance.random()
            self.kills += killed(lambda: self._do(author, publishes, seed=seed), after, with_git)
        else:
            self._do(author, publishes, seed=self._chance.random())

    def _do(
        self, author: Author, publishes: bool, everything: bool = False, seed: float = 0
    ) -> None:
        repository = repository_of(author.folder)
        decisions: dict[str, bytes] = {}
        chance = random.Random(seed)
        for _ in range(8):
            try:
                if not publishes:
                    get_newest(repository, decisions)
                    return
                changes = status(repository).changes
                paths = [each.path for each in changes if everything or chance.random() < 0.6]
                # A renamed post goes with its old name, as the window ticks it.
                moved = {each.path: each.moved_from for each in changes}
                paths += [moved[path] for path in paths if moved[path]]
                publish(repository, paths, f"Día de {author.folder.name}", decisions)
                return
            except ClashesError as error:
                self.clashes += len(error.clashes)
                for clash in error.clashes:
                    choices = dict.fromkeys(clash.merge.conflicts, Side.BOTH)
                    decisions[clash.key] = clash.decided(clash.merge.text(choices))
        raise RuntimeError("the same question again and again")

    @staticmethod
    def _text_of(author: Author) -> str:
        found = []
        for path in sorted((author.folder / "_posts").iterdir()):
            with contextlib.suppress(UnicodeDecodeError):
                found.append(path.read_bytes().decode())
        return "\n".join(found)


if __name__ == "__main__":
    sys.exit(main())
