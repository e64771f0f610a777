"""`opt-out-friction`: a choice or a right that is made hard to use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, placed

_USE = r"(?:opt(?:s|ed|ing)?[\s-]*out|unsubscrib\w+|object(?!ive)\w*|withdraw\w*|exercis\w+|requests?|rights?|revok\w+|eras(?:e|ure)|delet\w+|complain\w*)"
_POST = r"(?:(?:postal|regular|registered|certified|ordinary|physical|first[\s-]class|U\.?\s?S\.?|snail)\s+(?:mail|post|letter)|(?<!e-)(?<!e)mail(?!\w|ing\s+list)|post|letter|fax)"
_KINDS = {
    "asks for a notary": r"\b(?:notari[sz]ed|notary|apostil\w+|sworn\s+(?:statement|affidavit|declaration))\b",
    "takes it only by post": rf"\b(?:(?:only|solely|exclusively)\s+(?:\w+\s+){{0,5}}?(?:by|via|through|in)\s+(?:an?\s+|the\s+)?(?:signed\s+|written\s+|hand[\s-]?written\s+)*{_POST}"
    rf"|(?:by|via|through)\s+(?:an?\s+)?(?:signed\s+|written\s+)*{_POST}\s+only"
    rf"|must\s+(?:be\s+)?(?:\w+\s+){{0,5}}?(?:by|via|through|in)\s+(?:an?\s+)?(?:signed\s+|written\s+|hand[\s-]?written\s+)*{_POST}"
    rf"|must\s+(?:send|mail|post|fax)\s+(?:us\s+)?(?:an?\s+)?(?:signed\s+|written\s+|hand[\s-]?written\s+)+(?:letter|request|form|statement))\b",
    "takes it only by phone": r"\b(?:(?:only|solely|exclusively)\s+(?:\w+\s+){0,5}?(?:by|via|through|over)\s+(?:the\s+)?(?:tele)?phone"
    r"|(?:by|over\s+the|via)\s+(?:tele)?phone\s+only|must\s+(?:tele)?(?:phone|call)\b|must\s+(?:be\s+)?(?:\w+\s+){0,4}?(?:by|over)\s+(?:the\s+)?(?:tele)?phone)\b",
    "asks for an account": r"\b(?:must|need\s+to|have\s+to|required\s+to|only\s+if\s+you)\s+(?:first\s+)?(?:create|open|set\s+up|register\s+for|sign\s+up\s+for|register)\s+"
    r"(?:an?\s+)?(?:\w+\s+){0,3}?(?:account|profile|to|before)\b",
    "asks for a fee": r"\b(?:fee|charge)\s+of\b|\b(?:pay|charge\w*|subject\s+to|for)\s+(?:you\s+)?an?\s+(?:\w+\s+){0,2}(?:fee|charge)\b",
}
_PATTERN = Hinted(
    "only|solely|exclusiv|must|need to|have to|required to|notar|apostil|sworn|fee|charge"
    "&mail|post|letter|fax|phone| call|telecall|signed|written|create|open|set up|register|sign up|notar|apostil|sworn|fee|charge",
    "|".join(f"(?P<k{number}>{words})" for number, words in enumerate(_KINDS.values())),
    re.IGNORECASE,
)
_SUBJECT = Hinted(
    "opt|unsubscrib|object|withdraw|exercis|request|right|revok|eras|delet|complain",
    rf"\b{_USE}\b",
    re.IGNORECASE,
)
_CHOICE = deferred(
    r"\b(?:opt(?:s|ed|ing)?[\s-]*out|unsubscrib\w+|object(?!ive)\w*|withdraw\w*|revok\w+)\b", re.IGNORECASE
)
_EASED = deferred(
    r"\be-?mail(?:s|ing|ed)?\s+(?:us|to|address|or)\b|@|\bonline\b|\bweb\s*form\b|\bform\b(?!\s+by)|\b(?:reimburs|compensat|refund)\w*|\bnot\s+(?:have|need|required?|ask|be)\b|\bwithout\b|\bdo(?:es)?\s+not\b|\bor\s+by\s+(?:e-?mail|phone|telephone)\b"
    r"|\b(?:no|free\s+of)\s+(?:charge|fee|cost)\b|\bunless\b|\bexcessive\b|\bunfounded\b|\bdispute\b|\bmediation\b|\bmarketing\s+(?:\w+\s+)?by\s+(?:post|mail)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="opt-out-friction",
    group="quality",
    summary="A choice or right is made hard to use: a notary, a letter, an account, a fee.",
    stability="preview",
    topic="rights.how",
    documentation=Documentation(
        what="""
Reports a sentence by which readers who want to opt out, object, withdraw consent or use a right must see a notary, can do so only by post
or only by phone, must first open an account, or (for opting out, objecting and withdrawing) pay. Where the sentence names an easier
way as well, or a refund, it is not reported. Fees for access are `rights-waiver`'s.
""",
        why="""
Withdrawing consent must be as easy as giving it (GDPR Art. 7(3)), and the use of rights be made easy (Art. 12(2)). California forbids
methods that add needless steps (11 CCR § 7004), accounts made for a request (Civ. Code § 1798.130(a)(2)(A), § 1798.135(c)(1)), verification of opt-outs
(11 CCR § 7026), and costs of a notary that are not paid back (11 CCR § 7060).
""",
        flagged=(
            Example(
                "# Privacy policy\n\nOpt-out requests must be sent by registered mail to our head office.\n",
                flagged=("must be sent by registered mail",),
            ),
            Example(
                "# Privacy policy\n\nTo opt out of the sale of your data you must create an account.\n",
                flagged=("must create an account",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nYou can opt out by post or by e-mail to privacy@acme.example.\n"),
            Example("# Privacy policy\n\nYou need not create an account to make a request.\n"),
            Example(
                "# Privacy policy\n\nIf we ask for a notarised statement, we reimburse the cost of your request.\n"
            ),
        ),
        limits="""
Reads one sentence at a time: an easier way in another sentence is not weighed. A telephone number or an address alone is not taken for the only way.

On 131 real policies of 2013 to 2021: 1 finding, which is right; too few to leave preview.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=(
            "GDPR Art. 7(3), Art. 12(2)",
            "11 CCR §§ 7004, 7026, 7060",
            "Cal. Civ. Code §§ 1798.130, 1798.135",
        ),
    ),
)


class OptOutFriction:
    """Finds hurdles before a choice or a right."""

    info: RuleInfo = _INFO
    hints = ((*_PATTERN.hints, *_SUBJECT.hints),)

    def check(self, policy: Policy) -> Iterator[Finding]:
        messages = tuple(_KINDS)
        for passage, said in candidates(policy, _PATTERN, beside=_SUBJECT.hints):
            found = _PATTERN.find(said) if _SUBJECT.find(said) else None
            if found is None or _EASED.search(said):
                continue
            message = messages[int((found.lastgroup or "k0")[1:])]
            if "fee" in message and not _CHOICE.search(said):
                continue
            yield Finding(
                f"{message}, for a choice or right of the reader",
                placed(passage, found),
                topic=self.info.topic,
                help="Offer the way by which the data came: a link, a form, an e-mail address; ask for no more than it takes to know who asks.",
            )
