"""`unnamed-interest`: legitimate interests as a basis, without the interest."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="unnamed-interest",
    group="declaration",
    summary="Legitimate interests are a basis, and the interest is not named.",
    topic="legal-basis.legitimate-interests",
    documentation=Documentation(
        what="""
Reports `basis legitimate-interests` in a `.policy` file without text that names the interest.
""",
        why="""
The notice names the interests pursued (GDPR Art. 13(1)(d)): without them nobody can weigh them against their own, or object.
""",
        flagged=(
            Example('policy "P" {\n  purpose site { basis legitimate-interests }\n}\n', flagged=("legitimate-interests",), path="a.policy"),
            Example('policy "P" {\n  purpose a { basis contract\n basis legitimate-interests }\n}\n', flagged=("legitimate-interests",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  purpose site { basis legitimate-interests "preventing fraud" }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose site { basis contract }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose site { basis legitimate-interest }\n}\n', path="a.policy"),
        ),
        limits="Whether the interest is one, and outweighs those of the people concerned, is not judged.",
        references=("GDPR Art. 6(1)(f), Art. 13(1)(d), Art. 14(2)(b)",),
    ),
)  # fmt: skip


class UnnamedInterest:
    """Finds interests that nobody names."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for purpose in policy.declaration.purposes if policy.declaration is not None else ():
            for basis in purpose.bases:
                named = basis.detail is not None or not purpose.clear("detail")
                if basis.basis.text == "legitimate-interests" and not named:
                    yield Finding(
                        "the legitimate interest is not named",
                        basis.basis.span,
                        self.info.topic,
                        'Say which: basis legitimate-interests "improving our service"',
                    )
