"""Whether a sentence states or denies a practice, and whether it says "does" or "may".

A statement is denied when a negation governs it: one inside the matched words, or before them in the
same clause. Not every negation there does. One in brackets, in a relative clause ("information that does
not identify you may be shared"), before an exception that the match reaches ("not … except with our
couriers"), in the reader's condition ("if you do not object"), or one that another
verb spends ("this does not affect your right") leaves the statement as it is. So do a later clause, "not
only", "no later than" and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from policylint.disclosure import Modality, Polarity
from policylint.patterns import deferred
from policylint.phrases.words import LONGEST_KEPT, chunk_spans, normalise

_NEGATION = deferred(
    r"\b(?:not(?!\s+(?:only|just|limited|merely|necessarily|least|to\s+mention))"
    r"|(?:do|does|did|is|are|was|were|will|wo|would|ca|can|could|should|shall|have|has|had|must|need)n['’]?t"
    r"|cannot|never|nowhere|neither|nor|nobody|none|nothing|no\s+one|no\s+longer(?!\s+than)"
    r"|no(?!\s+(?:later|matter|doubt|longer|sooner|less|more|fewer|charge|cost|additional|extra|fee|event|problem)|\.?\s*\d))\b"
)
_PERHAPS_NEGATED = deferred(
    r"n(?:o(?:t|r|ne|body|thing|where)?\b|ever\b|either\b|['’]t\b"
    r"|(?<=(?:don|esn|idn|isn|ren|asn|won|ldn|can|ann|lln|ven|adn|stn|edn))t\b)"
)
"""Found in all that `_NEGATION` finds, at most `_BEFORE` characters behind its start, and several times as fast."""

_BEFORE = len("should")

_IN_NEGATIONS = ("no", "ne", "nt", "n't")
"""One of these stands in all that `_NEGATION` finds in normalised text."""

_DOUBLE = deferred(
    r"\b(?:whether\s+or\s+not|or\s+not|(?:if|why|where)\s+not|not\s+(?:be\s+)?(?:un|in)\w+|not\s+without)\b"
)
_SPENT = deferred(
    r"\s+(?:\w+ly\s+|(?:be\s+)?(?:able|used)\s+to\s+|in\s+(?:any\s+way|themselves|itself)\s+|ever\s+|yet\s+)*"
    r"(?:affect|identif(?:y|iable)|limit(?!ed)|prejudice|preclude|prevent|prohibit|waive|impair|diminish|hinder"
    r"|describe|cover|govern|control|address|apply\s+to|restrict\s+(?:your|the)\s+right)(?:ed|ing|s)?\b"
)
"""Verbs that take the negation to themselves: what "does not affect your right" says of the right is no denial."""

_RELATIVE = deferred(r"\b(?:that|which|who|whom|whose)\s+(?:(?:you|we|they|it|may|do|does|is|are)\s+)?$")
_FINITE = deferred(
    r"[,)]|\b(?:we|you|they|it|may|might|will|can|could|shall|must|should|is|are|was|were|be|has|have)\b"
)
_CLAUSE = deferred(
    r";|(?<!\bnot)(?<!\bnever)(?<!n['’]t):|[,(]?\s*\b(?:but|however|although|though|unless|except|excepting|other\s+than|apart\s+from|save\s+(?:for|that|as|where)"
    r"|because|since|so\s+that|whereas|while|otherwise|instead)\b"
    r"|,\s*(?:and|or|so)\s+(?:we|you|our|the|they|it)\b|\band\s+(?:we|you|they|it)\b|\b(?=(?:when|where|how|if|as)\s+(?:we|they|it)\b)"
)
"""A colon ends a clause, but not behind the negation itself: "We do not: sell your data; …"."""

_PERHAPS_CLAUSE = deferred(
    r";|:(?<!\bnot:)(?<!\bnever:)(?<!n['’]t:)|b(?:ut|ecause)|how(?:ever|\s+(?:we|they|it)\b)|a(?:lthough|part\s|nd\s+(?:we|you|they|it)\b|s\s+(?:we|they|it)\b)"
    r"|though|unless|except|other(?:\s|wise)|s(?:ave\s|ince|o\s+that)|wh(?:ereas|ile|e(?:n|re)\s+(?:we|they|it)\b)|instead"
    r"|if\s+(?:we|they|it)\b|,\s*(?:and|or|so)\s+(?:we|you|our|the|they|it)\b"
)
"""Found in all that `_CLAUSE` finds, behind no more than a comma or bracket and spaces, and eight times as fast: each alternative
begins with a character of its own.
"""

_SUBJECT = deferred(
    r"(?:^|[.!?;]\s)\W{0,3}(?:(?:this|these|the|our|your|all)(?:\s[\w'’-]+){1,2}|we|it|they|i|[\w-]+)\s?$"
)
"""A subject alone, whose verbs are the items of a list: "This data: is not shared; …"."""

_EXCEPTION = deferred(
    r"\b(?:except|excepting|other\s+than|apart\s+from|aside\s+from|save\s+(?:for|that|as|where)|but\s+only|unless)\b"
)
_SUBORDINATE = deferred(r"although|though|unless|because|since|while|whereas")
_CONDITION = deferred(
    r"\b(?:if|when|where|unless|until|in\s+case|should|although|though|while|as|since|because)\b[^,;]*,"
    r"|\b(?:if|when|where)\s+\w+\s+\w+[^,;]*?\s(?=(?:you|we|they|it)\s+(?:may|can|will|shall|should|could|might)\b)"
)
_READER_CONDITION = deferred(
    r"\b(?:if|when|where|should|unless|in\s+case|whenever|provided|as\s+long\s+as)\s+"
    r"(?:you|users?|the\s+user|customers?|visitors?|individuals?|someone|anyone)\b[^,;:]*$"
)
_MAY = deferred(r"\b(?:may|might|could|can)\b")


@lru_cache(maxsize=64)  # polarity and modality ask about the same match, one after the other
def _clause_start(text: str, start: int) -> int:
    """Where the clause that holds offset `start` begins."""
    begin = 0
    for boundary in _clauses(text, 0, start):
        if _in_brackets(text, boundary.start(), start):
            continue
        begin = boundary.end()
        if _SUBORDINATE.search(boundary.group()):
            begin = max(begin, text.find(",", begin, start) + 1)
    for condition in _CONDITION.finditer(text, begin, start) if _may_be_condition(text, begin, start) else ():
        begin = condition.end()
    return begin


def _clauses(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """What `_CLAUSE.finditer` finds from `begin` on, before `end`: it is tried only where one may begin."""
    at = begin
    while (perhaps := _PERHAPS_CLAUSE.search(text, at, end)) is not None:
        at = perhaps.start()
        found = _CLAUSE.match(text, _begin_of_clause(text, begin, at), end) or _CLAUSE.match(text, at, end)
        if found is None:
            at += 1
            continue
        yield found
        begin = at = max(found.end(), at + (not found[0]))


def _begin_of_clause(text: str, begin: int, at: int) -> int:
    """Where a clause may begin whose first word, or mark, stands at offset `at`: from `begin` on, with what leads to it."""
    while at > begin and text[at - 1].isspace():
        at -= 1
    return at - (at > begin and text[at - 1] in ",(")


def _may_be_condition(text: str, start: int, end: int) -> bool:
    return any(text.find(word, start, end) >= 0 for word in (",", "if", "whe"))


def may_deny(text: str) -> bool:
    """Whether anything negates in normalised (lower-case) text."""
    return _next_negation(text, 0, len(text)) is not None


def may_negate(chunk: str) -> bool:
    """Whether some text without white space may negate something in the passage it stands in, up to the end of any word of it."""
    if len(chunk) > LONGEST_KEPT:
        return True
    text = normalise(chunk)
    if not any(map(text.__contains__, _IN_NEGATIONS)):
        return False
    ends = [len(text), *[end for _, end in chunk_spans(chunk)]]
    return any(_next_negation(text, 0, end) is not None for end in ends)


def _next_negation(text: str, begin: int, end: int) -> re.Match[str] | None:
    """What first negates from `begin` on, before `end`."""
    perhaps = _PERHAPS_NEGATED.search(text, begin, end)
    return _NEGATION.search(text, max(perhaps.start() - _BEFORE, begin), end) if perhaps else None


def _negations(text: str, first: re.Match[str], end: int) -> Iterator[re.Match[str]]:
    """All that negates from `first` on, before `end`."""
    found: re.Match[str] | None = first
    while found is not None:
        yield found
        found = _next_negation(text, found.end(), end)


def polarity(text: str, start: int, end: int) -> Polarity:
    """The polarity of the match `text[start:end]` in normalised (lower-case) text."""
    first = _next_negation(text, 0, end)
    begin = 0 if first is None else _clause_start(text, start)
    if first is not None and first.start() < begin:
        first = _next_negation(text, begin, end)
    if first is None:
        return "stated"
    doubles = [(m.start(), m.end()) for m in _DOUBLE.finditer(text, begin, end)]
    for cue in _negations(text, first, end):
        at = cue.start()
        if any(opens <= at < closes for opens, closes in doubles) or _SPENT.match(text, cue.end()):
            continue
        if at > start and _in_later_clause(text, start, at):
            continue
        if _in_condition(text, begin, at, end):
            continue
        if _READER_CONDITION.search(text, begin, at) or _in_brackets(text, at, end):
            continue
        if _in_relative_clause(text, begin, cue, start, end) or _EXCEPTION.search(text, max(at, start), end):
            continue
        return "denied"
    return "stated"


def _in_brackets(text: str, position: int, other: int) -> bool:
    """Whether a position stands in brackets that another one, of the match, does not."""
    opening = text.rfind("(", 0, position)
    closing = text.find(")", position)
    if opening < 0 or text.find(")", opening, position) >= 0:
        return False
    if closing < 0:
        return other < opening
    return not opening < other <= closing


def _in_condition(text: str, begin: int, position: int, end: int) -> bool:
    """Whether a position stands in a condition ("if we cannot help you,") after which the match goes on."""
    return any(m.start() <= position < m.end() < end for m in _CONDITION.finditer(text, begin, end))


def _in_relative_clause(text: str, begin: int, cue: re.Match[str], start: int, end: int) -> bool:
    """Whether a negation belongs to a relative clause that ends before the statement's own verb."""
    if not _RELATIVE.search(text, begin, cue.start()):
        return False
    return _FINITE.search(text, cue.end(), max(start, cue.end()) if start > cue.start() else end) is not None


def _in_later_clause(text: str, start: int, position: int) -> bool:
    return any(
        not _in_brackets(text, m.start(), start) and not (m[0] == ":" and _SUBJECT.search(text, 0, m.start()))
        for m in _clauses(text, start, position)
    )


def modality(text: str, start: int, end: int) -> Modality:
    """Whether the match, with the words just before it, says that something may happen."""
    before = start - 40 if start > 40 else 0
    near = text[before:end]
    if "may" not in near and "can" not in near and "could" not in near and "might" not in near:
        return "does"
    if _MAY.search(text, before, end) is None:
        return "does"
    if _MAY.search(text, start, end) is not None:
        return "may"
    return "may" if _MAY.search(text, max(_clause_start(text, start), start - 40), end) else "does"


class EnglishStance:
    """What the functions above tell, as the contract of a language (`policylint.language.Stance`) asks for it."""

    may_deny = staticmethod(may_deny)
    may_negate = staticmethod(may_negate)
    polarity = staticmethod(polarity)
    modality = staticmethod(modality)
