"""`undefined-name`: a data group or a purpose that is named and never declared."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="undefined-name",
    group="declaration",
    summary="A data group or purpose is named and never declared.",
    severity="error",
    documentation=Documentation(
        what="""
Reports a name in a `.policy` file (in `uses`, `receives`, `for`, `of`, `sale` or `provision`) that no `data` or `purpose`
declares, with the name that was probably meant.
""",
        why="""
The statement says nothing until the name stands for something: who receives "contcat" receives nothing known.
""",
        flagged=(
            Example('policy "P" {\n  data contact [name]\n  purpose news { uses contcat }\n}\n', flagged=("contcat",), path="a.policy"),
            Example('policy "P" {\n  data contact [name]\n  recipient "Post" { receives contact for delivery }\n}\n', flagged=("delivery",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  data contact [name]\n  purpose news { uses contact }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose news { uses contact }\n  data contact [name]\n}\n', path="a.policy"),
            Example('policy "P" {\n  data contact [nmae]\n  purpose news { uses contact }\n}\n', path="a.policy"),
        ),
        limits="Where a declaration could not be read, its name is taken to exist; if not even the name could, so is every name.",
    ),
)  # fmt: skip

_LIKE = 0.6
_COMPARED = 100_000
"""So many pairs of names are compared at most, which takes a second or two."""


class UndefinedName:
    """Finds references that lead nowhere."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None:
            return
        from policylint.rules.declaration.declared_names import may_be_lost, references

        known = {
            "data group": [group.name.text for group in declaration.data],
            "purpose": [purpose.name.text for purpose in declaration.purposes],
        }
        names = {kind: set(declared) for kind, declared in known.items()}
        compared = 0
        for reference in references(declaration):
            name = reference.name.text
            if name in names[reference.kind] or may_be_lost(declaration, name):
                continue
            from difflib import get_close_matches

            compared += len(known[reference.kind])
            like = known[reference.kind] if compared < _COMPARED else []
            close = get_close_matches(name, like, 1, _LIKE)
            word = "data" if reference.kind == "data group" else "purpose"
            cure = f"Did you mean {close[0]}?" if close else f"Declare it: {word} {name} …"
            yield Finding(f"no {reference.kind} is called “{name}”", reference.name.span, help=cure)
