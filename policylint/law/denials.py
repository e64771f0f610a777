"""Conditions that hold where a policy denies something: one topic, or that any personal data is collected; and, with `outside`, where it does not keep
within some countries.

Most laws ask nothing of a notice by those who process no personal data. Many apps say so in a sentence, and are then rightly silent
on legal bases, periods and rights.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.frozen import dataclass
from policylint.law.condition import States, is_inside
from policylint.law.facts import fact_about
from policylint.patterns import deferred

if TYPE_CHECKING:
    from policylint.disclosure import Disclosure
    from policylint.law.three_valued import Answer
    from policylint.policy import Policy

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
_EXAMPLES = r"(?:your [\w-]{1,30}(?: [\w-]{1,30}){0,2}(?:, [\w-]{1,30}(?: [\w-]{1,30}){0,2}){0,6},? (?:or|and) any (?:other )?)?"
_OF_ALL = r"(?: (?:from|about|on|of) (?:you|anyone|(?:any |its |our |the |all )*(?:users?|visitors?|players?)))?(?: at all| whatsoever)?"
_MORE = (
    r"(?:,(?: or| and)?(?! (?:unless|except|but|if|when|while|other|apart|save|until|although|only|so|as|because|you)\b)"
    r"(?: (?!(?:unless|except|if|when|while|that|which|who|through|in|on|at|via|during|without|unless|from)\b)[\w/'’-]+){1,5}){0,12}"
)
"""What else is not collected, named one by one: no place, no person, no occasion."""
_TOTAL = deferred(
    rf"{_SUBJECT} (?:(?:(?:do|does|will)(?: not|n['’]t)|never) (?:ever |currently |knowingly )?{_VERBS}{_EXAMPLES}{_DATA}{_MORE}"
    rf"|collects? (?:no|zero) (?:personal )?(?:data|information)){_OF_ALL}"
    rf"|no personal (?:data|information) (?:is|will be) (?:ever )?collected{_OF_ALL}",
    re.IGNORECASE,
)
"""A sentence that denies all collection, and nothing else: no place, no person, no occasion."""

_ON_DEVICE = ("collection", "cookies", "retention", "purpose", "security")
"""Families of topics that data on the reader's own device may be about."""
_OWN_CLOUD = (*_ON_DEVICE, "sharing", "transfer", "choice")
"""Those that data in a cloud of the reader's own may be about."""

_NEEDS = deferred(
    r"\b(?:analytics|telemetry|crash(?:es|[- ](?:reports?|logs?|data|dumps?|reporting))|diagnostics?|(?:server|access|web|error) logs?|log (?:files?|data)|logs"
    r"|advertis(?:ing|ements?|ers?)|ads|admob|uploads?|uploaded|sync(?:s|ed|ing|hroni[sz]\w+)?|back(?:ed|s|ing)? up|backups?|i?cloud|accounts?"
    r"|third[- ]party (?:services?|sdks?|libraries|tools?|providers?))\b",
    re.IGNORECASE,
)
_NEGATED = deferred(
    r"\b(?:no|not|never|none|nor|neither|without|nothing|free of|free from)\b|n['’]t\b", re.IGNORECASE
)
_TAKEN_BACK = deferred(
    r"\b(?:except\w*|unless|other than|apart from|but|however|until|only|if|when)\b", re.IGNORECASE
)


_ELSEWHERE = deferred(
    r"\b(?:outside|beyond|others?|another|elsewhere|abroad|overseas|(?:inter|multi)national\w*|world\w*|global\w*|third|cross|anywhere"
    r"|au(?:ß|ss)erhalb|ander\w+|weltweit|dritt\w*|ausland\w*)\b",
    re.IGNORECASE,
)
"""Words for places that have no name."""


@dataclass(frozen=True, slots=True)
class Denied:
    """Yes where a topic is denied, and nothing of it or its children is stated but of data that stays on the reader's device;
    else no. Unknown where a damaged statement may have been about it.
    """

    topic: str

    def answer(self, policy: Policy) -> Answer:
        """Whether it holds."""
        may_be_lost = self.topic in policy.coverage.unclear
        if not may_be_lost and policy.status(self.topic) not in ("denied", "conflicting"):
            return "no"
        told = policy.telling(self.topic)
        if told and all(one.polarity == "denied" or _is_on_device(one) for one in told):
            return "yes" if any(one.polarity == "denied" for one in told) else "no"
        return "unknown" if may_be_lost else "no"

    def questions(self, policy: Policy) -> tuple[str, ...]:
        """No fact would say more than the text."""
        return ()

    def describe(self) -> str:
        """It in plain words, to come after "if"."""
        return f"the policy denies {self.topic}"


@dataclass(frozen=True, slots=True)
class NothingCollected:
    """Yes only where a sentence plainly denies all collection and the text states nothing of `NEEDING_DATA` and names no
    data in what it states, but for data that stays on the reader's device, nor speaks of anything else that needs data; else no,
    never unknown. Of a text with alternatives nobody knows: no.
    """

    def answer(self, policy: Policy) -> Answer:
        """Whether it holds."""
        if policy.status(DENIED) not in ("denied", "conflicting") or policy.document.branches:
            return "no"
        if self.because(policy) is None or any(_needs_data(one) for one in policy.disclosures):
            return "no"
        told = [
            one.text.content if one.kind == "item" else one.own_text
            for one in policy.passages
            if one.kind != "heading"
        ]
        return "no" if any(_speaks_of_more(sentence) for sentence in told) else "yes"

    def questions(self, policy: Policy) -> tuple[str, ...]:
        """No fact would say more than the text."""
        return ()

    def because(self, policy: Policy) -> Disclosure | None:
        """The first sentence that denies all collection."""
        denials = [one for one in policy.about(DENIED) if one.polarity == "denied"]
        return next((one for one in denials if _is_total(one, policy)), None)

    def describe(self) -> str:
        """It in plain words, to come after "if"."""
        return "the policy says that no personal data is collected"


@dataclass(frozen=True, slots=True)
class StatesAbroad:
    """The practice that a topic is about takes place, and not only inside `regions`.

    It is as `States` says, but where each statement names countries, all inside, and no other place, a declared fact decides, else no.
    """

    topic: str
    regions: tuple[str, ...]

    def answer(self, policy: Policy) -> Answer:
        told = States(self.topic).answer(policy)
        if told != "yes":
            return told
        said = [one for one in policy.telling(self.topic) if one.polarity == "stated"]
        if not said or not all(self._stays(one) for one in said):
            return told
        fact = fact_about(self.topic)
        return "yes" if fact is not None and policy.facts.get(fact.name) else "no"

    def _stays(self, one: Disclosure) -> bool:
        countries = one.values("country")
        if not countries or _ELSEWHERE.search(one.text):
            return False
        return all(is_inside(code, self.regions) == "yes" for code in countries)

    def questions(self, policy: Policy) -> tuple[str, ...]:
        return States(self.topic).questions(policy)

    def describe(self) -> str:
        return f"the policy states {self.topic} outside {' or '.join(self.regions)}"


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
    """Whether it states what needs data, of more than what stays on the reader's device."""
    if one.polarity != "stated" or not (_family(one) in NEEDING_DATA or one.values("data")):
        return False
    return not _is_on_device(one)


def _is_on_device(one: Disclosure) -> bool:
    """Whether a statement is of data that stays on the reader's device."""
    from policylint.law.on_device import is_kept_in_own_cloud, stays_on_device

    family = _family(one)
    return (family in _ON_DEVICE and stays_on_device(one.text)) or (
        family in _OWN_CLOUD and is_kept_in_own_cloud(one.text)
    )


def _family(one: Disclosure) -> str:
    return one.topic.partition(".")[0]


def _speaks_of_more(sentence: str) -> bool:
    """Whether a sentence speaks, and does not deny, of what can hardly be without data."""
    if not _NEEDS.search(sentence):
        return False
    if _NEGATED.search(sentence) and not _TAKEN_BACK.search(sentence):
        return False
    from policylint.law.on_device import is_kept_in_own_cloud

    return not is_kept_in_own_cloud(sentence)
