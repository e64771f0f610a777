"""`conflicting-controllers`: two organisations each said to be the controller."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Attribute
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.contradiction.scope import is_part, regions
from policylint.rules.wording import place_of

_SAYS = deferred(
    r"\b(?:the|our|your|sole)\s+(?:data\s+)?controller\b(?!s)|^\s*(?:data\s+)?controller\s*[:–-]"
    r"|\bresponsible\s+for\s+(?:the\s+)?(?:processing|collection)\s+of\s+(?:your|personal)\b",
    re.IGNORECASE,
)
_RUN_BY = deferred(
    r"^\s*(?:this|our)\s+web\s?site\s+is\s+(?:owned\s+and\s+)?(?:operated|run)\s+by\b", re.IGNORECASE
)
_DIVIDED = deferred(
    r"\b(?:joint\w*|together|both|if\s+you|for\s+(?:users?|residents?|customers?|visitors?|people|individuals|those|the\s+purposes?)|residents?|outside"
    r"|located|living|live|depending|where|when|with\s+(?:respect|regard)|processor|each|respective\w*|any|which|whose|service|app|another|other|group"
    r"|independent\w*|separate\w*|provided\s+by|representative|subsidiar\w+|affiliates?|until|before|was|were|former\w*|previous\w*|not)\b|^\s*for\s",
    re.IGNORECASE,
)
_UNDER_LAW = deferred(
    r"\bfor\s+the\s+purposes?\s+of\s+(?:the\s+)?(?:(?:applicable|relevant|UK|EU)\s+)?(?:data\s+protection|privacy|GDPR|General\s+Data\s+Protection|law)\b",
    re.IGNORECASE,
)
_FORM = deferred(
    r"[,.]|\b(?:inc|ltd|limited|llc|gmbh|ab|as|a/s|bv|b v|sa|ag|plc|oy|corp|corporation|company|co|the)\b",
    re.IGNORECASE,
)

_INFO = RuleInfo(
    name="conflicting-controllers",
    group="contradiction",
    summary="Two organisations are each said to be the controller.",
    topic="controller.identity",
    stability="preview",
    documentation=Documentation(
        what="""
Reports a sentence that says who the controller is, or by whom the website is run, where another sentence gives another name. Both places are shown.
""",
        why="""
The controller is whom people turn to, and whom they sue. Two names are mostly what is left after a merger, or of a template.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nAcme AB is the controller of your personal data.\n\n## Contact\n\n"
                "The data controller is Widget GmbH.\n",
                flagged=("Widget GmbH",),
            ),
            Example(
                "# Privacy policy\n\nData controller: Willow Travel Ltd\n\n## Your rights\n\n"
                "Poplar Holidays Ltd is responsible for the processing of your data.\n",
                flagged=("Poplar Holidays Ltd",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nAcme AB is the controller of your personal data.\n\n## Contact\n\n"
                "The data controller, Acme, can be reached at privacy@acme.example.\n"
            ),
            Example(
                "# Privacy policy\n\nAcme AB is the controller of your personal data. Until 2025 the controller was Widget GmbH.\n"
            ),
            Example(
                "# Privacy policy\n\nAcme AB is the controller of your personal data.\n\n## United States\n\n"
                "If you live in the United States, the controller is Acme Inc.\n"
            ),
        ),
        limits="""
Joint controllers, former ones, and sentences or parts that name a country, a service or a group of people for which the controller is another,
are left alone; so are two forms of one name. The rule is in preview: in 131 published policies (2013 to 2021) it reports nothing, so how often it is right on
real text is not measured. Pairs put into those policies, one sentence near the top and one at the end, are found in 128.
""",
        references=("GDPR Art. 13(1)(a)",),
    ),
)


class ConflictingControllers:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        names = [
            attribute.value
            for disclosure in policy.about("controller.identity")
            for attribute in disclosure.attributes
            if attribute.name == "controller"
        ]
        if len(set(names)) < 2:
            return
        for what, says in (("controller is", _SAYS), ("website is run by", _RUN_BY)):
            named = list(_named(policy, says))
            others = [other for other in named[1:] if not _same(named[0].value, other.value)]
            apart = (o for o in others if not policy.document.are_alternatives(named[0].span, o.span))
            for other in islice(apart, 1):
                yield Finding(
                    f"the {what} {other.value} here, {named[0].value} elsewhere",
                    other.span,
                    self.info.topic,
                    "Name one; if there are two, say which of them is responsible for what.",
                    (Related("the other name", named[0].span),),
                )


def _named(policy: Policy, says: re.Pattern[str]) -> Iterator[Attribute]:
    """The names that sentences about the controller or operator, and nobody in particular, give."""
    for disclosure in policy.about("controller.identity"):
        if disclosure.topic != "controller.identity" or disclosure.audience:
            continue
        names = [a for a in disclosure.attributes if a.name == "controller"]
        if not names or not says.search(disclosure.text):
            continue
        if _DIVIDED.search(_UNDER_LAW.sub("", disclosure.text)):
            continue
        place = place_of(policy.passages, disclosure.span)
        if place is not None and (is_part(policy.passages[place]) or regions(policy.passages[place])):
            continue
        if all(_same(names[0].value, other.value) for other in names):
            yield names[0]


def _same(one: str, other: str) -> bool:
    """Whether two names may be one organisation's: the same words, or the beginning of the longer name."""
    first, second = (" ".join(_FORM.sub(" ", name).casefold().split()) for name in (one, other))
    short, long = sorted((first, second), key=len)
    return not short or long.startswith(short) or short in long
