"""`unknown-statement`: a word that opens no statement of the policy language where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="unknown-statement",
    group="declaration",
    summary="A word opens no statement of the policy language.",
    severity="error",
    documentation=Documentation(
        what="""
Reports a statement of a `.policy` file whose first word the language does not know in that block, with the word that
was probably meant, or the block in which it belongs.
""",
        why="""
A misspelt `retian` declares nothing, and the policy would silently say less than its authors think.
""",
        flagged=(
            Example('policy "P" {\n  contoller "Acme AB"\n}\n', flagged=("contoller",), path="a.policy"),
            Example('policy "P" {\n  controller "Acme AB" { emial "a@acme.test" }\n}\n', flagged=("emial",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  controller "Acme AB"\n}\n', path="a.policy"),
            Example('policy "P" {\n  controller "Acme AB" { email "a@acme.test" }\n}\n', path="a.policy"),
            Example('policy "P" {\n  # contoller is only a comment\n  sale none\n}\n', path="a.policy"),
        ),
        limits="Since the word may have meant anything, no rule that reports something missing runs on the file.",
    ),
)  # fmt: skip


class UnknownStatement:
    """Passes on what the front end found no meaning for."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for problem in policy.document.problems:
            if problem.kind == self.info.name:
                yield Finding(problem.message, problem.span, help=problem.help)
