"""`malformed-suppression`: a comment that is meant to suppress findings but cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.rule import Documentation, Example, Option, RuleInfo
from policylint.suppression.comments import read_comments

_INFO = RuleInfo(
    name="malformed-suppression",
    group="suppression",
    summary="A comment that should suppress findings cannot be understood.",
    options=(Option("require-reason", False, "Whether a comment must say why it suppresses something."),),
    documentation=Documentation(
        what="""
Reports a comment that begins with `policylint:` but asks for nothing that policylint knows: a misspelt word, no
rule in brackets, a date that is none. So is one that lacks nothing but the colon. With `require-reason`, one that gives no reason, too.
""",
        why="""
A comment that is not understood suppresses nothing. Whoever wrote it believes that it does.
""",
        flagged=(
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore because it is old -->\nWe collect names.\n",
                flagged=("<!-- policylint: ignore because it is old -->",),
            ),
            Example(
                "# Privacy policy\n\n<!-- policylint: ingore[stale-date] -->\nWe collect names.\n",
                flagged=("<!-- policylint: ingore[stale-date] -->",),
            ),
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[stale-date] until=spring -->\nWe collect names.\n",
                flagged=("<!-- policylint: ignore[stale-date] until=spring -->",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[stale-date] because it is old -->\nWe collect.\n"
            ),
            Example(
                "# Privacy policy\n\n<!-- policylint: disable[stale-date, future-date] -->\nWe collect names.\n"
            ),
            Example("# Privacy policy\n\n<!-- We use policylint: it found this. -->\nWe collect names.\n"),
        ),
        limits="A comment that begins neither with `policylint:` nor with `policylint ignore` (or `disable`, `enable`) and a rule is nobody's business, whatever it says.",
    ),
)


@dataclass(frozen=True, slots=True)
class MalformedSuppression:
    """Finds comments that ask for nothing that can be done."""

    require_reason: bool = False
    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        directives, malformed = read_comments(policy.document)
        for directive in directives if self.require_reason else ():
            if not directive.reason and directive.kind != "enable":
                yield Finding(
                    "suppression gives no reason",
                    directive.span,
                    help="Say why at the end of the comment: because …",
                )
        for comment in malformed:
            yield Finding(
                f"suppression is not understood: {comment.message}", comment.span, help=comment.help
            )
