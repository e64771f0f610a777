"""What is needed to read a language, and which language a text is in.

A `Language` is all that policylint knows of one, English included; it enters through the hook
`policylint_vocabularies`. Which one a text is in is told by its most frequent small words: the word lists are
the commonest function words of each language that the others lack.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from policylint.frozen import dataclass
from policylint.patterns import deferred

if TYPE_CHECKING:
    from policylint.passages import Passage

UNDETERMINED = "und"

_WORD = deferred(r"[^\W\d_]+")
_MARKS = "’‘“”–—•…™"
"""The marks of printers, beside which most texts have nothing that Latin-1 lacks."""
_READ = 40_000
"""What comes after so many characters does not tell."""
_STRETCH = 1_000
_STRETCHES = 5
"""So many stretches of so many characters tell a longer text's language: some eight hundred words."""
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


Audience: TypeAlias = "tuple[str, str] | tuple[str, str, str]"
"""An audience (`europe`), a regular expression for headings that speak to it alone, whatever the case, and perhaps words one of which
stands in all that it matches (see `policylint.patterns.Hinted`).
"""


class Stance(Protocol):
    """How a language denies a practice, and how it says that one may happen. Texts are given in lower case.

    One may have besides, to be asked less: `may_negate(chunk)`, whether a stretch of text between white space can be what
    denies something. Passages none of whose chunks can, as they are written, are then asked about no more.
    """

    def may_deny(self, text: str) -> bool:
        """Whether anything in a passage can be denied at all. Quick: it is asked of every passage that matters."""
        ...

    def polarity(self, text: str, start: int, end: int) -> Literal["stated", "denied"]:
        """Whether the passage states or denies what its words `text[start:end]` say."""
        ...

    def modality(self, text: str, start: int, end: int) -> Literal["does", "may"]:
        """Whether they say that something happens, or may happen."""
        ...


@dataclass(frozen=True, slots=True)
class Subject:
    """How a language speaks of the subjects that a document can have: regular expressions, whatever the case.

    `privacy` names the subject of a privacy policy in a title, `personal_data` also what sentences call it;
    `cookies` and `terms` are the titles of cookie notices and of terms of use.
    """

    privacy: str
    personal_data: str
    cookies: str = r"\bcookies?\b"
    terms: str = r"(?!)"


@dataclass(frozen=True, slots=True)
class Language:
    """All that is needed to read policies in a language.

    `code` is its ISO 639-1 code. `folder` holds its vocabulary files (TOML, and perhaps what they come to compiled).
    `stance` gives its `Stance` when the first document is read. `subject` says what documents are about.
    `function_words` are its commonest small words, in lower case, separated by spaces: needed only where
    `KNOWN` lacks the language. `forms` gives for a word of a pattern (in lower case) the ways it is spelled,
    `inflections` those of `word~`: all of its forms. `audiences` are those that
    headings name, each an `Audience`. `wordings` is the file of translated texts (see
    `policylint.wordings`), if there is one. `things` gives the numbers of those among the passages of a document that speak by a
    pronoun of a thing, not of data: "We keep it for a month", said of a lost umbrella.
    """

    code: str
    folder: str
    stance: Callable[[], Stance]
    subject: Subject
    function_words: str = ""
    forms: Callable[[str], Collection[str]] = lambda word: (word,)
    inflections: Callable[[str], Collection[str]] = lambda word: (word,)
    audiences: tuple[Audience, ...] = ()
    wordings: str = ""
    things: Callable[[tuple[Passage, ...]], Collection[int]] = lambda passages: ()

    @property
    def name(self) -> str:
        """The code, by which it is known among all parts."""
        return self.code


KNOWN = frozenset(_FUNCTION_WORDS)
"""The languages that can be told without a plugin's function words."""


def language_of(text: str, further: Mapping[str, str] | None = None) -> str:
    """The ISO 639-1 code of the text's language; `und` if it is too short or like none that is known.

    `further` gives the function words of languages that are not `KNOWN`, by code.
    """
    words = _words(_sample(text[:_READ]))
    if len(words) < _MIN_WORDS:
        return UNDETERMINED
    told = _telling(tuple((further or {}).items()))
    counts = dict.fromkeys((*_LISTS, *(further or {})), 0)
    for word, times in Counter(filter(told.__contains__, words)).items():
        for language in told[word]:
            counts[language] += times
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] / len(words) >= _MIN_SHARE else UNDETERMINED


@lru_cache(maxsize=8)
def _telling(further: tuple[tuple[str, str], ...]) -> dict[bytes, list[str]]:
    """The languages by their function words, as `_words` gives these; `further` are those of languages that are not `KNOWN`."""
    lists = _LISTS | {code: frozenset(words.split()) for code, words in further}
    told: defaultdict[bytes, list[str]] = defaultdict(list)
    for language, listed in lists.items():
        for word in listed:
            told[_encoded(word)].append(language)
    return dict(told)


def _encoded(word: str) -> bytes:
    try:
        return word.encode("latin-1")
    except UnicodeEncodeError:
        return word.encode()


def _words(text: str) -> list[bytes]:
    """All words of a text, in lower case: what `_WORD` finds, in a third of the time for most. In Latin-1, or what has no place there in UTF-8."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    try:
        return text.encode("latin-1").translate(_letters()).split()
    except UnicodeEncodeError:
        return list(map(_encoded, _WORD.findall(text.lower())))


@cache
def _letters() -> bytes:
    """Each character of Latin-1 that may stand in a word in lower case, and a space for every other."""
    small = [chr(number).lower() for number in range(256)]
    return "".join([one if _WORD.match(one) else " " for one in small]).encode("latin-1")


def _sample(text: str) -> str:
    """Stretches of a text that stand as far apart as can be, or all of it if it is short."""
    if len(text) <= _STRETCH * _STRETCHES:
        return text
    apart = (len(text) - _STRETCH) // (_STRETCHES - 1)
    return " ".join([text[number * apart : number * apart + _STRETCH] for number in range(_STRETCHES)])
