"""`newsletter-editor publish`: posts, with their new images, go to the site or to a review."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsletter_editor.checks.errors import errors_of
from newsletter_editor.checks.report import as_line
from newsletter_editor.commands.parser import saying
from newsletter_editor.commands.places import site_of
from newsletter_editor.commands.printing import print_complaint, print_line
from newsletter_editor.commands.trusting import add_trust_argument, trusted_repository
from newsletter_editor.publishing.changes import Change, Status, images_of, status
from newsletter_editor.publishing.failures import told
from newsletter_editor.publishing.habits import proposed_message
from newsletter_editor.publishing.identity import set_identity
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.newest import Newest, Said
from newsletter_editor.publishing.publish import Published, publish
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.publishing.review import publish_for_review
from newsletter_editor.publishing.state import How
from newsletter_editor.publishing.steps import Finished
from newsletter_editor.publishing.undo import undo_last
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized

SUMMARY = Localized(
    es="Publica artículos con las imágenes nuevas que usan, en el sitio o para revisión.",
    en="Publish posts with the new images that they use, on the site or for review.",
)
BOUNDS_ITSELF = True


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the arguments of `publish`."""
    say = saying(language)
    parser.add_argument(
        "posts",
        nargs="*",
        type=Path,
        metavar="POST",
        help=say(
            "artículo u otro archivo; sin ninguno, se envía lo que quedó sin enviar",
            "post or other file; without any, what was not sent is sent",
        ),
    )
    parser.add_argument(
        "--message", metavar="M", help=say("qué se dice del cambio", "what is said of it")
    )
    parser.add_argument("--review", action="store_true", help=say("para revisión", "for review"))
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=say("solo dice qué se haría", "only say what would be done"),
    )
    parser.add_argument(
        "--undo",
        action="store_true",
        help=say("deshace la última publicación", "undo the last publication"),
    )
    parser.add_argument(
        "--despite-errors",
        action="store_true",
        help=say("aunque las comprobaciones hallen errores", "even if checks find errors"),
    )
    parser.add_argument(
        "--site", type=Path, metavar="FOLDER", help=say("carpeta del blog", "the blog's folder")
    )
    parser.add_argument(
        "--name", help=say("tu nombre, si git no lo sabe", "your name, if git lacks it")
    )
    parser.add_argument(
        "--email", help=say("tu correo, si git no lo sabe", "your e-mail, if git lacks it")
    )
    add_trust_argument(parser, language)


def run(options: argparse.Namespace, language: Language) -> int:
    """Publish, and print the addresses at which the posts will stand; 1 for errors in them."""
    site = site_of(options.site, options.posts[0] if options.posts else None)
    repository = trusted_repository(site.root, options.trust)
    with told(repository.top):
        set_identity(repository, options.name, options.email)
    if options.undo:
        done = undo_last(repository)
        _tell(done, language)
        _say(_UNDONE if done.commit else _NOTHING, language)
        return 0
    known = status(repository)
    if options.review and not options.posts and not known.unsent:
        raise EditorError(_REVIEW_OF_WHAT)
    chosen = _chosen(repository, site, known, options.posts)
    posts = [
        path for path in chosen if kind_of_path(path) is Kind.POST and repository.door.is_file(path)
    ]
    if not options.despite_errors and _errors_in(site, repository, posts, language):
        _say(_ERRORS, language)
        return 1
    by_path = {each.path: each for each in known.changes}
    changes = [by_path[path] for path in chosen if path in by_path]
    message = options.message
    if not message and changes:
        with told(repository.top):
            message = proposed_message(repository, site, changes, language)
    if options.dry_run:
        return _dry_run(changes, message or "", known, language)
    if options.review:
        done = publish_for_review(repository, chosen, message or "")
    else:
        done = publish(repository, chosen, message or "")
    _tell(done, language)
    if not done.commit and not done.sent:
        _say(_NOTHING, language)
        return 0
    if done.branch:
        _say(_FOR_REVIEW.format(branch=done.branch), language)
        if done.review_address:
            print_line(done.review_address)
        return 0
    assert done.remote is not None
    _say(_PUBLISHED.format(remote=done.remote.name, branch=done.remote.branch), language)
    for address in _addresses(site, repository, posts):
        print_line(address)
    return 0


def _chosen(repository: Repository, site: Site, known: Status, posts: list[Path]) -> list[str]:
    """What was named, the images that it uses and that are new, and where a moved post was."""
    chosen: list[str] = []
    by_path: dict[str, Change] = {each.path: each for each in known.changes}
    for post in posts:
        path = repository.site_path(post)
        if path not in by_path and not repository.door.is_file(path):
            is_folder = repository.door.is_folder(path)
            raise EditorError((_FOLDER if is_folder else _MISSING).format(path=post))
        chosen.append(path)
        if path in by_path and by_path[path].how is How.UNRESOLVED:
            raise EditorError(_UNRESOLVED.format(path=post))
        if path in by_path and by_path[path].moved_from:
            chosen.append(by_path[path].moved_from)
        chosen += [each.path for each in images_of(repository, site, path, known.changes)]
    return list(dict.fromkeys(chosen))


def _errors_in(site: Site, repository: Repository, posts: list[str], language: Language) -> bool:
    found = False
    for post, problem in errors_of(site, (repository.top / path for path in posts)):
        found = True
        print_complaint(as_line(post.relative_path, post, problem, language))
    return found


def _dry_run(changes: list[Change], message: str, known: Status, language: Language) -> int:
    for change in changes:
        print_line(change.path)
    if changes:
        _say(_WOULD_SAY.format(message=message), language)
    elif known.unsent:
        _say(_WOULD_SEND, language)
    else:
        _say(_NOTHING, language)
    return 0


def _tell(done: Published, language: Language) -> None:
    if done.finished is not None:
        _say(_AS_AFTER if done.finished is Finished.AS_AFTER else _AS_BEFORE, language)
    for newest in done.newest:
        _tell_newest(newest, language)


def _tell_newest(newest: Newest, language: Language) -> None:
    _say(_CAME_IN.format(number=len(newest.changed)), language)
    for path, said in newest.said.items():
        _say(_SAID[said].format(path=path), language)


def _addresses(site: Site, repository: Repository, posts: list[str]) -> list[str]:
    found = []
    for path in posts:
        try:
            post = site.post(repository.top / path)
        except ValueError:
            continue
        if site.is_published(post):
            found.append(f"{site.config.url.rstrip('/')}{site.config.baseurl}{site.url_of(post)}")
    return found


def _say(sentence: Localized, language: Language) -> None:
    print_complaint(sentence.in_language(language))


_SAID = {
    Said.JOINED: Localized(
        es="«{path}»: tus cambios y los de otros están juntos ahora.",
        en="“{path}”: your changes and those of others are together now.",
    ),
    Said.BACK: Localized(
        es="«{path}»: aquí se había borrado y otros lo han cambiado; ha vuelto.",
        en="“{path}”: it had been deleted here and others have changed it; it is back.",
    ),
    Said.KEPT: Localized(
        es="«{path}»: otros lo han borrado; tu copia se queda, sin publicar.",
        en="“{path}”: others have deleted it; your copy stays, unpublished.",
    ),
    Said.LEFT: Localized(
        es="«{path}»: otros también lo han cambiado y no se puede unir; se queda como lo tienes.",
        en="“{path}”: others have changed it too and it cannot be joined; it stays as you have it.",
    ),
}
_CAME_IN = Localized(
    es="Han llegado cambios de otros en {number} archivo(s).",
    en="Changes of others have come in, in {number} file(s).",
)
_AS_AFTER = Localized(
    es="Lo que se cortó la última vez está terminado.",
    en="What was cut off the last time is finished.",
)
_AS_BEFORE = Localized(
    es="Lo que se cortó la última vez no había cambiado nada.",
    en="What was cut off the last time had changed nothing.",
)
_PUBLISHED = Localized(es="Publicado en {remote}/{branch}.", en="Published to {remote}/{branch}.")
_FOR_REVIEW = Localized(
    es="Está en la rama {branch}, para revisión.", en="It is on the branch {branch}, for review."
)
_UNDONE = Localized(
    es="La última publicación ya no está en el sitio; los archivos de aquí siguen como estaban.",
    en="The last publication is off the site again; the files here are as they were.",
)
_NOTHING = Localized(es="No hay nada que publicar.", en="There is nothing to publish.")
_ERRORS = Localized(
    es="Hay errores y no se ha publicado nada; corrígelos, o repite con --despite-errors.",
    en="There are errors and nothing was published; correct them, or repeat with --despite-errors.",
)
_WOULD_SAY = Localized(es="Se diría: {message}", en="It would say: {message}")
_WOULD_SEND = Localized(
    es="Se enviaría lo que quedó sin enviar.", en="What was not sent would be sent."
)
_MISSING = Localized(
    es="No existe «{path}».",
    en="“{path}” does not exist.",
)
_FOLDER = Localized(
    es="«{path}» es una carpeta; nombra los archivos que se publican.",
    en="“{path}” is a folder; name the files that are published.",
)
_UNRESOLVED = Localized(
    es="«{path}» está a medio unir por otro programa; termínalo allí primero.",
    en="Another program has left “{path}” half merged; finish that there first.",
)
_REVIEW_OF_WHAT = Localized(
    es="Di qué artículo va a revisión.", en="Say which post is to be reviewed."
)
