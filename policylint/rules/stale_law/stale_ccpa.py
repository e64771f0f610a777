"""`stale-ccpa`: the rights of Californians as they were before 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policylint.diagnostics import Finding
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, holding, lower_source, placed

_SINCE = date(2023, 1, 1)
_ACT = Hinted(
    "ccpa|california consumer",
    r"(?<![/.\w-])CCPA\b|\bCalifornia\s{1,9}Consumer\s{1,9}Privacy\s{1,9}Act\b(?:\s{1,9}of\s{1,9}2018)?",
    re.IGNORECASE,
)
_CALIFORNIA = deferred(r"\bCCPA\b|\bcalifornia", re.IGNORECASE)
_GRANTS = deferred(
    r"\b(?:rights?\s{1,9}(?:to|of|regarding|around|with)|rights\s{1,9}and|access|additional\s{1,9}rights|specific\s{1,9}rights|certain\s{1,9}(?:\w{1,60}\s{1,9})?rights|(?:following|these|this|your\s{1,9}\w{0,60})\s{1,9}rights?|requests?\s{1,9}(?:that|access|\w{0,60}\s{0,9}deletion|about|disclosure|information)"
    r"|certain\s{1,9}requests|delet\w{1,60}|discriminat\w{1,60}|opt[\s-]*out|sales?|sell\w{0,60})\b",
    re.IGNORECASE,
)
_AMENDED = deferred(
    r"c(?<=\bc)(?:pra|ppa|alifornia\s{1,9}privacy\s{1,9}(?:rights\s{1,9}act|protection\s{1,9}agency))\b"
    r"|a(?<=\ba)(?:s\s{1,9}(?:\w{1,60}\s{1,9})?(?:amended|modified|updated)|nd\s{1,9}its\s{1,9}amendments)\b"
)
"""In lower case. The first letters stand alone so that a whole policy is searched through for them, which is quick."""
_NEW_RIGHTS = Hinted(
    "correct|rectif|inaccura|sensitive|shar|cross",
    r"\b(?:correct\w{0,60}|rectif\w{1,60}|inaccura\w{1,60})\b|\blimit\w{0,60}\b[^.;]{0,60}\bsensitive\b|\bsensitive\s{1,9}personal\s{1,9}information\b"
    r"|\b(?:sell\w{0,60}|sold|sales?)\s{1,9}(?:or|and|/)\s{1,9}(?:\w{1,60}\s{1,9})?shar(?:e|es|ed|ing)\b|\bcross[\s-]context\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="stale-ccpa",
    group="stale-law",
    summary="The CCPA is described as it was before 2023.",
    severity="info",
    stability="preview",
    topic="audience.california",
    documentation=Documentation(
        what="""
Reports the first sentence on rights, requests or sales under the California Consumer Privacy Act, in a policy that names neither the amendments (CPRA, "as
amended") nor anything that they brought: in what it says to Californians there is no right to correct, no limit on the use of sensitive personal information,
no sharing for advertising across contexts. Before 2023 (`--today`) nothing is reported.
""",
        why="""
The California Privacy Rights Act of 2020 changed the CCPA from 1 January 2023: rights to correct (Civ. Code § 1798.106) and to limit the use of sensitive
information (§ 1798.121), an opt-out of sharing (§ 1798.120), retention by category in the notice (§ 1798.100(a)(3)). A section that knows
none of them was written for the law of 2020.
""",
        flagged=(
            Example(
                "# Privacy policy\n\n## California\n\nUnder the CCPA you have the right to know, to delete and to opt out of sales.\n",
                flagged=("CCPA",),
            ),
            Example(
                "# Privacy policy\n\nThe California Consumer Privacy Act of 2018 gives you the right to know what we collect.\n",
                flagged=("California Consumer Privacy Act of 2018",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nUnder the CCPA, as amended, you have the right to know what we collect.\n"
            ),
            Example(
                "# Privacy policy\n\n## California\n\nUnder the CCPA you have the right to know, to delete and to correct.\n"
            ),
            Example("# Privacy policy\n\nOur notice under the CCPA is on another page.\n"),
        ),
        limits="""
What is said to everybody ("you can correct your data") does not count as said to Californians, unless the sentence or its heading names them or
their law. Whether the organisation is a business under the Act is not asked.

On 131 real policies of 2013 to 2021: 21 findings; all were read, and none of the policies knows the law of 2023. But none could: all are older. How often a
policy of today meets the amendments in words that the rule does not know was not measured, so it stays in preview.
""",
        references=("Cal. Civ. Code §§ 1798.100, 1798.106, 1798.120, 1798.121",),
    ),
)


class StaleCcpa:
    """Finds the law of 2020."""

    info: RuleInfo = _INFO
    hints = (_ACT.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.today < _SINCE:
            return
        granting = next((one for one, said in candidates(policy, _ACT) if _grants(said)), None)
        if granting is None or any(
            _has_new_rights(one) and _to_californians(one) for one in holding(policy, _NEW_RIGHTS)
        ):
            return
        if _AMENDED.search(lower_source(policy.document)):
            return
        found = _ACT.find(granting.own_text)
        if found is not None:
            yield Finding(
                "speaks of the CCPA as it was before 2023",
                placed(granting, found),
                topic=self.info.topic,
                help="Add the rights to correct and to limit the use of sensitive information, and the opt-out of sharing; name the Act “as amended”.",
            )


def _grants(said: str) -> bool:
    return _ACT.find(said) is not None and _GRANTS.search(said) is not None


def _has_new_rights(passage: Passage) -> bool:
    return _NEW_RIGHTS.find(passage.text.content) is not None


def _to_californians(passage: Passage) -> bool:
    above = " ".join(heading.text.content for heading in passage.headings)
    return bool(_CALIFORNIA.search(above) or _CALIFORNIA.search(passage.text.content))
