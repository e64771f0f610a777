"""`syntax-error`: a statement of the policy language that does not fit its grammar."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="syntax-error",
    group="declaration",
    summary="A statement of the policy language cannot be read.",
    severity="error",
    documentation=Documentation(
        what="""
Reports where a `.policy` file does not follow the grammar or a statement lacks something it needs: a quotation mark,
a brace or a bracket without its twin, a value of the wrong kind or too many of them, a day that does not exist. Each
error costs one statement; reading goes on after it.
""",
        why="""
What cannot be read is not declared. Such a statement neither meets a requirement nor breaks one: rules that
report something missing are withheld for what it may have been about.
""",
        flagged=(
            Example('policy "P" {\n  updated 1 May 2026\n}\n', flagged=("1",), path="a.policy"),
            Example('policy "P" {\n  controller "Acme\n}\n', flagged=('"Acme',), path="a.policy"),
            Example(
                'policy "P" {\n  data contact [name, email-address\n}\n', flagged=("}",), path="a.policy"
            ),
        ),
        accepted=(
            Example('policy "P" {\n  updated 2026-05-01\n}\n', path="a.policy"),
            Example('policy "P" { sale none; dnt honoured }\n', path="a.policy"),
            Example(
                'policy "P" {\n  data contact [\n    name,\n    email-address\n  ]\n}\n', path="a.policy"
            ),
        ),
        limits="After a brace too many or too few, what follows may be taken for part of the wrong block.",
    ),
)


class SyntaxErrors:
    """Passes on what the front end could not read."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for problem in policy.document.problems:
            if problem.kind == self.info.name:
                yield Finding(problem.message, problem.span, help=problem.help)
