"""`purpose-without-basis`: a purpose that rests on no legal basis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="purpose-without-basis",
    group="declaration",
    summary="A purpose names no legal basis.",
    reports_absence=True,
    documentation=Documentation(
        what="""
Reports a `purpose` of a `.policy` file without a `basis`. It is reported under frameworks that ask for legal bases (`gdpr`,
`uk-gdpr`, …), in the place of `legal-basis-missing`.
""",
        why="""
Under the GDPR processing needs a ground of Art. 6(1), and the notice names it with the purpose (Art. 13(1)(c)). Which ground it is
decides which rights people have.
""",
        flagged=(
            Example('policy "P" {\n  purpose news "send news" { uses contact }\n}\n', flagged=("news",), path="a.policy"),
            Example('policy "P" {\n  purpose a { basis consent }\n  purpose b\n}\n', flagged=("b",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  purpose news { basis consent }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose news { basis legitimate-interests "keeping customers" }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose news { basis consnt }\n}\n', path="a.policy"),
        ),
        limits="""
Without such a framework, on the command line, in the configuration or in the file itself, nothing is reported unless the rule is
selected by its name. Whether the basis fits the purpose is not judged.
""",
        references=("GDPR Art. 6(1), Art. 13(1)(c), Art. 14(1)(c)",),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PurposeWithoutBasis:
    """Finds purposes without a ground."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for purpose in policy.declaration.purposes if policy.declaration is not None else ():
            if not purpose.bases and purpose.clear("basis"):
                yield Finding(
                    f"the purpose “{purpose.name.text}” names no legal basis",
                    purpose.name.span,
                    "legal-basis",
                    "Say on what the processing rests, for example: basis contract",
                )
