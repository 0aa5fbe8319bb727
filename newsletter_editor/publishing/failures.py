"""What git says when it fails, as one sentence that an author can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsletter_editor.document.system_errors import explanation
from newsletter_editor.publishing.git import CancelledError, GitFailedError, OverdueGitError
from newsletter_editor.publishing.repository import LOCKED
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_LONGEST_QUOTE = 300
_EMPTY_WORDS = ("error: failed to push some refs", "hint:", "To ", "Done")


class MovedError(EditorError):
    """Somebody has published in the meantime: get the newest, then try again."""

    def __init__(self) -> None:
        super().__init__(_MOVED)


class RefusedByServerError(EditorError):
    """The server does not take commits for this branch; a review may be the way."""

    said = ""
    """What the server gives as its reason."""


class OnlyForReviewError(RefusedByServerError):
    """Git sends to a copy from which the team takes what it has looked at."""

    def __init__(self, name: str) -> None:
        super().__init__(_ONLY_FOR_REVIEW.format(name=name))


class SendsNowhereError(EditorError):
    """Git is set up not to send anything."""

    def __init__(self) -> None:
        super().__init__(_SENDS_NOWHERE)


class ReviewRefusedError(EditorError):
    """The server does not take the branch for a review either."""

    def __init__(self, said: str) -> None:
        super().__init__(_REVIEW_REFUSED.format(said=said))


class BranchGoneError(EditorError):
    """The server no longer has the branch that is published from here."""

    def __init__(self, branch: str) -> None:
        super().__init__(_BRANCH_GONE.format(branch=branch))


class NoMessageError(EditorError):
    """Nothing is said of what is published."""

    def __init__(self) -> None:
        super().__init__(_NO_MESSAGE)


class SignInError(EditorError):
    """The server does not know who is asking; a token may help."""


class UnexplainedError(EditorError):
    """Git's own words, of which nothing is known here."""


class StoppedError(EditorError):
    """The author cancelled it."""

    def __init__(self) -> None:
        super().__init__(_STOPPED)


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Turn what goes wrong in the body with git, at `place`, into an EditorError."""
    try:
        yield
    except CancelledError as error:
        raise StoppedError from error
    except OverdueGitError as failure:
        raise EditorError(_OVERDUE) from failure
    except GitFailedError as failure:
        raise error_of(failure) from failure
    except OSError as error:
        if "failed to lock file" in str(error):
            # So libgit2 tells it.
            raise EditorError(LOCKED) from error
        where = Path(error.filename) if isinstance(error.filename, str) else place
        raise EditorError(explanation(error, where)) from error


def error_of(failure: GitFailedError) -> EditorError:
    """The sentence for a failure."""
    said = failure.said + "\n" + failure.out.decode("utf-8", "replace")
    if re.search(r"\((?:fetch first|non-fast-forward|needs force)\)|stale info", said):
        return MovedError()
    for pattern, sentence in _KNOWN:
        if re.search(pattern, said, re.IGNORECASE):
            words = _words_of_server(said) if "{said}" in sentence.en else ""
            error = _KINDS.get(sentence, EditorError)(sentence.format(said=words))
            if isinstance(error, RefusedByServerError):
                error.said = words
            return error
    return UnexplainedError(_UNKNOWN.format(said=_last_words(said)))


def _words_of_server(said: str) -> str:
    """What the server gives as its reason: the lines that git marks with `remote:`."""
    lines = [line[7:].strip() for line in said.split("\n") if line.startswith("remote:")]
    lines = [re.sub(r"^(?:error|fatal): ", "", line) for line in lines if line]
    return _quoted(" ".join(lines)) if lines else _last_words(said)


def _last_words(said: str) -> str:
    lines = [line.strip() for line in said.split("\n")]
    # What git says beside the words of a hook tells nobody anything.
    lines = [line for line in lines if line and not line.startswith(_EMPTY_WORDS)]
    told = [at for at, line in enumerate(lines) if re.match(r"(?:fatal|error|remote): ", line)]
    # A line that ends in a colon has what it is about below it.
    end = told[0] + (2 if told and lines[told[0]].endswith(":") else 1) if told else 0
    chosen = " ".join(lines[told[0] : end] if told else lines[-3:])
    return _quoted(re.sub(r"^(?:fatal|error|remote): ", "", chosen))


def _quoted(text: str) -> str:
    text = re.sub(r"\s+", " ", "".join(each for each in text if each.isprintable()))
    return text[:_LONGEST_QUOTE] + ("…" if len(text) > _LONGEST_QUOTE else "") or "?"


_MOVED = Localized(
    es="Alguien ha publicado mientras tanto; trae lo más nuevo e inténtalo otra vez.",
    en="Somebody has published in the meantime; get the newest and try again.",
)
_STOPPED = Localized(
    es="Se ha cancelado; nada ha quedado a medias.",
    en="It was cancelled; nothing is left half done.",
)
_OVERDUE = Localized(
    es="Git no ha contestado a tiempo y se ha cortado; comprueba la red e inténtalo otra vez: "
    "sigue donde se quedó.",
    en="Git did not answer in time and was ended; check the network and try again: it goes on "
    "where it stopped.",
)
_UNKNOWN = Localized(
    es="Git no lo ha hecho; esto es lo que dice: «{said}».",
    en="Git has not done it; this is what it says: “{said}”.",
)
_PROTECTED = Localized(
    es="El servidor no acepta publicar directamente aquí («{said}»); publícalo para revisión.",
    en="The server does not take it right here (“{said}”); publish it for review.",
)
_ONLY_FOR_REVIEW = Localized(
    es="Desde aquí se envía a una copia («{name}») de la que toma el equipo, y no al sitio; "
    "publícalo para revisión.",
    en="From here it is sent to a copy (“{name}”) that the team takes from, and not to the site; "
    "publish it for review.",
)
_SENDS_NOWHERE = Localized(
    es="Git está configurado aquí para no enviar nada («pushRemote» o «pushDefault» no es ningún "
    "servidor); pregunta a quien preparó esta copia.",
    en="Git is set up not to send anything from here (“pushRemote” or “pushDefault” is no server); "
    "ask whoever set this copy up.",
)
_REVIEW_REFUSED = Localized(
    es="El servidor tampoco acepta la rama para la revisión («{said}»); pide permiso a tu equipo.",
    en="The server does not take the branch for the review either (“{said}”); ask your team for "
    "the right.",
)
_WORKED_IN = Localized(
    es="El servidor es una carpeta en la que alguien trabaja, y esa rama está abierta allí; "
    "publícalo para revisión, o pide a tu equipo un repositorio sin carpeta de trabajo (bare).",
    en="The server is a folder that somebody works in, and has this branch open; publish it for "
    "review, or ask your team for a repo without a working folder (bare).",
)
_BRANCH_GONE = Localized(
    es="La rama «{branch}» ya no está en el servidor; puede que tu equipo le haya cambiado el "
    "nombre: pregúntale, o descarga el blog de nuevo en otra carpeta.",
    en="The branch “{branch}” is no longer on the server; your team may have renamed it: ask them, "
    "or download the blog anew into another folder.",
)
_NO_MESSAGE = Localized(
    es="Di en una línea qué ha cambiado, e inténtalo otra vez.",
    en="Say in a line what has changed, and try again.",
)
_NEWER = Localized(
    es="Esta copia está hecha de un modo que el git de este equipo no conoce («{said}»); instala "
    "un git más nuevo desde https://git-scm.com. No se ha tocado nada.",
    en="This copy is made in a way that the git of this machine does not know (“{said}”); install "
    "a newer git from https://git-scm.com. Nothing was touched.",
)
_DAMAGED = Localized(
    es="Los datos de git de esta copia están dañados («{said}»); descarga el blog de nuevo en otra "
    "carpeta y lleva allí lo que no esté publicado.",
    en="Git's data of this copy is damaged (“{said}”); download the blog anew into another folder "
    "and take there what is not published.",
)
_ODD_NAME = Localized(
    es="El nombre de un archivo tiene signos que no son de ningún alfabeto; cámbiale el nombre e "
    "inténtalo otra vez.",
    en="The name of a file holds signs of no alphabet; rename it and try again.",
)
_SIGN_IN = Localized(
    es="El servidor no sabe quién eres: falta la contraseña, la clave o el token, o ya no valen; "
    "inicia sesión e inténtalo otra vez.",
    en="The server does not know who you are: a password, key or token is missing or no longer "
    "holds; sign in and try again.",
)
_RIGHTS = Localized(
    es="No tienes permiso para publicar en este blog («{said}»); pídelo a tu equipo.",
    en="You may not publish on this blog (“{said}”); ask your team for the right.",
)
_ADDRESS = Localized(
    es="En esa dirección no hay ningún blog que puedas ver; comprueba la dirección y si has "
    "iniciado sesión.",
    en="There is no blog at that address that you may see; check the address and whether you are "
    "signed in.",
)
_NETWORK = Localized(
    es="La conexión con el servidor se ha cortado o no se ha logrado; comprueba la red e inténtalo "
    "otra vez: sigue donde se quedó.",
    en="The connection to the server failed or broke; check the network and try again: it goes "
    "on where it stopped.",
)
_CERTIFICATE = Localized(
    es="El certificado del servidor no es de fiar; pregunta a tu equipo antes de seguir.",
    en="The server's certificate is not to be trusted; ask your team before you go on.",
)
_HOST_KEY = Localized(
    es="Este equipo no conoce la clave del servidor de SSH, o ha cambiado; conéctate una vez con "
    "ssh y confírmala.",
    en="This machine does not know the SSH server's key, or the key has changed; connect once "
    "with ssh and confirm it.",
)
_FULL = Localized(
    es="El disco está lleno y no se ha terminado; libera espacio e inténtalo otra vez: sigue donde "
    "se quedó.",
    en="The disk is full and it was not finished; free some space and try again: it goes on where "
    "it stopped.",
)
_SERVER_FULL = Localized(
    es="El disco del servidor está lleno; díselo a tu equipo e inténtalo otra vez más tarde: sigue "
    "donde se quedó.",
    en="The server's disk is full; tell your team and try again later: it goes on where it "
    "stopped.",
)
_WHO = Localized(
    es="Git no sabe quién eres; di tu nombre y tu correo (--name y --email) e inténtalo otra vez.",
    en="Git does not know who you are; give your name and e-mail (--name and --email) and try "
    "again.",
)
_SIGNING = Localized(
    es="No se ha podido firmar («{said}»); comprueba la clave con la que firma tu git.",
    en="It could not be signed (“{said}”); check the key that your git signs with.",
)
_OWNER = Localized(
    es="La carpeta es de otro usuario de este equipo, y git no la toca; usa una copia tuya.",
    en="The folder belongs to another user of this machine, and git does not touch it; use a copy "
    "of your own.",
)
_FILTER = Localized(
    es="Este blog necesita un programa que falta o falla en este equipo («{said}»); instálalo, o "
    "pregunta a tu equipo.",
    en="This blog needs a program that is missing or fails on this machine (“{said}”); install "
    "it, or ask your team.",
)
_IGNORED = Localized(
    es="Este blog está configurado para no publicar ese archivo (una regla de «.gitignore» o de "
    "«.git/info/exclude» lo excluye); cámbiale el nombre o la carpeta, o quita la regla.",
    en="This blog is set up not to publish that file (a rule of “.gitignore” or of "
    "“.git/info/exclude” leaves it out); rename or move it, or take the rule away.",
)
_OTHER_REPO = Localized(
    es="Ese archivo es de otro repositorio que está dentro de este (un submódulo); publícalo desde "
    "allí.",
    en="That file is of another repo that lies inside this one (a submodule); publish it from "
    "there.",
)

_KNOWN = (
    # What the server says of its own disk comes first.
    (r"remote: .*(?:no space left on device|disk quota exceeded)|unpack.*abnormally", _SERVER_FULL),
    (r"no space left on device|disk quota exceeded|disk full", _FULL),
    (
        r"please tell me who you are|empty ident|unable to auto-detect email|no email was given",
        _WHO,
    ),
    (r"failed to sign|gpg:|signing failed", _SIGNING),
    (r"paths? (?:are|is) ignored by", _IGNORED),
    (r"empty commit message", _NO_MESSAGE),
    (
        r"unknown repository (?:extension|format)|expected git repo version|unknown object format|"
        r"unsupported (?:extension name|mandatory extension|repository)|index file version",
        _NEWER,
    ),
    (
        r"(?m)^(?!remote:).*(?:invalid object (?:\d|specified)|bad (?:object|signature|tree)|"
        r"bad config|bad revision '[0-9a-f]{40}|unable to read (?:tree|[0-9a-f]{40})|missing blob|"
        r"invalid data in index|object file .* is empty|loose object .* is corrupt|"
        r"alternate object path|failed to parse config|index file corrupt)",
        _DAMAGED,
    ),
    (r"surrogates not allowed", _ODD_NAME),
    (r"refusing to update checked out branch|pushing to non-bare repos", _WORKED_IN),
    (r"is in submodule", _OTHER_REPO),
    (r"dubious ownership|unsafe repository", _OWNER),
    (
        r"git-lfs.*not found|(?:clean|smudge|external) filter '?.* failed|is not a git command",
        _FILTER,
    ),
    (
        r"\.lock'?: file exists|another git process|cannot lock ref|failed to lock file|is locked",
        LOCKED,
    ),
    (r"host key verification failed|remote host identification has changed", _HOST_KEY),
    (r"ssl certificate problem|certificate verif|server certificate", _CERTIFICATE),
    (
        r"authentication failed|could not read (?:username|password)|permission denied \(|"
        r"terminal prompts disabled|returned error: 401|invalid credentials|too many authent",
        _SIGN_IN,
    ),
    (
        r"returned error: 403|permission to .* denied|write access to repository not granted|"
        r"insufficient permission|not allowed to (?:upload|push code to this)|read-only access",
        _RIGHTS,
    ),
    (
        r"hook declined|protected branch|GH\d{3}|not allowed to push|\[remote rejected\]|"
        r"TF40\d{4}|pre-receive",
        _PROTECTED,
    ),
    (
        r"could not resolve|failed to connect|connection (?:refused|reset|timed out|closed)|"
        r"unexpected disconnect|early eof|rpc failed|hung up|timed out|network is unreachable|"
        r"no route to host|empty reply|transfer closed|operation too slow|index-pack failed|"
        r"returned error: 5\d\d|invalid index-pack output|unpack(?:er)? error|"
        r"bad line length|broken pipe",
        _NETWORK,
    ),
    (
        r"repository .*not found|does not appear to be a git repository|returned error: 404|"
        r"not found|does not exist|not valid: is this a git repository|"
        r"unable to find remote helper|could not read from remote",
        _ADDRESS,
    ),
    (r"unable to access", _NETWORK),
)
_KINDS: dict[Localized, type[EditorError]] = {
    _PROTECTED: RefusedByServerError,
    _WORKED_IN: RefusedByServerError,
    _SIGN_IN: SignInError,
}
