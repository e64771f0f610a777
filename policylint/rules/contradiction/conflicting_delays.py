"""`conflicting-delays`: two delays for one duty towards readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policylint.diagnostics import Finding, Related
from policylint.entities.recognition import recognise
from policylint.entity import EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.contradiction.scope import comparable, is_part, named_regions
from policylint.rules.wording import holding
from policylint.source import Span

_UNITS = {"Y": 360.0, "M": 30.0, "W": 7.0, "D": 1.0}
_PART = deferred(r"([\d.]{1,12})([YMWD])")
_HOURS = deferred(r"([\d.]{1,12})H")
_TELL = r"(?:notify|inform|tell|alert|report)"
_BREACH = r"(?:data breach(?:es)?|(?:security|personal data) (?:breach(?:es)?|incidents?)|breach(?:es)?|security incidents?)"
_ANSWER = r"(?:answer|respond|reply|get back|be answered|is answered|are answered)"
_DONE = r"(?:processed|carried out|completed|executed|fulfilled|honou?red|acted on)"

_ROLES = (
    (
        "telling readers of a breach",
        "security.breach-notification",
        Hinted(
            "breach|incident&notif|inform|tell|told|alert|report|hear from us",
            rf"\bwe (?:will |shall )?{_TELL} (?:you|(?:all )?affected (?:users|customers|people|persons)|our (?:users|customers))\b[^;]{{0,120}}\b{_BREACH}|\b{_BREACH}\b[^.;]{{0,60}}\bwe (?:will |shall )?{_TELL} (?:you|(?:all )?affected (?:users|customers|people|persons)|our (?:users|customers))\b[^.;]{{0,20}} within |\byou will (?:hear from us|be (?:notified|informed|told))\b[^.;]{{0,60}}\b{_BREACH}",
        ),
    ),
    (
        "telling the authority of a breach",
        "security.breach-notification",
        Hinted(
            "breach|incident&authorit",
            rf"\bwe (?:will |shall )?(?:notify|inform|report)\b[^.;]{{0,40}}\bauthorit(?:y|ies)\b[^;]{{0,120}}\b{_BREACH}|\bwe (?:will |shall )?report\b[^.;]{{0,40}}\b{_BREACH}\b[^.;]{{0,20}}\bauthorit(?:y|ies)\b|^{_BREACH} (?:is|are|will be) (?:reported|notified) to the (?:[\w-]+ ){{0,2}}authority\b",
        ),
    ),
    (
        "answers to requests for access",
        "rights",
        Hinted(
            "access request|request for access|requests for access&answer|respond|reply|get back",
            rf"\bwe (?:will |shall )?{_ANSWER} (?:to )?(?:you |all |any |your |an |each )*(?:(?:subject )?access requests?|requests? for access)\b|^(?:your |all |an |each )?(?:(?:subject )?access requests?|requests? for access) (?:is|are|will be) answered\b",
        ),
    ),
    (
        "answers to requests",
        "rights",
        Hinted(
            "request&answer|respond|reply|get back",
            rf"\bwe (?:will |shall )?{_ANSWER} (?:to )?(?:you |all |any |your |a |an |each |every |such )*requests? (?:within|in|by)\b|^(?:your |all |a |each |every )?requests? (?:is|are|will be) answered (?:within|in)\b",
        ),
    ),
    (
        "deletion on request",
        "rights.erasure",
        Hinted(
            "deletion|erasure&request",
            rf"^(?:your |all |a |an )?(?:deletion|erasure) requests? (?:is|are|will be) {_DONE}\b|\b(?:carry out|process|complete|fulfil) (?:your |a |an |all )?(?:deletion|erasure) requests?\b",
        ),
    ),
    (
        "opting out",
        "choice.opt-out",
        Hinted(
            "opt-out request|opt out request",
            rf"^(?:your |all |an )?opt[ -]out requests? (?:is|are|will be) {_DONE}\b|\b(?:process|carry out|act on|honou?r) (?:your |an |all )?opt[ -]out requests?\b",
        ),
    ),
    (
        "notice of changes",
        "policy.changes",
        Hinted(
            "change|amendment&effect",
            r"\b(?:any |all |these |material )?(?:changes?|amendments?)(?: to (?:this|our|the) (?:privacy )?(?:policy|notice|statement))? (?:(?:will )?(?:becomes?|be)|is|are) effective\b|\b(?:any |all |these |material )?(?:changes?|amendments?)(?: to (?:this|our|the) (?:privacy )?(?:policy|notice|statement))? (?:will )?takes? effect\b",
        ),
    ),
)
_NARROWED = deferred(
    r"\b(?:extend\w*|extension|further|additional|longer|complex|difficult|some|certain|unless|except\w*|where|minor|small|material|urgent|residents?|appeals?|confirm\w*|acknowledg\w*|processors?|providers?|their|aim|try|endeavou?r|usually"
    r"|normally|generally|at least|as soon as|law|legal\w*|list|terms|prices?|fees?|paid|premium|children|employees|applicants|new (?:users|customers|members)|if (?!there\b|a\b|we\b|you\b))\b"
)
_AT_ONCE = deferred(r"\b(?:immediately|at once)\b")
_DURATION: frozenset[EntityKind] = frozenset({"duration"})

_INFO = RuleInfo(
    name="conflicting-delays",
    group="contradiction",
    summary="Two delays are given for the same duty.",
    topic="rights",
    stability="preview",
    language="en",
    documentation=Documentation(
        what="""
Reports a second delay within which something is promised that differs from the first: answers to requests (or to requests for access), deletion and
opting out on request, telling readers or an authority of a breach, and when changes to the policy take effect. Both places are shown.
""",
        why="""
A reader cannot tell which promise holds, and counts on the shorter one. Mostly one part of the text was written for another law, or taken from
another template.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe answer your request within one month.\n\n## Your rights\n\n"
                "We will respond to your request within 90 days.\n",
                flagged=("90 days",),
            ),
            Example(
                "# Privacy policy\n\nIf there is a data breach, we will notify you within 72 hours.\n\n## Security\n\n"
                "We will inform you of a data breach within 30 days.\n",
                flagged=("30 days",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe answer your request within one month.\n\n## Your rights\n\n"
                "We will respond to your request within 30 days.\n"
            ),
            Example(
                "# Privacy policy\n\nWe answer your request within one month.\n\n## California\n\n"
                "We will respond to your request within 45 days.\n"
            ),
            Example(
                "# Privacy policy\n\nWe report a data breach to the supervisory authority within 72 hours.\n\n## Security\n\n"
                "We will inform you of a data breach within a week.\n"
            ),
        ),
        limits="""
Only sentences that name one delay are compared, about the same duty towards the same people: requests of one kind, breaches told to readers, breaches told to an
authority. Sentences with an extension, an exception or a case of their own, and parts for readers of one place, are left alone. Working days count
as days. The rule is in preview: in 131 published policies (2013 to 2021) it reports nothing, so how often it is right on real text is not measured.
""",
        references=("GDPR Art. 12(3)",),
    ),
)


@dataclass(frozen=True, slots=True)
class _Delay:
    """What a passage promises: how many days, and where it says so."""

    days: float
    written: str
    span: Span
    passage: Passage


class ConflictingDelays:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO
    hints = tuple(pattern.hints for _, _, pattern in _ROLES)

    def check(self, policy: Policy) -> Iterator[Finding]:
        for duty, topic, pattern in _ROLES:
            given = list(_given(policy, pattern))
            for first, second in combinations(given, 2):
                if not _conflict(first, second):
                    continue
                if policy.document.are_alternatives(first.span, second.span):
                    continue
                yield Finding(
                    f"{duty}: {second.written} here, {first.written} elsewhere",
                    second.span,
                    topic,
                    "Keep the delay that is true; if both are, say what the difference depends on.",
                    (Related(f"the other delay: {first.written}", first.span),),
                )
                break


def _given(policy: Policy, pattern: Hinted) -> Iterator[_Delay]:
    """What the policy promises plainly of one duty."""
    for passage in holding(policy, pattern):
        words = passage.own_text
        plain = words.replace("’", "'").casefold()
        if passage.kind == "heading" or passage.quoted or passage.own or len(plain) != len(words):
            continue
        if _NARROWED.search(plain) or pattern.search(plain, plain) is None:
            continue
        found = _delay(plain)
        if found is not None:
            days, start, end = found
            yield _Delay(days, words[start:end], passage.text.span(start, end), passage)


def _delay(words: str) -> tuple[float, int, int] | None:
    """The one delay that a sentence names: its days, and where it stands; None if it names none or several."""
    durations = recognise(words, _DURATION)
    at_once = _AT_ONCE.search(words)
    if len(durations) == 1 and at_once is None:
        one = durations[0]
        date, _, time = one.value[1:].partition("T")
        days = sum(float(n) * _UNITS[unit] for n, unit in _PART.findall(date))
        return days + sum(float(n) / 24 for n in _HOURS.findall(time)), one.start, one.end
    return (0.0, at_once.start(), at_once.end()) if at_once is not None and not durations else None


def _conflict(one: _Delay, other: _Delay) -> bool:
    """Whether two promises to the same people differ; a month is 28 to 31 days."""
    if not comparable(one.passage, other.passage):
        return False
    if named_regions(one.passage.own_text) != named_regions(other.passage.own_text):
        return False
    if one.passage.section is not other.passage.section and (is_part(one.passage) or is_part(other.passage)):
        return False
    shorter, longer = sorted((one.days, other.days))
    return longer > shorter * 1.1
