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
_VERBS = r"(?:(?:collect|gather|store|record|share|transmit|process|keep|use|sell|track|save|retain)(?:/|,? (?:and |or )?)){1,6}"
_DATA = (
    r"(?:any |your |(?:kind|form|type|sort)s? of ){0,3}(?:(?:personal|private|user|personally identifiable|identifying)(?:,? or |,? and |, | )){0,3}"
    r"(?:data|information|info)(?: or (?:data|information))?"
)
_EXAMPLES = r"(?:your [\w-]{1,30}(?: [\w-]{1,30}){0,2}(?:, [\w-]{1,30}(?: [\w-]{1,30}){0,2}){0,6},? (?:or|and) any (?:other )?)?"
_OF_ALL = r"(?: (?:from|about|on|of) (?:you|anyone|(?:any |its |our |the |all )*(?:users?|visitors?|players?)))?(?: at all| whatsoever)?"
_TOTAL = deferred(
    rf"{_SUBJECT} (?:(?:(?:do|does|will)(?: not|n['’]t)|never) (?:ever |currently |knowingly )?{_VERBS}{_EXAMPLES}{_DATA}"
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
    said = _TOTAL.fullmatch(" ".join(_sentence(denial, policy).split()).strip(" .!*_"))
    if said is None:
        return False
    name = said["name"]
    title = policy.document.title
    return name is None or (title is not None and name.casefold() in title.text.content.casefold())


def _sentence(denial: Disclosure, policy: Policy) -> str:
    """The words of a denial, as one sentence with what introduces it if it stands in a list ("The app does not: collect …")."""
    passage = next((one for one in policy.passages if one.own and one.span == denial.spans[0]), None)
    return denial.text if passage is None else passage.text.content.replace(":", "", 1)


def _needs_data(one: Disclosure) -> bool:
    return one.polarity == "stated" and (
        one.topic.partition(".")[0] in NEEDING_DATA or bool(one.values("data"))
    )
