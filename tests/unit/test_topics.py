from __future__ import annotations

import re

import pytest

from policylint.topics import Topic, ancestors, topics

ALL = list(topics().values())
FORBIDDEN = re.compile(r"\b(illegal|unlawful|violat\w+|complian\w+|noncomplian\w+)\b", re.IGNORECASE)


def by_id(topic: Topic) -> str:
    return topic.id


def test_the_vocabulary_has_76_topics_and_each_key_is_its_id() -> None:
    assert len(topics()) == 76
    assert all(key == topic.id for key, topic in topics().items())


def test_the_order_is_that_of_the_vocabulary() -> None:
    ids = list(topics())
    assert ids[0] == "controller.identity"
    assert ids[54] == "audience.europe"
    assert ids.index("cookies") < ids.index("cookies.control") < ids.index("purpose")


def test_five_topics_are_parents_of_others() -> None:
    parents = {topic.parent for topic in ALL} & set(topics())
    assert parents == {"cookies", "purpose", "legal-basis", "transfer", "retention"}


def test_a_parent_stands_before_its_children() -> None:
    ids = list(topics())
    for topic in ALL:
        if topic.parent in topics():
            assert ids.index(topic.parent) < ids.index(topic.id)


def test_ancestors_run_from_the_outermost_to_the_topic_itself() -> None:
    assert ancestors("legal-basis.consent") == ("legal-basis", "legal-basis.consent")
    assert ancestors("dnt") == ("dnt",)


@pytest.mark.parametrize("topic", ALL, ids=by_id)
def test_every_text_is_written(topic: Topic) -> None:
    for text in (
        topic.title,
        topic.noun,
        topic.disclosed,
        topic.not_enough,
        topic.why,
        topic.write,
        topic.limits,
    ):
        assert text
        assert text == text.strip()
        assert "\n" not in text
    assert re.match(r"[A-Z][a-z-]*", topic.title)
    assert topic.why.endswith(".")
    assert topic.limits.endswith(".")
    assert topic.references


@pytest.mark.parametrize("topic", ALL, ids=by_id)
def test_fragments_fit_into_the_sentences_that_quote_them(topic: Topic) -> None:
    for fragment in (topic.noun, topic.disclosed, topic.not_enough):
        assert not fragment.endswith((".", ",", ";"))
    assert not topic.noun.startswith(("no ", "a ", "an ", "the "))


@pytest.mark.parametrize("topic", ALL, ids=by_id)
def test_wording_to_write_has_balanced_placeholders(topic: Topic) -> None:
    assert topic.write.count("⟨") == topic.write.count("⟩")
    assert "⟩⟩" not in topic.write


def test_most_wordings_leave_something_to_fill_in() -> None:
    bare = [topic.id for topic in ALL if "⟨" not in topic.write]
    assert set(bare) <= {"rights.access", "rights.restriction", "rights.objection", "audience.europe"} | {
        topic.id for topic in ALL if topic.id.startswith("notice.")
    }


@pytest.mark.parametrize("topic", ALL, ids=by_id)
def test_near_topics_exist_are_others_and_stand_once(topic: Topic) -> None:
    assert topic.near
    assert set(topic.near) <= set(topics())
    assert topic.id not in topic.near
    assert len(set(topic.near)) == len(topic.near)
    if topic.parent in topics():
        assert topic.parent in topic.near


@pytest.mark.parametrize("topic", ALL, ids=by_id)
def test_examples_are_small_policies_under_one_heading(topic: Topic) -> None:
    assert 2 <= len(topic.accepted) <= 3
    assert 1 <= len(topic.flagged) <= 2
    for example in topic.accepted + topic.flagged:
        first, _, rest = example.partition("\n")
        assert re.fullmatch(r"# \w.*", first)
        assert "\n#" not in rest
        assert rest.strip()
        assert example.endswith("\n")
        assert "⟨" not in example


def test_no_example_serves_twice() -> None:
    examples = [example for topic in ALL for example in topic.accepted + topic.flagged]
    assert len(set(examples)) == len(examples)


@pytest.mark.parametrize("topic", ALL, ids=by_id)
def test_no_text_passes_judgement_on_legality(topic: Topic) -> None:
    words = " ".join((topic.title, topic.noun, topic.disclosed, topic.not_enough, topic.why, topic.limits))
    assert not FORBIDDEN.search(words)


def test_titles_and_nouns_tell_topics_apart() -> None:
    assert len({topic.title for topic in ALL}) == len(ALL)
    assert len({topic.noun for topic in ALL}) == len(ALL)
