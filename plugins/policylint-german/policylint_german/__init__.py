"""German for policylint: a vocabulary for its topics, texts for its findings, and the framework `tdddg`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policylint.detector import Recogniser
from policylint.framework import Framework
from policylint.hookspecs import hookimpl
from policylint.language import Language
from policylint.rule import Rule
from policylint_german.german import GERMAN, GermanAttributes

__all__ = [
    "GERMAN",
    "policylint_detectors",
    "policylint_frameworks",
    "policylint_rules",
    "policylint_vocabularies",
]


@hookimpl
def policylint_vocabularies() -> Sequence[Language]:
    """German."""
    return (GERMAN,)


@hookimpl
def policylint_detectors() -> Sequence[Recogniser]:
    """What adds the details of German disclosures."""
    return (GermanAttributes(),)


@hookimpl
def policylint_frameworks() -> Sequence[Framework]:
    """The TDDDG."""
    from policylint.frameworks.loader import load

    text = (Path(__file__).parent / "tdddg.toml").read_text(encoding="utf-8")
    return (load(text, "tdddg.toml"),)


@hookimpl
def policylint_rules() -> Sequence[Rule]:
    """What is said of the same in two places, and not the same; what is announced or referred to, and not there."""
    from policylint_german.contradiction_rule import GermanContradictoryStatements
    from policylint_german.list_rule import GermanEmptyListIntro
    from policylint_german.reference_rule import GermanDanglingReference
    from policylint_german.retention_rule import GermanConflictingRetention

    return (
        GermanContradictoryStatements(),
        GermanConflictingRetention(),
        GermanEmptyListIntro(),
        GermanDanglingReference(),
    )
