"""What a policy says of a topic: of it alone, of its children with it, and whether that is stated or denied."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policylint.disclosure import Disclosure
from policylint.law.evidence import readers_of
from policylint.source import Span
from policylint.testing.policies import policy_of
from policylint.topics import ancestors, topics

TOPICS = ["retention", "retention.period", "sharing.sale", "sharing.recipients", "dnt", "own", "own.topic"]
SAID = st.builds(
    Disclosure,
    st.sampled_from(TOPICS),
    st.sampled_from(["stated", "denied"]),
    st.builds(lambda start: (Span(start, start + 4),), st.integers(0, 40)),
    st.just("said"),
    audience=st.sampled_from(["", "california"]),
)
SILENT = policy_of("# Privacy policy\n\nWe keep nothing that we were not given.\n")


@given(st.lists(SAID, max_size=12))
def test_what_is_said_of_topics(said: list[Disclosure]) -> None:
    policy = replace(SILENT, disclosures=tuple(said))
    for topic in {parent for one in TOPICS for parent in ancestors(one)}:
        about = tuple(one for one in said if topic in ancestors(one.topic))
        telling = (
            [one for one in about if one.topic == topic or one.polarity == "stated"]
            if topic in topics()
            else about
        )
        polarities = {one.polarity for one in telling}
        assert policy.about(topic) == about
        assert policy.first(topic) == next((one for one in said if one.topic == topic), None)
        assert policy.status(topic) == (
            "not-found" if not polarities else "conflicting" if len(polarities) > 1 else polarities.pop()
        )
        read = {one.readers for one in telling}
        readers = readers_of(policy).get(topic, set())
        assert readers <= read
        assert ("" in readers) == ("" in read)
        assert readers == read or "" in read
    assert {topic: list(some) for topic, some in policy.told()} == {
        topic: [one for one in said if one.topic == topic] for topic in {one.topic for one in said}
    }
