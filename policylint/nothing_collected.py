"""The condition that a policy says that no personal data is collected, and nothing that would need any.

Most laws ask nothing of a notice by those who process no personal data. Many apps say so in a sentence, and are then rightly silent
on legal bases, periods and rights.
"""

from __future__ import annotations

import re

from policylint.disclosure import Disclosure
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.three_valued import Answer

DENIED = "collection.data-categories"
NEEDING_DATA = (
    "collection", "sharing", "cookies", "tracking", "transfer", "legal-basis", "retention", "choice",
)  # fmt: skip
"""Families of topics of which nothing is stated where no personal data is collected."""

_SUBJECT = (
    r"(?:we|i|(?:this|the|our) (?:app(?:lication)?|(?:browser )?extension|add-?on|plug-?in|game|bot|tool|software|website|site|program|library"
    r"|developer)|(?P<name>[\w.&'’-]+(?: [\w.&'’-]+){0,3}?))"
)
_VERBS = r"(?:(?:collect|gather|store|record|log|share|transmit|process|keep|use|sell|track|save|retain)(?:/|,? (?:and |or )?)){1,6}"
_DATA = (
    r"(?:any |your |(?:kind|form|type|sort)s? of ){0,3}(?:(?:personal|private|user|personally identifiable|identifying)(?:,? or |,? and |, | )){0,3}"
    r"(?:data|information|info)(?: or (?:data|information))?"
)
_OF_ALL = r"(?: (?:from|about|on|of) (?:you|anyone|(?:any |its |our |the |all )*(?:users?|visitors?|players?)))?(?: at all| whatsoever)?"
_MORE = (
    r"(?:,(?: or| and)?(?! (?:unless|except|but|if|when|while|other|apart|save|until|although|only|so|as|because|you)\b)"
    r"(?: (?!(?:unless|except|if|when|while|that|which|who|through|in|on|at|via|during|without|unless|from)\b)[\w/'’-]+){1,5}){0,12}"
)
"""What else is not collected, named one by one: no place, no person, no occasion."""
_TOTAL = deferred(
    rf"{_SUBJECT} (?:(?:(?:do|does|will)(?: not|n['’]t)|never) (?:ever |currently |knowingly )?{_VERBS}{_DATA}{_MORE}"
    rf"|collects? (?:no|zero) (?:personal )?(?:data|information)){_OF_ALL}"
    rf"|no personal (?:data|information) (?:is|will be) (?:ever )?collected{_OF_ALL}",
    re.IGNORECASE,
)
"""A sentence that denies all collection, and nothing else: no place, no person, no occasion."""


@dataclass(frozen=True, slots=True)
class NothingCollected:
    """Yes only where a sentence plainly denies all collection and the text states nothing of `NEEDING_DATA` and names no
    data in what it states; else no, never unknown. Of a text with alternatives nobody knows: no.
    """

    def answer(self, policy: Policy) -> Answer:
        """Whether it holds."""
        if policy.status(DENIED) != "denied" or policy.document.branches:
            return "no"
        if not any(_is_total(one, policy) for one in policy.about(DENIED)):
            return "no"
        return "no" if any(_needs_data(one) for one in policy.disclosures) else "yes"

    def questions(self, policy: Policy) -> tuple[str, ...]:
        """No fact would say more than the text."""
        return ()

    def describe(self) -> str:
        """It in plain words, to come after "if"."""
        return "the policy says that no personal data is collected"


def _is_total(denial: Disclosure, policy: Policy) -> bool:
    """Whether a denial is of all collection by the one who speaks: a name that does so must stand in the title."""
    said = _TOTAL.fullmatch(" ".join(denial.text.split()).strip(" .!*_"))
    if said is None:
        return False
    name = said["name"]
    title = policy.document.title
    return name is None or (title is not None and name.casefold() in title.text.content.casefold())


def _needs_data(one: Disclosure) -> bool:
    return one.polarity == "stated" and (
        one.topic.partition(".")[0] in NEEDING_DATA or bool(one.values("data"))
    )
