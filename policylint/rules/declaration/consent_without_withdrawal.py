"""`consent-without-withdrawal`: consent is a basis, and nothing says that it can be withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_RIGHT = "rights.withdraw-consent"

_INFO = RuleInfo(
    name="consent-without-withdrawal",
    group="declaration",
    summary="Consent is a basis, without the right to withdraw it.",
    topic=_RIGHT,
    documentation=Documentation(
        what="""
Reports the first `basis consent` of a `.policy` file whose `rights` do not hold `withdraw-consent`.
""",
        why="""
Consent can be withdrawn at any time, as easily as it was given, and people are told so before they give it (GDPR Art. 7(3)
and Art. 13(2)(c)).
""",
        flagged=(
            Example('policy "P" {\n  purpose news { basis consent }\n}\n', flagged=("consent",), path="a.policy"),
            Example('policy "P" {\n  purpose news { basis consent }\n  rights [access, erasure]\n}\n', flagged=("consent",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  purpose news { basis consent }\n  rights [access, withdraw-consent]\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose news { basis contract }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose news { basis consent }\n  rights [acess]\n}\n', path="a.policy"),
        ),
        limits="Consent to cookies is not looked at.",
        references=("GDPR Art. 7(3), Art. 13(2)(c), Art. 14(2)(d)",),
    ),
)  # fmt: skip


class ConsentWithoutWithdrawal:
    """Finds consent for good."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None or _RIGHT in declaration.unclear_topics or policy.about(_RIGHT):
            return
        bases = (basis.basis for purpose in declaration.purposes for basis in purpose.bases)
        consent = next((basis for basis in bases if basis.text == "consent"), None)
        if consent is not None:
            yield Finding(
                "consent is a basis, and no right to withdraw it is declared",
                consent.span,
                self.info.topic,
                "Add withdraw-consent to the rights.",
            )
