"""Nothing in the rooms that know a repo opens, lists or runs anything but through the door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import newsletter_editor

PACKAGE = Path(newsletter_editor.__file__).parent
ROOMS = (
    *("site", "liquid", "sections", "rendering", "mail", "checks", "publishing", "search"),
    "images",
    *("commands", "gui"),
)

CALLS = {
    # of paths
    *("read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob", "hardlink_to"),
    *("scandir", "listdir", "mkdir", "makedirs", "unlink", "rmtree", "rmdir"),
    *("copyfile", "copytree", "copy2", "symlink_to", "touch", "fwalk", "mkfifo", "removedirs"),
    # of Qt, with a path
    *("QFile", "QDir", "QDirIterator", "QImageReader", "QMovie", "QPixmap", "QImage", "QIcon"),
    *("QSaveFile", "QSvgRenderer", "QMediaPlayer", "QSound", "QTextDocument", "addApplicationFont"),
    # of programs
    *("Popen", "check_output", "check_call", "system", "popen", "startfile", "execv", "execvp"),
    *("startDetached", "QProcess", "openUrl", "spawnv"),
}
"""Names that are always looked at, whatever they are called on."""
OPENED_ON = {
    *("open", "glob", "exists", "is_file", "is_dir", "stat", "lstat", "resolve", "run", "walk"),
    *("rename", "replace"),
}
"""Names that many things have; they count where what they are called on looks like a path."""

ALLOWED = {
    # Whether there is something at a path that the author named, or where it leads.
    "commands/check.py": {"exists", "is_dir"},
    "commands/editions.py": {"exists", "isfile", "resolve"},
    "commands/places.py": {"is_dir"},
    "gui/file_commands.py": {"is_dir"},
    "gui/post_files.py": {"is_dir"},
    "gui/dialogs/questions.py": {"is_dir"},
    "gui/recent.py": {"exists"},
    "gui/post_text.py": {"resolve"},
    "images/taking.py": {"exists", "resolve"},
    # A folder of the user's cache, new and empty when a theme is put there.
    "site/theme_fetching.py": {"rmtree", "is_dir"},
    # What the author says to write, and where.
    "commands/render.py": {"exists", "is_file", "open"},
    # The folder of the settings.
    "gui/settings.py": {"mkdir"},
    # The author's own files beside the settings.
    "checks/language.py": {"stat"},
    "sections/templates.py": {"iterdir", "is_dir"},
    "gui/palette/template_files.py": {"unlink", "exists"},
    # Their order by age; what they show is decoded elsewhere.
    "gui/editor/image_shelf.py": {"stat"},
    # A buffer; and what the author has just dropped, which is no file of a repo.
    "gui/pictures/decoding.py": {"open"},
    "gui/pictures/pictures.py": {"stat"},
    # The drafts of a service, at an address of ours.
    "gui/message/tools.py": {"openUrl"},
    # Shows a post in the file manager or the browser.
    "gui/posts/post_menu.py": {"Popen", "openUrl"},
    "gui/preview/links.py": {"openUrl"},
    # What those and others ask for, from an installed program.
    "gui/outside.py": {"openUrl", "startDetached"},
    # The page of ours in which a message is shown; a link in it that is clicked.
    "gui/message/view.py": {"openUrl", "read_text"},
    # Tables and templates of ours; a tree of elements.
    "mail/clients.py": {"read_text"},
    "mail/envelope.py": {"read_text"},
    "mail/making.py": {"walk"},
    "checks/mailing.py": {"walk"},
    "checks/rules/mail_image_alone.py": {"walk"},
    # What is kept for undoing, in the program's own folder.
    "search/replacing.py": {"unlink", "glob"},
    # Whole posts, put where the door lets them be; the author's bin.
    "publishing/discard.py": {"read_bytes", "rmtree"},
    "publishing/moving.py": {"read_bytes"},
    "gui/publishing/post_moves.py": {"QFile"},
    # The page for a review, or the post's own.
    "gui/publishing/publish_dialog.py": {"openUrl"},
    # Whether what is shown has changed; its places come from `References`.
    "gui/preview/image_watch.py": {"stat", "isdir"},
    "gui/repo_watch.py": {"exists"},
    # The shell page of ours.
    "gui/preview/shell.py": {"read_bytes", "read_text"},
    # What is in the repo is found by `References`, then `open_regular`.
    "gui/preview/scheme.py": {"open"},
    # Git's own folder, of repos that the author trusts: what a step needs, and locks left behind.
    "publishing/git.py": {"Popen", "open"},
    # The folder that the author wants a blog in, and what a killed download left beside it.
    "publishing/download.py": {
        *("is_dir", "exists", "iterdir", "mkdir", "rmtree", "rmdir", "lexists", "read_bytes"),
        "lstat",
    },
    # Git's settings, and files of repos that the author trusts, as git itself handles them.
    "publishing/libgit/limits.py": {"is_file", "open", "read_text"},
    "publishing/libgit/files.py": {
        *("lexists", "exists", "is_dir", "stat", "mkdir", "unlink"),
        *("write_bytes", "symlink_to"),
    },
    "publishing/libgit/servers.py": {"is_file", "is_dir"},
    "publishing/publish.py": {"unlink", "exists", "copy2", "lexists"},
    "publishing/repository.py": {"lexists", "unlink", "mkdir", "is_dir", "open", "read_bytes"},
    "publishing/review.py": {"unlink", "write_text", "read_text", "exists"},
    "publishing/steps.py": {"unlink", "read_bytes", "rglob", "mkdir", "rmtree", "open"},
    # There too; files of the site are put by `save`, at places that the door gives.
    "publishing/working_copy.py": {
        *("lexists", "rmtree", "mkdir", "unlink", "read_bytes", "stat", "rmdir"),
        "is_file",
    },
    # Which site a path that the author named belongs to.
    "site/folder.py": {"isfile", "is_dir"},
}
"""File to the names that it may call, each for the reason above it."""
OF_THE_PROGRAM = {
    # Resources, and pictures that are drawn here.
    "gui/about/licences.py",
    "gui/about/dialog.py",
    "gui/help/dialog.py",
    "gui/icons.py",
    "gui/translations.py",
    "gui/start_page.py",
    "gui/preview/page.py",
    "gui/palette/names_dialog.py",
    # The graphics card.
    "gui/preview/engine.py",
    # Our own workers.
    "gui/shared_process.py",
    "images/converter.py",
}


def test_files_are_opened_and_listed_through_the_door() -> None:
    found = {
        f"{file.relative_to(PACKAGE).as_posix()}:{line}: {name}"
        for room in ROOMS
        for file in (PACKAGE / room).rglob("*.py")
        for line, name in _calls(ast.parse(file.read_text("utf-8")))
        if not _is_allowed(file.relative_to(PACKAGE).as_posix(), name)
    }
    assert not found, "\n".join(sorted(found))


def test_the_allowed_ones_are_still_there() -> None:
    """Otherwise the list would let in what comes later."""
    for name, calls in ALLOWED.items():
        if not (PACKAGE / name).is_file():
            continue
        tree = ast.parse((PACKAGE / name).read_text("utf-8"))
        assert calls <= {found for _, found in _calls(tree)}, name


def test_posts_and_data_are_read_through_the_door_of_their_site() -> None:
    """`read_bytes` alone would follow a link out of the repo."""
    for room in ("site", "liquid"):
        for file in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "read_bytes":
                    assert "door" in ast.unparse(node), f"{file}:{node.lineno}"


PLACED = {
    # Where the author said, on the command line or in a dialog.
    "commands/render.py": "save(path,",
    "gui/message/tools.py": "save(path,",
    "gui/preview/export.py": "save(path,",
    # Refused outside before they are read.
    "commands/front_matter.py": "save(post,",
    "commands/repair_encoding.py": "save(path,",
    # Read through the door of the site, or of the repo that is published, just before.
    "images/undescribed.py": "save(path,",
    "search/replacing.py": "save(path,",
    "publishing/discard.py": "save(place,",
    "publishing/following.py": "save(each.path,",
    "publishing/publish.py": "save(place,",
    "publishing/working_copy.py": "save(place,",
    # `place` is what `writable` gave.
    "sections/issues.py": "create(place,",
}
"""File to how it writes to a place that it has not from `writable` in the call itself."""


def test_files_are_written_at_places_that_a_door_gave() -> None:
    found = {}
    for room in ROOMS:
        for file in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                    continue
                if node.func.id in ("create", "save") and node.args:
                    place = ast.unparse(node.args[0])
                    if not place.startswith("writable("):
                        name = file.relative_to(PACKAGE).as_posix()
                        found[name] = f"{node.func.id}({place},"
    assert found == PLACED


def test_programs_are_started_in_few_places() -> None:
    starts = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(n.name == "subprocess" for n in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "subprocess")
        or (isinstance(node, ast.ImportFrom) and any(n.name == "QProcess" for n in node.names))
    }
    assert starts == {
        "repo/git.py",
        # The team's git, in folders that the author trusts.
        "publishing/git.py",
        # Shows a file in the system's own file manager, by whole path.
        "gui/outside.py",
        "gui/posts/post_menu.py",
        # Asks macOS, by whole path, whether a script chooses its proxy.
        "web/proxies.py",
        # Our own workers.
        "gui/shared_process.py",
        "images/converter.py",
    }


def _is_allowed(file: str, name: str) -> bool:
    return file in OF_THE_PROGRAM or name in ALLOWED.get(file, ())


def _calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        if isinstance(function, ast.Name):
            if function.id == "open":
                yield node.lineno, "open"
            elif function.id == "read_bytes":
                # That of `document`: it reads regular files, and of a repo what its door lets.
                continue
            elif function.id in CALLS and _takes_a_path(function.id, node):
                yield node.lineno, function.id
        elif isinstance(function, ast.Attribute):
            name = function.attr
            on = ast.unparse(function.value)
            is_call = name in CALLS and not _is_no_path(on, name)
            of_a_path = name in OPENED_ON and _looks_like_a_path(on)
            asked = on == "os.path" and name in ("exists", "isfile", "isdir", "getsize", "lexists")
            if is_call or of_a_path or asked:
                yield node.lineno, name


def _takes_a_path(name: str, node: ast.Call) -> bool:
    """Whether a class of Qt is given text or a path; most pictures are made from sizes or bytes."""
    if not name.startswith("Q"):
        return True
    said = " ".join(ast.unparse(argument) for argument in node.args)
    return any(word in said for word in ("path", "Path", "file", "str(", "fspath", '"', "'"))


def _looks_like_a_path(on: str) -> bool:
    words = ("path", "Path", "file", "folder", "root", "given", "target", "place", "os", "here")
    # The door has such names, too, and is where they should be asked.
    return not on.endswith("door") and any(
        on == word or on.endswith((word, f"{word})", f"{word}s")) or f"{word} /" in on
        for word in words
    )


def _is_no_path(on: str, name: str) -> bool:
    return on.endswith("door") or (on, name) == ("run", "write_text")
