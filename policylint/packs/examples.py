"""Whether the rules of a pack do what their examples say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policylint.detector import Recogniser
from policylint.engine.choosing import choose_frontend
from policylint.engine.judging import judge
from policylint.engine.understanding import understand
from policylint.frontend import Frontend
from policylint.frozen import dataclass
from policylint.packs.pack import Pack
from policylint.packs.rules import PackExample
from policylint.rule import Rule
from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule found in an example, and what is wrong with that; nothing if it is as it should be."""

    rule: str
    example: PackExample
    found: tuple[str, ...]
    wrong: str = ""


def outcomes(pack: Pack, frontends: list[Frontend], detectors: list[Recogniser]) -> Iterator[Outcome]:
    """Every example of a pack, run. A known miss that is found by now is wrong, too: it is known no more."""
    for rule in pack.rules:
        for example in pack.examples.get(rule.info.name, ()):
            yield _outcome(rule, example, frontends, [*detectors, *pack.detectors])


def _outcome(
    rule: Rule, example: PackExample, frontends: list[Frontend], detectors: list[Recogniser]
) -> Outcome:
    name = rule.info.name
    try:
        today = date.fromisoformat(example.today)
    except ValueError:
        return Outcome(name, example, (), f"not a date: {example.today!r}")
    source = Source(example.path, example.text)
    understood = understand(source, choose_frontend(source, frontends), detectors, today=today)
    findings, failures = judge(understood.policy, (rule,))
    failed = [*understood.failures, *failures]
    if failed:
        return Outcome(name, example, (), f"{failed[0].what}: {failed[0].message}")
    spans = sorted(finding.span for _, finding in findings)
    found = tuple(source.slice(span) for span in spans)
    return Outcome(name, example, found, _difference(example, found))


def _difference(example: PackExample, found: tuple[str, ...]) -> str:
    caught = [one for one in example.missed if one in found and one not in example.finds]
    if caught:
        return f"finds {_quoted(caught)}, which is listed as missed; list it under finds"
    if found != example.finds:
        return f"should find {_quoted(example.finds)}, finds {_quoted(found)}"
    return ""


def _quoted(texts: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts) or "nothing"
