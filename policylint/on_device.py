"""Whether a sentence says of data that it stays on the reader's own device, and nothing else.

Who only writes the program that keeps it there does not collect it: nobody processes it for them (GDPR Art. 4(2) and (7)), and
they neither gather nor receive nor access it (Cal. Civ. Code § 1798.140(f)).
"""

from __future__ import annotations

from policylint.patterns import deferred

_OWN = r"(?:your|their|his|her|own|user['’]s|users['’]|user|local|personal|mobile)"
_DEVICE = (
    rf"(?:(?:the|a|that|this) )?(?:(?:{_OWN} )+(?:computer|pc|mac|laptop|machine|hard drive|disk)"
    rf"|(?:(?:the|a|that|this|your|their|his|her|user['’]s|users['’]) )(?:{_OWN} )*(?:device|phone|smartphone|iphone|ipad|tablet|browser))s?\b"
    r"(?! (?:of|in|at) (?!(?:the |a |each |every )?users?\b|your?\b|which\b))"
)
"""A machine that anybody may have is the reader's only where that is said."""

_KEPT = deferred(
    rf"\b(?:(?:stored|saved|kept|held|processed|remains?|stays?|stores|saves|keeps|store|save|keep|processes|handled|done|computed|lives?)\b.*"
    rf"\b(?:locally|on[- ]device|offline|(?:on|in|within|inside|to) {_DEVICE}|local storage|localstorage)\b(?! (?:in|at) (?!your\b|the (?:app|browser)\b))"
    rf"|locally (?:stored|saved|kept|processed)\b|(?:never|not|n['’]t) (?:ever )?(?:leaves?|leaving) {_DEVICE})"
)
_ELSEWHERE = deferred(
    r"\b(?:sen[dt]s?|sending|transmi\w+|upload\w*|shar(?:e|es|ed|ing)|sync\w*|back(?:ed|s)?[- ]?ups?|i?cloud|servers?|collect\w*|gather\w*|track\w*"
    r"|third[- ]part\w+|part(?:y|ies)|advertis\w*|ads?|analytics|crash\w*|logs?|telemetry|accounts?|e?-?mails?|cookies?|providers?|partners?|sold"
    r"|purchases?|payments?|pass(?:es|ed|ing)?|forward\w*|post(?:s|ed|ing)?|give[sn]?|giving|deliver\w*|reads|to us|with us|by us|our|we (?:use|receive|obtain|hold|access|see|read|may|look|view|check|analy[sz]e|evaluate|learn|get)|disclos\w+|transfer\w*|export\w*|remote\w*)\b"
)
_DENIED = deferred(r"\b(?:not|never|no|nor|neither|none|nothing|nobody|without)\b|n['’]t\b")
_LEAVES = deferred(r"(?:\b(?:never|not)|n['’]t) (?:ever )?leav")
_TAKEN_BACK = deferred(
    r"\b(?:except\w*|unless|other than|apart from|if|when|where|until(?! (?:you|they|it) (?:(?:is|are) )?(?:delete|remove|uninstall|clear|erase))|however|but|may|might|some|most|certain|temporar\w+|first|before|optional\w*)\b"
)
_CLAUSES = deferred(
    r"[;:()]|\b(?:and|which|that|while|so)\b|[,.]\s*(?=(?:it|they|we|i|your|the|this|these|our|all|data)\b)"
)


def stays_on_device(sentence: str) -> bool:
    """Whether it says so, and neither takes anything back nor says that something goes elsewhere."""
    text = " ".join(sentence.lower().split())
    if _TAKEN_BACK.search(text) or not _KEPT.search(text):
        return False
    return not any(_goes_elsewhere(clause) for clause in _CLAUSES.split(text))


def _goes_elsewhere(clause: str) -> bool:
    """Whether a clause says that something goes elsewhere, or that it is not kept here: what it denies before counts."""
    denial = _DENIED.search(clause)
    said = clause if denial is None else clause[: denial.start()]
    if _ELSEWHERE.search(said):
        return True
    return (
        denial is not None and not _LEAVES.search(clause) and _KEPT.search(clause, denial.start()) is not None
    )
