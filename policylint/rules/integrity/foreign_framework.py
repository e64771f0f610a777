"""`foreign-framework`: the law of a place where nobody is that the policy is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.law.facts import lies_in
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, placed, statements

_LAWS: dict[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "European Union": (
        ("EEA", "GB"),
        deferred(
            r"(?<!UK )\bGDPR\b|(?<!UK )\bGeneral\s+Data\s+Protection\s+Regulation\b|\bRegulation\s+\(EU\)\s+2016/679\b|\bDirective\s+(?:95/46|2002/58)/EC\b"
        ),
    ),
    "United Kingdom": (
        ("GB",),
        deferred(
            r"\bUK\s+GDPR\b|\bData\s+Protection\s+Act\s+(?:1998|2018)\b|\bInformation\s+Commissioner['’]s\s+Office\b"
        ),
    ),
    "Switzerland": (
        ("CH",),
        deferred(r"\b(?:Swiss\s+)?Federal\s+Act\s+on\s+Data\s+Protection\b|\bn?FADP\b|\bFDPIC\b"),
    ),
    "California": (
        ("US-CA",),
        deferred(
            r"\bCCPA\b|\bCPRA\b|\bCalOPPA\b|\bCalifornia\s+(?:Consumer\s+Privacy|Privacy\s+Rights|Online\s+Privacy\s+Protection)\s+Act\b|\bShine\s+the\s+Light\b"
            r"|\bCalifornia\s+Civil\s+Code\b|\bCal\.\s*(?:Civ|Bus)\.\s"
        ),
    ),
    "United States": (
        ("US",),
        deferred(r"\bCOPPA\b|\bChildren['’]s\s+Online\s+Privacy\s+Protection\s+Act\b|\bCAN[\s-]?SPAM\b"),
    ),
    "Brazil": (("BR",), deferred(r"\bLGPD\b|\bLei\s+Geral\s+de\s+Proteção\b")),
    "Canada": (
        ("CA",),
        deferred(r"\bPIPEDA\b|\bPersonal\s+Information\s+Protection\s+and\s+Electronic\s+Documents\s+Act\b"),
    ),
}
_PLACES = {
    "US": r"(?:the\s+)?(?:United\s+States(?:\s+of\s+America)?|U\.?S\.?A?\b\.?)",
    "GB": r"(?:the\s+)?(?:United\s+Kingdom|U\.?K\.?|Great\s+Britain)",
    "EEA": r"(?:the\s+)?(?:European\s+(?:Union|Economic\s+Area)|E\.?U\.?|EEA)",
    "CA": r"Canada",
    "CH": r"Switzerland",
    "DE": r"Germany",
}
_PEOPLE = r"(?:residents?|users?|persons?|people|individuals?|customers?|consumers?|visitors?|citizens?|anyone|those|use|adults?)"
_ONLY = Hinted(
    "only|solely|exclusively",
    rf"\b(?:services?|sites?|websites?|apps?|applications?|shop|store|products?|polic(?:y|ies)|notice|statement)\s+(?:is|are)\s+(?:\w+\s+){{0,2}}?(?:only|solely|exclusively)\b[^.;]{{0,40}}?\b(?:for|to|by|from)\s+(?:\w+\s+){{0,2}}?{_PEOPLE}\b[^.;]{{0,30}}?\b(?:of|in|within|from)\s+(?P<place>"
    + "|".join(f"(?P<{code}>{name})" for code, name in _PLACES.items())
    + r")",
    re.IGNORECASE,
)
_DENIED = deferred(
    r"\b(?:not|never|nor|neither|no|n['’]t|unless|if|except|exempt\w*|instead|unlike|similar|voluntar\w+|standard|inspired|modelled)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="foreign-framework",
    group="integrity",
    summary="A law is cited of a place where nobody is that the policy is for.",
    severity="info",
    stability="preview",
    documentation=Documentation(
        what="""
Reports the first mention of each law that belongs to another part of the world than the policy's readers: GDPR in a notice for the United States alone,
CCPA or COPPA in one for Europe alone. Whom the policy is for is taken from the facts `offers-to` and `established-in`, where `offers-to` is
declared, and else from the text, where it says that it is only for residents or users of one place. Without either nothing is reported. Sentences that deny that the law applies, or say on what
condition, are left alone.
""",
        why="""
A law that cannot apply is mostly what is left of a template. It promises rights that nobody has, and which somebody may
hold the organisation to.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nOur service is offered only to residents of the United States.\n\nUnder the GDPR you have the right of access.\n",
                flagged=("GDPR",),
            ),
            Example(
                "# Privacy policy\n\nThe shop is intended solely for customers in Germany.\n\nAs CalOPPA demands, we answer signals.\n",
                flagged=("CalOPPA",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nUnder the GDPR you have the right of access.\n"),
            Example(
                "# Privacy policy\n\nOur service is offered only to residents of the United States. The GDPR does not apply.\n"
            ),
            Example(
                "# Privacy policy\n\nThe shop is intended solely for customers in Germany.\n\nUnder the GDPR you have the right of access.\n"
            ),
        ),
        limits="""
Knows a law by its name, not by its vocabulary ("legitimate interests", "Do Not Track"), which is used everywhere. A law can apply to people abroad for
reasons that no text shows: so this is a hint, and `info`.

On 131 real policies of 2013 to 2021: no finding without facts; in preview until real ones have been read. Tested on the texts of its case
file, written for it.
""",
        references=("GDPR Art. 3",),
    ),
)


class ForeignFramework:
    """Finds laws of other places."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        readers, why = _readers(policy)
        if not readers:
            return
        foreign = {
            law: pattern
            for law, (regions, pattern) in _LAWS.items()
            if all(lies_in(place, region) == "no" for place in readers for region in regions)
            and pattern.search(policy.document.source.text)
        }
        for law, pattern in foreign.items():
            for passage in statements(policy):
                found = pattern.search(passage.own_text)
                if found is not None and not _DENIED.search(passage.own_text):
                    yield Finding(
                        f"is law of the {law}".replace("the California", "California").replace(
                            "the Switzerland", "Switzerland"
                        )
                        + f", and {why}",
                        placed(passage, found),
                        help="Take it out if it was left by a template; if it applies, say for whom.",
                    )
                    break


def _readers(policy: Policy) -> tuple[tuple[str, ...], str]:
    """The places whose people the policy is for, and how that is known."""
    offered = policy.facts.get("offers-to")
    if isinstance(offered, tuple) and offered:
        established = policy.facts.get("established-in")
        places = (*offered, *(established if isinstance(established, tuple) else ()))
        return places, "the facts declare nobody there"
    for _, said in candidates(policy, _ONLY):
        found = _ONLY.find(said)
        if found is not None:
            code = next(name for name in _PLACES if found[name] is not None)
            return (code,), "the policy says that it is for nobody there"
    return (), ""
