"""The built-in rules, a package for each group; modules beside the packages serve several of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policylint.hookspecs import hookimpl

if TYPE_CHECKING:
    from policylint.rule import Rule


@hookimpl
def policylint_rules() -> Sequence[Rule]:
    """What judges a policy; the code of a rule is imported when it has to (see `policylint.rules.stored`)."""
    from policylint.rules.missing import missing_rules
    from policylint.rules.stored import stored_rules

    stored = stored_rules()
    if stored is None:
        return builtin_rules()
    suppression = stored.pop("suppression")
    return (*(rule for rules in stored.values() for rule in rules), *missing_rules(), *suppression)


def builtin_rules() -> tuple[Rule, ...]:
    """All rules that come with policylint, imported."""
    from policylint.rules.contradiction import contradiction_rules
    from policylint.rules.declaration import declaration_rules
    from policylint.rules.integrity import integrity_rules
    from policylint.rules.missing import missing_rules
    from policylint.rules.quality import quality_rules
    from policylint.rules.stale_law import stale_law_rules
    from policylint.rules.suppression import suppression_rules

    return (
        *integrity_rules(),
        *contradiction_rules(),
        *quality_rules(),
        *stale_law_rules(),
        *declaration_rules(),
        *missing_rules(),
        *suppression_rules(),
    )
