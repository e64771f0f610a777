"""Sentences of our own with the attributes that must be found in them: name, value and the words underlined.

An entry of `attributes/*.toml` lists all that its `topic` (or a child of it) must have, and no more. Where no detector finds
the topic in the sentence, the attributes are looked for all the same: recognising topics has tests of its own.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from policylint.detectors.attributes.describer import AttributeDescriber
from policylint.disclosure import Disclosure
from policylint.phrases.attribute_vocabulary import KINDS, STALE_MECHANISMS
from policylint.policy import Policy
from policylint.terms import terms
from policylint.testing import policy_of
from policylint.topics import topics

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parent / "attributes"
KEYS = {"topic", "heading", "introduction", "label", "text", "header", "row", "attributes", "note"}

Found = tuple[str, str, str]


@dataclass(frozen=True)
class Sentence:
    topic: str
    markdown: str
    expected: tuple[Found, ...]
    said: str


def load(path: Path) -> list[Sentence]:
    found = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
        assert entry.keys() <= KEYS, f"{path.name}: unknown keys at {entry}"
        said = entry.get("text") or " | ".join(entry["row"])
        expected = tuple((name, value, words) for name, value, words in entry["attributes"])
        found.append(Sentence(entry["topic"], markdown(entry), expected, said))
    return found


def markdown(entry: dict[str, object]) -> str:
    lines = ["# Privacy policy\n"]
    if "heading" in entry:
        lines.append(f"## {entry['heading']}\n")
    if "row" in entry:
        header, row = entry["header"], entry["row"]
        assert isinstance(header, list)
        assert isinstance(row, list)
        lines += [f"| {' | '.join(header)} |", "|---" * len(header) + "|", f"| {' | '.join(row)} |"]
    elif "introduction" in entry:
        lines += [f"{entry['introduction']}\n", f"- {entry['text']}"]
    elif "label" in entry:
        lines.append(f"**{entry['label']}.** {entry['text']}")
    else:
        lines.append(str(entry["text"]))
    return "\n".join([*lines, ""])


SENTENCES = [sentence for path in sorted(FOLDER.glob("*.toml")) for sentence in load(path)]


def described(sentence: Sentence) -> tuple[Policy, tuple[Disclosure, ...]]:
    policy = policy_of(sentence.markdown, detect=True)
    found = policy.about(sentence.topic)
    if not found:
        passage = [passage for passage in policy.passages if passage.kind != "heading"][-1]
        found = (Disclosure(sentence.topic, "stated", (passage.span,), passage.own_text),)
        found = tuple(AttributeDescriber().describe(policy.document, policy.passages, found))
    return policy, found


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: f"{s.topic}: {s.said[:60]}")
def test_attributes(sentence: Sentence) -> None:
    policy, found = described(sentence)
    attributes = {attribute for disclosure in found for attribute in disclosure.attributes}
    underlined = {(a.name, a.value, policy.document.source.slice(a.span)) for a in attributes}
    assert underlined == set(sentence.expected), sentence.markdown


def test_there_are_enough() -> None:
    assert len(SENTENCES) >= 150


def test_values_are_terms() -> None:
    for sentence in SENTENCES:
        assert sentence.topic in topics()
        for name, value, _ in sentence.expected:
            if name in KINDS and name not in ("recipient", "trigger", "channel"):
                assert value in terms(KINDS[name]) or value in STALE_MECHANISMS, value
