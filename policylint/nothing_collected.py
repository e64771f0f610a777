"""The condition that a policy says that no personal data is collected, and nothing that would need any.

Most laws ask nothing of a notice by those who process no personal data. Many apps say so in a sentence, and are then rightly silent
on legal bases, periods and rights.
"""

from __future__ import annotations

from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.three_valued import Answer

DENIED = "collection.data-categories"
NEEDING_DATA = ("collection", "sharing", "cookies", "tracking", "transfer", "legal-basis")
"""Families of topics of which nothing is stated where no personal data is collected."""


@dataclass(frozen=True, slots=True)
class NothingCollected:
    """Yes only where the text denies all collection and states nothing of `NEEDING_DATA`; else no, never unknown."""

    def answer(self, policy: Policy) -> Answer:
        """Whether it holds."""
        if policy.status(DENIED) != "denied":
            return "no"
        said = (one for family in NEEDING_DATA for one in policy.about(family))
        return "no" if any(one.polarity == "stated" for one in said) else "yes"

    def questions(self, policy: Policy) -> tuple[str, ...]:
        """No fact would say more than the text."""
        return ()

    def describe(self) -> str:
        """It in plain words, to come after "if"."""
        return "the policy says that no personal data is collected"
