"""`identifier-called-non-personal`: an IP address or a device identifier said to be no personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, folded
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import holding

_IDENTIFIER = (
    r"(?P<identifier>(?:your\s+)?(?:(?:internet\s+protocol|IP)\s+(?:\(?[\"“]?IP[\"”]?\)?\s+)?address(?:es)?|(?:mobile\s+)?device\s+(?:ID|identifier)s?"
    r"|advertising\s+(?:ID|identifier)s?|unique\s+(?:device\s+)?identifiers?|cookie\s+(?:ID|identifier)s?|MAC\s+address(?:es)?|precise\s+(?:geo)?location))"
)
_NON_PERSONAL = (
    r"(?P<called>(?:non-?\s?personal(?:ly)?(?:[- ]identif\w+)?|not\s+personal(?:ly)?(?:[- ]identif\w+)?|anonymous|non-?identif\w+)"
    r"\s+(?:data|information|technical\s+information|details|usage\s+(?:data|information)))"
)
_SUCH_AS = r"(?:,?\s*(?:\(?(?:such\s+as|including(?:,?\s+but\s+not\s+limited\s+to,?)?|like|for\s+example,?|e\.g\.?,?|i\.e\.?,?)|consist\w*\s+of|includes?|:|\())\s*"
_PATTERNS = (
    Hinted(
        "address| id|identifier|location&non-personal|nonpersonal|non personal|non- personal|not personal|anonymous|non-identif|nonidentif"
        "&such as|includ|like|for example|e.g|i.e|consist|:|(",
        rf"\b{_NON_PERSONAL}[^.;]{{0,60}}?{_SUCH_AS}(?:[^.;]{{0,160}}?\b){_IDENTIFIER}\b",
        re.IGNORECASE,
    ),
    Hinted(
        "address| id|identifier|location&personal|anonymous&not |no |non|anonymous&is |are |does |do |constitute|count|counts ",
        rf"\b{_IDENTIFIER}\b,?[^.;,]{{0,60}}?\b(?:is|are|does|do|constitutes?|counts?\s+as)\s+(?:(?:therefore|thus|hence|so)\s+)?(?:(?:considered|regarded\s+as|treated\s+as|deemed)\s+)?"
        r"(?P<called>(?:not\s+(?:be\s+)?(?:considered\s+|constitute\s+|contain\s+|regarded\s+as\s+)?(?:to\s+be\s+)?|no\s+|non-?)(?:any\s+)?personal(?:ly)?(?:[- ]identif\w+)?"
        r"\s+(?:data|information)|anonymous(?:\s+(?:data|information))?\b(?!\s+(?:to|for)\b))",
        re.IGNORECASE,
    ),
)
_SHORTENED = deferred(
    r"\b(?:anonymi[sz]ed|truncat\w+|shorten\w*|mask\w+|hash\w*|partial|aggregat\w+|coarse|combin\w+|treat\s+(?:it|them|this|that|such)|except|unless|so\s+that|ma(?:de|ke|king)"
    r"|if\s+(?:we|it|you)|may\s+be\s+considered|without\s+your)\b",
    re.IGNORECASE,
)

_INFO = RuleInfo(
    name="identifier-called-non-personal",
    group="contradiction",
    summary="An IP address or a device identifier is called non-personal.",
    topic="collection.data-categories",
    documentation=Documentation(
        what="""
Reports a sentence that counts an IP address, a device, advertising or cookie identifier or a precise location among "non-personal" or
"anonymous" data, or says that it is no personal data. Both the identifier and the words that deny what it is are shown.
""",
        why="""
Identifiers single people out: European law names online identifiers and location data in its definition of personal data, and so does
California's. Whatever the policy promises for personal data, the reader will think that it does not hold for these; the practices described
under both names then contradict each other.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe collect non-personal information such as your IP address and browser type.\n",
                flagged=("your IP address",),
            ),
            Example(
                "# Privacy policy\n\nDevice identifiers are not personal data.\n",
                flagged=("Device identifiers",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nWe collect personal data such as your IP address.\n"),
            Example(
                "# Privacy policy\n\nWe store anonymous statistics. Your IP address is deleted after a day.\n"
            ),
            Example(
                "# Privacy policy\n\nWe keep anonymous information such as a truncated IP address for our statistics.\n"
            ),
        ),
        limits="""
Sentences that say the identifier is shortened, aggregated or treated as personal data once it is combined are left alone. In some
countries' law an IP address alone may be no personal data: ignore the rule there. In 131 published policies (2015 to 2021) it reported
six places; all six were read, and all were right.
""",
        references=(
            "GDPR Art. 4(1) and recital 30; Cal. Civ. Code § 1798.140(v)(1)(A)",
            "Cui et al., PoliGraph: Automated Privacy Policy Analysis using Knowledge Graphs, USENIX Security 2023",
        ),
    ),
)


class IdentifierCalledNonPersonal:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO
    hints = tuple(pattern.hints for pattern in _PATTERNS)

    def check(self, policy: Policy) -> Iterator[Finding]:
        for passage in holding(policy, *_PATTERNS):
            if passage.kind != "heading" and not passage.quoted:
                yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Finding]:
    content = passage.text.content
    words = folded(content)
    for pattern in _PATTERNS:
        match = pattern.search(content, words)
        if match is None or (match.end("identifier") <= passage.own and match.end("called") <= passage.own):
            continue
        if _SHORTENED.search(content):
            return
        identifier = passage.text.span(*match.span("identifier"))
        called = passage.text.span(*match.span("called"))
        yield Finding(
            "counts an identifier among data that is not personal",
            identifier,
            _INFO.topic,
            "Call it personal data, or say how it is made anonymous before it is stored.",
            (Related("called so here", called),),
        )
        return
