"""What conditions of frameworks come to, together and by facts alone, is what each comes to by itself."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from policylint.coverage import Coverage
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document, Section
from policylint.frameworks import builtin_frameworks
from policylint.law.answers import Answers
from policylint.law.facts import facts
from policylint.law.requirements import answered, needs_of
from policylint.policy import Policy
from policylint.source import Source, Span
from policylint.topics import topics

TEXT = "x" * 100
VALUES = {
    "yes-no": st.booleans(),
    "number": st.sampled_from([0, 100_000, 50_000_000]),
    "places": st.lists(st.sampled_from(["DE", "GB", "CH", "US-CA", "US-TX"]), max_size=2).map(tuple),
    "names": st.just(("Acme",)),
}
FACTS = st.fixed_dictionaries({}, optional={fact.name: VALUES[fact.type] for fact in facts().values()})
ATTRIBUTES = st.sampled_from(
    [
        (),
        (Attribute("data", "health", Span(0, 1)),),
        (Attribute("data", "name", Span(0, 1)),),
        (Attribute("country", "US", Span(0, 1)),),
        (Attribute("purpose", "analytics", Span(0, 1)),),
    ]
)
DISCLOSURES = st.builds(
    Disclosure,
    st.sampled_from(sorted(topics())),
    st.sampled_from(["stated", "denied"]),
    st.integers(0, 90).map(lambda at: (Span(at, at + 5),)),
    st.just("x"),
    attributes=ATTRIBUTES,
)
FRAMEWORKS = builtin_frameworks()


@given(st.lists(DISCLOSURES, max_size=6), FACTS, st.booleans())
def test_together_conditions_come_to_what_they_come_to_alone(
    found: list[Disclosure], declared: dict[str, object], holds_first: bool
) -> None:
    document = Document(Source("p.md", TEXT), Section(None, (), (), Span(0, len(TEXT))), "markdown")
    coverage = Coverage("en", True, True, 1, 1)
    of = Policy(document, (), tuple(found), coverage, date(2026, 11, 22), facts=declared)
    answers = Answers(FRAMEWORKS, of)
    for number, condition in enumerate(needs_of(FRAMEWORKS).conditions):
        expected = answered(condition, of)
        if holds_first:
            assert answers.holds(number) is (expected == "yes")
        assert answers.of(number) == expected
        assert answers.holds(number) is (expected == "yes")
        if answers.settled.held[number] is not None:
            assert answers.settled.held[number] is (expected == "yes")
