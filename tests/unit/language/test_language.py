from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint import language
from policylint.language import UNDETERMINED, language_of

TEXTS = {
    "en": "We collect the data that you give us and we use it to answer your questions, as the law requires of us.",
    "de": "Wir erheben die Daten, die Sie uns mitteilen, und nutzen sie, um Ihre Fragen zu beantworten und für den Versand.",
    "fr": "Nous recueillons les données que vous nous confiez et nous les utilisons pour répondre à vos questions sur la commande.",
    "es": "Recogemos los datos que usted nos facilita y los usamos para responder a sus preguntas por correo con la factura.",
    "it": "Raccogliamo i dati che ci fornisci e li usiamo per rispondere alle tue domande, con la tua fattura e gli ordini di acquisto.",
    "nl": "Wij verzamelen de gegevens die u ons geeft en wij gebruiken ze om uw vragen te beantwoorden en voor de levering.",
    "sv": "Vi samlar in de uppgifter som du lämnar till oss och vi använder dem för att svara på dina frågor om ditt köp.",
    "pl": "Zbieramy dane, które nam podajesz, i używamy ich, aby odpowiedzieć na pytania oraz dla realizacji zamówienia przez nas.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_tells_languages_apart(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize("language", TEXTS)
def test_a_long_text_is_told_by_stretches_of_it(language: str) -> None:
    unlike = "Lorem ipsum dolor sit amet, 1234. " * 100
    assert language_of(f"{unlike}{TEXTS[language] * 200}{unlike}") == language


@pytest.mark.parametrize("text", ["", "Privacy", "1 2 3 4", "lorem ipsum dolor sit amet " * 5])
def test_says_when_it_cannot_tell(text: str) -> None:
    assert language_of(text) == UNDETERMINED


@given(st.text(st.one_of(st.characters(), st.sampled_from("aeé ß²½ºµ’“”•…_1\xa0\x85\n'-")), max_size=60))
def test_words_are_runs_of_letters(text: str) -> None:
    words = re.findall(r"[^\W\d_]+", text.lower())
    assert language._words(text) == [language._encoded(word) for word in words]
