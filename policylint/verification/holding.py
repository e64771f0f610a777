"""What holds for each file of a run that is done again: what its record says, whatever the configuration says now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policylint.config.config import Place, SplitPolicy
from policylint.config.sources import Sources
from policylint.decisions import Settings
from policylint.frameworks.paths import is_path
from policylint.frozen import dataclass
from policylint.host import Parts
from policylint.law.facts import FactError, read_facts
from policylint.request.grouping import full_path
from policylint.request.plan import Applied
from policylint.run_record import InputRecord, RunRecord, SettingsRecord
from policylint.templating.templates import SYNTAXES


class SettingsError(ValueError):
    """Settings of a record with which nothing can be run here."""


@dataclass(frozen=True, slots=True)
class RecordedPlan:
    """The settings of a run by path, and its split policies by the absolute path of each of their files.

    `sources` are the configurations that hold now: they are compared, and decide nothing.
    """

    sources: Sources
    by_path: Mapping[str, Applied]
    together: Mapping[str, SplitPolicy]

    @property
    def splits(self) -> bool:
        return bool(self.together)

    def load(self, paths: Sequence[str]) -> bool:
        """Nothing is to be loaded; all of it can be used."""
        return True

    def check(self, paths: Sequence[str], parts: Parts, *, names: bool = True) -> None:
        """Raise SettingsError for an option of a rule that cannot be set so."""
        known = {
            (name, option.name): option
            for info in (rule.info for rule in parts.rules)
            for name in (info.name, *info.aliases)
            for option in info.options
        }
        for applied in self.by_path.values():
            for rule, name, value in applied.settings.options:
                option = known.get((rule, name))
                if option is None:
                    raise SettingsError(f"there is no option {name!r} of the rule {rule!r} here")
                if problem := option.problem(value):
                    raise SettingsError(f"the option {name!r} of the rule {rule!r} {problem}")

    def policy_of(self, path: str) -> SplitPolicy | None:
        """The policy that a file is a part of."""
        return self.together.get(full_path(path))

    def applied(self, path: str) -> Applied:
        """What holds for a file; for what is none of the run, nothing does."""
        return self.by_path.get(path) or next(iter(self.by_path.values()), Applied(Settings(), {}))


def recorded_plan(record: RunRecord, inputs: Sequence[InputRecord], sources: Sources) -> RecordedPlan:
    """What held for these inputs of a run. Raises SettingsError for settings that cannot be used."""
    applied = [_applied(one) for one in record.settings]
    main: dict[str, list[str]] = {}
    for one in inputs:
        if one.part_of:
            main.setdefault(one.part_of, []).append(full_path(one.path))
    splits = [SplitPolicy("", tuple(files), {}, Place("", 0)) for files in main.values() if len(files) > 1]
    return RecordedPlan(
        sources,
        {one.path: applied[one.settings] for one in inputs},
        {file: split for split in splits for file in split.files},
    )


def _applied(told: SettingsRecord) -> Applied:
    if files := [name for name in told.frameworks if is_path(name)]:
        raise SettingsError(
            f"{files[0]!r} is no name of a framework; no file is read because a report names it"
        )
    if unknown := [name for name in told.templates or () if name not in SYNTAXES]:
        raise SettingsError(f"there is no template language {unknown[0]!r}")
    facts: dict[str, Any] = dict(told.facts)
    try:
        read = read_facts(facts)
    except FactError as error:
        raise SettingsError(str(error)) from None
    settings = Settings(
        select=told.select,
        extend_select=told.extend_select,
        ignore=told.ignore,
        frameworks=told.frameworks,
        floor=told.floor,
        preview=told.preview,
        min_severity=told.min_severity,
        severity=tuple(told.severity.items()),
        min_confidence=told.min_confidence,
        options=tuple(
            (rule, name, value) for rule, values in told.options.items() for name, value in values.items()
        ),
    )
    return Applied(settings, read, told.templates)
