"""`stale-privacy-shield`: transfers that rest on the Privacy Shield."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, worded

_PATTERN = Hinted("shield", r"\bprivacy[\s-]+shield\b(?!\s+(?:llc|inc))", re.IGNORECASE)
_OTHERWISE = deferred(
    r"\b(?:invalidat\w+|void|struck\s+down|no\s+longer|not\s+rely|schrems|replac\w+|success\w+|former\w*|until\s+\w+\s+2020|"
    r"data\s+privacy\s+framework|DPF|previously|ceased|expired)\b",
    re.IGNORECASE,
)
_RETIRED = Hinted(
    "shield|data privacy framework",
    r"\bprivacy[\s-]+shield\b.*\b(?:invalidat\w+|void|no\s+longer|not\s+(?:\w+\s+)?rel\w+|struck\s+down|replac\w+)\b"
    r"|\b(?:invalidat\w+|no\s+longer\s+rel\w+|not\s+(?:\w+\s+)?rel\w+|replac\w+)\b.*\bprivacy[\s-]+shield\b|\bdata\s+privacy\s+framework\b",
    re.IGNORECASE | re.DOTALL,
)
_INFO = RuleInfo(
    name="stale-privacy-shield",
    group="stale-law",
    summary="The Privacy Shield is relied on; it is void since 2020.",
    severity="warning",
    topic="transfer.safeguards",
    documentation=Documentation(
        what="""
Reports the first sentence in which the EU-U.S. or Swiss-U.S. Privacy Shield is what transfers rest on or what the organisation
follows. Not reported: that it is void or no longer relied on, its succession by the Data Privacy Framework, and links
with no statement.
""",
        why="""
The Court of Justice declared the EU-U.S. Privacy Shield void on 16 July 2020 (C-311/18, Schrems II); since 10 July 2023 there is the
Data Privacy Framework (Decision (EU) 2023/1795). A notice that names the Shield tells its readers of protection that is not there.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe comply with the EU-U.S. Privacy Shield Framework.\n",
                flagged=("Privacy Shield",),
            ),
            Example(
                "# Privacy policy\n\nTransfers to our servers in the United States are covered by our Privacy Shield certification.\n",
                flagged=("Privacy Shield",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe no longer rely on the Privacy Shield, which was declared void in 2020.\n"
            ),
            Example(
                "# Privacy policy\n\nWe follow the EU-U.S. Data Privacy Framework, the successor of the Privacy Shield.\n"
            ),
            Example("# Privacy policy\n\nWe rely on standard contractual clauses.\n"),
        ),
        limits="""
An organisation may go on keeping the Shield's principles by its own choice; a policy that says so plainly ("although we no longer rely
on it") is not reported.

On 131 real policies of 2013 to 2021: 15 findings; all were read and are right (measured after one that was not was mended).
""",
        references=(
            "CJEU C-311/18 (Schrems II), 16 July 2020",
            "Commission Implementing Decision (EU) 2023/1795",
        ),
    ),
)


class StalePrivacyShield:
    """Transfers that rest on the Privacy Shield."""

    info: RuleInfo = _INFO
    hints = (_PATTERN.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        found = next(iter(worded(policy, _PATTERN, _OTHERWISE)), None)
        if found is not None and not _is_retired(policy):
            yield Finding(
                "relies on the Privacy Shield, which is void since 16 July 2020",
                found[1],
                topic=self.info.topic,
                help="Say on what transfers rest today: the Data Privacy Framework, standard contractual clauses, or another mechanism.",
            )


def _is_retired(policy: Policy) -> bool:
    """Whether the policy says somewhere that the Shield is void, or names what came after it."""
    return any(_RETIRED.find(said) for _, said in candidates(policy, _RETIRED))
