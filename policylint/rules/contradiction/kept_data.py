"""Which data a sentence about storage is about, in its own words: two periods conflict only if the data is the same. Not a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.rules.contradiction.denials import words
from policylint.rules.contradiction.scope import is_of_means, is_part

_KEEP = (
    r"(?:keep|keeps|kept|store|stores|stored|retain|retains|retained|hold|holds|held|save|saves|saved|delete|deletes|deleted|erase|erases|erased|destroy|destroys|destroyed"
    r"|remove|removes|removed|purge|purges|purged|discard|discards|discarded|shred|shredded)"
)
_NAMED = (
    deferred(
        rf"\bwe (?:\w+ )?(?:will )?{_KEEP} (?P<data>.+?)(?=,| (?:for|after|within|until|up to|no longer|not longer|from|when|once|as soon|on our|in our|\d+)\b|$)"
    ),
    deferred(rf"^(?P<data>.+?) (?:is|are|will be|shall be|gets?)(?: \w+ly| then)? {_KEEP}\b"),
    deferred(r"^(?P<data>[^:]+?)(?::| [–—-] )"),
)
_ALL = deferred(
    r"(?:all )?(?:of )?(?:your|the|any) (?:personal )?(?:data|information)(?: (?:that |which )?we (?:hold|have|keep|store)(?: (?:about|on) you)?| about you)?|everything"
)
ALL = frozenset({"all data"})
"""What is named where a sentence is of all that there is of a reader."""
_GENERAL = words(
    """
    how long do does we keep kept store stored storing hold held retain retained retention your the our of all any personal data information user storage deletion deleting delete erasure period periods
    time times duration and or for is are will be what with handle handling use using protect protection protecting security secure safety overview summary general privacy policy notice statement introduction
    in brief at a glance more rights you about this it when where to facts key details
    """
)
"""What the heading of a part of a policy is made of that is about all data and every reader."""
_PLAIN = words(
    """
    we will shall only always usually is are be then for after until from a an the of period maximum up to most no longer than not all any your personal data information everything that which hold have
    keep keeps kept store stores stored retain retains retained held save saves saved delete deletes deleted erase erases erased destroy destroys destroyed remove removes removed purge purges purged
    automatically permanently securely irrevocably total on in our servers server systems system databases database files about you and it
    one two three four five six seven eight nine ten twelve eighteen twenty-four thirty sixty ninety day days week weeks month months year years
    """
)
_LIMITING = deferred(
    r"^(?:if|when|where|as|for|in case|should|once)\b|\b(?:newsletters?|sms|contact\s+forms?|comments?|forums?|surveys?|competitions?|contests?|jobs?|applica(?:nts?|tions?)|careers?|recruit\w+"
    r"|candidates?|suppliers?|donors?|events?|students?|patients?|payments?|photos?|cameras?|cctv|cookies?|logs?|analytics|accounts?|contracts?|subscriptions?|trials?|inactive"
    r"|requests?|ask\w*|clos\w+|cancel\w*|unsubscrib\w*)\b",
    re.IGNORECASE,
)
"""What a sentence says after which "your data" is some data only."""
_AT_MOST = deferred(
    r"\b(?:up to|at most|maximum|no longer than|not longer than|no more than|not more than|within)\b"
)
_LEAD = deferred(r"^.*, ")
_WORD = deferred(r"[\w-]+")
_LETTERS = deferred(r"[^\W\d_][\w-]*")
_EMPTY = words(
    """
    your our the all any a an of from by about on and or which that we you these this those its their data information details detail records record files file copies copy entries entry
    personal user users users' user's customer customers customer's customers' visitor visitors member members candidate candidates applicant applicants web such it them everything
    """
)

_APART = words("error audit security debug crash firewall database chat call mail transaction")
"""What kinds of logs and records are called that are not kept with the others."""


def are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the telling words of two sentences say that what is kept is of two kinds, though it is called by one term."""
    return one & _APART != other & _APART


def named(sentence: str) -> frozenset[str]:
    """The telling words of the data in a normalised sentence, without their plural, or `ALL`; none if the sentence has another form."""
    for pattern in _NAMED:
        match = pattern.search(sentence)
        if match is not None:
            data = _LEAD.sub("", match["data"])
            return ALL if _ALL.fullmatch(data) else stems(data)
    return frozenset()


def stems(phrase: str) -> frozenset[str]:
    """The telling words of a phrase, without their plural."""
    return frozenset(
        word.rstrip("s") for word in _WORD.findall(phrase.casefold().replace("’s", "")) if word not in _EMPTY
    )


def is_of_everybody(passages: Sequence[Passage], place: int, sentence: str, trigger: tuple[str, ...]) -> bool:
    """Whether nothing says that a normalised sentence about all data, in the passage at a place, is of some data or some readers only.

    Of one that begins with an event, headings of a part and labels would say so; of others also purposes, and the sentence before it.
    """
    passage, last = passages[place], passages[place - 1] if place else None
    if is_part(passage) or is_of_means(passage):
        return False
    if trigger:
        return True
    if last is not None and last.section is passage.section and last.kind == passage.kind == "sentence":
        led = _LIMITING.search(last.own_text) is not None
    else:
        led = False
    plain = _PLAIN.issuperset(_LETTERS.findall(sentence))
    return plain and not led and all(_is_general(one.text.content) for one in passage.headings[1:])


def _is_general(heading: str) -> bool:
    return _GENERAL.issuperset(_LETTERS.findall(heading.casefold()))


def is_maximum(sentence: str) -> bool:
    """Whether a normalised sentence about storage gives the longest period, not the one that always holds."""
    return _AT_MOST.search(sentence) is not None
