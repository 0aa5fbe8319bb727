"""Gherkin, with the words of the languages that most write it in."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    Machine,
    Rules,
    Table,
    ending,
    until,
    words,
)


def _any_of(text: str) -> str:
    return words(text.replace(" ", "_").replace("\n", " ")).replace("_", " ")


_FEATURES: Final = _any_of(
    """Feature
Business Need
Ability
Característica
Funcionalidade
Fonctionnalité
Funktionalität
Funktion
Funzionalità
Funcionalitat
Functionaliteit
Egenskap
Функция
Функциональность
機能
功能
Właściwość
Funkcja
Aspekt
Özellik"""
)
_SCENARIOS: Final = _any_of(
    """Background
Scenario
Scenario Outline
Scenario Template
Example
Antecedentes
Ejemplo
Escenario
Esquema del escenario
Contexto
Cenário de Fundo
Cenario de Fundo
Fundo
Cenário
Cenario
Esquema do Cenário
Esquema do Cenario
Delineação do Cenário
Contexte
Scénario
Plan du scénario
Plan du Scénario
Grundlage
Hintergrund
Voraussetzungen
Vorbedingungen
Szenario
Szenariogrundriss
Szenarien
Beispiel
Contesto
Esempio
Schema dello scenario
Rerefons
Antecedents
Escenari
Esquema de l'escenari
Achtergrond
Voorbeeld
Abstract Scenario
Bakgrund
Предыстория
Сценарий
Структура сценария
背景
シナリオ
场景
Założenia
Scenariusz
Szablon scenariusza
Senaryo"""
)
_EXAMPLES: Final = words(
    """
    Examples Scenarios Ejemplos Exemplos Cenários Exemples Beispiele Esempi Voorbeelden Примеры 例
    Przykłady
    """
)
_STEPS: Final = "|".join(
    (
        r"\*|Gegeben (?:sei|seien)|[EÉ]tant donnée?s?|Eğer ki|O zaman|Diyelim ki",
        words(
            """
            Given When Then And But Dado Dada Dados Dadas Cuando Entonces Y E Pero Quando Então
            Entao Mas Soit Quand Lorsque Alors Et Mais Angenommen Wenn Dann Und Aber Dato Data Dati
            Date Allora Ma Donat Donada Atès Atesa Quan Aleshores Cal I Però Gegeven Stel Als
            Wanneer Dan En Maar Givet När Så Och Men Допустим Дано Если Когда То И Но Zakładając
            Jeżeli Wtedy Oraz Ale 前提 もし ならば かつ しかし 假如 当 那么 Ve Fakat Ama a A De
            """
        ),
    )
)
_LINE: Final[Rules] = (
    (r"#[^\n]*", "c"),
    (r"\n", ""),
    (ending(r"[^\n#]+\n", r"\n"), ""),
    (ending(r"[^\n#]+(?=#)", "#"), ""),
    (r"[ \t]+", ""),
)
_HEADED: Final[Rules] = ((r"^(?=[^\n:#]*:)", "", "-"),)
_TABLE: Final[Table] = {
    "start": (
        (rf"^([ \t]*)({_FEATURES})(:)", ("", "kd", "p"), "feature"),
        (rf"^([ \t]*)({_SCENARIOS})(:)", ("", "kn", "p"), "scenario"),
        (rf"^([ \t]*)({_EXAMPLES})(:)", ("", "nn", "p"), "examples"),
        (r"^([ \t]*)([^\s:#|@][^\n:#|@]*)(:)", ("", "err", "p")),
        (rf"(?:{_STEPS})[ \t]+", "nf", "step"),
        (r"\n|[ \t]+", ""),
        (r"#[^\n]*", "c"),
        (r"@[^\s@]+", "nt"),
        (until('"""', '"""'), "s"),
        (r"\|", "p", "header"),
    ),
    "feature": (*_HEADED, *_LINE),
    "scenario": (*_HEADED, (rf"[ \t]*(?=(?:{_STEPS})[ \t])", "", "-"), *_LINE),
    "examples": (*_HEADED, (r"^(?=[ \t]*\|)", "", "-"), *_LINE),
    "step": (
        (r"\n", "", "-"),
        (r"(?<!\S)#[^\n]*", "c"),
        (r'"[^"\n]+"', "s"),
        (ending(r"<[^>\n]*>", ">"), "nv"),
        (r'[^\n#"<]+|["<#]', ""),
    ),
    "header": (
        (r"\|", "p"),
        (r"[ \t]+", ""),
        (r"#[^\n]*", "c"),
        (r"[^\s|#]+", "nv"),
        (r"\n", "", "=row"),
    ),
    "row": (
        (r"\n(?=[ \t]*[^\s|#])", "", "-"),
        (r"#[^\n]*", "c"),
        (r"\|", "p"),
        (r"\n|[ \t]+", ""),
        (r"[^\s|#]+", "n"),
    ),
}
GHERKIN: Final = Machine(_TABLE)
