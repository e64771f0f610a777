"""Sentences of our own, labelled: how many topics are recognised, and how many wrongly."""

from __future__ import annotations

import pytest
from reading import Sentence, recognised, sentences

from policylint.topics import ancestors, topics

SENTENCES = list(sentences())
LEAST_RECALL, LEAST_PRECISION = 0.98, 0.98


def test_there_are_enough() -> None:
    assert len(SENTENCES) >= 300
    labels = {topic for one in SENTENCES for topic in one.stated | one.denied | one.also | one.unsaid}
    assert labels <= topics().keys(), labels - topics().keys()


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.family}: {one.text[:60]}")
def test_nothing_is_recognised_that_is_said_to_be_absent(sentence: Sentence) -> None:
    assert not sentence.unsaid & recognised(sentence).keys()


def test_recall_precision_and_polarity() -> None:
    hits = missed = false = 0
    turned = []
    for one in SENTENCES:
        found = recognised(one)
        wanted = one.stated | one.denied
        allowed = {parent for topic in wanted | one.also for parent in ancestors(topic)}
        hits += len(wanted & found.keys())
        missed += len(wanted - found.keys())
        false += len((found.keys() & topics().keys()) - allowed)
        turned += [topic for topic in one.denied if "denied" not in found.get(topic, {"denied"})]
        turned += [topic for topic in one.stated if "stated" not in found.get(topic, {"stated"})]
    assert hits / (hits + missed) >= LEAST_RECALL
    assert hits / (hits + false) >= LEAST_PRECISION
    assert len(turned) <= 1, turned
