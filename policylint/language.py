"""Which language a text is in, told by its most frequent small words.

Enough to answer one question honestly: may the English vocabularies conclude anything from finding
nothing? The word lists are the commonest function words of each language that the others lack.
"""

from __future__ import annotations

from collections import Counter

from policylint.patterns import deferred

UNDETERMINED = "und"

_WORD = deferred(r"[^\W\d_]+")
_SAMPLE = 40_000
_MIN_WORDS = 12
_MIN_SHARE = 0.08

_FUNCTION_WORDS = {
    "en": "the of and to you we our your for or that with this by are is be may from on any not will have it as at",
    "de": "der die das und wir sie ihre unsere zu den von mit für auf ist werden nicht eine einer durch oder im bei",
    "fr": "le la les des et nous vous votre vos nos pour dans que est par sur avec une ou aux ces sont qui du être",
    "es": "el los las y de que en por para con una su sus usted nuestro nuestra se del al como es son nos más",
    "it": "il di che e per con una del della dei delle nel sono alla gli nostri nostro suoi tuoi vostri questo anche",
    "nl": "de het een en van wij uw onze voor met dat op te zijn niet worden om aan bij door wordt deze ook je",
    "pt": "o os as que e do da dos das para com uma você seus suas nós nosso não são por em ao pela como",
    "sv": "och att vi dina din som för med av på är den det till inte om kan ditt har eller våra vår när",
    "da": "og at vi dine din som til med af på er den det ikke om kan dit har eller vores når du fra",
    "no": "og å vi dine din som til med av på er den det ikke om kan ditt har eller våre når du fra",
    "fi": "ja on ei että tai se jotka voi ovat sekä sen meidän kun joita mukaan tietoja henkilötietoja",
    "pl": "i w na do z nie się jest oraz lub że dla przez są od których może o danych osobowych",
    "cs": "a v na je se že pro nebo jsou s k do ze jako vaše naše osobních údajů které",
}
_LISTS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language; `und` if it is too short or like none that is known."""
    counts = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    total = counts.total()
    if total < _MIN_WORDS:
        return UNDETERMINED
    shares = {language: sum(counts[word] for word in known) / total for language, known in _LISTS.items()}
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _MIN_SHARE else UNDETERMINED
