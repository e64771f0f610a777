"""`duplicate-name`: two data groups, purposes or recipients of one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

if TYPE_CHECKING:
    from policylint.declaration import Word

_INFO = RuleInfo(
    name="duplicate-name",
    group="declaration",
    summary="Two declarations have the same name.",
    severity="error",
    documentation=Documentation(
        what="""
Reports the second of two `data` groups, `purpose`s, `recipient`s or cookies of a `.policy` file that have the same name.
""",
        why="""
Whatever refers to the name means one of them, and nobody can tell which.
""",
        flagged=(
            Example('policy "P" {\n  data contact [name]\n  data contact [phone-number]\n}\n', flagged=("contact",), path="a.policy"),
            Example('policy "P" {\n  recipient "Post" as processor\n  recipient "Post" as third-party\n}\n', flagged=('"Post"',), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  data contact [name]\n  data phone [phone-number]\n}\n', path="a.policy"),
            Example('policy "P" {\n  data orders [orders]\n  purpose orders { uses orders }\n}\n', path="a.policy"),
            Example('policy "P" {\n  recipient "Post" { receives a in DE\n receives b in FR }\n}\n', path="a.policy"),
        ),
        limits="Names that differ only in capitals are two names.",
    ),
)  # fmt: skip


class DuplicateName:
    """Finds names that are taken."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None:
            return
        cookies = declaration.cookies.items if declaration.cookies is not None else ()
        yield from _repeated("data group", [group.name for group in declaration.data])
        yield from _repeated("purpose", [purpose.name for purpose in declaration.purposes])
        yield from _repeated("recipient", [recipient.name for recipient in declaration.recipients])
        yield from _repeated("cookie", [cookie.name for cookie in cookies])


def _repeated(kind: str, names: Sequence[Word]) -> Iterator[Finding]:
    first: dict[str, Word] = {}
    for name in names:
        before = first.setdefault(name.text, name)
        if before is not name:
            yield Finding(
                f"there is another {kind} called “{name.text}”",
                name.span,
                help="Put both into one, or give this one another name.",
                related=(Related("the first is here", before.span),),
            )
