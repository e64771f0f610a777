"""Whether a sentence states or denies a practice, and whether it says "does" or "may".

A statement is denied when a negation governs it: one inside the matched words, or before them in the
same clause. A later clause, "not only", "no later than" and the like do not deny.
"""

from __future__ import annotations

import re

from policylint.disclosure import Modality, Polarity

_NEGATION = re.compile(
    r"\b(?:not(?!\s+(?:only|just|limited|merely|necessarily|to\s+mention))"
    r"|(?:do|does|did|is|are|was|were|will|wo|would|ca|can|could|should|shall|have|has|had|must|need)n'?t"
    r"|cannot|never|neither|nor|nobody|none|nothing|no\s+one|no\s+longer(?!\s+than)"
    r"|no(?!\s+(?:later|matter|doubt|longer|sooner|less|more|fewer|charge|cost|additional|extra|fee|event|problem)))\b"
)
_DOUBLE = re.compile(r"\b(?:whether\s+or\s+not|if\s+not|not\s+(?:be\s+)?(?:un|in)\w+|not\s+without)\b")
_CLAUSE = re.compile(
    r"[;:]|[,(]?\s*\b(?:but|however|although|though|unless|except|other\s+than|because|since|so\s+that|whereas|while"
    r"|otherwise|instead)\b|,\s*(?:and|or|so)\s+(?:we|you|our|the|they|it)\b"
)
_SUBORDINATE = re.compile(r"although|though|unless|because|since|while|whereas")
_CONDITION = re.compile(
    r"\b(?:if|when|where|unless|until|in\s+case|should|although|though|while|as|since|because)\b[^,;]*,"
)
_READER_CONDITION = re.compile(
    r"\b(?:if|when|where|should|unless|in\s+case|whenever)\s+(?:you|users?|the\s+user|customers?|visitors?|individuals?|someone|anyone)\b"
    r"[^,;:]*$"
)
_MAY = re.compile(r"\b(?:may|might|could|can)\b")


def _clause_start(text: str, start: int) -> int:
    """Where the clause that holds offset `start` begins."""
    begin = 0
    for boundary in _CLAUSE.finditer(text, 0, start):
        begin = boundary.end()
        if _SUBORDINATE.search(boundary.group()):
            begin = max(begin, text.find(",", begin, start) + 1)
    for condition in _CONDITION.finditer(text, begin, start):
        begin = condition.end()
    return begin


def polarity(text: str, start: int, end: int) -> Polarity:
    """The polarity of the match `text[start:end]` in normalised (lower-case) text."""
    begin = _clause_start(text, start)
    doubles = [(m.start(), m.end()) for m in _DOUBLE.finditer(text, begin, end)]
    for cue in _NEGATION.finditer(text, begin, end):
        inside_double = any(first <= cue.start() < last for first, last in doubles)
        if inside_double or (cue.start() > start and _in_later_clause(text, start, cue.start())):
            continue
        if _READER_CONDITION.search(text, begin, cue.start()) or _is_aside(text, cue.start(), start):
            continue
        return "denied"
    return "stated"


def _is_aside(text: str, cue: int, start: int) -> bool:
    """Whether a negation stands in brackets that the match does not."""
    opening = text.rfind("(", 0, cue)
    closing = text.find(")", cue)
    if opening < 0 or closing < 0 or text.find(")", opening, cue) >= 0:
        return False
    return not opening < start < closing


def _in_later_clause(text: str, start: int, position: int) -> bool:
    return _CLAUSE.search(text, start, position) is not None


def modality(text: str, start: int, end: int) -> Modality:
    """Whether the match, with the words just before it, says that something may happen."""
    return "may" if _MAY.search(text, max(_clause_start(text, start), start - 40), end) else "does"
