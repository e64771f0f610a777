"""Which sentences deny a practice plainly. Not a rule.

Most denials in policies are narrowed: by a purpose ("for marketing"), a condition ("without your consent"), an exception, or
other people ("of our employees"). None of these contradicts a statement elsewhere. English has many orders for a denial ("under no
circumstances will we …", "no information is ever …", "… is something we never do") and, of these additions, no end; so a clause
is plain if it has no word beyond those that every denial of the practice is made of, in whatever order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from itertools import repeat

from policylint.patterns import Hinted, deferred
from policylint.phrases.memo import Memo

NEGATION = deferred(
    r"\b(?:not|never|no|nor|neither|none|nothing|nobody|free of|cookie-free|ad-free|advert-free|advertising-free|without|won't|cannot|refuses?|refrain|\w+n't)\b"
)
"""Words of denial in normalised text."""

_LIMITED = deferred(
    r"\b(?:except\w*|excluding|unless|other than|apart from|aside from|save (?:for|as|that)|without|besides|beyond|but|however|although"
    r"|though|only|if|when|whenever|where|until|while|before|as (?:described|stated|set|explained|outlined)|necessary|required)\b"
)
_CLAUSES = deferred(
    r"[;:]|\s[–—-]\s|,? (?:and|so) (?=(?:we|our|your|no|nothing|nobody|children|minors|they|it)\b)"
)
_PIECES = deferred(r"[\w'-]+|[;:–—]")
_PARTING = frozenset({";", ":", "-", "–", "—", "and", "so"})
"""Where a clause may end, and more."""
_BUT_US = Hinted(
    "but|except|other than|apart from|besides|outside& us|ourselves|our",
    r"\b(?:but|except(?: for)?|other than|apart from|besides|outside(?: of)?) (?:us|ourselves|our (?:own )?(?:company|team|staff|employees|organi[sz]ation|office|school|clinic|club|firm))\b",
)
_WITHOUT = deferred(r"\bwithout (?:using |any |the use of |the help of )*(?=cookies?\b)")
_EMPHASIS = deferred(
    r"\b(?:(?:over|in|during|within) the (?:last|past|preceding|previous) (?:12|twelve) months|under (?:any|no) circumstances?|in (?:any|no) (?:case|event|way|circumstances?|form|manner)|at (?:any|no) (?:time|point|stage)"
    r"|on no account|by no means|for any (?:reason|purpose)s?|of any kind|in the business of|it is our policy|(?:as )?a matter of (?:policy|principle)"
    r"|(?:please )?note|we have an? (?:[\w-]+ )?policy (?:that|of)|don't worry|refrains? from|we promise|rest assured|be assured|in (?:the past|our history)|in turn"
    r"|(?:do|done) (?:so|this|that)|respect your privacy|value your (?:trust|privacy))\b"
)
_OF_THE_READER = deferred(
    r"\b(?<!\bis )(?<!\bare )(?<!\bbe )(?:collected|gathered|submitted|provided) (?:on|through|via|by|with) (?:the|our|this) (?:web ?site|site|app|service)s?\b|\b(?:(?:that|which|what|everything|anything|all) )?(?:you (?:give|provide|submit|tell|entrust|share|enter|type|upload|send|write|say|post|record)(?: (?:to |with )?us)?"
    r"|we (?:collect|hold|have|know|store|keep|process|learn|receive)(?! (?:no|nothing|none|neither)\b)(?: (?:about|from|on) you)?|about (?:you|our (?:users|customers|visitors|members|players)))\b"
)
_NAME = deferred(
    r"^(?:at )?(?P<first>[\w.&'-]+)(?: (?!does|do|has|have|will|shall|never|contains|uses|includes|shows|displays|collects|stores|runs|sets|places|shares|sells)[\w.&'-]+){0,3}?,? (?=(?:(?:does|do|will|shall|has|have|would)(?: not|n't)|never|won't|has never"
    r"|(?:has|contains|uses|includes|shows|displays|collects|stores|runs|sets|places|shares|sells) no)\b)"
)
_ITS = deferred(
    r"\bits (?:users?|players?|customers?|members?|visitors?|readers?|patients?|clients?|guests?)\b"
)
_REFERS_BACK = deferred(
    r"\b(?:(?:this|these|those|such) (?:\w+ ){0,2}?|that )(?:data|information|info|details|cookies?)\b"
)
_FOR_SALE = deferred(r"\b(?:for|on) sale\b")
_IT = deferred(r"\b(?:it|them)\b")
_DATA_SAID = deferred(r"\b(?:data|information|details)\b")
_SOME_COOKIES = deferred(r"\b(?:tracking|web|other|tracker) cookies?\b")
_AMONG_READERS = deferred(
    r"\b(?:to|with) (?:any |all )*(?:an)?other (?:users?|customers?|members?|visitors?|players?|clients?)\b"
)
_THEIR_DOING = deferred(
    r"^(?:any |other |all )*(?:third part(?:y|ies)|others|anyone|people)\b.{0,20}\b(?:not|never|\w+n't)\b"
)
_WORD = deferred(r"[\w'-]+")


def words(listed: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(listed.split())


_LIMITING = words(
    "excluding unless beyond however although though only if when whenever where until while before necessary required"
)
"""Those of `_LIMITED` that limit a sentence whatever stands beside them."""
LIMITS_ITSELF = (tuple([f" {word}{mark}" for word in sorted(_LIMITING) for mark in " ,"]),)
"""Hints of them, as words that stand free."""
_NOT_NAMING = words(
    "such these those same limited limitation certain able unable responsible identify consent permission wish want accept apply applies covered longer having delete"
)
"""Words that are neither in a plain denial nor in any name of data or of recipients: no reading in general terms takes them away."""
NAMES_NOTHING = (tuple([f" {word} " for word in sorted(_NOT_NAMING)]),)
"""Hints of them, as words that stand free: sentences without these mostly may be plain."""
_PLAIN = deferred("(?<![dk])k*d[dk]*(?:e|$)")
"""In the roles of words: what follows a word of denial, up to where the clause may end, is known. A name may stand before that."""
_PERHAPS_PLAIN = deferred("(?<![dkn])[kn]*d[dkn]*(?:e|$)")
"""The same, if names of data and recipients may follow as well."""
_MOST, _LONG = 1 << 13, 1000
"""The roles of so many stretches are kept; those of a sentence that is so long, in characters, are not."""
_OF_SOME_POLICY = deferred(r"\ban? [\w-]+ policy(?= (?:that|of)\b)")
_AGES = words("six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen")
_DENYING = words("""
    not never no nor neither none nothing nobody free cookie-free ad-free advert-free advertising-free without cannot refuse refuses refrain
    ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't shan't shouldn't wasn't weren't won't wouldn't
    """)
"""Those of `NEGATION`, or how they begin."""
_FRAME = words(
    """
    we i our the this that its is are was be been being will shall would won't do does did has have had not never no none nothing nobody
    neither nor either and or any all of to by a an don't doesn't didn't haven't hasn't isn't aren't cannot can't ourselves there
    society foundation charity association club school clinic practice firm bank university hospital museum library studio agency operator publisher developer team cooperative
    site website web-site extension add-on addon bot app application apps service services company organisation organization platform game games shop store
    ever also otherwise currently whatsoever period kind something anything actively directly simply here absolutely certainly truly really completely entirely fully totally just yet whatever refuse refuses refrain
    """
)
"""What a denial of anything may be made of besides the practice itself."""


def clauses(sentence: str, before: Callable[[], str], allowed: frozenset[str]) -> Iterator[str]:
    """The clauses of a normalised sentence that does not limit itself; none of one that cannot have a denial with no word beyond the
    `allowed` ones and those of every denial.

    "It" is read as data where the clause before, or else the sentence that `before` gives, speaks of data.
    """
    if "without" in sentence or _BUT_US.may_match(sentence):
        sentence = _WITHOUT.sub("no ", _BUT_US.pattern.sub("else", sentence))
    if not _PLAIN.search(_roles(sentence, allowed)) or _LIMITED.search(sentence):
        return
    sentence = _OF_THE_READER.sub("data", sentence)
    last = None
    for clause in _CLAUSES.split(_FOR_SALE.sub("sale", sentence) if "sale" in sentence else sentence):
        if (
            ("it" in clause or "them" in clause)
            and not _DATA_SAID.search(clause)
            and _DATA_SAID.search(before() if last is None else last)
        ):
            clause = _IT.sub("data", clause)
        yield clause.strip(" ,")
        last = clause


def may_be_plain(sentence: str, allowed: frozenset[str]) -> bool:
    """Whether a normalised sentence, once the data and recipients that it names are read in general terms, may have a clause made of
    the `allowed` words and those of every denial, and does not limit itself by any word.
    """
    roles = _roles(sentence, allowed)
    return "l" not in roles and _PERHAPS_PLAIN.search(roles) is not None


def _roles(sentence: str, allowed: frozenset[str]) -> str:
    """What the words of a normalised sentence are to a plain denial, a letter for each."""
    if "policy" in sentence:
        sentence = _OF_SOME_POLICY.sub("a policy", sentence)
    if len(sentence) > _LONG:
        return _letters(sentence, allowed)
    return "".join(map(_letters_of(allowed).__getitem__, sentence.split()))


def _letters(stretch: str, allowed: frozenset[str]) -> str:
    return "".join(map(_role_of(allowed).get, _PIECES.findall(stretch), repeat("n")))


@lru_cache(maxsize=2)
def _letters_of(allowed: frozenset[str]) -> Memo[str, str]:
    """The same of what stands between two spaces: most of it stands in many sentences."""
    return Memo(lambda stretch: _letters(stretch, allowed), _MOST)


@lru_cache(maxsize=2)
def _role_of(allowed: frozenset[str]) -> dict[str, str]:
    """The roles of words where denials are made of the `allowed` ones, those of every denial, and those that are left out or read as
    others, or may be: more do no harm. All other words may name something.
    """
    written = "".join([one.pattern for one in (_EMPHASIS, _OF_THE_READER, _WITHOUT, _FOR_SALE)])
    found = re.findall(r"[a-z]+", written)
    ages = [f"{age:0{digits}}" for digits in (1, 2) for age in range(10**digits)]
    known = allowed.union(_FRAME, found, [f"{word}s" for word in found], [word[:-1] for word in found])
    roles = dict.fromkeys(_NOT_NAMING, "x")
    for words_of, role in (
        (known, "k"),
        (_AGES, "k"),
        (ages, "k"),
        (_LIMITING, "l"),
        (_PARTING, "e"),
        (_DENYING, "d"),
    ):
        roles |= dict.fromkeys(words_of, role)
    return roles


def denies_at_all(clause: str) -> bool:
    """Whether a clause denies something that the organisation does, without referring back to what was narrowed before."""
    return NEGATION.search(clause) is not None and not any(
        pattern.search(clause) for pattern in (_THEIR_DOING, _REFERS_BACK, _AMONG_READERS, _SOME_COOKIES)
    )


def telling_words(clause: str, own: Collection[str]) -> frozenset[str]:
    """What a clause is made of besides the words of every denial, emphasis, a name of its `own` at its head, told by its first word,
    and words of such a name elsewhere.
    """
    bare = _EMPHASIS.sub(" ", clause).strip(" ,")
    name = _NAME.match(bare)
    if name is not None and (_ITS.search(clause) or name["first"] in own):
        bare = bare[name.end() :]
    return frozenset(word for word in _WORD.findall(bare) if word not in _FRAME and word not in own)


def is_age(word: str) -> bool:
    """Whether a word is a number that may be an age."""
    return word in _AGES or (len(word) <= 2 and word.isdecimal())


def is_made_of(clause: str, allowed: frozenset[str]) -> bool:
    """Whether a normalised clause has no word but the `allowed` ones and those of every denial."""
    return all(word in allowed or word in _FRAME for word in _WORD.findall(clause))


def normalised(text: str) -> str:
    """A sentence as patterns expect it: lower case, single spaces, plain quotes, no punctuation at its end."""
    for mark in '“”"*_':
        text = text.replace(mark, "")
    return " ".join(text.replace("’", "'").casefold().split()).strip(" .!;:")


def renormalised(folded: str, text: str) -> str:
    """The same of a text of which it is known what it is `folded` (see `policylint.patterns.folded`), quicker."""
    for mark in '“”"*_':
        folded = folded.replace(mark, "")
    folded = folded.replace("’", "'").strip(" .!;:")
    return folded if folded.isascii() and "  " not in folded else normalised(text)
