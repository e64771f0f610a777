"""Suppressions beside a document that cannot be edited, or has no comments: `policy.txt.policylint.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from policylint.config.places import Places
from policylint.config.problems import ConfigError, ConfigProblem, meant
from policylint.config.toml import TomlError, parse
from policylint.diagnostics import Finding
from policylint.frozen import dataclass
from policylint.inputs import text_of
from policylint.policy import Policy
from policylint.rule import Rule
from policylint.source import Span
from policylint.suppression import SUFFIX
from policylint.suppression.applying import EXPIRED, UNUSED, Suppressed
from policylint.suppression.covering import Covering

_KEYS = ("rule", "text", "because", "until", "owner")


@dataclass(frozen=True, slots=True)
class Entry:
    """One suppression: of a rule's findings in the whole document, or where the sentence holds `text`."""

    rule: str
    file: str
    line: int
    text: str = ""
    because: str = ""
    until: date | None = None
    owner: str = ""


def read_sidecar(path: str, names: Mapping[str, str]) -> tuple[Entry, ...]:
    """The suppressions beside a document. `names` gives each rule's name for all its names.

    Raises ConfigError with all that is wrong in the file.
    """
    file = Path(path + SUFFIX)
    if not file.is_file():
        return ()
    name = str(file)
    try:
        text = text_of(file)
        table = parse(text)
    except TomlError as error:
        raise ConfigError([ConfigProblem(name, error.line, "", f"not valid TOML: {error}")]) from None
    except OSError as error:
        raise ConfigError([ConfigProblem(name, 0, "", error.strerror or str(error))]) from None
    except UnicodeDecodeError as error:
        raise ConfigError([ConfigProblem(name, 0, "", str(error))]) from None
    places = Places(text)
    problems = [
        ConfigProblem(name, places.line((key,)), key, "unknown key", "write [[ignore]]")
        for key in table
        if key != "ignore"
    ]
    listed = table.get("ignore", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        problems.append(ConfigProblem(name, places.line(("ignore",)), "ignore", "write [[ignore]]"))
        listed = []
    entries = []
    for index, one in enumerate(listed):
        wrong = list(_problems(one, index, name, places, names))
        problems += wrong
        if not wrong:
            entries.append(
                Entry(**{**one, "rule": names[one["rule"]]}, file=name, line=places.line(("ignore", index)))
            )
    if problems:
        raise ConfigError(problems)
    return tuple(entries)


def _problems(
    entry: dict[str, Any], index: int, file: str, places: Places, names: Mapping[str, str]
) -> Iterator[ConfigProblem]:
    def wrong(key: str, message: str, hint: str = "") -> ConfigProblem:
        return ConfigProblem(
            file, places.line(("ignore", index, key)), f"ignore[{index}].{key}", message, hint
        )

    for key, value in entry.items():
        if key not in _KEYS:
            yield wrong(key, "unknown key", meant(key, _KEYS, "known: " + ", ".join(_KEYS)))
        elif key == "until":
            if type(value) is not date:
                yield wrong(key, f"{value!r} is not a date", "write until = 2027-01-01, without quotes")
        elif not isinstance(value, str):
            yield wrong(key, "must be a string")
    rule = entry.get("rule")
    if rule is None:
        yield wrong("rule", "is missing")
    elif isinstance(rule, str) and rule not in names:
        yield wrong(
            "rule", f"unknown rule {rule!r}", meant(rule, names, "`policylint rule --all` lists them")
        )


def suppress_beside(
    policy: Policy, entries: Sequence[Entry], findings: Sequence[tuple[Rule, Finding]], ran: Sequence[Rule]
) -> Suppressed:
    """Apply the suppressions beside a document to what was found in it."""
    reasons: dict[tuple[str, Finding], str] = {}
    used: set[Entry] = set()
    in_force: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in entries:
        if entry.until is None or entry.until >= policy.today:
            in_force[entry.rule].append((entry, _words(entry.text)))
    sentences = _Sentences(policy)
    for rule, finding in findings:
        held = in_force.get(rule.info.name, ())
        sentence = sentences.at(finding.span) if any(words for _, words in held) else ""
        for entry, words in held:
            if words in sentence:
                reasons.setdefault((rule.info.name, finding), entry.because)
                used.add(entry)
    by_name = {rule.info.name: rule for rule in ran}
    start = Span(0, 0)
    own: list[tuple[Rule, Finding]] = []
    for entry in entries:
        where = f"{Path(entry.file).name}:{entry.line}"
        if entry.until is not None and entry.until < policy.today:
            if EXPIRED in by_name:
                message = f"suppression of {entry.rule} ended on {entry.until} ({where})"
                own.append((by_name[EXPIRED], Finding(message, start)))
        elif entry not in used and UNUSED in by_name and _could_find(policy, by_name.get(entry.rule)):
            message = f"nothing is suppressed: no finding of {entry.rule} here ({where})"
            own.append((by_name[UNUSED], Finding(message, start)))
    return Suppressed(reasons, own)


def _could_find(policy: Policy, rule: Rule | None) -> bool:
    return rule is not None and (policy.coverage.absence_is_meaningful or not rule.info.reports_absence)


class _Sentences:
    """The sentences of a policy, found by a place in them."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._covering = Covering([passage.span for passage in policy.passages])

    def at(self, span: Span) -> str:
        """The words of the sentence in which a span begins, or else of the span."""
        index = self._covering.at(span.start)
        if index is None:
            return _words(self._policy.document.source.slice(span))
        return _words(self._policy.passages[index].own_text)


def _words(text: str) -> str:
    return " ".join(text.split())
