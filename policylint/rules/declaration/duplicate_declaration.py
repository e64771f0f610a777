"""`duplicate-declaration`: a statement that may stand once, and stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="duplicate-declaration",
    group="declaration",
    summary="A statement that may stand only once is repeated.",
    severity="error",
    documentation=Documentation(
        what="""
Reports the second of two statements of a `.policy` file of which a block can hold only one, such as `updated`, `sale`, `dnt`
or a controller's `email`. Only the first counts.
""",
        why="""
If they differ they contradict each other, and if they do not, the next change will be made to one of them only.
""",
        flagged=(
            Example('policy "P" {\n  updated 2026-01-01\n  updated 2026-05-01\n}\n', flagged=("updated",), path="a.policy"),
            Example('policy "P" {\n  dnt honoured\n  dnt not-honoured\n}\n', flagged=("dnt",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  updated 2026-01-01\n  effective 2026-05-01\n}\n', path="a.policy"),
            Example('policy "P" {\n  choice marketing "a link"\n  choice opt-out "a form"\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose a { basis consent\n basis contract }\n}\n', path="a.policy"),
        ),
        limits="Statements that may be repeated and contradict each other are reported by `contradictory-declarations`.",
    ),
)  # fmt: skip


class DuplicateDeclaration:
    """Finds statements that stand once too often."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.declaration is None:
            return
        for repeated in policy.declaration.repeated:
            yield Finding(
                f"{repeated.word} is stated twice; only the first counts",
                repeated.again,
                help="Keep the one that is true.",
                related=(Related("the first is here", repeated.first),),
            )
