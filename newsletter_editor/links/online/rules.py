"""What servers said of links, as rules: with a team's settings, ignored places and fixes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replace_by
from newsletter_editor.links.online.verdicts import Result, Verdict
from newsletter_editor.links.places import WebLink, web_links
from newsletter_editor.links.readdressing import written
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

Links = Callable[[CheckedPost], list[WebLink]]

_RULES: dict[Verdict, tuple[str, Severity, Localized]] = {
    Verdict.GONE: (
        "link-gone",
        Severity.ERROR,
        Localized(
            es="La página ya no existe: quita el enlace o enlaza una copia.",
            en="The page is gone: take the link away or link a copy.",
        ),
    ),
    Verdict.CERTIFICATE: (
        "link-certificate",
        Severity.WARNING,
        Localized(
            es="Los navegadores avisan a quien abre esta página.",
            en="Browsers warn whoever opens this page.",
        ),
    ),
    Verdict.LOGIN: (
        "link-login",
        Severity.WARNING,
        Localized(
            es="En vez de la página se ve una portada o una puerta cerrada.",
            en="Instead of the page a home page or a closed door is seen.",
        ),
    ),
    Verdict.FRAGMENT: (
        "link-place",
        Severity.WARNING,
        Localized(
            es="La página se abre por el principio y no por donde dice el enlace.",
            en="The page opens at its start and not where the link says.",
        ),
    ),
    Verdict.FAULTY: (
        "link-fault",
        Severity.WARNING,
        Localized(
            es="El servidor no da la página; pruébalo otro día antes de quitar el enlace.",
            en="The server does not give the page; try another day before you take the link away.",
        ),
    ),
    Verdict.SLOW: (
        "link-slow",
        Severity.HINT,
        Localized(
            es="El servidor no responde a tiempo; pruébalo otro día.",
            en="The server does not answer in time; try another day.",
        ),
    ),
    Verdict.MOVED: (
        "link-moved",
        Severity.HINT,
        Localized(
            es="La página se ha mudado para siempre; la dirección nueva durará más.",
            en="The page has moved for good; the new address will last longer.",
        ),
    ),
}
IDS = tuple(rule for rule, _, _ in _RULES.values())
"""Of the rules that need answers."""


def rules_for(results: Mapping[str, Result]) -> list[Rule]:
    """The rules that tell what is known of the links of a post.

    What is not known, because a server refuses programs, is nothing to object to.
    """
    last: list[tuple[CheckedPost, list[WebLink]]] = []

    def links_of(post: CheckedPost) -> list[WebLink]:
        if not last or last[0][0] is not post:
            last[:] = [(post, web_links(post.text))]
        return last[0][1]

    return [
        Rule(id, severity, "links", verdict.value, explanation, _finder(verdict, results, links_of))
        for verdict, (id, severity, explanation) in _RULES.items()
    ]


def _finder(
    verdict: Verdict, results: Mapping[str, Result], links_of: Links
) -> Callable[[CheckedPost], Iterator[Finding]]:
    def find(post: CheckedPost) -> Iterator[Finding]:
        for link in links_of(post):
            result = results.get(link.address)
            if result is not None and result.verdict is verdict:
                new = result.target if verdict is Verdict.MOVED else ""
                fixes = (replace_by(link.range, written(post.text, link, new)),) if new else ()
                yield Finding(link.range, _sentence(result), fixes=fixes)

    return find


def _sentence(result: Result) -> Localized:
    said = _WHAT.format(
        what=result.verdict.value, why=result.why or Localized("", ""), address=result.address
    )
    if not result.saved:
        return said
    copy = _SAVED.format(saved=result.saved)
    return Localized(f"{said.es} {copy.es}", f"{said.en} {copy.en}")


_WHAT = Localized(es="{what}: {address}. {why}", en="{what}: {address}. {why}")
_SAVED = Localized(es="Hay una copia: {saved}", en="There is a copy: {saved}")
