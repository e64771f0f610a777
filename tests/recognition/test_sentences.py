"""Sentences of our own, labelled: what must be recognised in each, and what must not.

Each `*.toml` beside this file holds one family of topics.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from policylint.testing import policy_of
from policylint.topics import ancestors, topics

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sentence:
    family: str
    text: str
    headings: tuple[str, ...]
    introduction: str
    stated: frozenset[str]
    denied: frozenset[str]
    unsaid: frozenset[str]

    @property
    def markdown(self) -> str:
        lines = [f"{'#' * level} {heading}\n" for level, heading in enumerate(self.headings, 1)]
        if self.introduction:
            return "\n".join([*lines, self.introduction, "", f"- {self.text}", ""])
        return "\n".join([*lines, self.text, ""])


def load(path: Path) -> list[Sentence]:
    sentences = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
        unknown = set(entry) - {"text", "heading", "introduction", "topics", "denied", "not", "note"}
        assert not unknown, f"{path.name}: unknown keys {unknown} at {entry['text']!r}"
        heading = entry.get("heading", [])
        denied = frozenset(entry.get("denied", ()))
        sentences.append(
            Sentence(
                path.stem,
                entry["text"],
                tuple([heading] if isinstance(heading, str) else heading),
                entry.get("introduction", ""),
                frozenset(entry.get("topics", ())) - denied,
                denied,
                frozenset(entry.get("not", ())),
            )
        )
    return sentences


SENTENCES = [sentence for path in sorted(HERE.glob("*.toml")) for sentence in load(path)]


def recognised(sentence: Sentence) -> dict[str, set[str]]:
    policy = policy_of(sentence.markdown, detect=True)
    found: dict[str, set[str]] = {}
    for disclosure in policy.disclosures:
        for topic in ancestors(disclosure.topic):
            found.setdefault(topic, set()).add(disclosure.polarity)
    return found


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: f"{s.family}: {s.text[:60]}")
def test_sentence(sentence: Sentence) -> None:
    found = recognised(sentence)
    assert sentence.stated | sentence.denied <= found.keys(), f"missed in {sentence.markdown!r}"
    assert not sentence.unsaid & found.keys(), f"false in {sentence.markdown!r}"
    wrong = {topic for topic in sentence.denied if "denied" not in found[topic]}
    wrong |= {topic for topic in sentence.stated if "stated" not in found[topic]}
    assert not wrong, f"wrong polarity: {wrong} in {sentence.markdown!r}"


def test_labels_are_topics() -> None:
    labels = {topic for s in SENTENCES for topic in s.stated | s.denied | s.unsaid}
    assert labels <= topics().keys(), labels - topics().keys()
