"""Which data a sentence about storage is about, in its own words: two periods conflict only if the data is the same. Not a rule."""

from __future__ import annotations

from policylint.patterns import deferred
from policylint.rules.contradiction.denials import words

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
_LEAD = deferred(r"^.*, ")
_WORD = deferred(r"[\w-]+")
_EMPTY = words(
    """
    your our the all any a an of from by about on and or which that we you these this those its their data information details detail records record files file copies copy entries entry
    personal user users users' user's customer customers customer's customers' visitor visitors member members candidate candidates applicant applicants web such it them everything
    """
)


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
