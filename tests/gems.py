"""Gems as tests need them, and a server that has them."""

from __future__ import annotations

import gzip
import io
import tarfile

METADATA = """--- !ruby/object:Gem::Specification
name: slate
dependencies:
- !ruby/object:Gem::Dependency
  name: jekyll-seo-tag
  requirement: !ruby/object:Gem::Requirement
- !ruby/object:Gem::Dependency
  name: jekyll
"""


def tar_of(files: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    """A tar with these files, and links by name to target."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
        for name, target in (links or {}).items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            tar.addfile(member)
    return made.getvalue()


def gem_of(files: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    """A gem as `gem build` makes it, its checksums left out."""
    return tar_of(
        {
            "metadata.gz": gzip.compress(METADATA.encode()),
            "data.tar.gz": gzip.compress(tar_of(files, links)),
        }
    )
