"""Whether a sentence says of data that it stays on the reader's own device, or in a cloud of their own, and nothing else.

Who only writes the program that keeps it there does not collect it: nobody processes it for them (GDPR Art. 4(2) and (7)), and
they neither gather nor receive nor access it (Cal. Civ. Code § 1798.140(f)).
"""

from __future__ import annotations

import re

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
_MOVES = r"sen[dt]s?|sending|transmi\w+|upload\w*|sync\w*|back(?:ed|s)?[- ]?ups?|i?cloud|transfer\w*|export\w*|reads"
_OTHERS = (
    r"shar(?:e|es|ed|ing)|servers?|collect\w*|gather\w*|track\w*"
    r"|third[- ]part\w+|part(?:y|ies)|advertis\w*|ads?|analytics|crash\w*|logs?|telemetry|accounts?|e?-?mails?|cookies?|providers?|partners?|sold"
    r"|purchases?|payments?|pass(?:es|ed|ing)?|forward\w*|post(?:s|ed|ing)?|give[sn]?|giving|deliver\w*|to us|with us|by us|our"
    r"|we (?:use|receive|obtain|hold|access|see|read|may|look|view|check|analy[sz]e|evaluate|learn|get|can)|disclos\w+|remote\w*"
)
_ELSEWHERE = deferred(rf"\b(?:{_MOVES}|{_OTHERS})\b")
_WITH_OTHERS = deferred(rf"\b(?:{_OTHERS})\b")
_DONE = deferred(r"\b(?:\w{3,}ed|lent|leaked|made|taken|seen|bought|put|fed|shown|read)\b")
_HARMLESS = frozenset((
    "stored", "saved", "processed", "encrypted", "computed", "handled", "created", "entered", "recorded", "generated", "deleted", "erased", "removed", "cleared",
    "installed", "uninstalled", "protected", "secured", "locked", "cached", "needed", "used", "required", "limited", "displayed", "shown", "added", "imported",
    "remembered", "downloaded", "calculated", "analysed", "analyzed", "kept", "made", "taken", "need", "selected", "preferred", "opened", "scanned", "stopped",
))  # fmt: skip
"""What may be done to data on a device; whatever else is done may be done by somebody."""
_NAME = deferred(
    r"(?<=[\w,;] )(?!(?:Android|Apple|Chrome|Chromium|Firefox|Safari|Edge|Opera|Brave|Windows|Mac|Linux|Ubuntu|Face|Touch|Keychain|Secure|Enclave|Health|Photos?|Files?"
    r"|Settings?|Preferences|Face ID|Core|Local|Storage|Indexed|Data|Web|Time|Machine|App|Library|Application|Support)\b)[A-Z][a-z]+[\w'’]*"
)
"""Somebody or something with a name: not a system or a part of one."""
_DENIED = deferred(r"\b(?:cannot|not|never|no|nor|neither|none|nothing|nobody|without)\b|n['’]t\b")
_LEAVES = deferred(r"(?:\b(?:never|not)|n['’]t) (?:ever )?leav")
_TAKEN_BACK = deferred(
    r"\b(?:except\w*|unless|other than|apart from|if|when|where|until(?! (?:you|they|it) (?:(?:is|are) )?(?:delete|remove|uninstall|clear|erase))|however|but|may|might|some|most|certain|temporar\w+|first|before|optional\w*)\b"
)
_CLAUSES = deferred(
    r"[;:()]|\b(?:and|which|that|while|so)\b|[,.]\s*(?=(?:it|they|we|i|your|the|this|these|our|all|data)\b)"
)


_CLOUD = deferred(
    r"\b(?:(?:your|their|his|her|own|personal|private|the|users?['’]s?|apple['’]?s?) ){0,8}(?:icloud|cloudkit)(?: (?:drive|account|storage|keychain|back-?ups?|sync\w*|container|database|private))*\b"
    r"|\b(?:your|their|his|her|the users?['’]s?) (?:(?:own|personal|private) ){1,4}(?:cloud|google drive|dropbox|onedrive)(?: (?:account|storage|drive))?\b"
    r"|\bapple (?:id|account)s?\b|\bapple['’]s (?:own )?(?:servers?|terms|privacy policy)\b|\bapple\b",
    re.IGNORECASE,
)
"""A cloud that the reader keeps things in: an account of their own, which who writes the program does not see."""
_OWN_CLOUD = deferred(r"\b(?:icloud|(?:own|personal|private) (?:cloud|google drive|dropbox|onedrive))\b")


def stays_on_device(sentence: str) -> bool:
    """Whether it says so, and neither takes anything back nor says that something goes elsewhere or is anybody else's doing."""
    words = " ".join(sentence.split())
    text = words.lower()
    if _TAKEN_BACK.search(text) or not _KEPT.search(text):
        return False
    return not any(
        _goes_elsewhere(clause, _ELSEWHERE) for clause in _CLAUSES.split(text)
    ) and not _is_anothers(words)


def is_kept_in_own_cloud(sentence: str) -> bool:
    """Whether it says that data goes to a cloud of the reader's own, or may if they wish, and nothing else."""
    words = " ".join(sentence.split())
    if not _OWN_CLOUD.search(words.lower()):
        return False
    rest = _CLOUD.sub("there", words)
    beyond = (_goes_elsewhere(clause, _WITH_OTHERS) for clause in _CLAUSES.split(rest.lower()))
    return _NAME.search(rest) is None and not any(beyond)


def _is_anothers(words: str) -> bool:
    """Whether somebody who has a name is spoken of, or something that is done with data besides keeping it, and neither is denied."""
    denial = _DENIED.search(words.lower())
    said = words if denial is None else words[: denial.start()]
    return _NAME.search(said) is not None or not _HARMLESS.issuperset(_DONE.findall(said.lower()))


def _goes_elsewhere(clause: str, elsewhere: re.Pattern[str]) -> bool:
    """Whether a clause says that something goes elsewhere, or that it is not kept here: what it denies before counts."""
    denial = _DENIED.search(clause)
    said = clause if denial is None else clause[: denial.start()]
    if elsewhere.search(said):
        return True
    return (
        denial is not None and not _LEAVES.search(clause) and _KEPT.search(clause, denial.start()) is not None
    )
