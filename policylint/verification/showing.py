"""How it is shown that a report was reproduced, or what differs: as lines, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from policylint.reporters.records import document
from policylint.reporters.terminal import one_line, shown_path
from policylint.verification.differences import Difference
from policylint.verification.verifying import Verified

_FILES = ("configuration", "baseline", "suppressions", "input", "coverage")
_WORDS = {"finding": "", "suppressed": "suppressed ", "coverage": "how much was understood: "}


def lines(differences: Iterable[Difference]) -> str:
    """A line for each difference. Nothing in it is obeyed by a terminal: names and findings come from the report."""
    return "".join(f"{_line(one)}\n" for one in differences)


def _line(one: Difference) -> str:
    message = one_line(one.message)
    if one.kind in ("finding", "suppressed"):
        place = f"{shown_path(one.name)}:{one.line}:{one.column}"
        return f"{place}: {_WORDS[one.kind]}{one.change}: {message}"
    if one.kind in _FILES:
        what = "" if one.kind in ("input", "coverage") else f" ({one.kind})"
        return f"{shown_path(one.name)}{what}: {_WORDS.get(one.kind, '')}{message}"
    return f"{one.kind} {one_line(one.name)}: {message}" if one.name != one.kind else f"{one.name}: {message}"


def verdict(verified: Verified, name: str) -> str:
    """What came of it, in a line."""
    report = shown_path(name)
    number = len(verified.differences)
    told = f"{number} difference{'s' * (number != 1)}"
    if verified.problem:
        return f"{report}: its findings could not be compared: {one_line(verified.problem)}"
    if number:
        hint = (
            " None of its inputs is here: is this the folder in which it was made?" if verified.lost else ""
        )
        return f"{report}: not reproduced: {told}.{hint}"
    findings = f"{verified.findings} finding{'s' * (verified.findings != 1)}"
    policies = f"{verified.policies} {'policy' if verified.policies == 1 else 'policies'}"
    return f"{report}: reproduced: {findings} in {policies}, as reported."


def as_json(verified: Verified, name: str) -> str:
    """One document: whether the report was reproduced, and each difference as an object."""
    return document(
        report=name,
        reproduced=not (verified.problem or verified.differences),
        differences=[asdict(one) for one in verified.differences],
        problem=verified.problem or None,
    )
