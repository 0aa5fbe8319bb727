"""Why a page or a file of the web cannot be had, in one sentence each."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


class Fault(Enum):
    """What stood between the program and an answer."""

    NO_ADDRESS = Localized(
        es="Eso no es una dirección de la web.",
        en="That is no address of the web.",
    )
    PRIVATE = Localized(
        es="{host} está en este equipo o en su red; el programa solo pregunta a la web pública.",
        en="{host} is this computer or in its network; the program asks the public web only.",
    )
    NO_HOST = Localized(
        es="No se encuentra {host}: no existe, o no hay conexión.",
        en="Cannot find {host}: there is no such host, or no connection.",
    )
    NO_CONNECTION = Localized(
        es="{host} no acepta la conexión.",
        en="{host} does not take the connection.",
    )
    PROXY = Localized(
        es="El proxy de este equipo no da paso a {host}.",
        en="This computer's proxy does not let the program through to {host}.",
    )
    SOCKS = Localized(
        es="Este equipo llega a la web por un proxy SOCKS, que el programa no usa; di uno de HTTP "
        "en la variable HTTPS_PROXY.",
        en="This computer reaches the web through a SOCKS proxy, which the program does not use; "
        "name one for HTTP in the variable HTTPS_PROXY.",
    )
    SCRIPT = Localized(
        es="No se llega a {host}. Este equipo elige su proxy con un guion (PAC), que el programa "
        "no ejecuta; di el proxy en la variable HTTPS_PROXY.",
        en="Cannot reach {host}. This computer chooses its proxy by a script (PAC), which the "
        "program does not run; name the proxy in the variable HTTPS_PROXY.",
    )
    CERTIFICATE = Localized(
        es="El certificado de {host} no es válido.",
        en="The certificate of {host} is not valid.",
    )
    NO_TLS = Localized(
        es="No se pudo establecer una conexión segura con {host}.",
        en="Could not make a secure connection to {host}.",
    )
    SLOW = Localized(
        es="{host} tardó demasiado en responder.",
        en="{host} took too long to answer.",
    )
    TOO_LARGE = Localized(
        es="La respuesta de {host} es demasiado grande.",
        en="The answer of {host} is too large.",
    )
    ROUNDABOUT = Localized(
        es="{host} desvía de una dirección a otra sin fin.",
        en="{host} leads from one address to another without end.",
    )
    BROKEN = Localized(
        es="La respuesta de {host} está dañada o incompleta.",
        en="The answer of {host} is damaged or incomplete.",
    )
    CANCELLED = Localized(
        es="Se canceló.",
        en="It was called off.",
    )


class Hop(NamedTuple):
    """A redirection: its status and the address that answered so."""

    status: int
    address: str


class WebError(EditorError):
    """There is no answer. `fault` says why, `host` who was asked last, `hops` how it came there."""

    def __init__(self, fault: Fault, host: str = "", hops: tuple[Hop, ...] = ()) -> None:
        super().__init__(fault.value.format(host=host or "…"))
        self.fault, self.host, self.hops = fault, host, hops
