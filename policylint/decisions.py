"""What is decided before a policy is read: which rules run, how grave the user has them, and which frameworks hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from policylint.framework import FLOOR as FLOOR
from policylint.framework import Framework
from policylint.frozen import dataclass
from policylint.rule import OptionValue, Rule, configured

if TYPE_CHECKING:
    from policylint.confidence import Confidence
    from policylint.diagnostics import Severity

ALL = "ALL"


class UnknownNameError(ValueError):
    """A selector or framework that does not exist; the message suggests what was meant."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user asked for. Empty `select` means the default rules.

    `severity` gives rules and groups, by name, a severity that no law changes, or `off`; the last one counts.
    `options` are triples of a rule, an option and its value.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    floor: bool = True
    preview: bool = False
    min_severity: Severity = "info"
    severity: tuple[tuple[str, Severity | Literal["off"]], ...] = ()
    min_confidence: Confidence = "possible"
    options: tuple[tuple[str, str, OptionValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules and frameworks of a run.

    `named` are rules selected outright: they report even where nobody asks. `severities` are by rule, where
    the user has set them.
    """

    rules: tuple[Rule, ...]
    frameworks: tuple[Framework, ...]
    named: frozenset[str]
    severities: Mapping[str, Severity] = field(default_factory=dict)


def select(settings: Settings, rules: Sequence[Rule], frameworks: Sequence[Framework]) -> Selection:
    """Resolve selectors: a rule's name or alias, its group, a framework, or `ALL`.

    Raises UnknownNameError for what is neither.
    """
    known = {framework.name: framework for framework in frameworks}
    wanted = ((FLOOR,) if settings.floor and FLOOR in known else ()) + settings.frameworks
    for name in settings.frameworks:
        if name not in known:
            raise UnknownNameError(_unknown("framework", name, known))
    active = tuple(known[name] for name in dict.fromkeys(wanted))
    default = {rule.info.name for rule in rules if rule.info.default}
    chosen = _matching(settings.select, rules, known) if settings.select else default
    added = _matching(settings.extend_select, rules, known)
    dropped = _matching(settings.ignore, rules, known)
    stable = {r.info.name for r in rules if settings.preview or r.info.stability == "stable"}
    asked = {*settings.select, *settings.extend_select}
    exact = {r.info.name for r in rules if not asked.isdisjoint((r.info.name, *r.info.aliases))}
    severities: dict[str, Severity | Literal["off"]] = {}
    for selector, level in settings.severity:
        severities |= dict.fromkeys(_matching((selector,), rules, known), level)
    dropped |= {name for name, level in severities.items() if level == "off"}
    names = ((chosen | added) & (stable | exact)) - dropped
    named = (_matching(settings.select, rules, known) | added) & names
    weights = {name: level for name, level in severities.items() if level != "off"}
    chosen_rules = tuple(_with_options(r, settings) for r in rules if r.info.name in names)
    return Selection(chosen_rules, active, frozenset(named), weights)


def _with_options(rule: Rule, settings: Settings) -> Rule:
    if not settings.options:
        return rule
    names = (rule.info.name, *rule.info.aliases)
    return configured(rule, {option: value for name, option, value in settings.options if name in names})


def selectors(rules: Iterable[Rule], frameworks: Iterable[Framework]) -> set[str]:
    """All that a rule may be selected by."""
    found = {ALL, *(framework.name for framework in frameworks)}
    for rule in rules:
        found |= {rule.info.name, rule.info.group, *rule.info.aliases}
    return found


def _matching(selectors: Iterable[str], rules: Sequence[Rule], frameworks: dict[str, Framework]) -> set[str]:
    found: set[str] = set()
    for selector in selectors:
        names = {
            rule.info.name
            for rule in rules
            if selector in (ALL, rule.info.name, rule.info.group, *rule.info.aliases)
        }
        if selector in frameworks:
            topics = {need.topics[0] for need in frameworks[selector].requirements if need.topics}
            own = {need.rule for need in frameworks[selector].requirements}
            names |= {r.info.name for r in rules if r.info.topic in topics or r.info.name in own}
        elif not names:
            options = [ALL, *frameworks, *(r.info.name for r in rules), *{r.info.group for r in rules}]
            raise UnknownNameError(_unknown("rule", selector, options))
        found |= names
    return found


def framework_named(name: str, frameworks: Sequence[Framework]) -> Framework:
    """The framework of that name. Raises UnknownNameError, with a suggestion, if there is none."""
    for framework in frameworks:
        if framework.name == name:
            return framework
    raise UnknownNameError(_unknown("framework", name, [framework.name for framework in frameworks]))


def rule_named(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule of that name or alias. Raises UnknownNameError, with a suggestion, if there is none."""
    for rule in rules:
        if name in (rule.info.name, *rule.info.aliases):
            return rule
    raise UnknownNameError(_unknown("rule", name, [rule.info.name for rule in rules]))


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    """What to say of a name that is not known: of a topic its rule is meant, then a name with the same letters."""
    from policylint.config.problems import close_to

    close = sorted(
        close_to(name, known, 3), key=lambda one: (one != f"{name}-missing", sorted(one) != sorted(name))
    )
    listing = "frameworks" if what == "framework" else "rule --all"
    hint = f"did you mean {close[0]!r}?" if close else f"`policylint {listing}` lists them"
    return f"unknown {what} {name!r}; {hint}"
