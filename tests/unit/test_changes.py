from __future__ import annotations

from dataclasses import replace

from policylint.changes import Change, changes
from policylint.disclosure import Disclosure
from policylint.source import Span
from policylint.testing import disclosure


def said(topic: str, **attributes: str) -> Disclosure:
    return disclosure(topic, attributes=attributes)


def told(*found: Change) -> list[tuple[str, ...]]:
    return [(one.kind, *one.topics, one.what, *one.gone, "->", *one.come) for one in found]


def test_the_same_in_another_place_is_no_change() -> None:
    one = said("retention.period", period="P1Y")
    assert changes([one], [replace(one, spans=(Span(90, 99),))]) == ()


def test_topics_come_and_go() -> None:
    gone, come = disclosure("cookies"), disclosure("dnt", text="Not at all.")
    assert changes([gone], [come]) == (
        Change("removed", ("cookies",), old=gone),
        Change("added", ("dnt",), new=come),
    )


def test_values_come_and_go_by_themselves() -> None:
    old = [said("transfer", country="US"), said("transfer", country="IN")]
    new = [said("transfer", country="US"), said("transfer", country="CA")]
    [change] = changes(old, new)
    assert told(change) == [("changed", "transfer", "country", "IN", "->", "CA")]
    assert (change.old, change.new) == (old[1], new[1])
    [more] = changes(old[:1], old)
    assert (more.gone, more.come, more.old, more.new) == ((), ("IN",), None, old[1])


def test_values_that_change_places_are_told_for_each_thing_and_one_way_round() -> None:
    old = [said("transfer", data="name", country="US"), said("transfer", data="orders", country="IN")]
    new = [said("transfer", data="name", country="IN"), said("transfer", data="orders", country="US")]
    first, second = changes(old, new)
    assert told(first, second) == [
        ("changed", "transfer", "country", "US", "->", "IN"),
        ("changed", "transfer", "country", "IN", "->", "US"),
    ]
    assert (first.old, first.new, second.old, second.new) == (old[0], new[0], old[1], new[1])
    assert changes(old, [*new, *old]) == ()
    assert changes(old, [replace(one, spans=(Span(90, 99),)) for one in reversed(old)]) == ()


def test_of_many_things_in_the_same_statements_it_is_told_once() -> None:
    def listed(country: str, *data: str) -> Disclosure:
        return disclosure("transfer", attributes={"data": data, "country": country})

    old = [listed("US", "name", "orders"), listed("IN", "messages")]
    new = [listed("IN", "name", "orders"), listed("US", "messages")]
    assert told(*changes(old, new)) == [
        ("changed", "transfer", "country", "US", "->", "IN"),
        ("changed", "transfer", "country", "IN", "->", "US"),
    ]


def test_a_denial_among_others_that_becomes_a_statement() -> None:
    topic = "sharing.recipients"
    denied = [
        disclosure(topic, "denied", attributes={"recipient": one}) for one in ("insurers", "advertisers")
    ]
    old = [said(topic, recipient="Stripe"), *denied]
    new = [*old[:2], said(topic, recipient="advertisers")]
    [change] = changes(old, new)
    assert told(change) == [("changed", topic, "polarity", "denied", "->", "stated")]
    assert (change.old, change.new) == (old[2], new[2])


def test_a_statement_that_becomes_a_denial() -> None:
    [change] = changes([disclosure("sharing.sale", "denied")], [disclosure("sharing.sale")])
    assert told(change) == [("changed", "sharing.sale", "polarity", "denied", "->", "stated")]


def test_what_several_topics_tell_is_told_once() -> None:
    old = [said(topic, period="P1Y") for topic in ("retention.period", "retention.disposal")]
    new = [said(topic, period="P2Y") for topic in ("retention.period", "retention.disposal")]
    assert told(*changes(old, new)) == [
        ("changed", "retention.period", "retention.disposal", "period", "P1Y", "->", "P2Y")
    ]
    rights = [disclosure("rights.access"), disclosure("rights.erasure")]
    assert [one.topics for one in changes(rights, [])] == [("rights.access", "rights.erasure")]
    apart = [rights[0], replace(rights[1], spans=(Span(90, 99),))]
    assert [one.topics for one in changes(apart, [])] == [("rights.access",), ("rights.erasure",)]


def test_topics_that_nobody_knows_come_last() -> None:
    found = changes(
        [], [replace(said("retention"), topic="tea.kinds"), disclosure("retention", text="For a year.")]
    )
    assert [one.topics for one in found] == [("retention",), ("tea.kinds",)]
