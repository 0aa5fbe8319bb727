"""`newsletter-editor check`: what is wrong with posts or whole repos, without a window."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from newsletter_editor.checks.check import MOST_FINDINGS, check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import all_rules
from newsletter_editor.checks.report import SEVERITY_NAMES, as_github, as_line, as_record
from newsletter_editor.checks.rules.stops_build import RULE as STOPS_BUILD
from newsletter_editor.checks.suggesting import with_suggestions
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.commands.parser import saying
from newsletter_editor.commands.places import refuse_outside
from newsletter_editor.commands.printing import WRONG_USE, print_complaint, print_json, print_line
from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.site.entries import files_below, special_folders
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized
from newsletter_editor.text.overdue import OverdueError, within
from newsletter_editor.text.problems import Problem, Severity

SUMMARY = Localized(
    es="Comprueba artículos o repositorios enteros; termina en 1 si hay errores.",
    en="Check posts or whole repos; exits with 1 if there are errors.",
)
BOUNDS_ITSELF = True
MOST_SECONDS = 120.0
"""Seconds for one post; a repo may have many, and one that is too slow hides no other."""
MOST_SECONDS_TO_READ = 120.0
"""Seconds to find and read the posts and what they are compared with."""
FEWEST_FOR_CORES = 16
"""Posts below which one process is done before others would have begun."""
_LEVELS = {name: severity for severity, name in SEVERITY_NAMES.items()}


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """`PATH… [--format …] [--severity …] [--rule ID]… [--suggest N] [--online [--cache FILE]]`."""
    say = saying(language)
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help=say("artículo o carpeta", "post or repo"),
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument(
        "--severity",
        choices=tuple(_LEVELS),
        default="hint",
        help=say(
            "lo menos grave que se muestra (hint si falta)",
            "the least severe that is shown (hint without it)",
        ),
    )
    parser.add_argument(
        "--rule",
        action="append",
        metavar="ID",
        help=say("solo esta regla; se puede repetir", "only this rule; may be repeated"),
    )
    parser.add_argument(
        "--suggest",
        type=int,
        metavar="N",
        help=say(
            "cuántas sugerencias por problema, también de ortografía",
            "how many suggestions a problem, for spelling too",
        ),
    )
    parser.add_argument(
        "--online",
        action="store_true",
        help=say("mira también los enlaces, en la red", "look at links too, on the network"),
    )
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="FILE",
        help=say(
            "con --online: dónde se guarda lo que se ha averiguado",
            "with --online: where what was found out is kept",
        ),
    )


def run(options: argparse.Namespace, language: Language) -> int:
    """Print what was found; 1 when an error is among it, shown or not.

    2 when none is, but something could not be read as Jekyll reads it, which is told apart.
    """
    unread: list[Localized] = []
    if options.cache and not options.online:
        raise EditorError(_CACHE_OF_WHAT)
    rules = _chosen_rules(options.rule, options.online)
    asked = _Asked(rules, _LEVELS[options.severity], options.suggest)
    records: list[dict[str, Any]] = []
    worst: Severity | None = None
    count = 0
    told: set[tuple[str, str]] = set()
    answers = _checked(_read(options.paths, unread), asked)
    if options.online:
        answers = _with_links(list(answers), asked, options.cache, unread)
    for path, post, answer in answers:
        if answer.unread is not None:
            name, seconds = Path(path).name, round(MOST_SECONDS)
            unread.append(answer.unread.format(name=name, seconds=seconds, most=MOST_FINDINGS))
        worst = max((each for each in (worst, answer.worst) if each is not None), default=None)
        for problem in answer.shown:
            if _is_of_site(problem):
                # What is wrong with the whole site is told at its first post alone.
                key = (str(post.site.root if post.site else ""), problem.message.en)
                if key in told:
                    continue
                told.add(key)
            count += 1
            if options.format == "json":
                records.append(as_record(path, post, problem, language))
            else:
                form = as_github if options.format == "github" else as_line
                print_line(form(path, post, problem, language))
    if options.format == "json":
        print_json(records)
    elif options.format == "text" and not count and not unread:
        print_complaint(_NOTHING.in_language(language))
    for reason in unread:
        print_complaint(f"newsletter-editor: {reason.in_language(language)}")
    if worst is Severity.ERROR or (told and not unread):
        return 1
    return WRONG_USE if unread else 0


class _Asked(NamedTuple):
    rules: tuple[str, ...] | None
    least: Severity
    suggestions: int | None


class _Answer(NamedTuple):
    worst: Severity | None
    shown: list[Problem]
    unread: Localized | None = None
    """Why it was not checked, or not wholly, with places for its `name`, the `seconds` it may take
    and the `most` findings of a rule."""


def _read(paths: list[Path], unread: list[Localized]) -> list[tuple[str, CheckedPost]]:
    try:
        with within(MOST_SECONDS_TO_READ):
            posts = list(_posts(paths, unread))
            if _is_for_cores(posts):
                # What all need is read before the processes part, so that none reads it again.
                _prepare(posts[0][1])
            return posts
    except OverdueError:
        seconds = round(MOST_SECONDS_TO_READ)
        raise EditorError(_TOO_MUCH_TO_READ.format(seconds=seconds)) from None


def _is_for_cores(posts: list[tuple[str, CheckedPost]]) -> bool:
    cores = os.cpu_count() or 1
    return len(posts) >= FEWEST_FOR_CORES and cores > 1 and sys.platform.startswith("linux")


def _checked(
    posts: list[tuple[str, CheckedPost]], asked: _Asked
) -> Iterator[tuple[str, CheckedPost, _Answer]]:
    """The posts with what was found, in their order; on several cores where that is worth it."""
    answers: Iterable[_Answer]
    if not _is_for_cores(posts):
        answers = (_answer(post, asked) for _, post in posts)
        yield from (
            (path, post, answer) for (path, post), answer in zip(posts, answers, strict=True)
        )
        return
    global _shared
    _shared = ([post for _, post in posts], asked)
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 8), mp_context=get_context("fork")) as pool:
        answers = pool.map(_answer_of, range(len(posts)), chunksize=4)
        yield from (
            (path, post, answer) for (path, post), answer in zip(posts, answers, strict=True)
        )


_shared: tuple[list[CheckedPost], _Asked] | None = None
"""What the forked processes inherit: a repo in memory is not sent through a pipe."""


def _answer_of(place: int) -> _Answer:
    assert _shared is not None
    posts, asked = _shared
    return _answer(posts[place], asked)


def _answer(post: CheckedPost, asked: _Asked) -> _Answer:
    chosen = None
    if asked.rules is not None:
        chosen = [rule for rule in all_rules() if rule.id in asked.rules]
    try:
        with within(MOST_SECONDS):
            found = check(post, chosen, most=None)
            shown = [problem for problem in found if problem.severity >= asked.least]
            if asked.suggestions is not None:
                shown = [with_suggestions(post, problem, asked.suggestions) for problem in shown]
    except OverdueError:
        return _Answer(None, [], _TOO_LONG)
    except MemoryError:
        return _Answer(None, [], _TOO_LARGE)
    own = (problem.severity for problem in found if not _is_of_site(problem))
    counts = Counter(problem.rule for problem in found)
    is_part = max(counts.values(), default=0) >= MOST_FINDINGS
    return _Answer(max(own, default=None), shown, _TOO_MANY if is_part else None)


def _with_links(
    answers: list[tuple[str, CheckedPost, _Answer]],
    asked: _Asked,
    cache: Path | None,
    unread: list[Localized],
) -> Iterator[tuple[str, CheckedPost, _Answer]]:
    """The answers with what servers say of the links of the posts."""
    # Whoever asks nobody need not wait for what asks the web.
    from newsletter_editor.links.online.asking import NO_NETWORK
    from newsletter_editor.links.online.looking import look_at_links
    from newsletter_editor.links.online.rules import rules_for

    results = look_at_links([post for _, post, _ in answers], cache)
    silent = sum(result.why == NO_NETWORK for result in results.values())
    if silent:
        unread.append(_NO_CONNECTION.format(count=silent))
    rules = rules_for(results)
    if asked.rules is not None:
        rules = [rule for rule in rules if rule.id in asked.rules]
    for path, post, answer in answers:
        found = check(post, rules, most=None)
        shown = [problem for problem in found if problem.severity >= asked.least]
        severities = [problem.severity for problem in found]
        if answer.worst is not None:
            severities.append(answer.worst)
        in_order = sorted([*answer.shown, *shown], key=lambda each: (each.range, -each.severity))
        yield path, post, answer._replace(worst=max(severities, default=None), shown=in_order)


def _is_of_site(problem: Problem) -> bool:
    return problem.rule == STOPS_BUILD.id and not problem.range.length


def _prepare(post: CheckedPost) -> None:
    around = post.around
    all_rules()
    _ = around.posts_by_url, around.fields, around.authors, around.images, around.tags
    _ = around.post_names, around.page_urls, around.templates, around.layouts
    _ = around.build_stops, around.plugins, around.posts_by_edition, around.urls_by_slug
    _ = around.images_by_stem, around.post_folders


def _chosen_rules(ids: list[str] | None, online: bool) -> tuple[str, ...] | None:
    if not ids:
        return None
    known = {rule.id for rule in all_rules()}
    if online:
        from newsletter_editor.links.online.rules import IDS

        known.update(IDS)
    unknown = [rule_id for rule_id in ids if rule_id not in known]
    if unknown:
        raise EditorError(
            Localized(
                es="No hay ninguna regla «{rule}»; las que hay: {known}.",
                en="There is no rule “{rule}”; these are: {known}.",
            ).format(rule=unknown[0], known=", ".join(sorted(known)))
        )
    return tuple(ids)


def _posts(paths: list[Path], unread: list[Localized]) -> Iterator[tuple[str, CheckedPost]]:
    """The posts named on the command line and those of the folders named there, each once.

    Why one of a folder's files, or the repo's configuration, cannot be read goes to `unread`;
    EditorError is raised for what was named.
    """
    around: dict[Path | None, Surroundings] = {}
    for given in paths:
        if not os.path.exists(given):  # noqa: PTH110 -- a path's own way raises for long names
            raise EditorError(
                Localized(es="No existe «{path}».", en="“{path}” does not exist.").format(
                    path=given
                )
            )
        refuse_outside(given)
        site = Site.containing(given)
        root = site.root if site else None
        if root not in around:
            around[root] = Surroundings(site)
            problem = around[root].settings.problem
            if problem is not None:
                raise EditorError(problem)
            if site and site.config.file and site.config.problem:
                unread.append(site.config.problem)
        files = _posts_in(given, around[root].site) if given.is_dir() else [given]
        if not files:
            raise EditorError(
                Localized(
                    es="En «{path}» no hay artículos: indica un repositorio de Jekyll o una de "
                    "sus carpetas.",
                    en="There are no posts in “{path}”: name a Jekyll repo or one of its folders.",
                ).format(path=given)
            )
        for path in files:
            try:
                source = read_source(path)
            except EditorError as error:
                if path == given:
                    raise
                unread.append(error.message)
                continue
            if not source.format.is_utf8:
                unread.append(_NOT_UTF8.format(name=path.name))
            text = plain_text(source.text, source.format)
            yield str(path), CheckedPost(text, path, around[root])


def _posts_in(folder: Path, site: Site | None) -> list[Path]:
    """The files of the repo's post folders that lie in `folder`, by their paths.

    Those that Jekyll would not take for posts are among them, since that is a problem to report.
    """
    if site is None:
        return []
    real = Path(os.path.realpath(folder))
    found = []
    for parent, name in special_folders(site.root, site.config, ("_posts", "_drafts")):
        special = f"{parent}/{name}" if parent else name
        for entry in files_below(site.root, site.config, special):
            path = site.root / entry.path
            place = Path(os.path.realpath(path.parent)) / path.name
            if place.is_relative_to(real) and _is_text(path, site):
                found.append(folder / place.relative_to(real))
    return sorted(found)


def _is_text(path: Path, site: Site) -> bool:
    endings = site.config.markdown_extensions | {"", ".html", ".txt", ".text", ".mdx"}
    return path.suffix.lower() in endings


_NOT_UTF8 = Localized(
    es="«{name}» no está en UTF-8, y Jekyll no puede leerlo: guárdalo en UTF-8.",
    en="“{name}” is not UTF-8, which Jekyll cannot read: save it in UTF-8.",
)
_TOO_LONG = Localized(
    es="«{name}» tarda más de {seconds} segundos y no se ha comprobado; divídelo.",
    en="“{name}” takes more than {seconds} seconds and was not checked; divide it.",
)
_TOO_LARGE = Localized(
    es="«{name}» necesita más memoria de la permitida y no se ha comprobado; divídelo.",
    en="“{name}” needs more memory than is allowed and was not checked; divide it.",
)
_TOO_MANY = Localized(
    es="«{name}» tiene {most} problemas o más de una misma regla; no se muestran más.",
    en="“{name}” has {most} problems or more of one rule; no more are shown.",
)
_TOO_MUCH_TO_READ = Localized(
    es="Leer el repositorio tarda más de {seconds} segundos y no se ha comprobado nada; indica "
    "menos carpetas o artículos.",
    en="Reading the repo takes more than {seconds} seconds and nothing was checked; name fewer "
    "folders or posts.",
)
_CACHE_OF_WHAT = Localized(
    es="--cache necesita --online: sin mirar los enlaces no hay nada que guardar.",
    en="--cache needs --online: without looking at links there is nothing to keep.",
)
_NO_CONNECTION = Localized(
    es="Sin conexión no se han podido mirar los enlaces ({count}); comprueba la red.",
    en="Without a connection the links could not be looked at ({count}); check the network.",
)
_NOTHING = Localized(es="Nada que objetar.", en="Nothing to object to.")
