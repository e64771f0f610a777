"""`special-category-without-condition`: health data and its like, without the condition of Art. 9."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.terms import label, term

_INFO = RuleInfo(
    name="special-category-without-condition",
    group="declaration",
    summary="A purpose uses special categories of data, without a condition.",
    topic="legal-basis",
    documentation=Documentation(
        what="""
Reports a `purpose` of a `.policy` file that uses data on health, biometrics, genetics, origin, opinions, beliefs, trade union
membership or sexual orientation without a `condition`.
""",
        why="""
Such data may be processed only under one of the conditions of GDPR Art. 9(2), on top of a legal basis. Explicit consent is
one of them; ordinary consent is not.
""",
        flagged=(
            Example('policy "P" {\n  data body [heart-rate]\n  purpose coach { uses body\n basis consent }\n}\n', flagged=("body",), path="a.policy"),
            Example('policy "P" {\n  data door [name, fingerprint]\n  purpose entry { uses door }\n}\n', flagged=("door",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  data body [heart-rate]\n  purpose coach { uses body\n condition explicit-consent }\n}\n', path="a.policy"),
            Example('policy "P" {\n  data contact [name]\n  purpose news { uses contact }\n}\n', path="a.policy"),
            Example('policy "P" {\n  data body [heart-rate]\n  purpose coach { uses body\n condition explicit-consnt }\n}\n', path="a.policy"),
        ),
        limits="Data in your own words (\"pulse\") is not seen to be special; use the term (heart-rate) where there is one.",
        references=("GDPR Art. 9",),
    ),
)  # fmt: skip


class SpecialCategoryWithoutCondition:
    """Finds special categories of data without a condition."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None:
            return
        from policylint.rules.declaration.declared_names import groups_of

        for purpose in declaration.purposes:
            if purpose.conditions or not purpose.clear("condition"):
                continue
            for name, group in groups_of(declaration, purpose):
                special = next((i for i in group.items if not i.quoted and _is_special(i.text)), None)
                if special is None:
                    continue
                yield Finding(
                    f"{label('data', special.text)} is a special category of data, and no condition is declared",
                    name.span,
                    self.info.topic,
                    "Say on which condition of Art. 9(2) it is used, for example: condition explicit-consent",
                    (Related("the data is declared here", special.span),),
                )


def _is_special(data: str) -> bool:
    known = term("data", data)
    return known is not None and known.special
