"""`conflicting-contacts`: two channels for one role, with nothing that tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

if TYPE_CHECKING:
    from policylint.rules.contradiction.contact_roles import Channel

_APART = 3
"""Passages between two channels of one section from which on they are no list of alternatives."""

_NAMES = {"email": "e-mail address", "phone": "phone number", "address": "address"}

_INFO = RuleInfo(
    name="conflicting-contacts",
    group="contradiction",
    summary="Two contact addresses are given for the same role.",
    topic="controller.contact",
    stability="preview",
    documentation=Documentation(
        what="""
Reports a second e-mail address, phone number or postal address for a role that has only one: the data protection officer, the registered
or head office, questions about the policy, requests about rights. Both places are shown.
""",
        why="""
One of them is mostly what is left of a former name, a former officer or another organisation's text. Who writes to it gets no answer, and a
request about rights that nobody reads is late all the same.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nOur data protection officer can be reached at dpo@brookfield.example.\n\n## Your rights\n\n"
                "Write to our data protection officer at privacy.officer@oldbrook.example.\n",
                flagged=("privacy.officer@oldbrook.example",),
            ),
            Example(
                "# Privacy policy\n\nOur registered office is at 14 Mill Lane, Leeds LS1 4DY, United Kingdom.\n\n## Contact\n\n"
                "Registered office: 7 Station Road, York YO1 6GA, United Kingdom.\n",
                flagged=("7 Station Road, York YO1 6GA, United Kingdom",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nQuestions about this privacy policy? Write to privacy@fern.example.\n\n## Orders\n\n"
                "Questions about your order? Write to orders@fernshop.example.\n"
            ),
            Example(
                "# Privacy policy\n\nOur data protection officer can be reached at dpo@fern.example.\n\n## Brazil\n\n"
                "Our data protection officer can be reached at encarregado@samambaia.example.\n"
            ),
            Example(
                "# Privacy policy\n\nTo exercise your rights, write to privacy@fern.example.\n\n## Contact\n\n"
                "You can also exercise your rights by writing to dataprotection@fern.example.\n"
            ),
        ),
        limits="""
Most second addresses are right: for another purpose, country, company or group of readers, or as an alternative. So sentences that name
one, parts under the heading of a country, addresses that stand together, two mailboxes of one domain (unless one looks like the other,
misspelt) or of domains with the same name (acme.com, acme.de), a box beside a street, and roles with three or more addresses are left
alone. Contacts with no such role ("contact us at …") are not compared. The rule is in preview: in 131 published policies (2013 to 2021)
it reports nothing, so how often it is right on real text is not measured. Pairs put into those policies are found in 110; most of the
others name a contact for the role already.
""",
        references=("GDPR Art. 13(1)(a) and (b), Art. 12(2)",),
    ),
)


class ConflictingContacts:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        from policylint.rules.contradiction.contact_roles import channels

        given = sorted(channels(policy), key=attrgetter("role", "kind"))
        for (role, kind), group in groupby(given, key=attrgetter("role", "kind")):
            pair = _conflicting(sorted(group, key=attrgetter("place")))
            if pair is not None:
                first, second = pair
                if policy.document.are_alternatives(first.attribute.span, second.attribute.span):
                    continue
                name = _NAMES[kind]
                yield Finding(
                    f"another {name} for {role} here than elsewhere: {second.value}, {first.value}",
                    second.attribute.span,
                    self.info.topic,
                    f"Keep the {name} that is in use; if both are, say what each is for.",
                    (Related(f"the other {name}: {first.value}", first.attribute.span),),
                )


def _conflicting(given: Sequence[Channel]) -> tuple[Channel, Channel] | None:
    """The first channel and one that conflicts with it, if there are just two and they stand apart."""
    if len({channel.value.casefold() for channel in given}) != 2:
        return None
    first = given[0]
    second = next(channel for channel in given if channel.value.casefold() != first.value.casefold())
    together = any(_are_together(one, other) for one in given for other in given if one.value != other.value)
    if together:
        return None
    from policylint.rules.contradiction.contact_roles import conflict

    return (first, second) if conflict(first, second) else None


def _are_together(one: Channel, other: Channel) -> bool:
    return one.passage.section is other.passage.section and abs(one.place - other.place) < _APART
