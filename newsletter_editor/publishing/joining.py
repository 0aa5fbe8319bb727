"""One file that two people have changed: joined by lines, or said to clash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsletter_editor.document.merging import Merge, merge
from newsletter_editor.document.source import LARGEST_POST, Source, decode, digest_of, encode
from newsletter_editor.repo.kinds import ENOUGH, TEXT, kind_of
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


@dataclass(frozen=True, slots=True)
class Clash:
    """A post of which two people have changed the same lines; the author decides."""

    path: str
    """Below the top of the repo, with `/`."""
    base: bytes
    ours: bytes
    theirs: bytes
    merge: Merge = field(compare=False)

    @property
    def key(self) -> str:
        """What a decision is remembered by: the same question has the same key."""
        return "\n".join((self.path, digest_of(self.ours), digest_of(self.theirs)))

    def decided(self, text: str) -> bytes:
        """The file that holds `text`, in the form that ours has. Raises EditorError."""
        return encode(text, decode(self.ours).format)


Decisions = Mapping[str, bytes]
"""`Clash.key` to the file that the author wants."""


class ClashesError(EditorError):
    """Posts clash and somebody has to decide; nothing has been changed so far."""

    def __init__(self, clashes: list[Clash]) -> None:
        names = ", ".join(dict.fromkeys(each.path.rpartition("/")[2] for each in clashes))
        super().__init__(_CLASHES.format(names=names))
        self.clashes = clashes


def joined(path: str, base: bytes, ours: bytes, theirs: bytes) -> bytes | Clash | None:
    """Both changes of one file, in the form that ours has.

    A Clash where lines clash; None where a file is no text, so that nothing can be joined.
    """
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    sources = [_text(each) for each in (base, ours, theirs)]
    first, second, third = sources
    if first is None or second is None or third is None:
        return None
    merged = merge(first.text, second.text, third.text)
    if merged.conflicts:
        return Clash(path, base, ours, theirs, merged)
    return encode(merged.text(), second.format)


def _text(data: bytes) -> Source | None:
    if len(data) > LARGEST_POST or (data and kind_of(data[:ENOUGH]) != TEXT):
        return None
    source = decode(data)
    # Placeholders stand for other bytes in each of the three.
    return source if source.format.is_utf8 and not source.undecodable else None


_CLASHES = Localized(
    es="Otra persona ha cambiado las mismas líneas de {names}; tu texto sigue como estaba: trae lo "
    "más nuevo en la ventana y decide qué queda.",
    en="Somebody else has changed the same lines of {names}; your text is as it was: get the "
    "newest in the window and decide what stays.",
)
