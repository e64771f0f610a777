"""What the command `app-stores` reports, as rules: so that each has a name, a weight and an explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from policylint.diagnostics import Finding, Severity
from policylint.policy import Policy
from policylint.rule import Documentation, RuleInfo

UNDISCLOSED, UNDECLARED = "store-data-undisclosed", "store-data-undeclared"
TRACKING, SHARING = "store-tracking-undisclosed", "store-sharing-undisclosed"
DELETION, PAGE = "store-deletion-undisclosed", "store-deletion-page-unlinked"
_WHY = "A store holds what an app declares against its privacy policy, and so do its readers: both must say the same."
_LIMITS = (
    "Needs a manifest: `policylint app-stores POLICY --manifest FILE`; `policylint check` finds nothing with it. What the policy says in a way "
    "that is not recognised counts as not found."
)


@dataclass(frozen=True)
class StoreRule:
    """Has a manifest to be judged by in the command `app-stores` only."""

    info: RuleInfo

    def check(self, policy: Policy) -> Iterable[Finding]:
        """Nothing: a rule does not read files."""
        return ()


@cache
def store_rules() -> tuple[StoreRule, ...]:
    """All of them."""
    return (
        _rule(
            UNDISCLOSED,
            "warning",
            "A data type that is declared to a store is not found in the policy.",
            "Reports each data type of the manifest that no statement of the policy on collection, use, sharing or retention names; as "
            "info, where it names only something wider (“location” for precise location).",
        ),
        _rule(
            UNDECLARED,
            "info",
            "Data that the policy says is collected is not declared to the store.",
            "Reports data that the store has a type for, where the manifest does not declare that type. A policy may be about "
            "more than the app, and SDKs have manifests of their own: name them all.",
        ),
        _rule(
            TRACKING,
            "warning",
            "Tracking is declared to a store and not found in the policy.",
            "Reports a manifest that declares tracking, where the policy speaks neither of tracking by third parties, nor of advertising, "
            "nor of selling data.",
        ),
        _rule(
            SHARING,
            "warning",
            "Sharing is declared to a store and not found in the policy.",
            "Reports a data safety form that declares data as shared, where the policy names no recipients.",
        ),
        _rule(
            DELETION,
            "warning",
            "Deletion is declared to a store and not found in the policy.",
            "Reports a data safety form that offers deletion, where the policy says nothing of it.",
        ),
        _rule(
            PAGE,
            "info",
            "The deletion page that is declared to a store is not linked in the policy.",
            "Reports the address for deletion requests of a data safety form, where it does not stand in the policy.",
        ),
    )


def _rule(name: str, severity: Severity, summary: str, what: str) -> StoreRule:
    documentation = Documentation(what, _WHY, (), (), _LIMITS)
    return StoreRule(RuleInfo(name, "drift", summary, documentation, severity))
