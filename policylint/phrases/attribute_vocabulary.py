"""How a language names the terms of `policylint/terms.toml`: the vocabulary by which attributes are recognised.

Its files (`vocabulary/LANGUAGE/attributes/*.toml`) are vocabulary files like all others, but the topic of an entry is an
attribute's name and the id of a term: `data.ip-address`, `mechanism.scc`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from policylint.inputs import contents
from policylint.phrases.program import Compiled
from policylint.phrases.vocabulary import Vocabulary, digest, load
from policylint.terms import TermKind, terms

KINDS: dict[str, TermKind] = {
    "data": "data",
    "purpose": "purpose",
    "recipient": "recipient",
    "role": "role",
    "basis": "basis",
    "mechanism": "safeguard",
    "trigger": "event",
    "disposal": "disposal",
    "measure": "measure",
    "channel": "channel",
}
"""The kind of terms that each name stands for."""

STALE_MECHANISMS = ("privacy-shield", "safe-harbor")
"""Mechanisms that no longer carry a transfer: found in texts, and no terms to declare anything with."""

FOLDER = "attributes"
"""The folder of these files within that of a language."""

NEEDS = "compiled.needs.json"
"""The compiled file that tells what each pattern needs."""

_ROOT = Path(__file__).parent.parent / "vocabulary"


def attribute_names() -> frozenset[str]:
    """Everything an entry may name: `data.ip-address`, `recipient.carrier`, …"""
    named = {f"{name}.{term}" for name, kind in KINDS.items() for term in terms(kind)}
    return frozenset(named | {f"mechanism.{stale}" for stale in STALE_MECHANISMS})


def store_needs(compiled: Compiled, digest: str) -> bytes:
    """The content of the file that holds what each pattern needs; `attribute_needs` reads it back."""
    document = {"digest": digest, "needs": compiled.needs}
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


@cache
def attribute_needs(language: str = "en") -> list[str]:
    """What each pattern of a language's vocabulary of attributes needs (see `Compiled.needs`); nothing if its files were edited."""
    directory = _ROOT / language / FOLDER
    try:
        stored = json.loads(contents(directory / NEEDS))
        return list(stored["needs"]) if stored["digest"] == digest(directory) else []
    except (OSError, ValueError, TypeError, LookupError):
        return []


@cache
def attribute_vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of attributes that is shipped for a language, loaded once.

    Raises LookupError if there is none, VocabularyError if its files were edited and are wrong.
    """
    directory = _ROOT / language / FOLDER
    if not directory.is_dir():
        raise LookupError(f"no vocabulary of attributes for the language {language!r}")
    return load(directory, attribute_names())
