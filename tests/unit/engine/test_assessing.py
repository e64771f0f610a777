"""How much of a text was understood, and what silence in it proves, from texts whose disclosures are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure
from policylint.engine.assessing import assess_coverage
from policylint.engine.spoken import Spoken
from policylint.language import Language, Subject
from policylint.source import Span
from policylint.templating.templates import OPAQUE
from policylint.testing import policy_of

TEXT = (
    "# Privacy policy\n\nWe keep your name for two years, and then we delete it from all of our systems.\n\n"
    "We sell tea. We also sell the pots in which you make it.\n"
)
COOKIES = "# Cookie policy\n\nWe use cookies to remember what is in your basket.\n\nThey are deleted after two days.\n"
NOTES = "# Minutes\n\nThe board met in the harbour and spoke about the new boats for an hour.\n"
LONG = "# Privacy policy\n\n" + "The boat sails to the island at noon with bread and cheese.\n\n" * 40


def at(text: str, *words: str) -> tuple[Disclosure, ...]:
    """Disclosures that begin with these words."""
    places = [text.index(one) for one in words]
    return tuple(Disclosure("retention", "stated", (Span(start, start + 4),), "x") for start in places)


def covered(text: str, *found: Disclosure, path: str = "notes.md") -> Coverage:
    policy = policy_of(text, path=path)
    return assess_coverage(policy.document, policy.passages, found, Spoken(policy.coverage.language))


def test_a_passage_counts_as_understood_once_where_something_begins_with_it() -> None:
    passages = len(policy_of(TEXT).passages)
    two = at(TEXT, "We keep", "We keep", "We sell")
    assert covered(TEXT) == Coverage("en", True, True, passages, 0)
    assert covered(TEXT, *two) == Coverage("en", True, True, passages, 2)
    assert covered(TEXT, *at(TEXT, "tea")) == Coverage("en", True, True, passages, 0)


def test_the_language_decides_what_is_supported_and_how_a_subject_is_named() -> None:
    german = "# Notizen\n\nWir erheben Ihre personenbezogenen Daten, wenn Sie bei uns bestellen, und wir löschen sie.\n"
    found = covered(german)
    assert (found.language, found.supported) == ("de", False)


def test_a_language_with_a_vocabulary_says_how_it_speaks_of_its_subjects() -> None:
    subject = Subject("datenschutz", "personenbezogene", cookies="plätzchen")
    german = Language("de", "", lambda: pytest.fail("nothing is recognised"), subject)
    policy = policy_of("# Hinweise\n\nWir erheben personenbezogene Daten.\n", path="notes.md")
    spoken = Spoken("de", {"de": german})
    assert assess_coverage(policy.document, policy.passages, (), spoken).absence_is_meaningful
    baked = policy_of("# Plätzchen\n\nWir erheben personenbezogene Daten.\n", path="notes.md")
    assert "cookie notice" in assess_coverage(baked.document, baked.passages, (), spoken).doubt


def test_a_text_about_something_else_proves_nothing_but_where_it_declares_what_it_is() -> None:
    assert not covered(NOTES).is_policy
    declared = replace(at(NOTES, "The board")[0], origin="declared")
    assert covered(NOTES, declared).absence_is_meaningful


@pytest.mark.parametrize(
    ("text", "doubt"), [(COOKIES, "cookie notice"), (LONG, "too little of it was understood (1 of ")]
)
def test_what_makes_silence_prove_nothing_is_said_but_where_it_declares_what_it_is(
    text: str, doubt: str
) -> None:
    first = at(text, text.split("\n\n")[1])
    assert doubt in covered(text, *first).doubt
    assert covered(text, replace(first[0], origin="declared")).doubt == ""


DECLARED = 'policy "P" {\n  language de\n  frameworks gdpr\n  controller "A AB" {\n    email "a@example.org"\n  }\n  sale none\n}\n'


def test_a_declaration_is_understood_and_its_silence_proves_something() -> None:
    coverage = policy_of(DECLARED, path="p.policy").coverage
    assert coverage == Coverage("de", True, True, 3, 2)  # of its texts, the name says nothing
    assert coverage.absence_is_meaningful


def test_a_declaration_without_a_language_is_in_none_that_is_known() -> None:
    assert policy_of(DECLARED.replace("  language de\n", ""), path="p.policy").coverage.language == "und"


def test_what_a_declaration_says_and_cannot_be_understood_may_be_about_its_topic() -> None:
    damaged = DECLARED.replace("sale none", "sale maybe perhaps")
    coverage = policy_of(damaged, path="p.policy").coverage
    assert "sharing.sale" in coverage.unclear
    assert "sharing.sale" not in policy_of(DECLARED, path="p.policy").coverage.unclear


def test_of_a_text_that_a_template_fills_in_nothing_is_known() -> None:
    heading = "# Privacy policy\n\nWe collect.\n"
    assert covered(heading).doubt == ""
    empty = replace(policy_of(heading), passages=())
    for content, doubt in (
        (f"{OPAQUE}\n\n{OPAQUE}{OPAQUE}\n", "there is no text in it but what a template puts there"),
        (f"# Privacy policy\n\n{OPAQUE}\n", "there is no text in it but what a template puts there"),
        (f"{OPAQUE}\n\n{OPAQUE} x\n", covered("y\n\nz x\n").doubt),
    ):
        policy = policy_of(content)
        found = assess_coverage(policy.document, policy.passages, (), Spoken("en"))
        assert found.doubt == doubt
    assert (
        assess_coverage(empty.document, (), (), Spoken("en")).doubt
        != "there is no text in it but what a template puts there"
    )


FIELDS = (
    "---\ntitle: Privacy policy\nbody: |\n  We keep your name for two years. We never sell it. You may ask for a copy of it.\n"
    "  Write to us at the harbour and we answer.\nlayout: page\n---\n"
)


@pytest.mark.parametrize("below", ["{{ content }}\n", "Questions? Write to us.\n"])
def test_a_policy_that_stands_in_fields_that_are_not_read_is_told_as_one(below: str) -> None:
    toml = FIELDS.replace("---", "+++").replace("title: Privacy policy", 'title = "Privacy policy"')
    toml = toml.replace("body: |", 'body = """').replace("answer.\n", 'answer."""\n')
    toml = toml.replace("layout: page", 'layout = "page"')
    assert covered(toml + below).doubt == "most of its text stands in its front matter, which is not read"
    assert covered(FIELDS + below).sentences >= 4
    assert "front matter" not in covered(FIELDS + below).doubt


@pytest.mark.parametrize(
    "text",
    [
        FIELDS + TEXT,
        f"---\ntitle: Privacy policy\nkeywords: {'tea, pots, boats, ' * 40}\n---\n{TEXT}",
        f"---\ntitle: Privacy policy\ndescription: What we do with your data. And why.\n---\n{TEXT}",
    ],
)
def test_front_matter_beside_a_text_says_nothing_of_what_is_silent(text: str) -> None:
    assert covered(text).doubt == covered(TEXT).doubt


@pytest.mark.parametrize(("further", "told"), [(0, True), (1, False)])
def test_front_matter_is_most_of_a_text_if_it_is_twice_as_long(further: int, told: bool) -> None:
    front = "---\nx: We keep it. We sell none. You may ask.\n---\n"
    block = policy_of(front + "Tea", path="notes.md").document.main.front_matter
    assert block is not None
    assert len(block) % 2 == 0
    doubt = covered(front + "Q" * (len(block) // 2 + further)).doubt
    assert doubt.startswith("most of its text stands in its front matter") is told


@pytest.mark.parametrize(
    ("sentences", "told"), [("We keep it. We sell none", False), ("We keep it. We sell none. You ask", True)]
)
def test_front_matter_has_sentences_if_there_are_three(sentences: str, told: bool) -> None:
    doubt = covered(f"+++\nx = '{sentences}.'\n+++\n# Tea\n\nQ.\n").doubt
    assert doubt.startswith("most of its text stands in its front matter") is told
