"""The kinds of rules that a pack may hold, one module each; the names are those that Vale made common."""

from policylint.packs.kinds import (
    conditional,
    consistency,
    existence,
    metric,
    occurrence,
    repetition,
    substitution,
)

KINDS = {
    "existence": existence,
    "substitution": substitution,
    "occurrence": occurrence,
    "repetition": repetition,
    "consistency": consistency,
    "conditional": conditional,
    "metric": metric,
}
FIELDS = frozenset().union(*(kind.FIELDS for kind in KINDS.values()))
"""All fields that messages of any kind may hold."""
