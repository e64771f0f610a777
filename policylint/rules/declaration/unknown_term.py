"""`unknown-term`: a country, a unit or a term that the vocabulary does not have."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="unknown-term",
    group="declaration",
    summary="A country, a unit or a term is not in the vocabulary.",
    severity="error",
    documentation=Documentation(
        what="""
Reports a value in a `.policy` file that is no country of ISO 3166, no unit of time, or no term of the vocabulary that
its place takes (categories of data, legal bases, rights, safeguards, …), with the term that was probably meant. What
has no term stands in quotes, in your own words.
""",
        why="""
Rules and exports work with terms: health data under a misspelt name is not seen to be a special category.
""",
        flagged=(
            Example('policy "P" {\n  data contact [name, emial-address]\n}\n', flagged=("emial-address",), path="a.policy"),
            Example('policy "P" {\n  breach notify within 72 huors\n}\n', flagged=("huors",), path="a.policy"),
            Example('policy "P" {\n  established-in Sweden\n}\n', flagged=("Sweden",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  data contact [name, email-address, "shoe size"]\n}\n', path="a.policy"),
            Example('policy "P" {\n  breach notify within 72 hours\n}\n', path="a.policy"),
            Example('policy "P" {\n  established-in SE\n}\n', path="a.policy"),
        ),
        limits="A wrong term that exists (`name` for `username`) cannot be told from the right one.",
        references=("https://w3id.org/dpv", "https://www.iso.org/iso-3166-country-codes.html"),
    ),
)  # fmt: skip


class UnknownTerm:
    """Passes on the values that the front end did not know."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for problem in policy.document.problems:
            if problem.kind == self.info.name:
                yield Finding(problem.message, problem.span, help=problem.help)
