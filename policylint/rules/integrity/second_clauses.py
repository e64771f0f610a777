"""What sentences lack or do not lack: a clause behind a condition, though no comma parts them ("If you object the processing
stops"), and what was lost before a full stop ("Write to us at ."). Not a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import deferred, words
from policylint.text import Text

_CLAUSE = words(
    """
    we you they it there he she i please contact write e-mail email call visit click see read use do go send let tell ask refer check will may must can should would could shall
    is are was were has have had applies apply log sign follow feel get reach simply just then
    appears becomes begins expires remains stays stops sends goes knows keeps gives takes makes gets receives tells lets allows asks says does happens comes follows contains learns
    nothing nobody everything everybody everyone
    """
)
"""Words of which one stands in most clauses that could follow, and hardly in a condition behind "if you have"."""

_AUXILIARIES = words("is are was were has have had do does did can may will must shall should would could")
_BEFORE_A_NAME = words(
    """
    about of to with for on in from by at under over as through into against regarding concerning within without during between before after until than like per upon via and or
    nor but if whether that which how what when where who why because all both half not also only more
    """
)
"""What may stand before an article that begins no new clause."""

_ARTICLES = words("the our a an its your their this that these those no any each every all another")
_INFINITIVES = words("to or and not")
_WITHOUT_OBJECT = words("object disagree")
_AFTER_THOSE = words("to with on for in about at by as because and or strongly only again before after")
_LONGEST = 12
"""A longer conditional sentence may hide its main clause anywhere."""
_WORD = deferred(r"[\w'’-]+")
_AGAIN = deferred(
    r"\b(?:we|they|you|it|he|she|i|there)(?:['’]\w+)? (?!and\b|or\b)[a-z]|\b(?:please|(?:contact|e-?mail|call|ask|let|tell) us|write to)\b"
)
_ADJUNCT = deferred(
    r"\w+ (?:(?:applicable|necessary|appropriate|required|possible|relevant|needed|any|in doubt|so)\b|(?:\d{1,4}|(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\b)|an? (?:hour|day|week|month|quarter|year)\b) \w+"
)
"""A condition, or a time, in a few words, and more behind it: "where applicable the name of …", "since 2024 a summary"."""

_HELP = "Put in what belongs there, such as an address, a name or a date: a template or a script may have left it out."
_MARKS = {".": "full stop", ",": "comma"}
_RELATIVE = deferred(
    r"\b(?:who|whom|which|where|that|how|what|whatever|wherever|addresses|(?:address|number|line|channel|place) (?:that|which|you|we|to))\b[^.!?]*$",
    re.IGNORECASE,
)
"""What may end in a preposition or a verb: "the address that you reach us at"."""


def lost_values(text: Text, lost: re.Pattern[str]) -> Iterator[Finding]:
    """Where nothing stands between a word that needs something behind it and the mark that follows."""
    content = text.content
    for match in lost.finditer(content):
        if _RELATIVE.search(content, max(0, match.start() - 200), match.start()):
            continue
        start, end = match.span(match.lastgroup or 0)
        word, mark = content[start : end - 1].rstrip(), content[end - 1]
        message = f'nothing stands between "{word}" and the {_MARKS[mark]}'
        yield Finding(message, text.span(start, end), help=_HELP)


def is_parallel(sentence: str, match: re.Match[str]) -> bool:
    """Whether the clause is the second of two that begin alike ("when you order, and, when you pay")."""
    return bool(re.search(rf"\b{match['opens']}\b", sentence[: match.start()], re.IGNORECASE))


def follows_condition(sentence: str, verb: str, rest: str) -> bool:
    """Whether in a sentence "If you VERB REST" a main clause follows within the rest. In doubt it does."""
    if len(sentence.split()) > _LONGEST:
        return True
    said = [word.lower() for word in _WORD.findall(rest)]
    if not _CLAUSE.isdisjoint(said):
        return True
    if verb in _WITHOUT_OBJECT and said and said[0] not in _AFTER_THOSE:
        return True
    return any(
        word in _ARTICLES and not _goes_on(said, number) for number, word in enumerate(said) if number > 0
    )


def _goes_on(said: list[str], number: int) -> bool:
    """Whether an article goes on with what is before it: behind a preposition, a gerund, or a verb behind "to"."""
    before = said[number - 1]
    if before in _BEFORE_A_NAME or before in _ARTICLES or before.endswith("ing"):
        return True
    return number > 1 and said[number - 2] in _INFINITIVES and "to" in said[:number]


def follows_open_condition(clause: str) -> bool:
    """Whether in "…, and, IF … ", from the conjunction on, a main clause follows. In doubt it does not."""
    lower = " ".join(clause.lower().split())
    if _ADJUNCT.match(lower):
        return True
    said = lower.split()
    if sum(word in _AUXILIARIES for word in said) > 1:
        return True
    return _AGAIN.search(" ".join(said[3:])) is not None
