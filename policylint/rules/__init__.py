"""The built-in rules, a package for each group; modules beside the packages serve several of them."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.hookspecs import hookimpl
from policylint.rule import Rule


@hookimpl
def policylint_rules() -> Sequence[Rule]:
    """What judges a policy."""
    return builtin_rules()


def builtin_rules() -> tuple[Rule, ...]:
    """All rules that come with policylint."""
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
