"""Which words of a Spanish post are called wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter_editor.spelling.glossary import read_glossary
from newsletter_editor.spelling.lexicon import lexicon
from newsletter_editor.spelling.speller import Speller


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("El increible boletin tambien salió.", ["increible", "boletin", "tambien"]),
        ("Usamos self-distillation y un framework held-out.", []),
        ("Las GANs, los LSTMs y TensorFlow de 2020.", []),
        ("Pesa 300 kb y tarda 20ms.", []),
        ("La version nueva y la decision final.", ["version", "decision"]),
        ("El Decision Transformer de OpenAI.", []),
        ("Según Jürgen Schmidhuber y Emily Bender.", []),
        ("Spakwiki es una herramienta.", ["Spakwiki"]),
        ("Sparkwiki existe. Los autores de Sparkwiki la usan.", []),
        ("Los modelos de Matematicas.", ["Matematicas"]),
        ("Vive en Mexico desde hace años.", ["Mexico"]),
        ("Sebastian Ruder y Maria Lopez.", []),
        ("El reentrenamiento y la multirresistencia.", []),
        ("Una red feedforward con backpropagation.", []),
        ("LA INVESTIGACION CONTINÚA.", ["INVESTIGACION"]),
        ("El pingüino escribió en su blog.", []),
        ("Como dijo: “the model was trained on a large set of images”.", []),
        ("El informe pág. 20 y las págs. 3 y 4, etc.", []),
        ("Un modelo de lenguage natrual.", ["lenguage", "natrual"]),
        ("Los colours, la licence y el modelling de neighbours.", []),
        ("Jurafsky y Martin son la referencia.", []),
        ("Streamlit: crea demos.", []),
        ("Escríbelo, dámelo, instálalo, configurándolo y decírselo.", []),
        ("Larguísimos y riquísima; un cafecito, una notita y pueblecitos.", []),
        ("Tokenizará lo renderizado; es editable, extraíble y redimensionable.", []),
        ("Un submenú, la videoconferencia y los microplásticos.", []),
        ("La toxicología, el diabético y una facilitación.", []),
        ("Ojalá haiga otro, osea, aveces; nose.", ["haiga", "osea", "aveces", "nose"]),
        ("La modularidad, la interoperabilidad y submuestrear.", []),
        ("Mbappé, Haaland y Bonmatí ganaron; Ngũgĩ wa Thiong'o, no.", []),
        ("Lematizaron y monitorearemos; un golazo, una joyita y un puñito.", []),
        ("Londres y Berlín. Dublín y Praga.", []),
        ("Envíalo, compártelo, póntelo y dáselo; explíquenmelo.", []),
        (
            "No coresponde: éliminela, coseguido, árrastrelo.",
            ["coresponde", "éliminela", "coseguido", "árrastrelo"],
        ),
        ("El resultado gratificánte, útilizando esto.", ["gratificánte", "útilizando"]),
        ("M. Muggeridge lo dice, y J. R. R. Rosky también.", []),
        ("Toma vitamina C. Prueva con otra.", ["Prueva"]),
        ("Escribe a gerardo.aburruzaga@example.org o abre creditoz.odt.", []),
        ("Con el paquete easy-serverr y dpkg-gensimbols.", []),
        ("Un análisis técnico-cientifico.", ["cientifico"]),
        ("Compila con -fno-rttti y listo.", []),
        ("La obra de Franz von Schontan y Doris Lessing.", []),
        ("La prueba de Cramér-von Mises (Kolmogorov-Smirnov) y la de Lilliefors.", []),
        ("Il ne faut pas que les enfants soient dans la rue avec eux. Es mui grave.", ["mui"]),
        ("Colocá estos archivos y corré: usá esto, modificá aquello.", []),
        ("Usá esto.", ["Usá"]),
        ("El enésimo caso y el n-ésimo.", []),
        ("Se usa «Latin 1» y no «Region 2».", ["Region"]),
        ("Usamos procmail, gedit y debconf por ethernet.", []),
        ("Los caracteres combinantes del hilo invocante.", []),
        ("Los semejanntes resultanttes.", ["semejanntes", "resultanttes"]),
    ],
)
def test_words_called_wrong(text: str, wrong: list[str], spanish, english) -> None:
    (found,) = Speller(spanish, english).mistakes([text])
    assert [word.text for word in found] == wrong


def test_a_name_inside_a_sentence_is_a_name_at_its_start_too(spanish, english) -> None:
    speller = Speller(spanish, english)
    assert [len(found) for found in speller.mistakes(["Ganilo usa datos.", "Es de Ganilo."])] == [
        0,
        0,
    ]
    assert [len(found) for found in speller.mistakes(["Ganilo usa datos."])] == [1]


def test_the_glossary_is_accepted(spanish, english) -> None:
    glossary = read_glossary("# nuestras\nsparkwiki\nhugxin faeis  # una frase\n")
    speller = Speller(spanish, english, glossary)
    (found,) = speller.mistakes(["sparkwiki y Sparkwiki, hugxin faeis, pero hugxin"])
    assert [word.text for word in found] == ["hugxin"]


def test_a_missing_dictionary_finds_nothing(english) -> None:
    assert Speller(lexicon("tlh_KX"), english).mistakes(["qapla vachk"]) == [[]]


LEXICON = json.loads(
    (Path(__file__).parents[2] / "golden/spelling/lexicon.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("kind", LEXICON["right"])
def test_words_of_science_and_the_trade_are_known(kind: str, spanish, english) -> None:
    (found,) = Speller(spanish, english).mistakes([f"Hablan de {LEXICON['right'][kind]}."])
    assert [word.text for word in found] == []


@pytest.mark.parametrize("word", LEXICON["wrong"].split())
def test_what_merely_looks_like_them_is_wrong(word: str, spanish, english) -> None:
    (found,) = Speller(spanish, english).mistakes([f"Hablan de {word} hoy."])
    assert [each.text for each in found] == [word]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Lo hace debuild(1), y luego xprintf() de nuevo.", []),
        ("Un archivo .odtx y el paquete libxyz-foobaz-perl.", []),
        ("Por usb o por lan.", []),
        ("Todo fluye. — Heraclidonte", []),
        ("«Todo fluye». -- Heraclidonte de Efestia.", []),
        ("Un debuild y un odtx.", ["debuild", "odtx"]),
        ("Todo fluye.odtx cambia; el fin-debuilt.", ["odtx", "debuilt"]),
        ("Dijo. —Clarro que sí.", ["Clarro"]),
        ("Vivo en parris.", ["parris"]),
        ("Usa /usr/lokal/sekret, ~/dokus o ./skripts y y/o kosas.", ["kosas"]),
        ("Con prop=langlinks&meta=infox y --auto-dekonf, sin valor = langlinks.", ["langlinks"]),
        ("En alioth.debien.org y xorgg.conf, o a nick@services.dalx.net.", []),
        ("Véase GtkMisc::xalign, o #etikueta.", []),
        ("El paquete «sambashare» y el «hacienddo».", ["hacienddo"]),
        ("Un salvapantallas y un guardacoches, que tieneproblemas.", ["tieneproblemas"]),
        ("Dijo: imposibel/dificil.", ["imposibel", "dificil"]),
    ],
)
def test_a_words_place_shows_what_is_no_prose(
    text: str, wrong: list[str], spanish, english
) -> None:
    (found,) = Speller(spanish, english).mistakes([text])
    assert [word.text for word in found] == wrong


def test_english_posts_have_words_that_would_hide_slips_in_spanish(spanish, english) -> None:
    text = "The env of the cli, a bool in the conf and the maintainer's note."
    assert Speller(english, english).mistakes([text]) == [[]]
    (found,) = Speller(english, english).mistakes(["A mantainer's enviroment."])
    assert [word.text for word in found] == ["mantainer", "enviroment"]
    (found,) = Speller(spanish, english).mistakes(["El conf y un bool."])
    assert [word.text for word in found] == ["conf", "bool"]


def test_a_name_written_again_and_again_may_be_like_a_word(spanish, english) -> None:
    speller = Speller(spanish, english)
    name, opening = "Uso Konversation siempre.", "Konversation es libre."
    assert [len(found) for found in speller.mistakes([name, opening])] == [1, 1]
    assert [len(found) for found in speller.mistakes([name, opening, name])] == [0, 0, 0]


def test_what_is_written_again_and_again_and_like_no_word_is_a_term(spanish, english) -> None:
    speller = Speller(spanish, english)
    term, slip = "Un zurfligo nuevo.", "Un ejenplo nuevo."
    assert [len(found) for found in speller.mistakes([term, term])] == [1, 1]
    assert [len(found) for found in speller.mistakes([term, term, term])] == [0, 0, 0]
    assert [len(found) for found in speller.mistakes([slip, slip, slip])] == [1, 1, 1]


@pytest.mark.parametrize(
    ("word", "uses", "wrong"),
    [
        ("grob", 4, False),  # No Spanish word is often meant by it, so it is the author's term.
        ("grob", 2, True),
        ("predeteminado", 6, True),  # Whoever copies a slip does not make it a term.
        ("espresar", 6, True),
        ("corompido", 6, True),
    ],
)
def test_terms_written_again_and_again(
    word: str, uses: int, *, wrong: bool, spanish, english
) -> None:
    found = Speller(spanish, english).mistakes([f"Vemos el {word} aquí."] * uses)
    assert [bool(each) for each in found] == [wrong] * uses


def test_a_sentence_of_another_language_in_an_english_post(english) -> None:
    text = (
        "Este paquete contiene las herramientas necesarias para firmar en el servidor. A seperate"
    )
    (found,) = Speller(english, english).mistakes([text])
    assert [word.text for word in found] == ["seperate"]
