"""What the tests share: German text read as German, however short, and the labelled sentences."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policylint_german import GERMAN

from policylint.disclosure import Disclosure
from policylint.testing import disclosures_in
from policylint.topics import ancestors

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sentence:
    """`also` are topics that may be recognised or not."""

    family: str
    text: str
    stated: frozenset[str]
    denied: frozenset[str]
    also: frozenset[str]
    unsaid: frozenset[str]
    heading: str
    introduction: str

    @property
    def markdown(self) -> str:
        heading = f"# {self.heading}\n\n" if self.heading else ""
        return (
            f"{heading}{self.introduction}\n\n- {self.text}\n"
            if self.introduction
            else f"{heading}{self.text}\n"
        )


def sentences() -> Iterator[Sentence]:
    for path in sorted((HERE / "sentences").glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
            topics = (frozenset(entry.get(key, ())) for key in ("topics", "denied", "also", "not"))
            yield Sentence(
                path.stem, entry["text"], *topics, entry.get("heading", ""), entry.get("introduction", "")
            )


def disclosed(markdown: str) -> list[Disclosure]:
    """What German text discloses, near misses left out."""
    return disclosures_in(GERMAN, markdown)


def recognised(sentence: Sentence) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in disclosed(sentence.markdown):
        for topic in ancestors(one.topic):
            found.setdefault(topic, set()).add(one.polarity)
    return found
