"""`stale-telemedia-act`: the German TMG and TTDSG, replaced in May 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, placed

_SINCE = date(2024, 5, 14)
_PATTERN = Hinted(
    "tmg|ttdsg|telemed",
    r"\bTTDSG\b|(?i:\bTelekommunikation-Telemedien-Datenschutz-?Gesetz\w{0,60}|\bTelecommunications?[\s-]+Telemedia[\s-]+Data[\s-]+Protection[\s-]+Act)"
    r"|(?:§{1,3}|\b[Ss]ections?|\b[Ss]ec\.|\bArt\.|\b[Aa]rticle)\s{0,9}\d+[a-z]?\b(?:[^.;§]|(?<=Abs)\.|(?<=Nr)\.){0,30}?\bTMG\b|(?i:\bTelemediengesetz\w{0,60}|\b(?:German\s{1,9})?Telemedia\s{1,9}Act\b)",
)
_OTHERWISE = deferred(
    r"\b(?:TDDDG|DDG|Digitale-Dienste-Gesetz|former\w{0,60}|replac\w{1,60}|repeal\w{1,60}|renamed|until\s{1,9}(?:\d+\s{1,9})?May\s{1,9}2024|previously)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="stale-telemedia-act",
    group="stale-law",
    summary="The German TMG or TTDSG is cited; both were replaced in 2024.",
    stability="preview",
    documentation=Documentation(
        what="""
Reports references to the German Telemedia Act (Telemediengesetz, § 5 TMG) and to the TTDSG (§ 25 TTDSG), unless the sentence says what took
their place. Before 14 May 2024 (`--today`) nothing is reported.
""",
        why="""
On 14 May 2024 the Digital Services Act of Germany (DDG) took the place of the TMG, and the TTDSG was renamed TDDDG. § 25 on cookies kept its
number; the provider's details are in § 5 DDG. A notice with the old names has not been looked through since.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nCookies that are necessary rest on § 25(2) TTDSG.\n", flagged=("TTDSG",)
            ),
            Example("# Privacy policy\n\nThe provider under § 5 TMG is Acme GmbH.\n", flagged=("§ 5 TMG",)),
        ),
        accepted=(
            Example("# Privacy policy\n\nCookies that are necessary rest on § 25(2) TDDDG.\n"),
            Example("# Privacy policy\n\nConsent is governed by § 25 TDDDG (formerly TTDSG).\n"),
            Example("# Privacy policy\n\nWe share data with TMG, our publisher.\n"),
        ),
        limits="""
Literal; “TMG” counts with a section number only.

On 131 real policies of 2013 to 2021: no finding (none is German); in preview until real ones have been read.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=(
            "Digitale-Dienste-Gesetz (DDG), BGBl. 2024 I Nr. 149",
            "Telekommunikation-Digitale-Dienste-Datenschutz-Gesetz (TDDDG), § 25",
        ),
    ),
)


class StaleTelemediaAct:
    """Finds the two old names."""

    info: RuleInfo = _INFO
    hints = (_PATTERN.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.today < _SINCE:
            return
        for passage, said in candidates(policy, _PATTERN):
            found = _PATTERN.pattern.search(said)
            if found is None or _OTHERWISE.search(said):
                continue
            new = _is_data_protection(found[0])
            yield Finding(
                f"cites {' '.join(found[0].split())}, which has been replaced: see the {'TDDDG' if new else 'DDG'}",
                placed(passage, found),
                help="Cite the law in force.",
            )


def _is_data_protection(words: str) -> bool:
    return "TTDSG" in words or "datenschutz" in words.lower() or "data" in words.lower()
