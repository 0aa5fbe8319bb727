"""The few words that a message says by itself, in the language of its post."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Words(NamedTuple):
    """`{}` in a date stands for day, month and year, in this order."""

    read_online: str
    unsubscribe: str
    video: str
    audio: str
    embedded: str
    image: str
    notes: str
    date: str
    months: str


_WORDS = {
    "es": Words(
        "Leer en la web",
        "Darse de baja",
        "Ver el vídeo",
        "Escuchar el audio",
        "Ver en la web",
        "Imagen",
        "Notas",
        "{0} de {1} de {2}",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "en": Words(
        "Read it on the web",
        "Unsubscribe",
        "Watch the video",
        "Listen to the audio",
        "See it on the web",
        "Image",
        "Notes",
        "{1} {0}, {2}",
        "January February March April May June July August September October November December",
    ),
    "pt": Words(
        "Ler na web",
        "Cancelar a assinatura",
        "Ver o vídeo",
        "Ouvir o áudio",
        "Ver na web",
        "Imagem",
        "Notas",
        "{0} de {1} de {2}",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    "fr": Words(
        "Lire sur le web",
        "Se désabonner",
        "Voir la vidéo",
        "Écouter l’audio",
        "Voir sur le web",
        "Image",
        "Notes",
        "{0} {1} {2}",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
}


def words_of(language: str) -> Words:
    """The words in a language such as `pt-BR`; English for those that are not known."""
    return _WORDS.get(_primary(language), _WORDS["en"])


def direction_of(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if _primary(language) in _RIGHT_TO_LEFT else "ltr"


def written_date(date: datetime, language: str) -> str:
    """A day written out; in digits for a language whose months are not known."""
    words = _WORDS.get(_primary(language))
    if words is None:
        return f"{date:%Y-%m-%d}"
    return words.date.format(date.day, words.months.split()[date.month - 1], date.year)


def _primary(language: str) -> str:
    return language.lower().partition("-")[0]
